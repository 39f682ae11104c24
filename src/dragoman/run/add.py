"""Adding to a ledger: sources in, batches of what they report appended, each said once it is safe."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, datetime
from itertools import islice
from typing import BinaryIO

from dragoman.model import Added, Diagnostic, Document, Handling, Record
from dragoman.run.handling import lenient, marked
from dragoman.run.pipeline import Noted, extract, in_languages, kept, noted, read_by, record
from dragoman.run.tools import Tools
from dragoman.stages import Ledger

BATCH = 16
"""Documents of one append: some seconds of parsing, so that little is read again after a crash."""

Clock = Callable[[], datetime]


class Step(Record):
    """One batch that the ledger now holds: documents looked at, how many of them this maker had read before,
    what was added, and what could not be read.
    """

    documents: int = 0
    known: int = 0
    added: Added = Added()
    diagnostics: tuple[Diagnostic, ...] = ()

    def __add__(self, other: "Step") -> "Step":
        """Both together."""
        return Step(
            documents=self.documents + other.documents,
            known=self.known + other.known,
            added=self.added + other.added,
            diagnostics=(*self.diagnostics, *other.diagnostics),
        )


def add(
    sources: Sequence[str],
    tools: Tools,
    clock: Clock,
    *,
    published: date | None = None,
    handling: Handling | None = None,
    stdin: BinaryIO | None = None,
    batch: int = BATCH,
) -> Iterator[Step]:
    """Reads the sources into the tools' ledger; one Step after each batch that is safely there.

    A document that the same maker has read before is not read again, so adding twice adds nothing and a run that
    was cut off goes on where it was. `handling` marks all of them, whatever they say of themselves. When
    interrupted, what has been read of the batch is appended first.
    Raises LedgerError where the ledger cannot be written.
    """
    read = read_by(tools, sources, published=published, stdin=stdin)
    yield from add_read(read, tools, clock, handling=handling, batch=batch)


def add_read(
    read: Iterable[Document | Diagnostic],
    tools: Tools,
    clock: Clock,
    *,
    handling: Handling | None = None,
    batch: int = BATCH,
) -> Iterator[Step]:
    """The same for documents that have been read already."""
    unread: list[Diagnostic] = []
    known = in_languages(read, tools.languages)
    documents = (marked(one, tools.handling, handling) for one in kept(known, unread))
    while chunk := list(islice(documents, batch)):
        news = unread_by(tools.maker, chunk, tools.ledger)
        unread += lenient(chunk, tools.ledger)
        added = _added(news, tools, clock, unread)
        yield Step(documents=len(chunk), known=len(chunk) - len(news), added=added, diagnostics=tuple(unread))
        unread.clear()
    if unread:
        yield Step(diagnostics=tuple(unread))


def unread_by(maker: str, documents: Sequence[Document], ledger: Ledger) -> list[Document]:
    """Those of the documents that the maker has not read yet, as the ledger has them."""
    read = {r.document for r in ledger.readings([d.id for d in documents]) if r.maker == maker}
    news = [document for document in documents if document.id not in read]
    held = {document.id: document for document in ledger.documents([document.id for document in news])}
    return [held.get(document.id, document) for document in news]


def _added(documents: Iterable[Document], tools: Tools, clock: Clock, unread: list[Diagnostic]) -> Added:
    dated = [document if document.fetched else document.replace(fetched=clock()) for document in documents]
    finished: list[Noted] = []
    try:
        for annotated in tools.annotator.annotate(dated):
            findings = kept(extract(annotated, tools.extractors), unread)
            finished.append(noted(annotated, findings, tools, clock()))
    finally:
        added = record(tools.ledger, finished)
    return added
