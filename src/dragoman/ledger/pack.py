"""Packs: a whole ledger in one file, to keep or to carry, and back into any store byte for byte.

A pack is a zip file with `records.parquet` (number, type, id, data, hash: the chain as it is) and `manifest.json`
(format, counts, head of the chain, SHA-256 of the table). The same ledger gives the same bytes.
"""

import hashlib
import os
import tempfile
import zipfile
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import IO

import msgspec
import pyarrow as pa
import pyarrow.parquet as pq

from dragoman.errors import LedgerError
from dragoman.ledger.chain import START, link
from dragoman.model import Added, Head, Kept, Record
from dragoman.stages import Ledger

FORMAT = 1
TABLE, MANIFEST = "records.parquet", "manifest.json"
SCHEMA = pa.schema(
    [("number", pa.int64()), ("type", pa.string()), ("id", pa.string()), ("data", pa.binary()), ("hash", pa.string())]
)
GROUP = 20_000
"""Records of one row group."""
EARLIEST = (1980, 1, 1, 0, 0, 0)
"""The time that zip entries bear, so that equal ledgers give equal packs."""


class Manifest(Record):
    """What a pack says of itself."""

    format: int
    records: dict[str, int]
    head: Head
    sha256: str


def pack(ledger: Ledger, file: Path) -> Manifest:
    """Writes the ledger into a file, which appears only when it is whole. Raises LedgerError where it cannot."""
    try:
        with tempfile.TemporaryDirectory(dir=file.absolute().parent, prefix=".pack-") as folder:
            made, table = Path(folder) / "pack", Path(folder) / TABLE
            manifest = _written(ledger, table)
            _zipped(made, table, manifest)
            os.replace(made, file)
    except OSError as error:
        raise LedgerError(f"{file}: cannot be written ({error.strerror or error})") from error
    return manifest


def unpack(file: Path, ledger: Ledger) -> Added:
    """Restores a pack into an empty ledger; afterwards the heads are equal.

    Raises LedgerError where the ledger is not empty, or the pack is damaged or of a newer version: then nothing is
    written.
    """
    if ledger.head().records:
        raise LedgerError("the ledger is not empty; unpack into a new one, then `dragoman merge` the two")
    with opened(file) as (manifest, table):
        added = ledger.restore(_chained(table, file, manifest))
    return added


@contextmanager
def opened(file: Path) -> Iterator[tuple[Manifest, IO[bytes]]]:
    """Manifest and table of a pack, checked against its hash."""
    try:
        with zipfile.ZipFile(file) as archive, tempfile.TemporaryFile() as table:
            manifest = msgspec.json.decode(archive.read(MANIFEST), type=Manifest)
            if manifest.format > FORMAT:
                raise LedgerError(f"{file}: was packed by a newer dragoman (format {manifest.format}); update dragoman")
            digest = hashlib.sha256()
            with archive.open(TABLE) as stored:
                while piece := stored.read(1 << 20):
                    digest.update(piece)
                    table.write(piece)
            if digest.hexdigest() != manifest.sha256:
                raise LedgerError(f"{file}: is damaged: its table is not what its manifest says")
            yield manifest, table
    except (zipfile.BadZipFile, KeyError, msgspec.DecodeError, pa.ArrowInvalid, EOFError) as error:
        raise LedgerError(f"{file}: is no pack, or is damaged ({error})") from error
    except OSError as error:
        raise LedgerError(f"{file}: cannot be read ({error.strerror or error})") from error


def _written(ledger: Ledger, table: Path) -> Manifest:
    counts: Counter[str] = Counter()
    head, records = START, ledger.records()
    with pq.ParquetWriter(table, SCHEMA, compression="zstd") as writer:
        while group := list(islice(records, GROUP)):
            writer.write_table(pa.Table.from_pylist([msgspec.structs.asdict(one) for one in group], SCHEMA))
            counts.update(one.type for one in group)
            head = Head(records=group[-1].number, hash=group[-1].hash)
    with table.open("rb") as written:
        digest = hashlib.file_digest(written, "sha256").hexdigest()
    return Manifest(format=FORMAT, records=dict(sorted(counts.items())), head=head, sha256=digest)


def _zipped(made: Path, table: Path, manifest: Manifest) -> None:
    with made.open("wb") as out, zipfile.ZipFile(out, "w") as archive:
        archive.writestr(zipfile.ZipInfo(MANIFEST, EARLIEST), msgspec.json.format(msgspec.json.encode(manifest)))
        with table.open("rb") as source, archive.open(zipfile.ZipInfo(TABLE, EARLIEST), "w", force_zip64=True) as into:
            while piece := source.read(1 << 20):
                into.write(piece)
        archive.close()
        os.fsync(out.fileno())


def _chained(table: IO[bytes], file: Path, manifest: Manifest) -> Iterator[Kept]:
    """The records of a pack, each checked against the chain."""
    before = START.hash
    for group in pq.ParquetFile(table).iter_batches(GROUP):
        for fields in group.to_pylist():
            kept = Kept(**fields)
            before = link(bytes.fromhex(before), kept.type, kept.id, kept.data).hex()
            if before != kept.hash:
                raise LedgerError(f"{file}: record {kept.number} is not what was written; the pack is damaged")
            yield kept
    if before != manifest.head.hash:
        raise LedgerError(f"{file}: records are missing at its end; the pack is damaged")
