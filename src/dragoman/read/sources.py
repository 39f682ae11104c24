"""Files, directories and standard input -> Documents, each text once; what cannot be read is a Diagnostic."""

import os
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import BinaryIO

from dragoman.model import Diagnostic, Document
from dragoman.read.decode import signature_of
from dragoman.read.documents import dated, refused
from dragoman.read.rules import load_rules
from dragoman.stages import Reader

STDIN = "-"
STDIN_ORIGIN = "standard input"
SUFFIXES = (".txt", ".text", ".md", ".markdown", ".html", ".htm", ".xhtml")
ADDRESS = ("http://", "https://", "ftp://")
LIMIT_BYTES = 16 * 1024 * 1024  # about 25 minutes of parsing; a longer file is many texts


def read_sources(
    sources: Iterable[str | Path],
    *,
    readers: Sequence[Reader],
    published: date | None = None,
    stdin: BinaryIO | None = None,
    limit_bytes: int = LIMIT_BYTES,
) -> Iterator[Document | Diagnostic]:
    """The documents of files, directories (walked in order of names) and `-` (stdin), in the order given.

    `published` is the day for documents whose file names none. The same text twice is one document.
    The first of `readers` that accepts a file reads it (`run/sources.py` has those of the settings). Raises nothing
    for bad input.
    """
    seen: set[str] = set()
    for origin, data in load_sources(sources, stdin=stdin, limit_bytes=limit_bytes):
        if isinstance(data, Diagnostic):
            yield data
            continue
        for found in read_bytes(origin, data, readers):
            if isinstance(found, Diagnostic):
                yield found
                continue
            document = dated(found, published)
            if document.id not in seen:
                seen.add(document.id)
                yield document


def read_bytes(origin: str, data: bytes, readers: Sequence[Reader]) -> Iterator[Document | Diagnostic]:
    """The documents in the bytes of one file, by the first reader that accepts them."""
    if not data.strip():
        yield refused(origin, "is empty; nothing to read")
        return
    reader = next((reader for reader in readers if reader.accepts(origin, data)), None)
    if reader is not None:
        yield from reader.read(origin, data)
        return
    signature = signature_of(data, load_rules().signatures)
    what = f"is {signature.what}; {signature.advice}" if signature else "is no text; save its text as UTF-8"
    yield refused(origin, what)


def load_sources(
    sources: Iterable[str | Path], *, stdin: BinaryIO | None, limit_bytes: int
) -> Iterator[tuple[str, bytes | Diagnostic]]:
    """Origin and bytes (or what is wrong) of every file that the sources name."""
    taken: set[str] = set()
    for source in sources:
        name = os.fspath(source)
        if name in taken:
            continue
        taken.add(name)
        if name == STDIN:
            yield STDIN_ORIGIN, _stdin(stdin, limit_bytes)
            continue
        for path in files_under(Path(name)):
            if isinstance(path, Diagnostic):
                yield path.origin or name, path
            else:
                yield shown(path), load_file(path, limit_bytes)


def files_under(path: Path) -> Iterator[Path | Diagnostic]:
    """The file itself; or, of a directory, the files of known form in and under it, hidden ones left out."""
    try:
        is_directory = path.is_dir()
    except (OSError, ValueError):
        is_directory = False
    if not is_directory:
        yield path
        return
    found = list(_walk(path))
    yield from found
    if not found:
        yield refused(shown(path), f"has no file to read; known are {', '.join(SUFFIXES)}")


def _walk(directory: Path) -> Iterator[Path | Diagnostic]:
    """Files under a directory in order of names; links to directories are not followed, so there are no loops."""
    waiting = [directory]
    while waiting:
        path = waiting.pop()
        if path is not directory and not path.is_dir():
            yield path
            continue
        try:
            with os.scandir(path) as listing:
                entries = sorted((e for e in listing if _is_wanted(e)), key=lambda e: os.fsencode(e.name), reverse=True)
        except OSError as error:
            yield refused(shown(path), f"the directory cannot be opened ({error.strerror or error})")
            continue
        waiting.extend(path / entry.name for entry in entries)


def _is_wanted(entry: os.DirEntry[str]) -> bool:
    if entry.name.startswith("."):
        return False
    try:
        return entry.is_dir(follow_symlinks=False) or (entry.name.lower().endswith(SUFFIXES) and entry.is_file())
    except OSError:
        return False


def load_file(path: Path, limit_bytes: int) -> bytes | Diagnostic:
    """The bytes of a file, or what is wrong with it."""
    origin = shown(path)
    if origin.lower().startswith(tuple(scheme.replace("//", "/") for scheme in ADDRESS)):
        return refused(origin, "addresses are not fetched; save the page and give the file")
    try:
        with path.open("rb") as file:
            return _limited(origin, file, limit_bytes)
    except FileNotFoundError:
        return refused(origin, "there is no such file; check the name")
    except OSError as error:
        return refused(origin, f"cannot be opened ({error.strerror or error}); check its permissions")
    except ValueError as error:
        return refused(origin, f"is not a usable file name ({error})")


def _stdin(stdin: BinaryIO | None, limit_bytes: int) -> bytes | Diagnostic:
    if stdin is None:
        return refused(STDIN_ORIGIN, "nothing is connected to it; pipe a text in or name a file")
    try:
        return _limited(STDIN_ORIGIN, stdin, limit_bytes)
    except OSError as error:
        return refused(STDIN_ORIGIN, f"cannot be read ({error.strerror or error})")


def _limited(origin: str, file: BinaryIO, limit_bytes: int) -> bytes | Diagnostic:
    data = file.read(limit_bytes + 1)
    if len(data) > limit_bytes:
        return refused(origin, f"is larger than {limit_bytes:,} bytes; split it into its texts")
    return data


def shown(path: Path) -> str:
    """A path as it can be printed and stored: bytes that are no UTF-8 and line breaks written as escapes."""
    text = os.fsencode(path).decode("utf-8", errors="backslashreplace")
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode("ascii") for c in text)
