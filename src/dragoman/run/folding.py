"""Folding a record that grows: what was resolved and folded before is taken over, the result is that of `folded`."""

from collections.abc import Iterable, Mapping

from dragoman.fold import Memo, fold, recorded_by
from dragoman.model import Actor, AsOf, Document, Entry, Holdings, StateOfPlay
from dragoman.resolve import Resolver, Sketches
from dragoman.run.pipeline import with_met
from dragoman.run.who import with_speakers

LINES = 4
"""Growing parts of the record that are remembered: of one clearance what is and what was, and of another one."""


class Line:
    """A part of the record that only grows, with what was found out about it so far."""

    def __init__(self, sketches: Sketches) -> None:
        self.resolver, self.memo = Resolver(sketches), Memo()
        self.known: Mapping[str, Actor] = {}
        self._documents: set[str] = set()
        self._entries: set[str] = set()

    def __len__(self) -> int:
        return len(self._entries) + len(self._documents)

    def part_of(self, documents: set[str], entries: set[str]) -> bool:
        """Whether these hold all that is known here."""
        return self._documents <= documents and self._entries <= entries

    def add(self, documents: Iterable[Document], entries: Iterable[Entry]) -> None:
        """Resolves what is new of these."""
        texts = [one for one in documents if one.id not in self._documents]
        found = [one for one in entries if one.id not in self._entries]
        self._documents.update(one.id for one in texts)
        self._entries.update(one.id for one in found)
        if texts or found:
            self.resolver.add(texts, found)

    def describe(self, actors: Mapping[str, Actor]) -> None:
        """Takes these actors for the known ones."""
        before, self.known = self.known, actors
        every = (before.get(name) or actors[name] for name in (*before, *actors))
        self.memo.forget(one for one in every if before.get(one.id) != actors.get(one.id))


class Folds:
    """Folds one record again and again, at any date and for any clearance.

    A fold goes on from the largest part of what it is to fold that was folded before; nothing depends on which.
    """

    def __init__(self) -> None:
        self._sketches = Sketches()
        self._lines: list[Line] = []

    def __call__(self, holdings: Holdings, at: AsOf, actors: Mapping[str, Actor]) -> StateOfPlay:
        """As run.pipeline.folded."""
        held = recorded_by(holdings, at)
        line = self._line(held)
        line.add(held.documents, held.entries)
        line.describe(with_met(actors, held.readings))
        return with_speakers(fold(held, line.resolver.judgements(), at, line.known, line.memo), line.known)

    def _line(self, held: Holdings) -> Line:
        documents, entries = {one.id for one in held.documents}, {one.id for one in held.entries}
        fitting = [line for line in self._lines if line.part_of(documents, entries)]
        line = max(fitting, key=len) if fitting else Line(self._sketches)
        self._lines = [line, *(one for one in self._lines if one is not line)][:LINES]
        return line
