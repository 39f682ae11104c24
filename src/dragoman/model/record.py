"""What the ledger keeps: Entry, Reading, Judgement, Unread; what is asked of it: AsOf, Selection; what it answers."""

from datetime import date, datetime
from enum import StrEnum
from hashlib import blake2b
from typing import Any

import msgspec

from dragoman.model.actors import Actor
from dragoman.model.base import Record
from dragoman.model.findings import Body, Finding
from dragoman.model.text import Citation, Diagnostic, Document, Handling, Span


def content_id(*parts: object) -> str:
    """A 24-digit hexadecimal hash of the JSON of the parts: equal content, equal id.

    Fields that say nothing (None, empty, false) are left out, so that a field added to a record in a later version
    leaves the ids of what was said before as they are, and with them people's decisions.

    >>> from dragoman.model.text import Period
    >>> content_id(Period(raw="in May")) == content_id({"raw": "in May"})
    True
    """
    return blake2b(msgspec.json.encode(_told(msgspec.to_builtins(parts)), order="sorted"), digest_size=12).hexdigest()


def _says(value: Any) -> bool:
    return value is not None and value is not False and value != () and value != ""


def _told(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _told(one) for name, one in value.items() if _says(one)}
    if isinstance(value, list | tuple):
        return [_told(one) for one in value]
    return value


class Entry(Record):
    """A row of the ledger: a Finding with its content id and the time it was recorded.

    `handling` is the entry's own mark; None: that of its document.
    """

    id: str
    document: str
    body: Body
    citations: tuple[Citation, ...]
    according_to: tuple[str, ...] = ()
    score: float = 1.0
    recorded_at: datetime | None = None
    handling: Handling | None = None

    @classmethod
    def of(cls, finding: Finding, recorded_at: datetime | None = None) -> "Entry":
        """The entry of a finding; the same finding always gets the same id."""
        document = finding.citations[0].document
        return cls(
            id=content_id(document, finding.citations, finding.body, finding.according_to),
            document=document,
            body=finding.body,
            citations=finding.citations,
            according_to=finding.according_to,
            score=finding.score,
            recorded_at=recorded_at,
        )


class Reading(Record):
    """Which maker read which document, which entries it found, and whom it met there that no actor file describes."""

    document: str
    maker: str
    entries: tuple[str, ...]
    recorded_at: datetime | None = None
    actors: tuple[Actor, ...] = ()


class Verdict(StrEnum):
    """What a Judgement says of its subjects."""

    ACCEPT = "accept"
    REJECT = "reject"
    CORRECT = "correct"
    SAME = "same"
    DISTINCT = "distinct"
    MARK = "mark"


class Judgement(Record):
    """A decision on entries or documents, by a person or a named maker, with its reason.

    `handling`: the mark its subjects carry from then on (verdicts `mark` and `correct`); None leaves it as it was.
    """

    subjects: tuple[str, ...]
    verdict: Verdict
    by: str
    reason: str = ""
    score: float = 1.0
    replacement: Body | None = None
    recorded_at: datetime | None = None
    handling: Handling | None = None


class Unread(Record):
    """Something that a maker could not read, and when that was first noted: a Diagnostic that is kept.

    `handling`: the mark of the document it was met in, or the one given for the sources; None where there was neither.
    """

    id: str
    diagnostic: Diagnostic
    maker: str
    recorded_at: datetime | None = None
    handling: Handling | None = None

    @classmethod
    def of(
        cls, diagnostic: Diagnostic, maker: str, recorded_at: datetime | None = None, handling: Handling | None = None
    ) -> "Unread":
        """The note of a Diagnostic; what the same maker meets again is the same note."""
        name = content_id(diagnostic, maker)
        return cls(id=name, diagnostic=diagnostic, maker=maker, recorded_at=recorded_at, handling=handling)


class AsOf(Record):
    """Valid date (what was so) and known date (what the record knew); None is no limit."""

    valid: date | None = None
    known: datetime | None = None


class Holdings(Record):
    """Everything the fold reads: documents, entries, readings and judgements."""

    documents: tuple[Document, ...]
    entries: tuple[Entry, ...]
    readings: tuple[Reading, ...] = ()
    judgements: tuple[Judgement, ...] = ()


NO_PARTY = "-"
"""What Selection.parties may name for entries in which nobody takes part."""


class Selection(Record):
    """Which entries are asked for. Empty says nothing; within a field any value will do, all fields must hold.

    `parties`: each group names one party by any of its ids, and all groups must be named. `speakers`: who says it,
    anywhere in the chain. `start`, `end`: half-open; the months that the entry tells of, or of its publication
    where it is undated, must touch it. `issues` are ids or, where a text was not put under an issue, its words.
    `documents`: ids. `published_after`: only of documents published after that day; these come without entries, too.
    """

    kinds: tuple[str, ...] = ()
    parties: tuple[tuple[str, ...], ...] = ()
    speakers: tuple[str, ...] = ()
    issues: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
    start: date | None = None
    end: date | None = None
    published_after: date | None = None


class Head(Record):
    """Where a ledger stands: how many records it has, and the hash of the last link of its chain.

    It changes with each append that adds something, and equal heads mean equal content in equal order.
    """

    records: int = 0
    hash: str = "0" * 64


class Added(Record):
    """How many records an append added; those that were there already are not counted."""

    documents: int = 0
    entries: int = 0
    readings: int = 0
    judgements: int = 0
    unread: int = 0

    def __add__(self, other: "Added") -> "Added":
        """Both together."""
        return Added(
            documents=self.documents + other.documents,
            entries=self.entries + other.entries,
            readings=self.readings + other.readings,
            judgements=self.judgements + other.judgements,
            unread=self.unread + other.unread,
        )


class Match(Record):
    """A place where the words searched for stand: in a document's text, or in a statement (`entry`)."""

    document: str
    span: Span
    excerpt: str
    entry: str | None = None


class Kept(Record):
    """A record as a ledger keeps it: its place in the chain, its JSON byte for byte, and the hash that links it.

    `type`: document, entry, reading, judgement or unread. Readings and judgements have the hash of their JSON as id.
    """

    number: int
    type: str
    id: str
    data: bytes
    hash: str
