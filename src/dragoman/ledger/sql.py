"""A ledger in tables: everything that SQLite and PostgreSQL have in common."""

import gc
from abc import ABC, abstractmethod
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from itertools import islice
from threading import Lock
from typing import Any, TypeVar

import msgspec
from sqlalchemy import Column, ColumnElement, Connection, Engine, Table, and_, bindparam, func, or_, select

from dragoman.errors import LedgerError
from dragoman.ledger.batch import Indexed, News, indexed
from dragoman.ledger.chain import START, Content, Row, chained, counted, decoded, restored, rows
from dragoman.ledger.facets import Aspect, Facet, months_wanted, normal, published_wanted, wanted
from dragoman.ledger.order import by_time, ordered
from dragoman.ledger.schema import CITED, POSTINGS, RECORDS, SUBJECTS, TERMS
from dragoman.ledger.tally import Tally
from dragoman.ledger.words import Asked, asked, match
from dragoman.model import Added, Document, Entry, Head, Holdings, Judgement, Kept, Match, Reading, Selection, Unread

CHUNK = 25_000
"""Records written by one statement: enough that the statement costs nothing, few enough for memory."""
SHAPE = [int, str, str, bytes, bytes]
"""Types of the fields of a record: damaged bytes may come back as something else."""
REMEMBERED = 500_000
"""Aspects whose terms are remembered while a ledger is written."""

Values = Sequence[Any]
One = TypeVar("One")


