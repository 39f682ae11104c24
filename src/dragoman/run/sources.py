"""Files -> Documents by the readers that the settings name: reading alone, without the rest of the way."""

from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import BinaryIO

from dragoman.model import Diagnostic, Document
from dragoman.plugins import READERS, make
from dragoman.read.sources import LIMIT_BYTES
from dragoman.read.sources import read_sources as read_with
from dragoman.run.settings import Settings
from dragoman.stages import Reader


def readers_of(settings: Settings) -> tuple[Reader, ...]:
    """The readers, the most particular first. Raises SettingsError for unknown names, PluginError for broken ones."""
    return tuple(make(READERS, name) for name in settings.readers)


def read_sources(
    sources: Iterable[str | Path],
    *,
    settings: Settings | None = None,
    published: date | None = None,
    stdin: BinaryIO | None = None,
    limit_bytes: int = LIMIT_BYTES,
) -> Iterator[Document | Diagnostic]:
    """The documents of files, directories and `-`, and a Diagnostic for what cannot be read (docs/reading.md).

    >>> [found.message for found in read_sources(["no-such-file.txt"])]
    ['no-such-file.txt: there is no such file; check the name']
    """
    readers = readers_of(settings or Settings())
    return read_with(sources, readers=readers, published=published, stdin=stdin, limit_bytes=limit_bytes)
