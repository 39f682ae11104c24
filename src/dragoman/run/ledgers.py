"""Ledgers by address: a file's path (SQLite), postgresql://…, memory, or what a plugin adds as NAME://…"""

from dragoman.plugins import LEDGERS, make
from dragoman.stages import Ledger

MEMORY = "memory"


def open_ledger(address: str, *, write: bool = False) -> Ledger:
    """The ledger at an address. For writing it is made where it is missing.

    Raises LedgerError where it cannot be opened, SettingsError where no plugin knows the address.

    >>> open_ledger("memory").head().records
    0
    """
    scheme, found, _ = address.partition("://")
    name = scheme if found else MEMORY if address == MEMORY else "sqlite"
    ledger: Ledger = make(LEDGERS, name, address, write=write)
    return ledger
