"""Files that hold others (.zip, .gz, .mbox): the name and bytes of each, none larger than a file may be."""

import gzip
import re
import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO
from pathlib import PurePath

from dragoman.model import Diagnostic
from dragoman.read.documents import refused
from dragoman.read.forms import ZIP

GZIP = b"\x1f\x8b"
# How a mailbox begins each message (RFC 4155); "From" at the start of a line inside one is quoted ">From".
MBOX_START = re.compile(rb"From \S+ .*\d{4}.*\r?\n(?:[\w-]+:|>)")
MESSAGE = re.compile(rb"(?:\A|\r?\n\r?\n)From \S+ [^\n]*\d{4}[^\n]*\n(?=[\w-]+:)")
MAIL = ".eml"
CONTAINER_BYTES = 256 * 1024 * 1024
"""How large a file that holds others may be."""
MOST_BYTES = 1024 * 1024 * 1024
"""How much is unpacked of one file in all: a bomb unpacks to a thousand times its size."""
MOST_FILES = 100_000
BREAKAGE = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, RuntimeError, NotImplementedError, KeyError)


def is_container(data: bytes) -> bool:
    """Whether the first bytes are those of a zip, a gzip file or a mailbox."""
    return data.startswith((ZIP, GZIP)) or is_mailbox(data)


def is_mailbox(data: bytes) -> bool:
    """Whether the first bytes are those of a mailbox."""
    return MBOX_START.match(data) is not None


def members(origin: str, data: bytes, limit_bytes: int) -> Iterator[tuple[str, bytes] | Diagnostic]:
    """The files inside one, in its order, by name; a Diagnostic for each that cannot be unpacked."""
    try:
        if data.startswith(ZIP):
            yield from _of_zip(origin, data, limit_bytes)
        elif data.startswith(GZIP):
            yield _of_gzip(origin, data, limit_bytes)
        else:
            yield from _of_mbox(origin, data)
    except BREAKAGE as error:
        yield refused(origin, f"cannot be unpacked ({error})")


def _of_zip(origin: str, data: bytes, limit_bytes: int) -> Iterator[tuple[str, bytes] | Diagnostic]:
    left = MOST_BYTES
    with zipfile.ZipFile(BytesIO(data)) as package:
        for entry in package.infolist()[:MOST_FILES]:
            name = f"{origin}, {_shown(entry.filename)}"
            if entry.is_dir() or any(part.startswith((".", "__")) for part in entry.filename.split("/")):
                continue
            if entry.flag_bits & 1:
                yield refused(name, "is locked with a password; unpack it first")
                continue
            found = _entry(package, entry, name, min(limit_bytes, left))
            left -= len(found[1]) if isinstance(found, tuple) else 0
            yield found


def _entry(
    package: zipfile.ZipFile, entry: zipfile.ZipInfo, name: str, limit_bytes: int
) -> tuple[str, bytes] | Diagnostic:
    try:
        with package.open(entry) as file:
            data = file.read(limit_bytes + 1)
    except BREAKAGE as error:
        return refused(name, f"cannot be unpacked ({error})")
    if len(data) > limit_bytes:
        return refused(name, f"unpacks to more than {limit_bytes:,} bytes")
    return name, data


def _of_gzip(origin: str, data: bytes, limit_bytes: int) -> tuple[str, bytes] | Diagnostic:
    with gzip.GzipFile(fileobj=BytesIO(data)) as file:
        found = file.read(limit_bytes + 1)
    if len(found) > limit_bytes:
        return refused(origin, f"unpacks to more than {limit_bytes:,} bytes; unpack it and split it into its texts")
    name = PurePath(origin).name
    return f"{origin}, {name[:-3] if name.lower().endswith('.gz') else name}", found


def _of_mbox(origin: str, data: bytes) -> Iterator[tuple[str, bytes] | Diagnostic]:
    starts = list(MESSAGE.finditer(data))[:MOST_FILES]
    ends = [start.start() for start in starts[1:]] + [len(data)]
    for number, (start, end) in enumerate(zip(starts, ends, strict=True), start=1):
        yield f"{origin}, message {number}{MAIL}", data[start.end() : end].replace(b"\n>From ", b"\nFrom ")


def _shown(name: str) -> str:
    return "".join(c if c.isprintable() else "\ufffd" for c in name)
