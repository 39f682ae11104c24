"""Merge: what one ledger holds, added to another; where they differ on a mark, the stricter holds."""

from collections.abc import Callable, Iterator
from datetime import datetime
from itertools import islice

import msgspec

from dragoman.model import Added, Document, Handling, Judgement, Verdict, allowed
from dragoman.stages import Ledger

MERGER = "dragoman.merge"
AT_ONCE = 5_000


def merge(into: Ledger, other: Ledger, clock: Callable[[], datetime]) -> Added:
    """Adds the records of `other` byte for byte; what `into` has stays.

    A document that both have under different marks gets the stricter one, by a judgement of dragoman.merge.
    """
    marked = list(_stricter(into, other))
    added = into.restore(other.records())
    judgements = [
        Judgement(
            subjects=(name,),
            verdict=Verdict.MARK,
            by=MERGER,
            reason="the other ledger has it under this mark",
            handling=mark,
            recorded_at=clock(),
        )
        for name, mark in marked
    ]
    return added + into.append([], [], [], judgements)


def _stricter(into: Ledger, other: Ledger) -> Iterator[tuple[str, Handling]]:
    """Documents of both that the other restricts further, with its mark."""
    documents = (msgspec.json.decode(kept.data, type=Document) for kept in other.records() if kept.type == "document")
    while part := {document.id: document for document in islice(documents, AT_ONCE)}:
        for held in into.documents(tuple(part)):
            mark = part[held.id].handling
            if not allowed(mark, held.handling):
                yield held.id, mark
