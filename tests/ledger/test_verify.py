"""Verify finds and names what was changed behind the ledger's back."""

import random
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from dragoman.errors import LedgerError
from dragoman.ledger.memory import MemoryLedger
from dragoman.ledger.postgres import PostgresLedger
from dragoman.ledger.sqlite import SqliteLedger
from dragoman.ledger.verify import Fault, verify, verify_store
from dragoman.model import Document, Head, Judgement, Meeting, MeetingStatus, Verdict
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
    assert said(file)
    assert all(one.startswith("the index") for one in said(file)), "the chain itself is sound"
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


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ("DELETE FROM postings WHERE term = (SELECT term FROM terms WHERE value = 'istanbul')", "facet place istanbul"),
        ("UPDATE terms SET value = 'geneva' WHERE value = 'istanbul'", "facet place geneva"),
        ("UPDATE postings SET records = '[1,4]' WHERE records = '[1,2]'", "other records than it should: facet"),
        ("UPDATE postings SET records = '[1,'", "an index is damaged"),
        ("DELETE FROM terms WHERE field = 'party'", "facet without a name"),
        ("DELETE FROM cited WHERE document = 1", "finds 0 records where it should find 2: entries of document 1"),
        ("INSERT INTO subjects VALUES ('x', 3)", "finds 1 records where it should find 0: decisions on x"),
        ("DELETE FROM words_docsize WHERE id = 1", "the index of words does not have the words of record 1"),
        ("INSERT INTO words (rowid, found) VALUES (2, 'elephants')", "the index of words finds the word 'eleph"),
    ],
)
def test_an_index_that_leaves_something_out_is_named(file: Path, change: str, message: str) -> None:
    """The records themselves are sound."""
    tampered(file, change)
    found = said(file)
    assert any(message in one for one in found), found
    ledger = SqliteLedger(str(file), write=False)
    assert [one for one in verify(ledger) if isinstance(one, Fault)] == []
    ledger.close()


def test_the_indexes_of_postgres_are_compared_too(address: Callable[[], str]) -> None:
    ledger = PostgresLedger(address())
    for report in two_reports():
        ledger.append([report.document], report.entries)
    assert [one for one in verify_store(ledger) if isinstance(one, Fault)] == []
    with ledger._writing() as connection:
        connection.exec_driver_sql("UPDATE words SET vector = to_tsvector('english', 'elephants') WHERE record = 1")
        connection.exec_driver_sql("DELETE FROM cited WHERE document = 1")
    found = [one.message for one in verify_store(ledger) if isinstance(one, Fault)]
    assert [one.partition(";")[0] for one in found] == [
        "the index finds 0 records where it should find 2: entries of document 1",
        "the index of words does not have the words of record 1",
    ]
    ledger.close()


def test_a_corrected_entry_is_found_by_both_versions_and_that_is_sound(file: Path) -> None:
    ledger = SqliteLedger(str(file))
    name = ledger.holdings().entries[0].id
    body = Meeting(parties=("RUS", "COL"), status=MeetingStatus.HELD)
    correction = Judgement(subjects=(name,), verdict=Verdict.CORRECT, by="ana", reason="r", replacement=body)
    ledger.append([], [], [], [correction])
    ledger.close()
    assert said(file) == []
