"""A ledger in memory: for one run, for tests, and as the plainest form of the Ledger door."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

from dragoman.errors import LedgerError
from dragoman.ledger.chain import START, Content, Row, counted, link, restored, rows
from dragoman.ledger.facets import Facet, document_facets, facets, months_wanted, wanted
from dragoman.ledger.order import by_time, ordered
from dragoman.ledger.words import WORD, Asked, asked, match
from dragoman.model import (
    Added,
    Document,
    Entry,
    Head,
    Holdings,
    Judgement,
    Kept,
    Match,
    Reading,
    Selection,
    Statement,
    Unread,
    Verdict,
)

One = TypeVar("One", Document, Entry)
ENDING = re.compile(r"(?<=...)(?:ings?|ed|e?s)$")


class MemoryLedger:
    """Append-only. Documents and entries are known by their id, readings and judgements by content.

    `address` and `write` are what every ledger is made from; here they mean nothing.

    >>> ledger = MemoryLedger()
    >>> ledger.append([Document(id="d", text="They met.")], []).documents
    1
    >>> len(ledger.holdings().documents)
    1
    """

    def __init__(self, address: str = "memory", *, write: bool = True) -> None:
        self._documents: dict[str, Document] = {}
        self._entries: dict[str, Entry] = {}
        self._readings: dict[str, Reading] = {}
        self._judgements: dict[str, Judgement] = {}
        self._unread: dict[str, Unread] = {}
        self._facets: dict[str, frozenset[Facet]] = {}
        self._records: list[Kept] = []

    def append(
        self,
        documents: Sequence[Document],
        entries: Sequence[Entry],
        readings: Sequence[Reading] = (),
        judgements: Sequence[Judgement] = (),
        unread: Sequence[Unread] = (),
    ) -> Added:
        """Adds what is not there yet; what is there stays as it was first written."""
        return self._put_all(list(rows(documents, entries, readings, judgements, unread)))

    def restore(self, kept: Iterable[Kept]) -> Added:
        """Adds records of another ledger byte for byte; those that are there stay."""
        return self._put_all(list(restored(kept)))

    def records(self) -> Iterator[Kept]:
        """All records as they are kept, in the order of the chain."""
        return iter(tuple(self._records))

    def holdings(self, selection: Selection | None = None) -> Holdings:
        """Everything, or the entries selected with what belongs to them."""
        if selection is None or selection == Selection():
            return ordered(
                self._documents.values(), self._entries.values(), self._readings.values(), self._judgements.values()
            )
        entries = [entry for entry in self._entries.values() if self._selected(entry, selection)]
        about = {entry.document for entry in entries} | (self._documents.keys() & set(selection.documents))
        after = selection.published_after
        if after:
            about |= {d.id for d in self._documents.values() if d.published and d.published > after}
        named = about | {entry.id for entry in entries}
        return ordered(
            (self._documents[name] for name in about),
            entries,
            (reading for reading in self._readings.values() if reading.document in about),
            (judgement for judgement in self._judgements.values() if named & set(judgement.subjects)),
        )

    def documents(self, ids: Sequence[str]) -> tuple[Document, ...]:
        """Those of the documents that are here, in the order asked."""
        return tuple(self._documents[name] for name in ids if name in self._documents)

    def entries(self, ids: Sequence[str]) -> tuple[Entry, ...]:
        """Those of the entries that are here, in the order asked."""
        return tuple(self._entries[name] for name in ids if name in self._entries)

    def ids(self, beginning: str, limit: int = 10) -> tuple[str, ...]:
        """Ids of documents and entries that begin so."""
        known = self._documents.keys() | self._entries.keys()
        return tuple(sorted(name for name in known if name.startswith(beginning))[:limit])

    def readings(self, documents: Sequence[str]) -> tuple[Reading, ...]:
        """All readings of the documents."""
        about = set(documents)
        return by_time(reading for reading in self._readings.values() if reading.document in about)

    def unread(self) -> tuple[Unread, ...]:
        """All notes of what could not be read."""
        return by_time(self._unread.values())

    def search(self, words: str, limit: int = 50) -> tuple[Match, ...]:
        """Where all the words stand, whatever their endings; statements first, then in order of id."""
        query = asked(words)
        said = (e for e in self._entries.values() if isinstance(e.body, Statement) and _has(e.body.content, query))
        texts = (d for d in self._documents.values() if _has(f"{d.title or ''}\n{d.text}", query))
        found: list[Document | Entry] = [*sorted(said, key=lambda one: one.id), *sorted(texts, key=lambda one: one.id)]
        return tuple(match(one, query) for one in found[:limit])

    def head(self) -> Head:
        """Where the ledger stands."""
        return Head(records=len(self._records), hash=self._records[-1].hash) if self._records else START

    def close(self) -> None:
        """Nothing to let go of."""

    def _put_all(self, given: Sequence[tuple[Row, Content]]) -> Added:
        here = self._documents.keys() | {row.id for row, _ in given if row.type == "document"}
        for name in (record.document for _, record in given if isinstance(record, Entry | Reading)):
            if name not in here:
                raise LedgerError(f"document {name} is not in the ledger, so nothing can be said of it")
        news = [row for row, record in given if self._add(row.id, record)]
        for row in news:
            head = self.head()
            linked = link(bytes.fromhex(head.hash), *row)
            self._records.append(Kept(number=head.records + 1, **row._asdict(), hash=linked.hex()))
        return counted(row.type for row in news)

    def _add(self, name: str, record: Content) -> bool:
        """Whether the record was not there yet."""
        match record:
            case Document():
                return _put(self._documents, name, record)
            case Entry():
                self._facets.setdefault(name, facets(record, self._documents.get(record.document)))
                return _put(self._entries, name, record)
            case Reading():
                return _put(self._readings, name, record)
            case Unread():
                return _put(self._unread, name, record)
        self._index_correction(record)
        return _put(self._judgements, name, record)

    def _index_correction(self, judgement: Judgement) -> None:
        if judgement.verdict is Verdict.CORRECT and judgement.replacement:
            for entry in self.entries(judgement.subjects):
                document = self._documents.get(entry.document)
                self._facets[entry.id] |= facets(entry, document, judgement.replacement)

    def _selected(self, entry: Entry, selection: Selection) -> bool:
        document = self._documents[entry.document]
        own, its_documents = self._facets[entry.id], document_facets(document)
        if selection.documents and entry.document not in selection.documents:
            return False
        after = selection.published_after
        if after and (document.published is None or document.published <= after):
            return False
        if not all(facets & (its_documents if its else own) for its, facets in wanted(selection)):
            return False
        months = months_wanted(selection)
        return months is None or any(f == "month" and months[0] <= value <= months[1] for f, value in own)


Key = TypeVar("Key")
Value = TypeVar("Value")


def _put(held: dict[Key, Value], key: Key, value: Value) -> bool:
    before = len(held)
    held.setdefault(key, value)
    return len(held) > before


def _has(text: str, query: Iterable[Asked]) -> bool:
    stood = f" {' '.join(map(_stem, WORD.findall(text)))} "
    return all((f" {' '.join(map(_stem, one.words))} " in stood) is not one.without for one in query)


def _stem(word: str) -> str:
    return ENDING.sub("", word.lower())
