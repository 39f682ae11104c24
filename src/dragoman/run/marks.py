"""Handling marks: what of the record somebody with a clearance may see. Nothing made from the rest is left in."""

from dragoman.model import Handling, Holdings

ORDER = (Handling.CLEAR, Handling.GREEN, Handling.AMBER, Handling.AMBER_STRICT, Handling.RED)
"""TLP marks from the least to the most restricted."""


def allows(clearance: Handling, mark: Handling) -> bool:
    """Whether the clearance reaches the mark.

    >>> allows(Handling.GREEN, Handling.CLEAR), allows(Handling.GREEN, Handling.AMBER)
    (True, False)
    """
    return ORDER.index(mark) <= ORDER.index(clearance)


def within(holdings: Holdings, clearance: Handling) -> Holdings:
    """The holdings without documents marked above the clearance, and without all that speaks of them: entries,
    readings, and judgements one of whose subjects is hidden."""
    hidden = {document.id for document in holdings.documents if not allows(clearance, document.handling)}
    if not hidden:
        return holdings
    secret = hidden | {entry.id for entry in holdings.entries if entry.document in hidden}
    return Holdings(
        documents=tuple(document for document in holdings.documents if document.id not in hidden),
        entries=tuple(entry for entry in holdings.entries if entry.document not in hidden),
        readings=tuple(reading for reading in holdings.readings if reading.document not in hidden),
        judgements=tuple(judgement for judgement in holdings.judgements if secret.isdisjoint(judgement.subjects)),
    )
