"""A ledger in tables: everything that SQLite and PostgreSQL have in common."""

import gc
from abc import ABC, abstractmethod
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from itertools import islice
from threading import Lock
from typing import Any, TypeVar

from sqlalchemy import Connection, Engine, Select, Table, bindparam, func, or_, select

from dragoman.errors import LedgerError
from dragoman.ledger.batch import Indexed, indexed
from dragoman.ledger.chain import START, Content, Row, chained, counted, decoded, restored, rows
from dragoman.ledger.facets import Facet, months_wanted, normal, wanted
from dragoman.ledger.order import by_time, ordered
from dragoman.ledger.schema import CITED, POSTINGS, RECORDS, SUBJECTS, TERMS
from dragoman.ledger.words import Asked, asked, match
from dragoman.model import Added, Document, Entry, Head, Holdings, Judgement, Kept, Match, Reading, Selection

CHUNK = 5_000
"""Records written by one statement: enough that the statement costs nothing, few enough for memory."""
SHAPE = [int, str, str, bytes, bytes]
"""Types of the fields of a record: damaged bytes may come back as something else."""
ASKED_AT_ONCE = 10_000
"""Ids asked for by one query; SQLite allows 32,766 values."""

Values = Sequence[Any]
One = TypeVar("One")


class SqlLedger(ABC):
    """The Ledger door over `engine`; subclasses say how a transaction begins, how rows go in and how words are found.

    All of one append is one transaction under the store's write lock, so the chain has one order.
    """

    def __init__(self, address: str, engine: Engine) -> None:
        self.address = address
        self._engine = engine
        self._terms: dict[Facet, int] = {}
        self._alone = Lock()

    @abstractmethod
    def _explained(self) -> AbstractContextManager[None]:
        """Turns the store's errors into a LedgerError that says what to do."""

    @abstractmethod
    def _prepare(self, write: bool) -> None:
        """Makes the tables of a new store, or brings them to this version; refuses what is something else."""

    @abstractmethod
    def _reading(self) -> AbstractContextManager[Connection]:
        """A transaction that sees one state throughout."""

    @abstractmethod
    def _writing(self) -> AbstractContextManager[Connection]:
        """A transaction that nobody else writes in; raises LedgerError where another does for too long."""

    @abstractmethod
    def _insert(self, connection: Connection, table: Table, found: Sequence[Values]) -> None:
        """Writes rows (in the order of the table's columns); those that are there stay."""

    @abstractmethod
    def _insert_words(self, connection: Connection, found: Sequence[tuple[int, str]]) -> None:
        """Writes the words that a record is found by in a search."""

    @abstractmethod
    def _found(self, connection: Connection, query: tuple[Asked, ...], limit: int) -> list[int]:
        """Numbers of the records in which the words stand, the best first."""

    def _open(self, write: bool) -> None:
        try:
            with self._explained():
                self._prepare(write)
        except LedgerError:
            self.close()
            raise

    def append(
        self,
        documents: Sequence[Document],
        entries: Sequence[Entry],
        readings: Sequence[Reading] = (),
        judgements: Sequence[Judgement] = (),
    ) -> Added:
        """Adds what is not there yet, in one transaction; on any error nothing is added."""
        return self._write(rows(documents, entries, readings, judgements))

    def restore(self, kept: Iterable[Kept]) -> Added:
        """Adds records of another ledger byte for byte, in one transaction."""
        return self._write(restored(kept))

    def records(self) -> Iterator[Kept]:
        """All records as they are kept, in the order of the chain."""
        found = select(RECORDS).order_by(RECORDS.c.seq).execution_options(yield_per=CHUNK)
        with self._reading() as connection:
            for number, type_, id_, data, hash_ in connection.execute(found):
                if [type(one) for one in (number, type_, id_, data, hash_)] != SHAPE:
                    raise LedgerError(f"record {number} is damaged: its fields are not what was written")
                yield Kept(number=number, type=type_, id=id_, data=data, hash=hash_.hex())

    def _write(self, records: Iterator[tuple[Row, Content]]) -> Added:
        added = Added()
        with self._alone, uncollected(), self._writing() as connection:
            try:
                while batch := list(islice(records, CHUNK)):
                    added += self._append(connection, batch)
            except BaseException:
                self._terms.clear()
                raise
        return added

    def holdings(self, selection: Selection | None = None) -> Holdings:
        """Everything, or the entries selected with what belongs to them."""
        with self._reading() as connection:
            if selection is None or selection == Selection():
                return _holdings(_records(connection, select(RECORDS.c.type, RECORDS.c.data)))
            return self._selected(connection, selection)

    def documents(self, ids: Sequence[str]) -> tuple[Document, ...]:
        """Those of the documents that are here, in the order asked."""
        return self._by_id(Document, "document", ids)

    def entries(self, ids: Sequence[str]) -> tuple[Entry, ...]:
        """Those of the entries that are here, in the order asked."""
        return self._by_id(Entry, "entry", ids)

    def readings(self, documents: Sequence[str]) -> tuple[Reading, ...]:
        """All readings of the documents."""
        with self._reading() as connection:
            numbers = [seq for _, seq in _numbers(connection, "document", documents)]
            found = [r for part in _parts(numbers) for r in _records(connection, _about(part, "reading"))]
        return by_time(one for one in found if isinstance(one, Reading))

    def search(self, words: str, limit: int = 50) -> tuple[Match, ...]:
        """Where all the words stand, the best first."""
        query = asked(words)
        with self._reading() as connection:
            numbers = self._found(connection, query, limit)
            wanted_here = select(RECORDS.c.seq, RECORDS.c.type, RECORDS.c.data).where(RECORDS.c.seq.in_(numbers))
            found = {seq: decoded(type_, data) for seq, type_, data in connection.execute(wanted_here)}
        records = (found[number] for number in numbers)
        return tuple(match(one, query) for one in records if isinstance(one, Document | Entry))

    def head(self) -> Head:
        """Where the ledger stands."""
        with self._reading() as connection:
            number, linked = _last(connection)
        return Head(records=number, hash=linked.hex())

    def close(self) -> None:
        """Lets go of all connections."""
        self._engine.dispose()

    def _by_id(self, type_: type[One], name: str, ids: Sequence[str]) -> tuple[One, ...]:
        found: dict[str, One] = {}
        with self._reading() as connection:
            for part in _parts(ids):
                for id_, data in connection.execute(_BY_ID, {"ids": part, "type": name}):
                    one = decoded(name, data)
                    if isinstance(one, type_):
                        found[id_] = one
        return tuple(found[id_] for id_ in ids if id_ in found)

    def _append(self, connection: Connection, batch: Iterable[tuple[Row, Content]]) -> Added:
        number, linked = _last(connection)
        given: dict[tuple[str, str], tuple[Row, Content]] = {}
        for row, record in batch:
            given.setdefault((row.type, row.id), (row, record))
        here = _here(connection, given)
        news = [pair for key, pair in given.items() if key not in here]
        links = chained(linked, (row for row, _ in news))
        chain = [(seq, row, hash_) for seq, (row, hash_) in enumerate(links, start=number + 1)]
        self._insert(connection, RECORDS, [(seq, row.type, row.id, row.data, hash_) for seq, row, hash_ in chain])
        self._index(connection, [(seq, record) for (seq, _, _), (_, record) in zip(chain, news, strict=True)])
        return counted(row.type for row, _ in news)

    def _index(self, connection: Connection, news: Sequence[tuple[int, Content]]) -> None:
        """Writes what the new records are found by."""
        found = indexed(news, self._cited(connection, news), self._judged(connection, news))
        self._insert(connection, CITED, sorted(found.cited))
        self._insert(connection, SUBJECTS, found.subjects)
        terms = self._terms_of(connection, found)
        self._insert(
            connection, POSTINGS, sorted([(terms[facet], seq) for seq, facets in found.postings for facet in facets])
        )
        self._insert_words(connection, found.words)

    def _cited(self, connection: Connection, news: Sequence[tuple[int, Content]]) -> dict[str, tuple[int, Document]]:
        """Number and record of each document that the new entries and readings are of."""
        found = {record.id: (seq, record) for seq, record in news if isinstance(record, Document)}
        named = {record.document for _, record in news if isinstance(record, Entry | Reading)}
        for seq, record in _stored(connection, "document", sorted(named - found.keys())):
            if isinstance(record, Document):
                found[record.id] = seq, record
        if missing := sorted(named - found.keys()):
            raise LedgerError(f"document {missing[0]} is not in the ledger, so nothing can be said of it")
        return found

    def _judged(self, connection: Connection, news: Sequence[tuple[int, Content]]) -> dict[str, tuple[int, Entry]]:
        """Number and record of each entry that the new judgements correct."""
        ids = {s for _, one in news if isinstance(one, Judgement) and one.replacement for s in one.subjects}
        found = _stored(connection, "entry", sorted(ids))
        return {one.id: (seq, one) for seq, one in found if isinstance(one, Entry)}

    def _terms_of(self, connection: Connection, found: Indexed) -> dict[Facet, int]:
        """The number of each facet, under the facet as it was told."""
        told = {facet for _, facets in found.postings for facet in facets}
        unknown = {facet: normal(facet) for facet in told - self._terms.keys()}
        known: dict[Facet, int] = {}
        for part in _parts(sorted(set(unknown.values()))):
            asked_for = select(TERMS).where(TERMS.c.value.in_({value for _, value in part}))
            known |= {(field, value): term for term, field, value in connection.execute(asked_for)}
        news = sorted(set(unknown.values()) - known.keys())
        if news:
            last = connection.execute(select(func.max(TERMS.c.term))).scalar() or 0
            numbered = [(last + n, *facet) for n, facet in enumerate(news, start=1)]
            self._insert(connection, TERMS, numbered)
            known |= {(field, value): term for term, field, value in numbered}
        self._terms |= {facet: known[kept] for facet, kept in unknown.items()}
        return self._terms

    def _selected(self, connection: Connection, selection: Selection) -> Holdings:
        entries = select(RECORDS.c.type, RECORDS.c.data).where(RECORDS.c.type == "entry", *_conditions(selection))
        found: list[Content] = list(_records(connection, entries))
        about = sorted({e.document for e in found if isinstance(e, Entry)} | set(selection.documents))
        named = [*about, *(e.id for e in found if isinstance(e, Entry))]
        for part in _parts(about):
            numbers = [seq for _, seq in _numbers(connection, "document", part)]
            found += _records(connection, select(RECORDS.c.type, RECORDS.c.data).where(RECORDS.c.seq.in_(numbers)))
            found += _records(connection, _about(numbers, "reading"))
        judgements: dict[int, Content] = {}
        for part in _parts(named):
            judging = select(SUBJECTS.c.record).where(SUBJECTS.c.subject.in_(part))
            columns = select(RECORDS.c.seq, RECORDS.c.type, RECORDS.c.data).where(RECORDS.c.seq.in_(judging))
            judgements |= {seq: decoded(type_, data) for seq, type_, data in connection.execute(columns)}
        return _holdings([*found, *judgements.values()])


