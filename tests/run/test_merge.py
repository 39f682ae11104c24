"""Merge: two ledgers become one, and the stricter mark holds."""

from datetime import UTC, datetime

from dragoman.ledger import MemoryLedger
from dragoman.model import Added, Document, Handling, Holdings, marks
from dragoman.run.merge import MERGER, merge
from dragoman.testing.ledger import document, entry, two_reports

NOON = datetime(2025, 8, 19, 12, tzinfo=UTC)


def ledger(*parts: tuple[Document, list[str]]) -> MemoryLedger:
    made = MemoryLedger()
    for told, names in parts:
        made.append([told], [entry(name) for name in names])
    return made


def test_each_has_what_both_had_and_merging_twice_adds_nothing() -> None:
    one, other = MemoryLedger(), MemoryLedger()
    first, second = two_reports()
    one.append([first.document], first.entries)
    other.append([second.document], second.entries)
    other.append([first.document], first.entries)
    assert merge(one, other, lambda: NOON) == Added(documents=1, entries=3)
    assert one.holdings() == other.holdings()
    assert merge(one, other, lambda: NOON) == Added()


def test_the_stricter_mark_holds_whichever_way() -> None:
    strict = document("a").replace(handling=Handling.RED)
    into = ledger((document("a"), ["a"]))
    assert merge(into, ledger((strict, ["a"])), lambda: NOON) == Added(judgements=1)
    assert marks(into.holdings())["a"] is Handling.RED
    assert into.holdings().judgements[0].by == MERGER
    kept = ledger((strict, ["a"]))
    assert merge(kept, ledger((document("a"), ["a"])), lambda: NOON) == Added()
    assert marks(kept.holdings())["a"] is Handling.RED


def test_nothing_into_nothing() -> None:
    into = MemoryLedger()
    assert merge(into, MemoryLedger(), lambda: NOON) == Added()
    assert into.holdings() == Holdings(documents=(), entries=())
