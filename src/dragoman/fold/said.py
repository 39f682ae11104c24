"""Said: the statements of the documents, each story's once."""

from collections.abc import Collection, Iterable, Mapping

from dragoman.fold.dossiers import Memo
from dragoman.fold.sentences import sentence_at
from dragoman.model import Document, Entry, Said, Span, Statement

Order = tuple[str, str, int, int, str, str]
Made = tuple[Said, tuple[str, ...], Order]


def said(
    entries: Iterable[Entry],
    documents: Mapping[str, Document],
    stories: Mapping[str, str],
    vanished: Collection[str],
    memo: Memo,
) -> tuple[Said, ...]:
    """Statements by day, document and place in it; one speaker's words in one story are listed once.

    `vanished`: ids of entries that no latest reading finds.
    """
    found = [(one, one.body) for one in entries if isinstance(one.body, Statement)]
    listed: dict[tuple[str, str | None, tuple[str, ...]], Said] = {}
    here = ((_once(entry, body, documents, memo), entry.id in vanished) for entry, body in found)
    for (one, words, _), unread in sorted(here, key=lambda made: made[0][2]):
        key = (stories.get(one.document, one.document), one.speaker, words)
        listed.setdefault(key, one.replace(vanished=True) if unread else one)
    return tuple(listed.values())


def _once(entry: Entry, body: Statement, documents: Mapping[str, Document], memo: Memo) -> Made:
    """The statement of an entry, its words and its place; made anew where a person corrected it."""
    found, of = memo.once(("said", entry.id), lambda: (_made(entry, body, documents), body))
    return found if of == body else _made(entry, body, documents)


def _made(entry: Entry, body: Statement, documents: Mapping[str, Document]) -> Made:
    one = _said(entry, body, documents)
    return one, tuple(one.quote.lower().split()), _order(one)


def _said(entry: Entry, body: Statement, documents: Mapping[str, Document]) -> Said:
    document = documents.get(entry.document)
    cited = entry.citations[0]
    spans = body.content_spans or (cited.span,)
    span = Span(start=spans[0].start, end=spans[-1].end)
    return Said(
        speaker=body.speaker,
        chain=body.chain,
        cue=body.cue,
        manner=body.manner,
        addressees=body.addressees,
        quote=body.content,
        sentence=sentence_at(document.text, span.start, span.end) if document else cited.exact,
        document=entry.document,
        span=span,
        published=document.published if document else None,
        joint=body.joint,
        unnamed=body.unnamed,
    )


def _order(one: Said) -> Order:
    day = one.published.isoformat() if one.published else "9999"
    return day, one.document, one.span.start, one.span.end, one.speaker or "", one.quote
