"""StateOfPlay -> Page: the sections of a brief, their lines and the numbers of their sources."""

from collections.abc import Iterable, Iterator

from dragoman.model import ActorKind, DocumentNote, Dossier, MeetingStatus, Said, StateOfPlay
from dragoman.views.accounts import dossier_lines, group_line, said_line
from dragoman.views.commitments import commitment_group
from dragoman.views.conflicts import conflict_lines
from dragoman.views.dates import day, stretch
from dragoman.views.diagnostics import plainly
from dragoman.views.page import (
    Group,
    Line,
    Origin,
    Page,
    Piece,
    Quote,
    Role,
    Section,
    numbered,
    plain,
    quotes_in_order,
    section,
)
from dragoman.views.phrasing import Phrasing
from dragoman.views.positions import position_groups
from dragoman.views.sources import label, quoted
from dragoman.views.words import Words

STATEMENTS = 12
"""How many statements a brief shows: about a screen; JSON has them all."""

MEETING_ORDER = (
    MeetingStatus.HELD,
    MeetingStatus.ONGOING,
    MeetingStatus.PLANNED,
    MeetingStatus.PROPOSED,
    MeetingStatus.POSTPONED,
    MeetingStatus.CANCELLED,
    MeetingStatus.DECLINED,
    MeetingStatus.NOT_SCHEDULED,
)


def page(state: StateOfPlay, words: Words) -> Page:
    """The brief of a state, for any form to render."""
    phrasing = Phrasing.of(state, words)
    found = _sections(state, phrasing) if _about_talks(state) else ()
    return Page(
        title=words.say("page.title"),
        head=_head(state, words),
        sections=numbered((*found, *_unread(state, words))),
        sources_title=words.say("section.sources"),
        sources=_sources(state, found, words),
    )


def _about_talks(state: StateOfPlay) -> bool:
    return any((state.meetings, state.accords, state.exchanges, state.proposals, state.working_groups, state.positions))


def _sections(state: StateOfPlay, phrasing: Phrasing) -> tuple[Section, ...]:
    say = phrasing.words.say
    return (
        *section(say("section.documents"), Group(lines=_documents(state, phrasing.words))),
        *_parties(state, phrasing),
        *section(say("section.meetings"), *_meetings(state, phrasing)),
        *section(say("section.accords"), _dossiers(state.accords, phrasing)),
        *section(say("section.exchanges"), _dossiers(state.exchanges, phrasing)),
        *section(say("section.proposals"), _dossiers(state.proposals, phrasing), _working_groups(state, phrasing)),
        *section(say("section.positions"), *position_groups(state, phrasing)),
        *section(say("section.commitments"), commitment_group(state, phrasing)),
        *section(say("section.statements"), _statements(state, phrasing)),
        *section(say("section.conflicts"), _conflicts(state, phrasing)),
    )


def _head(state: StateOfPlay, words: Words) -> tuple[Line, ...]:
    number = len(state.documents)
    documents = words.say("document.one") if number == 1 else words.say("document.many", number=number)
    if not _about_talks(state):
        return (plain(words.say("page.nothing", documents=documents)),)
    dates = stretch((note.published for note in state.documents), words)
    counted = words.say("page.documents", documents=documents, dates=dates)
    head = [plain(counted if dates else words.say("page.documents.undated", documents=documents))]
    if state.at.valid:
        head.append(plain(words.say("page.as-of", date=day(state.at.valid, words))))
    return tuple(head)


def _documents(state: StateOfPlay, words: Words) -> tuple[Line, ...]:
    lines: list[Line] = []
    for number, note in enumerate(state.documents, start=1):
        lines.append(plain(words.say("page.document", number=number, label=label(note, words))))
        if note.title_variants:
            key = "title.variants.one" if len(note.title_variants) == 1 else "title.variants"
            lines.append(plain(words.say(key, number=len(note.title_variants)), depth=1))
    return tuple(lines)


def _parties(state: StateOfPlay, phrasing: Phrasing) -> tuple[Section, ...]:
    say, names = phrasing.words.say, phrasing.names
    part = _taking_part(state)
    rows = (
        ("section.parties", [names.plain(a.id) for a in state.parties if a.kind != ActorKind.PERSON and a.id in part]),
        ("section.third-parties", [names.plain(a.id) for a in state.third_parties if a.kind != ActorKind.PERSON]),
        ("section.people", _people(state, phrasing)),
    )
    lines = (_named(say(key), ", ".join(listed)) for key, listed in rows if listed)
    return section(say("section.who"), Group(lines=tuple(lines)))


def _taking_part(state: StateOfPlay) -> set[str]:
    """Ids of those who meet, agree, exchange, propose or hold a position; the others only speak."""
    found: set[str] = set()
    for dossier in (*state.meetings, *state.accords, *state.exchanges):
        found.update(getattr(dossier.subject, "parties", ()))
    for dossier in (*state.proposals, *state.positions):
        for field in ("by", "to", "against"):
            found.update(getattr(dossier.subject, field, ()))
    return found


