"""Changes -> Page: what is new, moved, disputed or gone, each line with its sentence, to be pasted into a message."""

from collections.abc import Iterable, Iterator
from datetime import date

from dragoman.model import Change, ChangeKind, Changes, Detail, DocumentNote
from dragoman.views.accounts import voices
from dragoman.views.conflicts import conflict_lines
from dragoman.views.dates import day
from dragoman.views.diagnostics import plainly
from dragoman.views.names import Names
from dragoman.views.page import Group, Line, Origin, Page, Piece, Role, Section, numbered, plain, section
from dragoman.views.page import quotes_in_order as in_order
from dragoman.views.phrasing import Phrasing
from dragoman.views.sources import label, quoted, short_label
from dragoman.views.words import Words, sentence_case, visible


def changes_page(changes: Changes, words: Words) -> Page:
    """The changes, for any form to render: what moved first, then what is new, then the rest."""
    phrasing = Phrasing(words, Names((*changes.parties, *changes.third_parties), words))
    found = tuple(part for kind in ChangeKind for part in _section(kind, changes, phrasing))
    texts = section(words.say("changes.texts"), Group(lines=tuple(_text(note, words) for note in changes.documents)))
    unread = section(
        words.say("section.diagnostics"), Group(lines=tuple(plain(plainly(one)) for one in changes.diagnostics))
    )
    return Page(
        title=_title(changes, words),
        head=_head(changes, words),
        sections=numbered((*found, *texts, *unread)),
        sources_title=words.say("section.sources"),
        sources=_sources(changes, found, words),
    )


def _title(changes: Changes, words: Words) -> str:
    since, until = _moment(changes.since.valid, words), _moment(changes.until.valid, words)
    if since and until:
        return words.say("changes.title.between", since=since, until=until)
    return words.say("changes.title.since", since=since) if since else words.say("changes.title")


def _moment(when: date | None, words: Words) -> str:
    return day(when, words) if when else ""


def _head(changes: Changes, words: Words) -> tuple[Line, ...]:
    lines = []
    if changes.since.known:
        lines.append(plain(words.say("changes.known", since=changes.since.known.isoformat(" ", "minutes"))))
    if not changes.changes:
        lines.append(plain(words.say("changes.none")))
    return tuple(lines)


def _section(kind: ChangeKind, changes: Changes, phrasing: Phrasing) -> tuple[Section, ...]:
    found = [change for change in changes.changes if change.kind is kind]
    lines = tuple(line for change in found for line in _lines(change, phrasing))
    return section(phrasing.words.say(f"changes.{kind}"), Group(lines=lines))


def _lines(change: Change, phrasing: Phrasing) -> Iterator[Line]:
    if change.kind is ChangeKind.DISPUTED and change.conflict:
        yield from conflict_lines(change.conflict, {change.dossier.id: change.dossier}, phrasing)
        return
    subject, status = change.dossier.subject, change.dossier.status
    separator = " " if subject.__struct_config__.tag == "position" else ": "
    what = ", ".join((phrasing.what(subject, status), *phrasing.beside(subject)))
    said = "; ".join(remarks(change, phrasing))
    yield Line(
        pieces=(
            Piece(text=sentence_case(phrasing.who(subject)), role=Role.ACTOR),
            Piece(text=separator + what),
            *((Piece(text=f" ({said})", role=Role.MARK),) if said else ()),
            *voices(change.accounts, phrasing),
        )
    )


def remarks(change: Change, phrasing: Phrasing) -> Iterator[str]:
    """What changed about the dossier, in words: `was planned`, `date was 3 June`, `disputed`."""
    words = phrasing.words
    if change.kind is ChangeKind.MOVED and change.was:
        yield words.say("changes.was", was=change.was.replace("-", " "))
    if change.kind is ChangeKind.SETTLED and change.conflict:
        yield words.say("changes.agree", about=words.say(f"conflict.about.{change.conflict.about}"))
    yield from (_detail(one, words) for one in change.details)
    if change.dossier.disputed and change.kind is not ChangeKind.WITHDRAWN:
        yield words.say("mark.disputed")


def _detail(detail: Detail, words: Words) -> str:
    name = words.say(f"changes.field.{detail.field}")
    if detail.was is None:
        return words.say("changes.detail.new", field=name)
    return words.say("changes.detail", field=name, was=_shown(detail, detail.was, words))


def _shown(detail: Detail, value: str, words: Words) -> str:
    if detail.field != "period":
        return visible(value)
    first, _, last = value.partition("/")
    start = day(date.fromisoformat(first), words)
    return words.say("date.span", start=start, end=day(date.fromisoformat(last), words)) if last else start


def _text(note: DocumentNote, words: Words) -> Line:
    return plain(label(note, words))


def _sources(changes: Changes, sections: Iterable[Section], words: Words) -> tuple[Origin, ...]:
    notes = {note.id: note for note in changes.cited}
    return tuple(
        Origin(
            number=number,
            sentence=quoted(quote.sentence, words),
            document=short_label(notes[quote.document], words) if quote.document in notes else "",
        )
        for number, quote in enumerate(in_order(tuple(sections)), start=1)
    )
