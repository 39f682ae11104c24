"""Handling marks of documents as they are added: given, set for a source, written in the text, or of their kind."""

import re
from collections.abc import Iterable, Iterator, Mapping

from dragoman.model import Diagnostic, Document, Handling, Kind, Selection, allowed, marks, strictest
from dragoman.stages import Ledger

WRITTEN = re.compile(r"^\W*TLP:? ?(RED|AMBER\+STRICT|AMBER|GREEN|CLEAR|WHITE)\b", re.MULTILINE)
"""A mark as TLP 2.0 writes it, at the beginning of a line; WHITE was CLEAR until 2022."""
NOTES = Handling.AMBER_STRICT
"""The mark of staff notes that say nothing else."""


def marked(document: Document, sources: Mapping[str, Handling], given: Handling | None = None) -> Document:
    """The document with its mark: the one given, else the strictest of its source's and those written in it.

    >>> str(marked(Document(id="d", text="TLP:GREEN\\n\\nThey met.", kind=Kind.NOTE), {}).handling)
    'green'
    >>> str(marked(Document(id="d", text="They met.", kind=Kind.NOTE), {}).handling)
    'amber+strict'
    """
    if given is not None:
        return document.replace(handling=given)
    said = [sources.get(document.source or ""), *written(document.text)]
    if document.kind is Kind.NOTE and not any(said):
        said.append(NOTES)
    return document.replace(handling=strictest((document.handling, *said)))


def written(text: str) -> Iterator[Handling]:
    """Marks that the text bears.

    >>> [str(mark) for mark in written("(TLP:AMBER+STRICT) The envoy said no.")]
    ['amber+strict']
    """
    for name in WRITTEN.findall(text):
        yield Handling.CLEAR if name == "WHITE" else Handling(name.lower())


def lenient(documents: Iterable[Document], ledger: Ledger) -> Iterator[Diagnostic]:
    """One Diagnostic for each document that the ledger holds under a mark less strict than the one it came with."""
    asked = {document.id: document for document in documents}
    held = ledger.holdings(Selection(documents=tuple(asked))) if asked else None
    known = marks(held) if held else {}
    for name, document in asked.items():
        if name in known and not allowed(document.handling, known[name]):
            yield Diagnostic(
                stage="handling",
                message=f"{document.origin or name} is in the ledger already and keeps its mark, {known[name]}; "
                f"`dragoman judge mark {name} --handling {document.handling}` restricts it",
                origin=document.origin,
            )
