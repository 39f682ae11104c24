"""Documents: the reader, the review queue, one finding to be corrected or joined, the list of sources."""

from dragoman.model import Body, Entry, Event, Judgement, Position, Record, Statement, Verdict
from dragoman.run.review import Field, Sort, Waiting, fields, likely, listed
from dragoman.run.sight import Sight
from dragoman.views.diagnostics import plainly
from dragoman.views.marked import Paragraph, paragraphs
from dragoman.views.rows import DossierRow, spaced
from dragoman.views.select import Facet, facet
from dragoman.views.words import sentence_case, visible
from dragoman.web.asked import Paged, Reading, Sources
from dragoman.web.look import Look, MissingError, Page, Pager, paged
from dragoman.web.pages.sources import SourceRow, source_row

ACTORS = ("parties", "third_parties", "by", "to", "against", "addressees", "chain", "speaker")
PARTICIPLES = {Verdict.ACCEPT: "accepted", Verdict.REJECT: "rejected", Verdict.CORRECT: "corrected"}
TALKS = ("meeting", "accord", "exchange", "proposal", "position")


class Decided(Record):
    """A person's decision in words."""

    verdict: str
    by: str
    reason: str
    at: str


class FindingRow(Record):
    """An entry as the reader's margin shows it: what was read, and what a person made of it."""

    id: str
    number: int
    kind: str
    what: str
    voice: str
    quote: str
    score: float
    fields: tuple[tuple[str, str], ...]
    dossier: str | None
    decided: Decided | None


class ReaderPage(Record):
    """A document with its findings marked; `at` is the finding to stand at."""

    source: SourceRow
    paragraphs: tuple[Paragraph, ...]
    findings: tuple[FindingRow, ...]
    at: str | None
    all: bool
    hidden: int
    next_document: str | None


class QueueRow(Record):
    """A finding that waits, with its sentence."""

    waiting: Waiting
    finding: FindingRow
    dossier: DossierRow
    title: str
    outlet: str
    sentence: str
    day: str


class Queue(Record):
    """What waits for a person's decision, what matters most first."""

    rows: tuple[QueueRow, ...]
    pager: Pager


class FindingPage(Record):
    """One finding with the fields to correct and the dossiers that it may belong to."""

    finding: FindingRow
    source: SourceRow
    sentence: str
    fields: tuple[Field, ...]
    dossier: DossierRow | None
    likely: tuple[DossierRow, ...]


class SourcesPage(Record):
    """The documents, the newest first, and what could not be read."""

    rows: tuple[SourceRow, ...]
    pager: Pager
    words: str
    source: str | None
    sources: tuple[Facet, ...]
    documents: int
    stories: int
    diagnostics: tuple[str, ...]


def reader(look: Look) -> ReaderPage:
    """A document with its findings."""
    sight, asked = look.sight, look.asked
    document, note = sight.documents.get(look.key), sight.notes.get(look.key)
    if document is None or note is None:
        raise MissingError(look.key)
    every = sight.read_from.get(document.id, ())
    wanted = [entry for entry in every if asked.all or _kind(entry) in TALKS or entry.id == asked.finding]
    rows = tuple(finding_row(look, entry, number) for number, entry in enumerate(wanted, start=1))
    marks = [(cited.span, entry.id) for entry in wanted for cited in entry.citations if cited.document == document.id]
    return ReaderPage(
        source=source_row(sight, note),
        paragraphs=paragraphs(document.text, marks, document.body),
        findings=rows,
        at=asked.finding,
        all=asked.all,
        hidden=len(every) - len(wanted),
        next_document=_next_document(look, document.id),
    )


def queue(look: Look) -> Queue:
    """The review queue without what was decided a moment ago."""
    sight = look.sight
    shown, pager = paged(look.desk.waiting(sight), look.asked.page, 25)
    return Queue(rows=tuple(_queue_row(look, one, number) for number, one in enumerate(shown, 1)), pager=pager)


def finding(look: Look) -> FindingPage:
    """One finding by itself."""
    sight = look.sight
    entry = sight.entries.get(look.key)
    note = sight.notes.get(entry.document) if entry else None
    if entry is None or note is None:
        raise MissingError(look.key)
    dossier = sight.dossiers.get(entry.id)
    decided = look.desk.decided(sight, entry.id)
    body = decided.replacement if decided and decided.replacement else entry.body
    return FindingPage(
        finding=finding_row(look, entry, 1),
        source=source_row(sight, note),
        sentence=_sentence(sight, entry),
        fields=fields(type(body), body),
        dossier=sight.rows.dossier(dossier) if dossier else None,
        likely=tuple(map(sight.rows.dossier, likely(sight.every, dossier))) if dossier else (),
    )


