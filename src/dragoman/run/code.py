"""Event data: the events of sources as rows, in order of documents and text."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from os import PathLike, fspath
from typing import BinaryIO

from dragoman.extract.events.codes import FOREGROUND, actor_code, exported_type
from dragoman.lexicon.plover import EventLexicon, load_plover
from dragoman.model import (
    Actor,
    ActorKind,
    Annotated,
    CodedParty,
    Diagnostic,
    Document,
    Entry,
    Event,
    EventRow,
    Finding,
    Handling,
    Participant,
    Period,
    Record,
    allowed,
)
from dragoman.resolve.stories import stories
from dragoman.run.brief import day
from dragoman.run.handling import marked
from dragoman.run.pipeline import extract, in_languages, in_order, kept, read_by
from dragoman.run.settings import Settings, override
from dragoman.run.tools import Tools, prepare

QUADS = {"verbal-cooperation": 1, "material-cooperation": 2, "verbal-conflict": 3, "material-conflict": 4}
EXTRACTORS = ("statements", "events")  # what events need: the statements give the chains
LETTERS = 3  # of a country in a code


class EventData(Record):
    """Rows, how many documents they come from, and what could not be read."""

    rows: tuple[EventRow, ...]
    documents: int
    diagnostics: tuple[Diagnostic, ...]


def code(
    sources: Iterable[str | PathLike[str]],
    *,
    published: date | str | None = None,
    actors: Iterable[str | PathLike[str]] = (),
    pipeline: str | None = None,
    settings: Settings | None = None,
    once: bool = False,
    most: Handling = Handling.CLEAR,
    stdin: BinaryIO | None = None,
) -> EventData:
    """The events that the sources report (docs/events.md).

    `once` leaves out an event that another document of the same story reports already. Documents marked above `most`
    are left out, each with a Diagnostic. Else as `brief`.

    >>> code(["no/such/file.txt"]).rows
    ()
    """
    set_up = override(settings or Settings(), actors=list(actors), pipeline=pipeline)
    tools = prepare(set_up.replace(extractors=EXTRACTORS))
    unread: list[Diagnostic] = []
    read = read_by(tools, [fspath(one) for one in sources], published=day(published), stdin=stdin)
    found = kept(in_languages(read, tools.languages), unread)
    return coded(found, tools, once=once, most=most, unread=unread)


def coded(
    found: Iterable[Document],
    tools: Tools,
    *,
    once: bool = False,
    most: Handling = Handling.CLEAR,
    unread: Iterable[Diagnostic] = (),
) -> EventData:
    """The same for documents that have been read. `unread`: what could not be, noted while they are taken."""
    marked_documents = [marked(document, tools.handling) for document in found]
    documents = [document for document in marked_documents if allowed(document.handling, most)]
    unread = [*unread, *(_withheld(one) for one in marked_documents if not allowed(one.handling, most))]
    of_story = stories(documents)
    rows = [row for document in documents for row in _rows(document, tools, of_story, unread)]
    return EventData(rows=tuple(_once(rows) if once else rows), documents=len(documents), diagnostics=in_order(unread))


def _withheld(document: Document) -> Diagnostic:
    told = f"is marked TLP:{document.handling.upper()} and left out; --max-tlp {document.handling} lets it through"
    return Diagnostic(stage="handling", message=told, origin=document.origin)


def _rows(
    document: Document, tools: Tools, of_story: Mapping[str, str], unread: list[Diagnostic]
) -> Iterator[EventRow]:
    lexicon = load_plover()
    for annotated in tools.annotator.annotate([document]):
        actors = {**tools.actors, **annotated.actors}
        for finding in kept(extract(annotated, tools.extractors), unread):
            if isinstance(finding.body, Event):
                yield row_of(finding, finding.body, annotated, actors, lexicon, of_story[document.id])


def row_of(
    finding: Finding, event: Event, annotated: Annotated, actors: Mapping[str, Actor], lexicon: EventLexicon, story: str
) -> EventRow:
    """A finding as a row."""
    document = annotated.document
    coded = exported_type(event, lexicon)
    kind = lexicon.types[coded or event.event_type]
    return EventRow(
        id=Entry.of(finding).id,
        event=event,
        coded_type=coded,
        quad=QUADS[kind.quad],
        intensity=kind.intensity,
        foreground=finding.score >= FOREGROUND,
        day=_day(event.period, document.published),
        actors=tuple(_party(one, actors) for one in event.actor_details),
        recipients=tuple(_party(one, actors) for one in event.recipient_details),
        according_to=finding.according_to,
        document=document.id,
        source=document.source,
        title=document.title,
        published=document.published,
        language=document.language,
        origin=document.origin,
        story=story,
        span=finding.citations[0].span,
        quote=finding.citations[0].exact,
    )


def _day(period: Period | None, published: date | None) -> date | None:
    """The day of an event: that of its period if it is one day, else the day of publication."""
    if period is not None and period.start is not None and period.end == period.start + timedelta(days=1):
        return period.start
    return published


def _party(one: Participant, actors: Mapping[str, Actor]) -> CodedParty:
    code = actor_code(one.party, actors)
    party, person = actors.get(one.party), actors.get(one.person or "")
    shown = person or party
    stateless = party is None or (party.country is None and party.kind is not ActorKind.STATE)
    return CodedParty(
        code=code,
        name=shown.name if shown is not None else one.party,
        party=party.name if party is not None else one.party,
        country=None if stateless else code[:LETTERS],
        sector=one.sector or (party.sector if party is not None and party.kind is not ActorKind.STATE else None),
        title=one.office,
        words=one.words,
        wikidata=shown.wikidata if shown is not None else None,
    )


def _once(rows: Iterable[EventRow]) -> Iterator[EventRow]:
    """One row for what the versions of a story report alike: type, day, sides and factuality."""
    told: dict[object, str] = {}
    for row in rows:
        sides = (frozenset(row.event.actors), frozenset(row.event.recipients))
        key = (row.story, row.event.event_type, row.day, sides, row.event.factuality)
        if told.setdefault(key, row.document) == row.document:
            yield row
