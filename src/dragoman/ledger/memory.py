"""A ledger in memory: for one run, for tests, and as the plainest form of the Ledger door."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import TypeVar

import msgspec

from dragoman.model import Document, Entry, Holdings, Judgement, Reading, Record

Timed = TypeVar("Timed", Reading, Judgement)


class MemoryLedger:
    """Append-only. Documents and entries are known by their id, readings and judgements by content.

    >>> ledger = MemoryLedger()
    >>> ledger.append([Document(id="d", text="They met.")], [])
    >>> len(ledger.holdings().documents)
    1
    """

    def __init__(self) -> None:
        self._documents: dict[str, Document] = {}
        self._entries: dict[str, Entry] = {}
        self._readings: dict[bytes, Reading] = {}
        self._judgements: dict[bytes, Judgement] = {}

    def append(
        self,
        documents: Sequence[Document],
        entries: Sequence[Entry],
        readings: Sequence[Reading] = (),
        judgements: Sequence[Judgement] = (),
    ) -> None:
        """Adds what is not there yet; what is there stays as it was first written."""
        for document in documents:
            self._documents.setdefault(document.id, document)
        for entry in entries:
            self._entries.setdefault(entry.id, entry)
        for reading in readings:
            self._readings.setdefault(_content(reading), reading)
        for judgement in judgements:
            self._judgements.setdefault(_content(judgement), judgement)

    def holdings(self) -> Holdings:
        """Everything, in an order that depends on the content alone."""
        return Holdings(
            documents=tuple(sorted(self._documents.values(), key=_document_order)),
            entries=tuple(sorted(self._entries.values(), key=_entry_order)),
            readings=_by_time(self._readings.values()),
            judgements=_by_time(self._judgements.values()),
        )


def _by_time(records: Iterable[Timed]) -> tuple[Timed, ...]:
    return tuple(sorted(records, key=lambda record: (_moment(record.recorded_at), _content(record))))


def _content(record: Record) -> bytes:
    return msgspec.json.encode(record, order="sorted")


def _moment(at: datetime | None) -> float:
    return at.timestamp() if at else float("-inf")


def _document_order(document: Document) -> tuple[date, str]:
    return document.published or date.min, document.id


def _entry_order(entry: Entry) -> tuple[str, int, int, str]:
    span = entry.citations[0].span
    return entry.document, span.start, span.end, entry.id
