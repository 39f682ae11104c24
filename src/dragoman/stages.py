"""The doors of the program: what a reader, annotator, extractor, ledger and view must do.

Built-ins and plugins come through the same entry points (plugins.py); dragoman.testing has a
contract suite for each door.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import BinaryIO, Protocol, runtime_checkable

from dragoman.model import (
    Added,
    Annotated,
    Changes,
    Diagnostic,
    Document,
    Entry,
    Finding,
    Head,
    Holdings,
    Judgement,
    Kept,
    Match,
    Reading,
    Selection,
    StateOfPlay,
    Unread,
)


class Reader(Protocol):
    """Bytes of one file -> Documents; what cannot be read becomes a Diagnostic, never an exception.

    In folders, files whose names end in one of its `suffixes` are read, where it has that attribute.
    """

    def accepts(self, origin: str, data: bytes) -> bool:
        """Whether this reader knows the form, judged by name and first bytes."""
        ...

    def read(self, origin: str, data: bytes) -> Iterator[Document | Diagnostic]:
        """The documents in the bytes, in order."""
        ...


@runtime_checkable
class StreamReader(Reader, Protocol):
    """A Reader of archives, which need not fit into memory; `accepts` is asked with the first bytes alone."""

    def read_stream(self, origin: str, file: BinaryIO) -> Iterator[Document | Diagnostic]:
        """The documents in an open file, in order."""
        ...


class Annotator(Protocol):
    """Document -> Annotated. Works on batches, because parsers do; keeps order."""

    def annotate(self, documents: Iterable[Document]) -> Iterator[Annotated]:
        """One Annotated for each document, in order."""
        ...


class Extractor(Protocol):
    """Annotated -> Findings. `found` holds what earlier extractors found in the same document."""

    def extract(self, annotated: Annotated, found: Sequence[Finding]) -> Iterator[Finding | Diagnostic]:
        """New findings, in text order; each cites words of the document verbatim."""
        ...


class Ledger(Protocol):
    """Append-only store of documents, entries, readings, judgements and of what was unread (docs/ledger.md).

    Everything that is asked answers from one state, also while another process appends. A store that is full,
    damaged, in use or of a newer version raises LedgerError.
    """

    def append(
        self,
        documents: Sequence[Document],
        entries: Sequence[Entry],
        readings: Sequence[Reading] = (),
        judgements: Sequence[Judgement] = (),
        unread: Sequence[Unread] = (),
    ) -> Added:
        """Adds what is not there yet (by id), all of it or nothing; adding twice adds nothing.

        Raises LedgerError where an entry or a reading is of a document that is neither here nor given.
        """
        ...

    def holdings(self, selection: Selection | None = None) -> Holdings:
        """Everything, or the entries selected with their documents, readings and judgements; in a fixed order."""
        ...

    def documents(self, ids: Sequence[str]) -> tuple[Document, ...]:
        """Those of the documents that are here, in the order asked."""
        ...

    def entries(self, ids: Sequence[str]) -> tuple[Entry, ...]:
        """Those of the entries that are here, in the order asked, as they were first recorded."""
        ...

    def ids(self, beginning: str, limit: int = 10) -> tuple[str, ...]:
        """Ids of documents and entries that begin so, in order, at most so many."""
        ...

    def readings(self, documents: Sequence[str]) -> tuple[Reading, ...]:
        """All readings of the documents."""
        ...

    def unread(self) -> tuple[Unread, ...]:
        """All notes of what could not be read, the oldest first."""
        ...

    def search(self, words: str, limit: int = 50) -> tuple[Match, ...]:
        """Where all the words stand, in documents and statements, the best first; "a b" is a phrase, -a without."""
        ...

    def records(self) -> Iterator[Kept]:
        """All records as they are kept, in the order of the chain: for verify, pack and merge."""
        ...

    def restore(self, kept: Iterable[Kept]) -> Added:
        """Adds records of another ledger byte for byte, all or nothing; those that are there stay."""
        ...

    def head(self) -> Head:
        """Where the ledger stands: changes with each append that adds something."""
        ...

    def close(self) -> None:
        """Lets go of files and connections; closing twice is no error."""
        ...


class View(Protocol):
    """StateOfPlay -> text of one form."""

    def render(self, state: StateOfPlay) -> str:
        """The whole state in this form."""
        ...


class ChangesView(Protocol):
    """Changes -> text of one form. A view may have this beside `render`; `dragoman changes` asks for it."""

    def render_changes(self, changes: Changes) -> str:
        """All changes in this form."""
        ...


class Export(Protocol):
    """StateOfPlay -> the bytes of a file that other programs read. `suffix` is how its name ends."""

    suffix: str

    def write(self, state: StateOfPlay) -> bytes:
        """The whole file; equal states give equal bytes."""
        ...
