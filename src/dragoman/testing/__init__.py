"""Contract suites for plugin writers: subclass one in your tests and say how to make your part."""

from dragoman.testing.ledger import LedgerContract

__all__ = ["LedgerContract"]
