"""Adding to a ledger: sources in, batches of what they report appended, each said once it is safe."""

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, datetime
from itertools import islice
from typing import BinaryIO

from dragoman.model import Added, Diagnostic, Document, Handling, Record, Unread
from dragoman.read.files import files_named
from dragoman.read.outlets import SUFFIX as OUTLETS
from dragoman.read.sources import ADDRESS, STDIN, suffixes_of
from dragoman.run.handling import lenient, marked
from dragoman.run.pipeline import Noted, extract, in_languages, kept, noted, read_by, record
from dragoman.run.tools import Tools
from dragoman.stages import Ledger, Reader

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


class Names:
    """What is to be read, each file by itself, handed out one by one; `len` says how many there are, `done` how many
    of them are behind the one in hand. `whole` is False where a name may stand for any number of texts."""

    def __init__(self, sources: Iterable[str], readers: Sequence[Reader]) -> None:
        suffixes = suffixes_of(readers)
        self._names = [name for source in sources for name in _files(source, suffixes)]
        self._begun = 0
        self.whole = not any(name.lower().endswith(OUTLETS) for name in self._names)
        self.finished = False

    def __len__(self) -> int:
        return len(self._names)

    def __iter__(self) -> Iterator[str]:
        for name in self._names:
            self._begun += 1
            yield name
        self.finished = True

    @property
    def done(self) -> int:
        """How many are read."""
        return len(self) if self.finished else max(0, self._begun - 1)


def _files(source: str, suffixes: tuple[str, ...]) -> Iterator[str]:
    """The files of a folder or pattern; any other name, and one with nothing in it, as it is."""
    if source == STDIN or source.lower().endswith(OUTLETS) or ADDRESS.match(source):
        yield source
        return
    found = list(files_named(source, suffixes))
    files = [os.fspath(one) for one in found if not isinstance(one, Diagnostic)]
    yield from files if len(files) == len(found) else [source]


def add(
    sources: Iterable[str],
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
        added = _added(news, tools, clock, unread, handling)
        unread += lenient(chunk, tools.ledger)
        yield Step(documents=len(chunk), known=len(chunk) - len(news), added=added, diagnostics=tuple(unread))
        unread.clear()
    if unread:
        yield Step(added=_added((), tools, clock, unread, handling), diagnostics=tuple(unread))


def unread_by(maker: str, documents: Sequence[Document], ledger: Ledger) -> list[Document]:
    """Those of the documents that the maker has not read yet, as the ledger has them."""
    read = {r.document for r in ledger.readings([d.id for d in documents]) if r.maker == maker}
    news = [document for document in documents if document.id not in read]
    held = {document.id: document for document in ledger.documents([document.id for document in news])}
    return [held.get(document.id, document) for document in news]


def _added(
    documents: Iterable[Document], tools: Tools, clock: Clock, unread: list[Diagnostic], handling: Handling | None
) -> Added:
    """Reads the documents and appends what they report, and what could not be read; `handling`: given for them."""
    dated = [document if document.fetched else document.replace(fetched=clock()) for document in documents]
    finished: list[Noted] = []
    try:
        for annotated in tools.annotator.annotate(dated):
            findings = kept(extract(annotated, tools.extractors), unread)
            finished.append(noted(annotated, findings, tools, clock()))
    finally:
        marks = {document.origin: document.handling for document in dated}
        notes = [Unread.of(one, tools.maker, clock(), marks.get(one.origin, handling)) for one in unread]
        added = record(tools.ledger, finished, notes)
    return added
