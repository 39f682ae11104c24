"""Verify: whether every record is, byte for byte, what was written, and none is missing between the others."""

from collections.abc import Iterator
from itertools import islice

from dragoman.errors import LedgerError
from dragoman.ledger.chain import START, decoded, link
from dragoman.ledger.sql import SqlLedger
from dragoman.ledger.sqlite import SqliteLedger
from dragoman.model import Head, Kept, Record
from dragoman.stages import Ledger

MEND = "the records are sound: `dragoman pack` and `unpack` into a new ledger make the indexes anew"
MOST = 50
"""Faults of the indexes that are told."""


class Fault(Record):
    """What is wrong with a record; `number` None: with the store as a whole."""

    message: str
    number: int | None = None


def verify(ledger: Ledger, head: str | None = None) -> Iterator[Fault | Head]:
    """Each fault of the chain, then where the chain ends.

    `head`: a hash noted earlier, which must be in the chain: the only way to notice records cut off at the end.
    """
    before, number, seen = START.hash, 0, head in (None, START.hash)
    try:
        for kept in ledger.records():
            yield from _faults(kept, before, number)
            before, number, seen = kept.hash, kept.number, seen or kept.hash == head
    except LedgerError as error:
        yield Fault(message=str(error), number=number + 1)
    if not seen:
        yield Fault(message=f"the chain never comes to {head}: records that were there when it was noted are gone")
    yield Head(records=number, hash=before)


def verify_store(ledger: Ledger, head: str | None = None) -> Iterator[Fault | Head]:
    """What `verify` says, before it what the store itself knows to be damaged, where it can tell; and where all that is
    sound, whether its indexes find what the records say: else a selection or a search would leave something out.
    """
    found = [Fault(message=one) for one in ledger.damage()] if isinstance(ledger, SqliteLedger) else []
    chained = [*found, *verify(ledger, head)]
    if isinstance(ledger, SqlLedger) and len(chained) == 1:
        yield from _index_faults(ledger)
    yield from chained


def _index_faults(ledger: SqlLedger) -> Iterator[Fault]:
    try:
        yield from (Fault(message=f"{one}; {MEND}") for one in islice(ledger.index_faults(), MOST))
    except LedgerError as error:
        yield Fault(message=str(error))


def _faults(kept: Kept, before: str, number: int) -> Iterator[Fault]:
    named = f"record {kept.number} ({kept.type} {kept.id})"
    if kept.number != number + 1:
        yield Fault(number=number + 1, message=f"record {number + 1} is missing: {named} comes after {number}")
    elif link(bytes.fromhex(before), kept.type, kept.id, kept.data).hex() != kept.hash:
        yield Fault(number=kept.number, message=f"{named} is not what was written: its hash does not fit its bytes")
    try:
        decoded(kept.type, kept.data)
    except LedgerError as error:
        yield Fault(number=kept.number, message=f"{named} cannot be read: {error.__cause__}")
