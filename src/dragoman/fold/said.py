"""Said: the statements of the documents, each story's once."""

from collections.abc import Collection, Iterable, Mapping

from dragoman.fold.sentences import sentence_at
from dragoman.model import Document, Entry, Said, Span, Statement


def said(
    entries: Iterable[Entry],
    documents: Mapping[str, Document],
    stories: Mapping[str, str],
    vanished: Collection[str] = (),
) -> tuple[Said, ...]:
    """Statements by day, document and place in it; one speaker's words in one story are listed once.

    `vanished`: ids of entries that no latest reading finds.
    """
    found = [(one, one.body) for one in entries if isinstance(one.body, Statement)]
    listed: dict[tuple[str, str | None, tuple[str, ...]], Said] = {}
    for said_here in sorted(
        (_said(entry, body, documents).replace(vanished=entry.id in vanished) for entry, body in found), key=_order
    ):
        story = stories.get(said_here.document, said_here.document)
        listed.setdefault((story, said_here.speaker, tuple(said_here.quote.lower().split())), said_here)
    return tuple(listed.values())


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


def _order(one: Said) -> tuple[str, str, int, int, str, str]:
    day = one.published.isoformat() if one.published else "9999"
    return day, one.document, one.span.start, one.span.end, one.speaker or "", one.quote
