"""The whole way, once: str -> Document -> Annotated -> Finding -> Entry -> StateOfPlay."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import BinaryIO, TypeVar

import msgspec

from dragoman.fold import fold, recorded_by
from dragoman.model import (
    Actor,
    Added,
    Annotated,
    AsOf,
    Citation,
    Diagnostic,
    Document,
    Entry,
    Finding,
    Holdings,
    Reading,
    Record,
    StateOfPlay,
    Unread,
)
from dragoman.read.sources import read_sources
from dragoman.resolve import propose
from dragoman.run.handling import marked
from dragoman.run.tools import Tools
from dragoman.run.who import with_speakers
from dragoman.stages import Extractor, Ledger

Kept = TypeVar("Kept", Document, Finding)
NOW = AsOf()


def state_of_play(
    sources: Sequence[str],
    tools: Tools,
    *,
    at: AsOf = NOW,
    published: date | None = None,
    stdin: BinaryIO | None = None,
) -> StateOfPlay:
    """Reads the sources, notes in the ledger what they report, and folds the record into the state at a date."""
    unread = note_sources(sources, tools, published=published, stdin=stdin)
    state = folded(tools.ledger.holdings(), at, tools.actors)
    return state.replace(diagnostics=in_order((*state.diagnostics, *unread)))


def note_sources(
    sources: Sequence[str], tools: Tools, *, published: date | None = None, stdin: BinaryIO | None = None
) -> tuple[Diagnostic, ...]:
    """Notes in the ledger what the sources report. Gives what could not be read."""
    unread: list[Diagnostic] = []
    read = in_languages(read_by(tools, sources, published=published, stdin=stdin), tools.languages)
    documents = (marked(one, tools.handling) for one in kept(read, unread))
    for annotated in tools.annotator.annotate(documents):
        findings = kept(extract(annotated, tools.extractors), unread)
        record(tools.ledger, [noted(annotated, findings, tools)])
    return in_order(unread)


def read_by(
    tools: Tools, sources: Iterable[str], *, published: date | None = None, stdin: BinaryIO | None = None
) -> Iterator[Document | Diagnostic]:
    """The documents of the sources, by the readers, publishers and table columns of the tools."""
    return read_sources(
        sources,
        published=published,
        stdin=stdin,
        readers=tools.readers,
        fetcher=tools.fetcher,
        outlets=tools.outlets,
        columns=tools.columns,
    )


def folded(holdings: Holdings, at: AsOf, actors: Mapping[str, Actor]) -> StateOfPlay:
    """The state of play at a date, from what a ledger holds. `actors` are those known beside those met in texts.

    What was recorded after `at.known` has no part in it, not even in which reports are taken to be of one happening.
    """
    held = recorded_by(holdings, at)
    known = with_met(actors, held.readings)
    return with_speakers(fold(held, propose(held), at, known), known)


def in_languages(read: Iterable[Document | Diagnostic], languages: frozenset[str]) -> Iterator[Document | Diagnostic]:
    """Documents in the languages, or in none that is known; a Diagnostic for each other one."""
    for one in read:
        if isinstance(one, Document) and one.language and one.language not in languages:
            yield Diagnostic(stage="read", message=f"language {one.language} is not read yet", origin=one.origin)
        else:
            yield one


def extract(annotated: Annotated, extractors: Iterable[Extractor]) -> Iterator[Finding | Diagnostic]:
    """What the extractors find, one after the other, after what the text cannot be right about.

    A finding whose words are not in the text is refused.
    """
    yield from annotated.doubts
    found: list[Finding] = []
    for extractor in extractors:
        for one in tuple(extractor.extract(annotated, tuple(found))):
            if isinstance(one, Finding) and not verbatim(one.citations, annotated.document):
                yield _refused(one, extractor, annotated.document)
                continue
            if isinstance(one, Finding):
                found.append(one)
            yield one


def verbatim(citations: Sequence[Citation], document: Document) -> bool:
    """Whether there is a citation and each has its exact words at its span of this document.

    >>> from dragoman.model import Span
    >>> document = Document(id="d", text="They met.")
    >>> verbatim([Citation(document="d", span=Span(start=5, end=8), exact="met")], document)
    True
    """
    return bool(citations) and all(
        c.document == document.id
        and 0 <= c.span.start < c.span.end
        and document.text[c.span.start : c.span.end] == c.exact
        for c in citations
    )


class Noted(Record):
    """A document with what was found in it, as it is recorded."""

    document: Document
    entries: tuple[Entry, ...]
    reading: Reading


def noted(annotated: Annotated, findings: Iterable[Finding], tools: Tools, at: datetime | None = None) -> Noted:
    """The document, its entries and the reading that found them, with the time of recording."""
    entries = {entry.id: entry for entry in (Entry.of(finding, at) for finding in findings)}
    met = (actor for name, actor in annotated.actors.items() if tools.actors.get(name) != actor)
    reading = Reading(
        document=annotated.document.id,
        maker=tools.maker,
        entries=tuple(sorted(entries)),
        recorded_at=at,
        actors=tuple(sorted(met, key=lambda actor: actor.id)),
    )
    return Noted(document=annotated.document, entries=tuple(entries.values()), reading=reading)


def record(ledger: Ledger, batch: Sequence[Noted], unread: Sequence[Unread] = ()) -> Added:
    """Appends what was noted, all in one, and what could not be read."""
    return ledger.append(
        [one.document for one in batch],
        [entry for one in batch for entry in one.entries],
        [one.reading for one in batch],
        (),
        unread,
    )


def kept(stream: Iterable[Kept | Diagnostic], unread: list[Diagnostic]) -> Iterator[Kept]:
    """The stream without its Diagnostics, which are put aside in `unread`."""
    for one in stream:
        if isinstance(one, Diagnostic):
            unread.append(one)
        else:
            yield one


def with_met(actors: Mapping[str, Actor], readings: Iterable[Reading]) -> dict[str, Actor]:
    """The actors with those that texts introduced; of two that share an id the one with more said of it stays."""
    known = dict(actors)
    for actor in (actor for reading in readings for actor in reading.actors):
        known[actor.id] = max((known.get(actor.id, actor), actor), key=_fullness)
    return known


def in_order(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Each once, in an order that does not depend on the order of reading."""
    return tuple(sorted(set(diagnostics), key=lambda d: (d.origin or "", d.stage, d.message)))


def _fullness(actor: Actor) -> tuple[int, bytes]:
    said = msgspec.json.encode(actor)
    return len(said), said


def _refused(finding: Finding, extractor: Extractor, document: Document) -> Diagnostic:
    kind = type(finding.body).__name__.lower()
    quoted = finding.citations[0].exact[:60] if finding.citations else ""
    return Diagnostic(
        stage="extract",
        message=f"a {kind} of {type(extractor).__name__} was refused: its words {quoted!r} are not where it says",
        origin=document.origin,
    )