class SqlLedger(ABC):
    """The Ledger door over `engine`; subclasses say how a transaction begins, how rows go in and how words are found.

    All of one append is one transaction under the store's write lock, so the chain has one order.
    """

    def __init__(self, address: str, engine: Engine) -> None:
        self.address = address
        self._engine = engine
        self._terms: dict[Aspect, tuple[int, ...]] = {}
        self._facets: dict[Facet, int] = {}
        self._alone = Lock()
        columns = RECORDS.c.id, RECORDS.c.seq, RECORDS.c.data
        self._by_id_of = select(*columns).where(self._among(RECORDS.c.id), RECORDS.c.type == bindparam("type"))
        self._by_number = select(RECORDS.c.seq, RECORDS.c.type, RECORDS.c.data).where(self._among(RECORDS.c.seq))

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
    def _words_wrong(self, connection: Connection, batches: Iterator[list[tuple[int, str]]]) -> list[str]:
        """What the index of words finds otherwise than in these words of all records."""

    @abstractmethod
    def _among(self, column: Column[Any]) -> ColumnElement[bool]:
        """Whether the column has one of the values given as `among`, a JSON list: as many as there are, and one
        statement however many."""

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
        unread: Sequence[Unread] = (),
    ) -> Added:
        """Adds what is not there yet, in one transaction; on any error nothing is added."""
        return self._write(rows(documents, entries, readings, judgements, unread))

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
                self._forget()
                raise
        return added

    def holdings(self, selection: Selection | None = None) -> Holdings:
        """Everything, or the entries selected with what belongs to them."""
        with self._reading() as connection:
            if selection is None or selection == Selection():
                kept = select(RECORDS.c.type, RECORDS.c.data).where(RECORDS.c.type != "unread")
                everything = connection.execute(kept)
                return _holdings(decoded(type_, data) for type_, data in everything)
            return self._selected(connection, selection)

    def documents(self, ids: Sequence[str]) -> tuple[Document, ...]:
        """Those of the documents that are here, in the order asked."""
        return self._by_id(Document, "document", ids)

    def entries(self, ids: Sequence[str]) -> tuple[Entry, ...]:
        """Those of the entries that are here, in the order asked."""
        return self._by_id(Entry, "entry", ids)

    def ids(self, beginning: str, limit: int = 10) -> tuple[str, ...]:
        """Ids of documents and entries that begin so. They are hexadecimal; the order of other signs is the store's."""
        if not beginning:
            return ()
        after = beginning[:-1] + chr(ord(beginning[-1]) + 1)
        found = select(RECORDS.c.id).distinct().order_by(RECORDS.c.id).limit(limit)
        within = RECORDS.c.id >= beginning, RECORDS.c.id < after, RECORDS.c.type.in_(("document", "entry"))
        begins = func.substr(RECORDS.c.id, 1, len(beginning)) == beginning
        with self._reading() as connection:
            return tuple(connection.execute(found.where(*within, begins)).scalars())

    def readings(self, documents: Sequence[str]) -> tuple[Reading, ...]:
        """All readings of the documents."""
        with self._reading() as connection:
            cited = self._cited_in(connection, self._numbers(connection, "document", documents))
            found = self._records(connection, cited, RECORDS.c.type == "reading")
        return by_time(one for _, one in found if isinstance(one, Reading))

    def unread(self) -> tuple[Unread, ...]:
        """All notes of what could not be read, the oldest first."""
        with self._reading() as connection:
            noted = self._meeting(connection, Selection(kinds=("unread",)))
            found = self._records(connection, noted, RECORDS.c.type == "unread")
        return by_time(one for _, one in found if isinstance(one, Unread))

    def search(self, words: str, limit: int = 50) -> tuple[Match, ...]:
        """Where all the words stand, the best first."""
        query = asked(words)
        with self._reading() as connection:
            numbers = self._found(connection, query, limit)
            found = dict(self._records(connection, numbers))
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

    def index_faults(self) -> Iterator[str]:
        """What the indexes find otherwise than the records say."""
        facets, documents, subjects = Tally(), Tally(), Tally()
        with self._reading() as connection:
            wrong = self._words_wrong(connection, self._wanted(connection, facets, documents, subjects))
            self._found_in(connection, facets, documents, subjects)
        for what, tally in (("facet", facets), ("entries of document", documents), ("decisions on", subjects)):
            for key, finds in tally.differences():
                named = " ".join(map(str, key)) if isinstance(key, tuple) else key
                yield f"the index finds {finds}: {what} {named}"
        yield from (f"the index of words {one}" for one in wrong)

    def _wanted(
        self, connection: Connection, facets: Tally, documents: Tally, subjects: Tally
    ) -> Iterator[list[tuple[int, str]]]:
        """Counts what the indexes should find; gives the words of each batch."""
        for numbered in self._batches(connection):
            found = self._indexed(connection, News.of(numbered))
            for seq, told in found.postings:
                for aspect in told:
                    for facet in set(normal(aspect)):
                        facets.want(facet, [seq])
            for document, numbers in found.cited.items():
                documents.want(document, numbers)
            for subject, seq in found.subjects:
                subjects.want(subject, [seq])
            yield found.words

    def _found_in(self, connection: Connection, facets: Tally, documents: Tally, subjects: Tally) -> None:
        """Counts what the indexes find."""
        columns = TERMS.c.field, TERMS.c.value, POSTINGS.c.term, POSTINGS.c.first, POSTINGS.c.records
        posted = select(*columns).select_from(POSTINGS.outerjoin(TERMS, TERMS.c.term == POSTINGS.c.term))
        for field, value, term, first, records in connection.execute(posted):
            facets.find((field, value) if field else f"without a name, {term}", _listed(first, records))
        for document, first, records in connection.execute(select(CITED)):
            documents.find(document, _listed(first, records))
        for subject, record in connection.execute(select(SUBJECTS)):
            subjects.find(subject, [record])

    def _reindex(self, connection: Connection) -> None:
        """Makes `terms`, `postings` and `cited` from the records: a migration has emptied them."""
        for numbered in self._batches(connection):
            self._index(connection, numbered, words=False)

    def _batches(self, connection: Connection) -> Iterator[list[tuple[int, Content]]]:
        """All records with their numbers, in order, so many at once."""
        asked_for = select(RECORDS.c.seq, RECORDS.c.type, RECORDS.c.data).order_by(RECORDS.c.seq).limit(CHUNK)
        last = 0
        while found := connection.execute(asked_for.where(RECORDS.c.seq > last)).all():
            yield [(seq, decoded(type_, data)) for seq, type_, data in found]
            last = found[-1][0]

    def _by_id(self, type_: type[One], name: str, ids: Sequence[str]) -> tuple[One, ...]:
        with self._reading() as connection:
            found = {id_: record for id_, _, record in self._stored(connection, name, ids)}
        return tuple(one for id_ in ids if isinstance(one := found.get(id_), type_))

    def _append(self, connection: Connection, batch: Iterable[tuple[Row, Content]]) -> Added:
        number, linked = _last(connection)
        given: dict[tuple[str, str], tuple[Row, Content]] = {}
        for pair in batch:
            given.setdefault(pair[0][:2], pair)
        for key in self._here(connection, given):
            del given[key]
        chain = list(chained(number, linked, (row for row, _ in given.values())))
        self._insert(connection, RECORDS, chain)
        self._index(connection, list(enumerate((record for _, record in given.values()), start=number + 1)))
        return counted(type_ for type_, _ in given)

    def _index(self, connection: Connection, numbered: Sequence[tuple[int, Content]], *, words: bool = True) -> None:
        """Writes what the new records are found by."""
        if not numbered:
            return
        first, news = numbered[0][0], News.of(numbered)
        found = self._indexed(connection, news)
        self._insert(connection, CITED, _rows(found.cited, first))
        self._insert(connection, POSTINGS, _rows(self._posted(connection, found), first))
        if len(self._terms) > REMEMBERED:
            self._forget()
        if words:
            self._insert(connection, SUBJECTS, found.subjects)
            self._insert_words(connection, found.words)

    def _indexed(self, connection: Connection, news: News) -> Indexed:
        return indexed(news, self._cited(connection, news), self._judged(connection, news))

    def _cited(self, connection: Connection, news: News) -> dict[str, tuple[int, Document]]:
        """Number and record of each document that the new entries and readings are of."""
        found = {document.id: (seq, document) for seq, document in news.documents}
        named = {entry.document for _, entry in news.entries} | {reading.document for _, reading in news.readings}
        for id_, seq, record in self._stored(connection, "document", sorted(named - found.keys())):
            if isinstance(record, Document):
                found[id_] = seq, record
        if missing := sorted(named - found.keys()):
            raise LedgerError(f"document {missing[0]} is not in the ledger, so nothing can be said of it")
        return found

    def _judged(self, connection: Connection, news: News) -> dict[str, tuple[int, Entry]]:
        """Number and record of each entry that the new judgements correct."""
        ids = {subject for _, one in news.judgements if one.replacement for subject in one.subjects}
        found = self._stored(connection, "entry", sorted(ids))
        return {id_: (seq, one) for id_, seq, one in found if isinstance(one, Entry)}

    def _posted(self, connection: Connection, found: Indexed) -> dict[int, list[int]]:
        """Numbers of records by term."""
        by_aspect = defaultdict[Aspect, list[int]](list)
        for seq, told in found.postings:
            for aspect in told:
                by_aspect[aspect].append(seq)
        self._learn(connection, [aspect for aspect in by_aspect if aspect not in self._terms])
        posted = defaultdict[int, list[int]](list)
        for aspect, numbers in by_aspect.items():
            for term in self._terms[aspect]:
                posted[term] += numbers
        return posted

    def _learn(self, connection: Connection, unknown: Iterable[Aspect]) -> None:
        """Finds or makes the terms of aspects met for the first time."""
        facets = {aspect: set(normal(aspect)) for aspect in unknown}
        known = self._facets
        if news := {facet for found in facets.values() for facet in found if facet not in known}:
            asked_for = select(TERMS).where(self._among(TERMS.c.value))
            found = connection.execute(asked_for, _among({value for _, value in news}))
            known |= {(field, value): term for term, field, value in found}
            last = connection.execute(select(func.max(TERMS.c.term))).scalar() or 0
            numbered = [(last + n, *facet) for n, facet in enumerate(sorted(news - known.keys()), start=1)]
            self._insert(connection, TERMS, numbered)
            known |= {(field, value): term for term, field, value in numbered}
        self._terms |= {aspect: tuple([known[facet] for facet in found]) for aspect, found in facets.items()}

    def _forget(self) -> None:
        self._terms.clear()
        self._facets.clear()

    def _selected(self, connection: Connection, selection: Selection) -> Holdings:
        numbers = self._meeting(connection, selection)
        found = dict(self._records(connection, numbers, RECORDS.c.type == "entry"))
        about = {e.document for e in found.values() if isinstance(e, Entry)} | set(selection.documents)
        documents = {*self._numbers(connection, "document", sorted(about)), *self._published(connection, selection)}
        texts = self._records(connection, documents)
        found |= texts
        about |= {one.id for _, one in texts if isinstance(one, Document)}
        found |= self._records(connection, self._cited_in(connection, documents), RECORDS.c.type == "reading")
        named = [*about, *(e.id for e in found.values() if isinstance(e, Entry))]
        judging = select(SUBJECTS.c.record).where(self._among(SUBJECTS.c.subject)).distinct()
        found |= self._records(connection, connection.execute(judging, _among(named)).scalars())
        return _holdings(found.values())

    def _meeting(self, connection: Connection, selection: Selection) -> set[int]:
        """Numbers of the records that meet all conditions."""
        left: set[int] | None = None
        if selection.published_after:
            left = self._cited_in(connection, self._published(connection, selection))
        for its_documents, condition in _conditions(selection):
            hits = self._posted_under(connection, condition)
            hits = self._cited_in(connection, hits) if its_documents else hits
            left = hits if left is None else left & hits
        if selection.documents:
            named = self._numbers(connection, "document", selection.documents)
            hits = self._cited_in(connection, named)
            left = hits if left is None else left & hits
        return left or set()

    def _published(self, connection: Connection, selection: Selection) -> set[int]:
        """Numbers of the documents published after the day asked for."""
        after = published_wanted(selection)
        if after is None:
            return set()
        return self._posted_under(connection, and_(TERMS.c.field == "published", TERMS.c.value > after))

    def _posted_under(self, connection: Connection, condition: ColumnElement[bool]) -> set[int]:
        terms = select(TERMS.c.term).where(condition)
        posted = select(POSTINGS.c.first, POSTINGS.c.records).where(POSTINGS.c.term.in_(terms))
        return _unpacked(connection.execute(posted))

    def _cited_in(self, connection: Connection, documents: Iterable[int]) -> set[int]:
        """Numbers of the entries and readings of documents."""
        asked_for = select(CITED.c.first, CITED.c.records).where(self._among(CITED.c.document))
        return _unpacked(connection.execute(asked_for, _among(documents)))

    def _records(
        self, connection: Connection, numbers: Iterable[int], *conditions: ColumnElement[bool]
    ) -> list[tuple[int, Content]]:
        asked_for = self._by_number.where(*conditions) if conditions else self._by_number
        return [(seq, decoded(type_, data)) for seq, type_, data in connection.execute(asked_for, _among(numbers))]

    def _stored(self, connection: Connection, type_: str, ids: Sequence[str]) -> Iterator[tuple[str, int, Content]]:
        """Id, number and record of those of the records that are here."""
        if ids:
            for id_, seq, data in connection.execute(self._by_id_of, {**_among(ids), "type": type_}):
                yield id_, seq, decoded(type_, data)

    def _numbers(self, connection: Connection, type_: str, ids: Sequence[str]) -> list[int]:
        asked_for = select(RECORDS.c.seq).where(self._among(RECORDS.c.id), RECORDS.c.type == type_)
        return list(connection.execute(asked_for, _among(ids)).scalars()) if ids else []

    def _here(self, connection: Connection, keys: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
        """Those of the keys (type and id) that the ledger has."""
        given = set(keys)
        asked_for = select(RECORDS.c.type, RECORDS.c.id).where(self._among(RECORDS.c.id))
        found = connection.execute(asked_for, _among({id_ for _, id_ in given}))
        return [key for type_, id_ in found if (key := (type_, id_)) in given]


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


def _conditions(selection: Selection) -> Iterator[tuple[bool, ColumnElement[bool]]]:
    """What a term must be, and whether it is the document's."""
    for its_documents, facets in wanted(selection):
        found = (and_(TERMS.c.field == field, TERMS.c.value == value) for field, value in sorted(facets))
        yield its_documents, or_(*found)
    months = months_wanted(selection)
    if months:
        yield False, and_(TERMS.c.field == "month", TERMS.c.value.between(*months))


def _among(values: Iterable[Any]) -> dict[str, str]:
    """The parameter that SqlLedger._among asks for."""
    return {"among": _json(sorted(values))}


def _json(values: Sequence[Any]) -> str:
    return msgspec.json.encode(values).decode()


def _rows(found: Mapping[int, Sequence[int]], first: int) -> list[tuple[int, int, str]]:
    """Rows of `postings` or `cited`."""
    return [(key, first, _json(sorted([number - first for number in found[key]]))) for key in sorted(found)]


def _unpacked(rows: Iterable[Any]) -> set[int]:
    """The numbers of records in such rows."""
    return {number for first, records in rows for number in _listed(first, records)}


def _listed(first: int, records: str) -> list[int]:
    """Raises LedgerError where the row is damaged."""
    try:
        return [first + number for number in msgspec.json.decode(records, type=list[int])]
    except (msgspec.DecodeError, TypeError) as error:
        raise LedgerError(f"an index is damaged ({error}); `dragoman pack` and `unpack` make it anew") from error


def _last(connection: Connection) -> tuple[int, bytes]:
    """Number and link of the last record."""
    last = select(RECORDS.c.seq, RECORDS.c.hash).order_by(RECORDS.c.seq.desc()).limit(1)
    found = connection.execute(last).one_or_none()
    return (found[0], found[1]) if found else (0, bytes.fromhex(START.hash))


def _holdings(found: Iterable[Content]) -> Holdings:
    kept: dict[type, list[Any]] = {Document: [], Entry: [], Reading: [], Judgement: []}
    for record in found:
        kept[type(record)].append(record)
    return ordered(kept[Document], kept[Entry], kept[Reading], kept[Judgement])
