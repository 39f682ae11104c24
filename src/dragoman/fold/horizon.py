"""Horizon: the part of the holdings that a reader of a day had, or that the record knew at a time."""

from collections.abc import Iterable
from datetime import date, datetime

from dragoman.model import AsOf, Document, Entry, Holdings


def published_by(holdings: Holdings, day: date | None) -> Holdings:
    """The holdings without texts published after that day; texts of unknown date stay."""
    if day is None:
        return holdings
    return _of(holdings, [d for d in holdings.documents if d.published is None or d.published <= day])


def recorded_by(holdings: Holdings, at: AsOf) -> Holdings:
    """What the record knew at `at.known`; what bears no time of recording was always known."""
    if at.known is None:
        return holdings
    known = holdings.replace(
        entries=tuple(one for one in holdings.entries if _known(one.recorded_at, at)),
        readings=tuple(one for one in holdings.readings if _known(one.recorded_at, at)),
        judgements=tuple(one for one in holdings.judgements if _known(one.recorded_at, at)),
    )
    return _of(known, [d for d in holdings.documents if _known(d.fetched, at)])


def _of(holdings: Holdings, documents: list[Document]) -> Holdings:
    names = {document.id for document in documents} | _homeless(holdings)
    kept: Iterable[Entry] = (entry for entry in holdings.entries if entry.document in names)
    return holdings.replace(documents=tuple(documents), entries=tuple(kept))


def _homeless(holdings: Holdings) -> set[str]:
    """Ids of documents that entries name and nobody holds."""
    return {entry.document for entry in holdings.entries} - {document.id for document in holdings.documents}


def _known(recorded: datetime | None, at: AsOf) -> bool:
    return at.known is None or recorded is None or recorded <= at.known
