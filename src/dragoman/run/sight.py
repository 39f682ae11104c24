"""Sight: the record folded at a date for one clearance, with the look-ups that pages need, made when first asked."""

from collections import Counter
from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, TypeVar

from dragoman.lexicon.issues import load_issues
from dragoman.model import (
    Actor,
    AsOf,
    Document,
    DocumentNote,
    Dossier,
    Entry,
    Handling,
    Head,
    Holdings,
    Judgement,
    Said,
    Statement,
    StateOfPlay,
    Unread,
    Verdict,
    marks,
)
from dragoman.run.review import Waiting, waiting
from dragoman.views.phrasing import Phrasing
from dragoman.views.rows import Rows, kind_of
from dragoman.views.select import newest_first
from dragoman.views.words import Words

T = TypeVar("T")
SaidKey = tuple[str, int, int, str | None]
KEPT = 300
"""Things made for pages that a sight remembers."""
DECIDING = (Verdict.ACCEPT, Verdict.REJECT, Verdict.CORRECT)


@dataclass(frozen=True, kw_only=True)
class Sight:
    """What one clearance sees of the record. `head` is the ledger's at the time, `unread` what could not be read."""

    head: Head
    clearance: Handling
    at: AsOf
    state: StateOfPlay
    holdings: Holdings
    words: Words
    unread: tuple[Unread, ...] = ()

    @cached_property
    def phrasing(self) -> Phrasing:
        """Findings in words."""
        return Phrasing.of(self.state, self.words)

    @cached_property
    def rows(self) -> Rows:
        """Findings as rows."""
        return Rows(self.phrasing, self.state.documents)

    @cached_property
    def every(self) -> tuple[Dossier, ...]:
        """All dossiers."""
        state = self.state
        return (*state.meetings, *state.accords, *state.exchanges, *state.proposals, *state.positions)

    @cached_property
    def newest(self) -> Mapping[str, tuple[Dossier, ...]]:
        """The dossiers of each kind, the latest first."""
        found: dict[str, list[Dossier]] = {}
        for dossier in newest_first(self.every):
            found.setdefault(kind_of(dossier), []).append(dossier)
        return {kind: tuple(dossiers) for kind, dossiers in found.items()}

    @cached_property
    def _kept(self) -> dict[Hashable, Any]:
        return {}

    def keep(self, what: Hashable, make: Callable[[], T]) -> T:
        """What `make` gives, made once for this sight; the oldest of many is forgotten."""
        if what not in self._kept:
            if len(self._kept) >= KEPT:
                self._kept.pop(next(iter(self._kept)), None)
            self._kept[what] = make()
        found: T = self._kept.get(what) or make()
        return found

    @cached_property
    def dossiers(self) -> Mapping[str, Dossier]:
        """Dossiers by id, and by the id of each finding that is told in them."""
        told = {account.finding: dossier for dossier in self.every for account in dossier.accounts}
        told |= {finding: dossier for dossier in self.every for finding in dossier.findings}
        return told | {dossier.id: dossier for dossier in self.every}

    @cached_property
    def documents(self) -> Mapping[str, Document]:
        """Documents by id."""
        return {document.id: document for document in self.holdings.documents}

    @cached_property
    def notes(self) -> Mapping[str, DocumentNote]:
        """What the state says of its documents, by id."""
        return {note.id: note for note in self.state.documents}

    @cached_property
    def described(self) -> Mapping[str, Actor]:
        """The actors that the state describes, by id."""
        return {actor.id: actor for actor in (*self.state.parties, *self.state.third_parties)}

    @cached_property
    def stories(self) -> Mapping[str, int]:
        """How many documents tell each story."""
        return Counter(note.story for note in self.state.documents)

    @cached_property
    def marks(self) -> Mapping[str, Handling]:
        """The handling mark of each document and entry."""
        return marks(self.holdings)

    @cached_property
    def entries(self) -> Mapping[str, Entry]:
        """Entries by id, as they were read; `decisions` says what people made of them."""
        return {entry.id: entry for entry in self.holdings.entries}

    @cached_property
    def read_from(self) -> Mapping[str, tuple[Entry, ...]]:
        """Entries by document, in the order of the text; those that a later reading no longer found left out, unless a
        person accepted or corrected them."""
        latest = {(reading.document, _maker(reading.maker)): reading for reading in self.holdings.readings}
        current = {name for reading in latest.values() for name in reading.entries}
        read = {name for reading in self.holdings.readings for name in reading.entries}
        found: dict[str, list[Entry]] = {}
        for entry in self.holdings.entries:
            decided = self.decisions.get(entry.id)
            kept = decided is not None and decided.verdict is not Verdict.REJECT
            if kept or entry.id in current or entry.id not in read:
                found.setdefault(entry.document, []).append(entry)
        return {name: tuple(sorted(entries, key=_place)) for name, entries in found.items()}

    @cached_property
    def decisions(self) -> Mapping[str, Judgement]:
        """The last decision of a person on each entry."""
        makers = {reading.maker for reading in self.holdings.readings}
        ordered = sorted(
            self.holdings.judgements, key=lambda j: j.recorded_at.timestamp() if j.recorded_at else float("-inf")
        )
        people = (j for j in ordered if not j.by.startswith("dragoman.") and j.by not in makers)
        return {subject: j for j in people if j.verdict in DECIDING for subject in j.subjects}

    @cached_property
    def said(self) -> tuple[tuple[Said, str | None, str], ...]:
        """Statements, each with the issue that it names and with who published it."""
        issues = load_issues()
        return tuple(
            (said, issues.issue_of(said.quote), self.rows.outlet(said.document)) for said in self.state.statements
        )

    @cached_property
    def waiting(self) -> tuple[Waiting, ...]:
        """What waits for a person's decision."""
        return waiting(self.every, self.entries, self.decisions)

    def warm(self) -> None:
        """Makes at once what most pages need, so that no visitor waits for it."""
        _ = self.rows, self.dossiers, self.documents, self.notes, self.read_from, self.said, self.waiting
        _ = self.described, self.stories, self.marks, self.newest

    def decided(self, entry: str) -> Judgement | None:
        """What a person decided on an entry, last."""
        return self.decisions.get(entry)


def said_key(one: Said | Entry) -> SaidKey:
    """What a statement and the entry that it was read from have in common: document, span and speaker."""
    if isinstance(one, Said):
        return one.document, one.span.start, one.span.end, one.speaker
    body = one.body
    spans = (body.content_spans if isinstance(body, Statement) else ()) or (one.citations[0].span,)
    return one.document, spans[0].start, spans[-1].end, body.speaker if isinstance(body, Statement) else None


def _maker(maker: str) -> str:
    return maker.partition(" ")[0].partition("@")[0].partition("/")[0]


def _place(entry: Entry) -> tuple[int, int, str]:
    span = entry.citations[0].span
    return span.start, span.end, entry.id
