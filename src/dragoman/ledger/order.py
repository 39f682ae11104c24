"""Holdings in an order that depends on the content alone."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import TypeVar

from dragoman.ledger.chain import content
from dragoman.model import Document, Entry, Holdings, Judgement, Reading, Unread

Timed = TypeVar("Timed", Reading, Judgement, Unread)


def ordered(
    documents: Iterable[Document],
    entries: Iterable[Entry],
    readings: Iterable[Reading],
    judgements: Iterable[Judgement],
) -> Holdings:
    """Documents by day, entries by their place in the document, readings and judgements by the time of recording."""
    return Holdings(
        documents=tuple(sorted(documents, key=_document_order)),
        entries=tuple(sorted(entries, key=_entry_order)),
        readings=by_time(readings),
        judgements=by_time(judgements),
    )


def by_time(records: Iterable[Timed]) -> tuple[Timed, ...]:
    """The records, those recorded first before the others; an unknown time is before all."""
    return tuple(sorted(records, key=lambda record: (_moment(record.recorded_at), content(record))))


def _moment(at: datetime | None) -> float:
    return at.timestamp() if at else float("-inf")


def _document_order(document: Document) -> tuple[date, str]:
    return document.published or date.min, document.id


def _entry_order(entry: Entry) -> tuple[str, int, int, str]:
    span = entry.citations[0].span
    return entry.document, span.start, span.end, entry.id
