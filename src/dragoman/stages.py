"""The doors of the program: what a reader, annotator, extractor, ledger and view must do.

Built-ins and plugins come through the same entry points (plugins.py); dragoman.testing has a
contract suite for each door.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Protocol

from dragoman.model import (
    Annotated,
    Changes,
    Diagnostic,
    Document,
    Entry,
    Finding,
    Holdings,
    Judgement,
    Reading,
    StateOfPlay,
)


class Reader(Protocol):
    """Bytes of one file -> Documents; what cannot be read becomes a Diagnostic, never an exception."""

    def accepts(self, origin: str, data: bytes) -> bool:
        """Whether this reader knows the form, judged by name and first bytes."""
        ...

    def read(self, origin: str, data: bytes) -> Iterator[Document | Diagnostic]:
        """The documents in the bytes, in order."""
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
    """Append-only store of documents, entries, readings and judgements."""

    def append(
        self,
        documents: Sequence[Document],
        entries: Sequence[Entry],
        readings: Sequence[Reading] = (),
        judgements: Sequence[Judgement] = (),
    ) -> None:
        """Adds what is not there yet (by id); adding twice adds nothing."""
        ...

    def holdings(self) -> Holdings:
        """Everything, in a fixed order."""
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