@contextmanager
def uncollected() -> Iterator[None]:
    """Puts off garbage collection, which makes appending a third slower (15,700 to 21,300 entries a CPU second)
    and finds nothing: a batch makes no cycles.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _conditions(selection: Selection) -> Iterator[Any]:
    """What the number of a record must meet."""
    for its_documents, facets in wanted(selection):
        hits = _posted(or_(*((TERMS.c.field == field) & (TERMS.c.value == value) for field, value in sorted(facets))))
        yield RECORDS.c.seq.in_(select(CITED.c.record).where(CITED.c.document.in_(hits)) if its_documents else hits)
    months = months_wanted(selection)
    if months:
        yield RECORDS.c.seq.in_(_posted((TERMS.c.field == "month") & TERMS.c.value.between(*months)))
    if selection.documents:
        named = select(RECORDS.c.seq).where(RECORDS.c.type == "document", RECORDS.c.id.in_(selection.documents))
        yield RECORDS.c.seq.in_(select(CITED.c.record).where(CITED.c.document.in_(named)))


def _posted(condition: Any) -> Select[int]:
    return select(POSTINGS.c.record).where(POSTINGS.c.term.in_(select(TERMS.c.term).where(condition)))


def _about(documents: Sequence[int], type_: str) -> Select[str, bytes]:
    cited = select(CITED.c.record).where(CITED.c.document.in_(documents))
    return select(RECORDS.c.type, RECORDS.c.data).where(RECORDS.c.seq.in_(cited), RECORDS.c.type == type_)


def _records(connection: Connection, asked_for: Select[str, bytes]) -> list[Content]:
    return [decoded(type_, data) for type_, data in connection.execute(asked_for)]


def _stored(connection: Connection, type_: str, ids: Sequence[str]) -> Iterator[tuple[int, Content]]:
    for part in _parts(ids):
        found = select(RECORDS.c.seq, RECORDS.c.data).where(RECORDS.c.id.in_(part), RECORDS.c.type == type_)
        for seq, data in connection.execute(found):
            yield seq, decoded(type_, data)


_NAMED = RECORDS.c.id.in_(bindparam("ids", expanding=True)), RECORDS.c.type == bindparam("type")
_NUMBERS: Select[str, int] = select(RECORDS.c.id, RECORDS.c.seq).where(*_NAMED)
_BY_ID: Select[str, bytes] = select(RECORDS.c.id, RECORDS.c.data).where(*_NAMED)


def _numbers(connection: Connection, type_: str, ids: Sequence[str]) -> Iterator[tuple[str, int]]:
    for part in _parts(ids):
        yield from ((row[0], row[1]) for row in connection.execute(_NUMBERS, {"ids": part, "type": type_}))


def _last(connection: Connection) -> tuple[int, bytes]:
    """Number and link of the last record."""
    last = select(RECORDS.c.seq, RECORDS.c.hash).order_by(RECORDS.c.seq.desc()).limit(1)
    found = connection.execute(last).one_or_none()
    return (found[0], found[1]) if found else (0, bytes.fromhex(START.hash))


def _here(connection: Connection, keys: Iterable[tuple[str, str]]) -> set[tuple[str, str]]:
    """Those of the keys (type and id) that the ledger has."""
    ids = defaultdict(list)
    for type_, id_ in keys:
        ids[type_].append(id_)
    return {(type_, id_) for type_, named in ids.items() for id_, _ in _numbers(connection, type_, named)}


def _holdings(found: Iterable[Content]) -> Holdings:
    kept: dict[type, list[Any]] = {Document: [], Entry: [], Reading: [], Judgement: []}
    for record in found:
        kept[type(record)].append(record)
    return ordered(kept[Document], kept[Entry], kept[Reading], kept[Judgement])


def _parts(items: Sequence[One]) -> Iterator[Sequence[One]]:
    for at in range(0, len(items), ASKED_AT_ONCE):
        yield items[at : at + ASKED_AT_ONCE]
