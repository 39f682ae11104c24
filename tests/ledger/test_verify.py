"""Verify finds and names what was changed behind the ledger's back."""

import random
import sqlite3
from pathlib import Path

import pytest

from dragoman.errors import LedgerError
from dragoman.ledger.memory import MemoryLedger
from dragoman.ledger.sqlite import SqliteLedger
from dragoman.ledger.verify import Fault, verify, verify_store
from dragoman.model import Document, Head
from dragoman.testing.ledger import two_reports


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A closed ledger of seven records."""
    ledger = SqliteLedger(str(tmp_path / "a.db"))
    for report in two_reports():
        ledger.append([report.document], report.entries)
    ledger.close()
    return tmp_path / "a.db"


def tampered(file: Path, *changes: str) -> None:
    """The changes made past the guards."""
    connection = sqlite3.connect(file)
    for trigger in ("records_stay", "records_remain", "records_are_not_replaced"):
        connection.execute(f"DROP TRIGGER {trigger}")
    for change in changes:
        connection.execute(change)
    connection.commit()
    connection.close()


def said(file: Path, head: str | None = None) -> list[str]:
    """What is wrong, in words."""
    ledger = SqliteLedger(str(file), write=False)
    found = [one.message for one in verify_store(ledger, head) if isinstance(one, Fault)]
    ledger.close()
    return found


def test_a_sound_ledger(file: Path) -> None:
    assert said(file) == []


@pytest.mark.parametrize(
    ("change", "messages"),
    [
        (
            "UPDATE records SET data = CAST(replace(data, 'Istanbul', 'Instanbul') AS BLOB) WHERE seq = 2",
            ["record 2 (entry "],
        ),
        ("UPDATE records SET id = 'other' WHERE seq = 1", ["record 1 (document other) is not what was written"]),
        ("UPDATE records SET hash = x'00' WHERE seq = 3", ["record 3 (entry ", "record 4 (document two)"]),
        ("DELETE FROM records WHERE seq = 5", ["record 5 is missing: record 6 (entry "]),
        (
            "UPDATE records SET data = x'7B' WHERE seq = 4",
            ["record 4 (document two) is not what was written", "record 4 (document two) cannot be read"],
        ),
    ],
)
def test_what_was_changed_is_named(file: Path, change: str, messages: list[str]) -> None:
    tampered(file, change)
    found = said(file)
    assert [a.startswith(b) for a, b in zip(found, messages, strict=True)] == [True] * len(messages), found


def test_a_record_rewritten_with_its_hash_breaks_the_next(file: Path) -> None:
    """Who changes a record and makes its hash anew must make all later ones anew, and the noted head is gone."""
    ledger = SqliteLedger(str(file))
    noted = ledger.head().hash
    ledger.close()
    tampered(file, "DELETE FROM records WHERE seq > 5")
    assert said(file) == []
    assert said(file, noted) == [
        f"the chain never comes to {noted}: records that were there when it was noted are gone"
    ]


def test_where_the_chain_ends() -> None:
    ledger = MemoryLedger()
    assert list(verify(ledger)) == [Head()]
    ledger.append([Document(id="d", text="They met.")], [])
    assert list(verify(ledger)) == [ledger.head()]


def test_a_byte_changed_anywhere_is_found_or_harmless(file: Path) -> None:
    """A byte of the file itself: what is read is what was written, or the fault is named."""
    sound = file.read_bytes()
    ledger = SqliteLedger(str(file), write=False)
    held, head = ledger.holdings(), ledger.head()
    ledger.close()
    chance = random.Random(8)
    found = 0
    for place in sorted(chance.sample(range(len(sound)), 60)):
        damaged = bytearray(sound)
        damaged[place] ^= 1 << chance.randrange(8)
        file.write_bytes(damaged)
        try:
            faults = said(file)
        except LedgerError:
            faults = ["refused to open"]
        found += bool(faults)
        if not faults:
            ledger = SqliteLedger(str(file), write=False)
            assert (ledger.holdings(), ledger.head()) == (held, head), place
            ledger.close()
    assert found