def _named(title: str, names: str) -> Line:
    return Line(pieces=(Piece(text=f"{title}: "), Piece(text=names, role=Role.ACTOR)))


def _people(state: StateOfPlay, phrasing: Phrasing) -> list[str]:
    people = {a.id: a for a in (*state.parties, *state.third_parties) if a.kind == ActorKind.PERSON}
    days = [note.published for note in state.documents if note.published]
    day = state.at.valid or max(days, default=None)
    return [phrasing.names.with_side(person, day) for person in people.values()]


def _meetings(state: StateOfPlay, phrasing: Phrasing) -> tuple[Group, ...]:
    return tuple(
        _dossiers(
            (d for d in state.meetings if d.status == status), phrasing, title=phrasing.words.say(f"group.{status}")
        )
        for status in MEETING_ORDER
    )


def _dossiers(dossiers: Iterable[Dossier], phrasing: Phrasing, title: str | None = None) -> Group:
    return Group(lines=tuple(line for d in dossiers for line in dossier_lines(d, phrasing)), title=title)


def _working_groups(state: StateOfPlay, phrasing: Phrasing) -> Group:
    lines = tuple(group_line(group, phrasing) for group in state.working_groups)
    return Group(lines=lines, title=phrasing.words.say("section.working-groups"))


def _statements(state: StateOfPlay, phrasing: Phrasing) -> Group:
    """Those of known speakers, the most telling first; the line below counts all that are left to JSON."""
    named = [said for said in state.statements if said.speaker]
    within, cited = dict(_inner(named)), _cited_sentences(state)
    shown = [said for said in named if said not in within or said.speaker != within[said].speaker]
    telling = sorted(shown, key=lambda said: (said in within, said.sentence not in cited, *_weight(said)))
    lines = [said_line(said, phrasing) for said in telling[:STATEMENTS]]
    left = len(state.statements) - len(lines)
    if left:
        lines.append(plain(phrasing.words.say("statement.more" if lines else "statement.unnamed", number=left)))
    return Group(lines=tuple(lines))


def _cited_sentences(state: StateOfPlay) -> frozenset[str]:
    """Sentences that say something of the talks."""
    every = (*state.meetings, *state.accords, *state.exchanges, *state.proposals, *state.positions)
    return frozenset(account.sentence for dossier in every for account in dossier.accounts)


def _inner(statements: Iterable[Said]) -> Iterator[tuple[Said, Said]]:
    """Statements that lie within another one, with that one, which shows them already."""
    outer: Said | None = None
    for said in sorted(statements, key=lambda s: (s.document, s.span.start, -s.span.end)):
        if outer is not None and said.document == outer.document and said.span.end <= outer.span.end:
            yield said, outer
        else:
            outer = said


def _weight(said: Said) -> tuple[bool, int, str, int]:
    """A speaker's very words first, then the fuller (30 words say all that is needed)."""
    indirect = said.manner == "indirect"
    return indirect, -min(len(said.quote.split()), 30), said.document, said.span.start


def _conflicts(state: StateOfPlay, phrasing: Phrasing) -> Group:
    every = (*state.meetings, *state.accords, *state.exchanges, *state.proposals, *state.positions)
    dossiers = {dossier.id: dossier for dossier in every}
    return Group(lines=tuple(line for c in state.conflicts for line in conflict_lines(c, dossiers, phrasing)))


def _unread(state: StateOfPlay, words: Words) -> tuple[Section, ...]:
    lines = tuple(plain(plainly(diagnostic)) for diagnostic in state.diagnostics)
    return section(words.say("section.diagnostics"), Group(lines=lines))


def _sources(state: StateOfPlay, sections: tuple[Section, ...], words: Words) -> tuple[Origin, ...]:
    notes = {note.id: (number, note) for number, note in enumerate(state.documents, start=1)}
    places = _places(state)
    return tuple(
        Origin(
            number=number,
            sentence=quoted(quote.sentence, words),
            document=_cited(notes.get(quote.document), words),
            id=quote.document,
            finding=places.get(quote, (None, None))[0],
            start=places.get(quote, (None, None))[1],
        )
        for number, quote in enumerate(quotes_in_order(sections), start=1)
    )


def _places(state: StateOfPlay) -> dict[Quote, tuple[str | None, int]]:
    """Sentences with the first finding told by each, and where its words begin."""
    found: dict[Quote, tuple[str | None, int]] = {}
    for dossier in (*state.meetings, *state.accords, *state.exchanges, *state.proposals, *state.positions):
        for account in dossier.accounts:
            quote = Quote(document=account.document, sentence=account.sentence)
            found.setdefault(quote, (account.finding, account.span.start))
    for said in state.statements:
        found.setdefault(Quote(document=said.document, sentence=said.sentence), (None, said.span.start))
    return found


def _cited(known: tuple[int, DocumentNote] | None, words: Words) -> str:
    if known is None:
        return ""
    number, note = known
    dates = day(note.published, words) if note.published else words.say("date.none")
    return words.say("source.document", number=number, date=dates)
