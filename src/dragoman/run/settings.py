"""Settings: which implementations do the work, from dragoman.toml or given."""

import tomllib
from collections.abc import Sequence
from os import PathLike
from pathlib import Path
from typing import Any

import msgspec

from dragoman.errors import SettingsError
from dragoman.model import Handling, Record
from dragoman.read.settings import FetchSettings

FILE = "dragoman.toml"


class Settings(Record):
    """What `dragoman.toml` may say; each field has a default.

    `pipeline`: name of a spaCy pipeline, None the default one. `actors`: further actor files. `extractors`: by
    name, in order, because later ones see what earlier ones found. `readers`: by name, the most particular first,
    because the first that accepts a file reads it. `languages`: those that are read (ISO 639-1).
    `annotator`: by name, as plugins register them. `ledger`: the address of the ledger that commands take where
    none is given (docs/ledger.md). `handling`: TLP marks by source, as documents name it. `fetch`: how addresses are
    read. `sources`: files that say who publishes where (docs/sources.md); texts are marked by them, nothing is read
    from there. `columns`: which column of a table is which field.

    >>> Settings().languages
    ('en',)
    """

    pipeline: str | None = None
    actors: tuple[str, ...] = ()
    extractors: tuple[str, ...] = ("statements", "events", "talks", "proposals", "positions")
    languages: tuple[str, ...] = ("en",)
    readers: tuple[str, ...] = ("pdf", "docx", "mail", "warc", "table", "feed", "html", "text")
    annotator: str = "spacy"
    ledger: str | None = None
    handling: dict[str, Handling] = msgspec.field(default_factory=dict)
    fetch: FetchSettings = FetchSettings()
    sources: tuple[str, ...] = ()
    columns: dict[str, str] = msgspec.field(default_factory=dict)


def load_settings(file: str | PathLike[str] = FILE) -> Settings:
    """The settings a TOML file holds; paths of files and of the ledger in it are taken from where it lies.

    Raises SettingsError for a file that cannot be read, an unknown key or a value of the wrong kind.
    """
    path = Path(file)
    try:
        values: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))
        settings = msgspec.convert(values, Settings)
    except OSError as error:
        raise SettingsError(f"{path}: cannot be opened ({error.strerror or error})") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SettingsError(f"{path}: is not TOML: {error}") from error
    except msgspec.ValidationError as error:
        raise SettingsError(f"{path}: {error}") from error
    ledger = settings.ledger
    return settings.replace(
        actors=tuple(str(path.parent / actors) for actors in settings.actors),
        sources=tuple(str(path.parent / sources) for sources in settings.sources),
        ledger=str(path.parent / ledger) if ledger and "://" not in ledger and ledger != "memory" else ledger,
    )


def settings_of_folder(folder: Path) -> Settings:
    """The settings in the folder's dragoman.toml, or the defaults where there is none."""
    path = folder / FILE
    return load_settings(path) if path.is_file() else Settings()


def override(
    settings: Settings, *, actors: Sequence[str | PathLike[str]] = (), pipeline: str | None = None
) -> Settings:
    """The settings with further actor files and another pipeline, where given."""
    return settings.replace(
        actors=(*settings.actors, *(str(Path(file)) for file in actors)),
        pipeline=pipeline or settings.pipeline,
    )
