"""The stores beside each other: the same appends give the same chain."""

from pathlib import Path

from dragoman.ledger.memory import MemoryLedger
from dragoman.ledger.sqlite import SqliteLedger
from dragoman.testing.ledger import two_reports


def test_the_head_is_the_same_in_every_store(tmp_path: Path) -> None:
    """It is made of what was added, in order, and of nothing else."""
    sqlite, memory = SqliteLedger(str(tmp_path / "a.db")), MemoryLedger()
    for ledger in (sqlite, memory):
        for report in two_reports():
            ledger.append([report.document], report.entries)
    assert sqlite.head() == memory.head()
    assert sqlite.holdings() == memory.holdings()
    sqlite.close()
