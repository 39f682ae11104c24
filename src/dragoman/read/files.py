"""Files and folders on disk: which a name stands for, and their bytes."""

import glob
import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from dragoman.model import Diagnostic
from dragoman.read.documents import refused

LIMIT_BYTES = 16 * 1024 * 1024  # about 25 minutes of parsing; a longer text is many texts
NO_FILE = "there is no such file; check the name"
# "www.gulf.example", "gulf.example/talks": what people type for an address.
HOST = re.compile(r"(?:www\.[\w.-]+\.[a-z]{2,}|[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}/)")
HEAD = 64 * 1024
"""Bytes by which the form of a file is told."""


def files_named(name: str, suffixes: tuple[str, ...]) -> Iterator[Path | Diagnostic]:
    """The files that a name stands for: the file itself, the files of a folder, or what a pattern (*, ?, []) fits."""
    path = Path(name)
    if glob.has_magic(name) and not _exists(path):
        found = sorted(glob.glob(name, recursive=True), key=os.fsencode)
        if not found:
            yield refused(shown(path), "no file fits the pattern; check it")
        for one in found:
            yield from files_under(Path(one), suffixes)
    else:
        yield from files_under(path, suffixes)


def files_under(path: Path, suffixes: tuple[str, ...]) -> Iterator[Path | Diagnostic]:
    """The file itself; or, of a directory, the files of known form in and under it, hidden ones left out."""
    try:
        is_directory = path.is_dir()
    except (OSError, ValueError):
        is_directory = False
    if not is_directory:
        yield path
        return
    found = list(_walk(path, suffixes))
    yield from found
    if not found:
        yield refused(shown(path), f"has no file to read; known are {', '.join(suffixes)}")


def _exists(path: Path) -> bool:
    try:
        return path.exists()
    except (OSError, ValueError):
        return False


def _walk(directory: Path, suffixes: tuple[str, ...]) -> Iterator[Path | Diagnostic]:
    """Files under a directory in order of names; links to directories are not followed, so there are no loops."""
    waiting = [directory]
    while waiting:
        path = waiting.pop()
        if path is not directory and not path.is_dir():
            yield path
            continue
        try:
            with os.scandir(path) as listing:
                wanted = (entry for entry in listing if _is_wanted(entry, suffixes))
                entries = sorted(wanted, key=lambda entry: os.fsencode(entry.name), reverse=True)
        except OSError as error:
            yield refused(shown(path), f"the directory cannot be opened ({error.strerror or error})")
            continue
        waiting.extend(path / entry.name for entry in entries)


def _is_wanted(entry: os.DirEntry[str], suffixes: tuple[str, ...]) -> bool:
    if entry.name.startswith("."):
        return False
    try:
        return entry.is_dir(follow_symlinks=False) or (entry.name.lower().endswith(suffixes) and entry.is_file())
    except OSError:
        return False


def load_file(path: Path, limit_bytes: int | None) -> bytes | Diagnostic:
    """The bytes of a file, or what is wrong with it. Without a limit only its head: it is for reading as a stream."""
    origin = shown(path)
    try:
        with path.open("rb") as file:
            return file.read(HEAD) if limit_bytes is None else limited(origin, file, limit_bytes)
    except FileNotFoundError:
        is_host = HOST.match(os.fspath(path)) is not None
        return refused(
            origin, NO_FILE if not is_host else f"there is no such file; for the page write https://{origin}"
        )
    except OSError as error:
        return refused(origin, f"cannot be opened ({error.strerror or error}); check its permissions")
    except ValueError as error:
        return refused(origin, f"is not a usable file name ({error})")


def limited(origin: str, file: BinaryIO, limit_bytes: int) -> bytes | Diagnostic:
    """The bytes of an open file, where there are no more than the limit."""
    data = file.read(limit_bytes + 1)
    if len(data) > limit_bytes:
        return refused(origin, f"is larger than {limit_bytes:,} bytes; split it into its texts")
    return data


def shown(path: Path) -> str:
    """A path as it can be printed and stored: bytes that are no UTF-8 and line breaks written as escapes."""
    text = os.fsencode(path).decode("utf-8", errors="backslashreplace")
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode("ascii") for c in text)
