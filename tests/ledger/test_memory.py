"""MemoryLedger keeps the contract of every ledger."""

from dragoman.ledger import MemoryLedger
from dragoman.stages import Ledger
from dragoman.testing import LedgerContract


class TestMemoryLedger(LedgerContract):
    def make(self) -> Ledger:
        return MemoryLedger()
