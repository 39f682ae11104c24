"""SqliteLedger keeps the contract of every ledger, in one file."""

from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest

from dragoman.ledger.sqlite import SqliteLedger
from dragoman.stages import Ledger
from dragoman.testing import LedgerContract


class TestSqliteLedger(LedgerContract):
    @pytest.fixture(autouse=True)
    def folder(self, tmp_path: Path) -> Iterator[None]:
        """A folder for the test's ledgers, all closed at its end."""
        self.numbers, self.path, self.made = count(), tmp_path, list[Ledger]()
        yield
        for ledger in self.made:
            ledger.close()

    def make(self) -> Ledger:
        self.made.append(SqliteLedger(str(self.path / f"{next(self.numbers)}.db")))
        return self.made[-1]
