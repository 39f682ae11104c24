"""Verify: whether every record is, byte for byte, what was written, and none is missing between the others."""

from collections.abc import Iterator

from dragoman.errors import LedgerError
from dragoman.ledger.chain import START, decoded, link
from dragoman.ledger.sqlite import SqliteLedger
from dragoman.model import Head, Kept, Record
from dragoman.stages import Ledger


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
    """What `verify` says, and before it what the store itself knows to be damaged, where it can tell."""
    if isinstance(ledger, SqliteLedger):
        yield from (Fault(message=message) for message in ledger.damage())
    yield from verify(ledger, head)


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