def sources(look: Look) -> SourcesPage:
    """The documents."""
    sight, asked = look.sight, look.asked
    words = asked.q.lower().split()
    found = [
        note
        for note in reversed(sight.state.documents)
        if (asked.source is None or sight.rows.outlet(note.id) == asked.source)
        and all(word in f"{note.title or ''} {note.source or ''} {note.url or ''}".lower() for word in words)
    ]
    rows, pager = paged(found, asked.page)
    return SourcesPage(
        rows=tuple(source_row(sight, note) for note in rows),
        pager=pager,
        words=asked.q,
        source=asked.source,
        sources=facet((sight.rows.outlet(n.id) for n in sight.state.documents), visible, keep=asked.source),
        documents=len(sight.state.documents),
        stories=len(sight.stories),
        diagnostics=tuple(plainly(note.diagnostic) for note in sight.unread),
    )


def finding_row(look: Look, entry: Entry, number: int) -> FindingRow:
    """An entry in words, corrected where a person corrected it."""
    sight = look.sight
    decided = look.desk.decided(sight, entry.id)
    body = decided.replacement if decided and decided.replacement else entry.body
    dossier = sight.dossiers.get(entry.id)
    return FindingRow(
        id=entry.id,
        number=number,
        kind=_kind(entry),
        what=_what(sight, body),
        voice=sight.phrasing.voices(entry.according_to),
        quote=visible(entry.citations[0].exact),
        score=entry.score,
        fields=tuple(_said(sight, field) for field in fields(type(body), body) if field.value),
        dossier=dossier.id if dossier else None,
        decided=_decided(decided) if decided else None,
    )


def _kind(entry: Entry) -> str:
    return str(entry.body.__struct_config__.tag)


def _what(sight: Sight, body: Body) -> str:
    """A finding in one line."""
    names = sight.phrasing.names
    match body:
        case Statement():
            who = names.plain(body.speaker) if body.speaker else sight.words.say("speaker.none")
            return f"{sentence_case(who)} ({visible(body.cue)}): {visible(body.content)}"
        case Event():
            who = names.listed((*body.actors, *body.recipients))
            return ": ".join(filter(None, (sentence_case(who), spaced(f"{body.event_type} {body.mode or ''}".lower()))))
    status = str(body.stance if isinstance(body, Position) else body.status)
    separator = " " if isinstance(body, Position) else ": "
    return sentence_case(sight.phrasing.who(body)) + separator + sight.phrasing.what(body, status)


def _said(sight: Sight, field: Field) -> tuple[str, str]:
    """A field with its value in words: actors by name, days as they are."""
    value = visible(field.value)
    if field.name in ACTORS:
        value = sight.phrasing.names.listed(listed(field.value))
    elif field.sort is Sort.CHOICE:
        value = spaced(value)
    elif field.last and field.last != field.value:
        value = f"{value} to {field.last}"
    return field.name.replace("_", " "), value


def _decided(judgement: Judgement) -> Decided:
    at = judgement.recorded_at.isoformat(" ", "minutes") if judgement.recorded_at else ""
    return Decided(
        verdict=PARTICIPLES[judgement.verdict], by=visible(judgement.by), reason=visible(judgement.reason), at=at
    )


def _queue_row(look: Look, waits: Waiting, number: int) -> QueueRow:
    sight = look.sight
    dossier = sight.dossiers[waits.dossier]
    account = next(account for account in dossier.accounts if account.finding == waits.entry)
    row = sight.rows.account(dossier, account)
    return QueueRow(
        waiting=waits,
        finding=finding_row(look, sight.entries[waits.entry], number),
        dossier=sight.rows.dossier(dossier),
        title=row.title,
        outlet=row.outlet,
        sentence=row.sentence,
        day=row.day,
    )


def _sentence(sight: Sight, entry: Entry) -> str:
    dossier = sight.dossiers.get(entry.id)
    told = (account.sentence for account in dossier.accounts if account.finding == entry.id) if dossier else iter(())
    return visible(next(told, entry.citations[0].exact))


def _next_document(look: Look, document: str) -> str | None:
    """The document of the first finding in the queue that stands in another one."""
    return next((one.document for one in look.desk.waiting(look.sight) if one.document != document), None)


PAGES = (
    Page(path="/review", name="Review queue", template="review.html", shows=Queue, make=queue, asked=Paged),
    Page(path="/documents", name="Sources", template="sources.html", shows=SourcesPage, make=sources, asked=Sources),
    Page(path="/documents/{key}", name="Reader", template="reader.html", shows=ReaderPage, make=reader, asked=Reading),
    Page(path="/findings/{key}", name="Finding", template="finding.html", shows=FindingPage, make=finding),
)
