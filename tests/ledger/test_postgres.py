"""PostgresLedger keeps the contract of every ledger."""

from collections.abc import Callable, Iterator

import pytest

from dragoman.ledger.postgres import PostgresLedger
from dragoman.stages import Ledger
from dragoman.testing import LedgerContract


class TestPostgresLedger(LedgerContract):
    @pytest.fixture(autouse=True)
    def schemas(self, address: Callable[[], str]) -> Iterator[None]:
        """Ledgers in schemas of their own, all closed at the test's end."""
        self.address, self.made = address, list[Ledger]()
        yield
        for ledger in self.made:
            ledger.close()

    def make(self) -> Ledger:
        self.made.append(PostgresLedger(self.address()))
        return self.made[-1]
