"""Files -> Documents by the readers that the settings name: reading alone, without the rest of the way."""

from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import BinaryIO

from dragoman.model import Diagnostic, Document
from dragoman.plugins import READERS, make
from dragoman.read.doors import FetchDoor
from dragoman.read.files import LIMIT_BYTES
from dragoman.read.outlets import Outlet, load_outlets
from dragoman.read.sources import read_sources as read_with
from dragoman.run.settings import Settings
from dragoman.stages import Reader


def readers_of(settings: Settings) -> tuple[Reader, ...]:
    """The readers, the most particular first. Raises SettingsError for unknown names, PluginError for broken ones."""
    return tuple(make(READERS, name) for name in settings.readers)


def outlets_of(settings: Settings) -> tuple[Outlet, ...]:
    """The publishers that the settings' files name. Raises SettingsError for a file that cannot be used."""
    return tuple(outlet for file in settings.sources for outlet in load_outlets(Path(file)))


def read_sources(
    sources: Iterable[str | Path],
    *,
    settings: Settings | None = None,
    published: date | None = None,
    stdin: BinaryIO | None = None,
    limit_bytes: int = LIMIT_BYTES,
) -> Iterator[Document | Diagnostic]:
    """The documents of files, folders, patterns, addresses, `sources.toml` and `-`, and a Diagnostic for what cannot be
    read (docs/reading.md).

    >>> [found.message for found in read_sources(["no-such-file.txt"])]
    ['no-such-file.txt: there is no such file; check the name']
    """
    settings = settings or Settings()
    return read_with(
        sources,
        readers=readers_of(settings),
        published=published,
        stdin=stdin,
        limit_bytes=limit_bytes,
        fetcher=FetchDoor(settings.fetch),
        outlets=outlets_of(settings),
        columns=settings.columns,
    )
