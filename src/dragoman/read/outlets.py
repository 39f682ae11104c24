"""Outlets: what `sources.toml` says of publishers, their feeds, sites and files (docs/sources.md)."""

import tomllib
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import msgspec

from dragoman.errors import SettingsError
from dragoman.model import Document, Handling, Kind, Record, Reliability
from dragoman.read.rules import fields_named

SUFFIX = ".toml"
STRICTNESS = tuple(Handling)


class Outlet(Record):
    """One `[[source]]`: who publishes, where to read it, and what holds of every text from there.

    `feeds` and `site` are addresses, `files` paths or globs. A site without feeds is asked for the feeds that its
    page names. `follow`: whether the pages behind a feed's entries are fetched, the newest `most` of them.
    `read = false` leaves the outlet as a register of whom its addresses belong to.
    """

    publisher: str
    country: str | None = None
    kind: Kind | None = None
    reliability: Reliability | None = None
    handling: Handling = Handling.CLEAR
    language: str | None = None
    site: str | None = None
    feeds: tuple[str, ...] = ()
    files: tuple[str, ...] = ()
    columns: dict[str, str] = msgspec.field(default_factory=dict)
    follow: bool = True
    most: int = 50
    read: bool = True


class Outlets(Record, forbid_unknown_fields=True):
    """A whole `sources.toml`."""

    source: tuple[Outlet, ...] = ()


def load_outlets(path: Path) -> tuple[Outlet, ...]:
    """The outlets of a file; paths in it are taken from where it lies.

    Raises SettingsError for a file that cannot be opened or breaks the schema.
    """
    try:
        values: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))
        outlets = msgspec.convert(values, Outlets).source
    except OSError as error:
        raise SettingsError(f"{path}: cannot be opened ({error.strerror or error})") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SettingsError(f"{path}: is not TOML: {error}") from error
    except msgspec.ValidationError as error:
        raise SettingsError(f"{path}: {error}; docs/sources.md has the keys") from error
    for outlet in outlets:
        fields_named(outlet.columns)
    return tuple(one.replace(files=tuple(str(path.parent / file) for file in one.files)) for one in outlets)


def outlet_of(document: Document, outlets: Sequence[Outlet]) -> Outlet | None:
    """The outlet that a document's address belongs to: of the sites that fit, the one with the longest address."""
    if not document.url:
        return None
    fits = [(len(site), outlet) for outlet in outlets for site in _places(outlet) if _is_under(document.url, site)]
    return max(fits, key=lambda fit: fit[0])[1] if fits else None


def marked(document: Document, outlet: Outlet) -> Document:
    """The document with what its outlet says; of two handling marks the stricter one holds."""
    return document.replace(
        source=outlet.publisher,
        country=outlet.country,
        reliability=outlet.reliability,
        kind=outlet.kind if outlet.kind and document.kind is Kind.ARTICLE else document.kind,
        language=document.language or outlet.language,
        handling=strictest((document.handling, outlet.handling)),
    )


def strictest(marks: Iterable[Handling]) -> Handling:
    """The strictest of the marks.

    >>> strictest([Handling.GREEN, Handling.RED, Handling.CLEAR]).value
    'red'
    """
    return max(marks, key=STRICTNESS.index)


def _places(outlet: Outlet) -> tuple[str, ...]:
    return (outlet.site,) if outlet.site else ()


def _is_under(url: str, site: str) -> bool:
    """Whether an address is on a site ("https://gulf.example/world/" or "gulf.example") or a host under it."""
    there, here = urlsplit(site if "//" in site else f"//{site}"), urlsplit(url)
    host, wanted = (parts.hostname or "" for parts in (here, there))
    wanted = wanted.removeprefix("www.")
    return (host == wanted or host.endswith(f".{wanted}")) and here.path.startswith(there.path.rstrip("/"))
