"""Lines of a ledger: single entries of one kind that stand at a date, and its sources."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import closing
from datetime import date, datetime
from pathlib import Path
from typing import TypeVar

from dragoman.fold.live import known_judgements, live
from dragoman.lexicon.actors import load_actors
from dragoman.model import (
    Actor,
    AsOf,
    Body,
    Citation,
    Document,
    Entry,
    Handling,
    Holdings,
    Record,
    Selection,
    Unread,
    marks,
)
from dragoman.run.filters import EVERYTHING, Filter, selection_of, told_within
from dragoman.run.ledgers import open_ledger
from dragoman.run.pipeline import NOW
from dragoman.run.settings import Settings
from dragoman.stages import Ledger

Result = TypeVar("Result")


class Line(Record):
    """An entry with what its document says of itself. `id` is the entry's: what `dragoman judge` wants; `vanished`: no
    latest reading finds it, a person's word keeps it."""

    id: str
    published: date | None
    source: str | None
    origin: str | None
    handling: Handling
    body: Body
    citations: tuple[Citation, ...]
    according_to: tuple[str, ...]
    vanished: bool = False


class SourceLine(Record):
    """A source with its documents: how many, the first and last day, the entries in them."""

    source: str | None
    documents: int
    entries: int
    first: date | None
    last: date | None


class UnreadLine(Record):
    """What could not be read: the message, at which stage, of which file or address, by which maker and when."""

    unread: str
    stage: str
    origin: str | None
    maker: str
    recorded_at: datetime | None


def lines(
    ledger: Ledger, kind: str, actors: Mapping[str, Actor], *, at: AsOf = NOW, asked: Filter = EVERYTHING
) -> tuple[Line, ...]:
    """Entries of a kind ("statement", "event", "event:consult") that meet the filter, by day and place in the text.

    Left out are those that a person rejected, and those that no latest reading finds, unless a person accepted or
    corrected them; corrected ones say what they say now.
    """
    holdings = ledger.holdings(selection_of(asked, actors, (kind,)))
    standing = live(holdings, known_judgements(holdings, (), at).others, at)
    documents, marked = standing.documents, marks(holdings)
    found = [
        _line(entry, documents[entry.document], marked[entry.id]).replace(vanished=entry.id in standing.vanished)
        for entry in standing.entries
        if entry.document in documents and _published_by(documents[entry.document], at.valid)
    ]
    timely = (one for one in found if told_within(asked, getattr(one.body, "period", None), one.published))
    return tuple(sorted(timely, key=_order))


def source_lines(ledger: Ledger, *, at: AsOf = NOW, asked: Filter = EVERYTHING) -> tuple[SourceLine, ...]:
    """All sources by name; of those asked for, of the documents in the period asked for."""
    holdings = ledger.holdings(Selection(sources=asked.sources) if asked.sources else None)
    documents = [
        one for one in holdings.documents if _published_by(one, at.valid) and told_within(asked, None, one.published)
    ]
    by_source: dict[str | None, list[Document]] = {}
    for document in documents:
        by_source.setdefault(document.source, []).append(document)
    entries: dict[str, int] = {}
    for entry in holdings.entries:
        entries[entry.document] = entries.get(entry.document, 0) + 1
    return tuple(_source(name, by_source[name], entries) for name in sorted(by_source, key=lambda name: name or ""))


def unread_lines(ledger: Ledger, *, at: AsOf = NOW) -> tuple[UnreadLine, ...]:
    """What could not be read and has not been since, in order of time."""
    notes = [note for note in ledger.unread() if at.known is None or not _later(note.recorded_at, at.known)]
    holdings = ledger.holdings() if notes else Holdings(documents=(), entries=())
    return tuple(
        UnreadLine(
            unread=note.diagnostic.message,
            stage=note.diagnostic.stage,
            origin=note.diagnostic.origin,
            maker=note.maker,
            recorded_at=note.recorded_at,
        )
        for note in still_unread(notes, holdings)
    )


def still_unread(notes: Iterable[Unread], holdings: Holdings) -> Iterator[Unread]:
    """The notes without those whose file or address has been read once more since."""
    origins = {document.id: document.origin for document in holdings.documents}
    read: dict[str, datetime] = {}
    for reading in holdings.readings:
        origin = origins.get(reading.document)
        if origin and reading.recorded_at:
            read[origin] = max(reading.recorded_at, read.get(origin, reading.recorded_at))
    for note in notes:
        again = read.get(note.diagnostic.origin or "")
        if again is None or not _later(again, note.recorded_at):
            yield note


def _later(one: datetime | None, other: datetime | None) -> bool:
    return one is not None and other is not None and one > other


def with_ledger(address: str, settings: Settings, ask: Callable[[Ledger, Mapping[str, Actor]], Result]) -> Result:
    """What `ask` finds in the ledger at an address, given the actors of the settings."""
    actors = load_actors([Path(file) for file in settings.actors]).actors
    with closing(open_ledger(address)) as ledger:
        return ask(ledger, actors)


def _line(entry: Entry, document: Document, handling: Handling) -> Line:
    return Line(
        id=entry.id,
        published=document.published,
        source=document.source,
        origin=document.url or document.origin,
        handling=handling,
        body=entry.body,
        citations=entry.citations,
        according_to=entry.according_to,
    )


def _source(name: str | None, documents: Iterable[Document], entries: Mapping[str, int]) -> SourceLine:
    found = list(documents)
    days = sorted(one.published for one in found if one.published)
    return SourceLine(
        source=name,
        documents=len(found),
        entries=sum(entries.get(one.id, 0) for one in found),
        first=days[0] if days else None,
        last=days[-1] if days else None,
    )


def _published_by(document: Document, day: date | None) -> bool:
    return day is None or document.published is None or document.published <= day


def _order(line: Line) -> tuple[date, str, int, str]:
    return line.published or date.max, line.citations[0].document, line.citations[0].span.start, line.id
