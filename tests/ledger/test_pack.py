"""Packs: out of one store and into any other, byte for byte."""

import zipfile
from collections.abc import Callable
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path

import pytest

from dragoman.errors import LedgerError
from dragoman.ledger.memory import MemoryLedger
from dragoman.ledger.pack import MANIFEST, TABLE, pack, unpack
from dragoman.ledger.postgres import PostgresLedger
from dragoman.ledger.sqlite import SqliteLedger
from dragoman.model import Judgement, Reading, Verdict
from dragoman.stages import Ledger
from dragoman.testing.ledger import two_reports

NOON = datetime(2025, 8, 19, 12, tzinfo=UTC)


def filled(ledger: Ledger) -> Ledger:
    """Documents, entries, readings and a judgement."""
    for report in two_reports():
        ids = tuple(entry.id for entry in report.entries)
        reading = Reading(document=report.document.id, maker="m 1", entries=ids, recorded_at=NOON)
        judgement = Judgement(subjects=ids[:1], verdict=Verdict.ACCEPT, by="Zoë", reason="seen", recorded_at=NOON)
        ledger.append([report.document], report.entries, [reading], [judgement])
    return ledger


def test_through_all_stores_and_back(tmp_path: Path, address: Callable[[], str]) -> None:
    ledgers: list[Ledger] = [
        filled(MemoryLedger()),
        SqliteLedger(str(tmp_path / "a.db")),
        PostgresLedger(address()),
        MemoryLedger(),
    ]
    for number, (source, target) in enumerate(pairwise(ledgers)):
        pack(source, tmp_path / f"{number}.pack")
        unpack(tmp_path / f"{number}.pack", target)
        assert list(target.records()) == list(source.records())
        assert target.holdings() == source.holdings()
        assert set(target.search("prisoners")) == set(source.search("prisoners"))
    packs = {(tmp_path / f"{number}.pack").read_bytes() for number in range(3)}
    assert len(packs) == 1
    for ledger in ledgers:
        ledger.close()


def test_an_empty_ledger(tmp_path: Path) -> None:
    manifest = pack(MemoryLedger(), tmp_path / "a.pack")
    assert manifest.head.records == 0
    target = MemoryLedger()
    unpack(tmp_path / "a.pack", target)
    assert list(target.records()) == []


def test_only_into_an_empty_ledger(tmp_path: Path) -> None:
    pack(filled(MemoryLedger()), tmp_path / "a.pack")
    with pytest.raises(LedgerError, match="is not empty"):
        unpack(tmp_path / "a.pack", filled(MemoryLedger()))


def test_every_changed_byte_is_noticed_and_nothing_is_written(tmp_path: Path) -> None:
    file, target = tmp_path / "a.pack", MemoryLedger()
    source = filled(MemoryLedger())
    pack(source, file)
    sound = file.read_bytes()
    for place in range(0, len(sound), 97):
        damaged = bytearray(sound)
        damaged[place] ^= 0x10
        file.write_bytes(damaged)
        try:
            unpack(file, target)
        except LedgerError:
            assert target.head().records == 0, place
        else:
            assert list(target.records()) == list(source.records()), place
            target = MemoryLedger()
    file.write_bytes(sound[: len(sound) // 2])
    with pytest.raises(LedgerError, match="is no pack, or is damaged"):
        unpack(file, target)


def test_a_pack_whose_parts_do_not_belong_together(tmp_path: Path) -> None:
    file = tmp_path / "a.pack"
    pack(filled(MemoryLedger()), file)
    with zipfile.ZipFile(file) as archive:
        manifest, table = archive.read(MANIFEST), archive.read(TABLE)
    for changed, message in (
        (manifest.replace(b'"format": 1', b'"format": 2'), "was packed by a newer dragoman"),
        (manifest.replace(b'"sha256": "', b'"sha256": "0'), "its table is not what its manifest says"),
        (manifest.replace(b'"hash": "', b'"hash": "0'), "records are missing at its end"),
        (b"{}", "is no pack, or is damaged"),
    ):
        with zipfile.ZipFile(file, "w") as archive:
            archive.writestr(MANIFEST, changed)
            archive.writestr(TABLE, table)
        with pytest.raises(LedgerError, match=message):
            unpack(file, MemoryLedger())


def test_a_pack_that_cannot_be_written_or_read(tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match="cannot be written"):
        pack(MemoryLedger(), tmp_path / "none" / "a.pack")
    with pytest.raises(LedgerError, match="cannot be read"):
        unpack(tmp_path / "none.pack", MemoryLedger())
