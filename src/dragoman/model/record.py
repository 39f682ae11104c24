"""What the ledger keeps: Entry, Reading, Judgement, and the pair of dates it is read at."""

from datetime import date, datetime
from enum import StrEnum
from hashlib import blake2b

import msgspec

from dragoman.model.base import Record
from dragoman.model.findings import Body, Finding
from dragoman.model.text import Citation, Document


def content_id(*parts: object) -> str:
    """A 24-digit hexadecimal hash of the JSON of the parts: equal content, equal id."""
    return blake2b(msgspec.json.encode(parts, order="sorted"), digest_size=12).hexdigest()


class Entry(Record):
    """A row of the ledger: a Finding with its content id and the time it was recorded."""

    id: str
    document: str
    body: Body
    citations: tuple[Citation, ...]
    according_to: tuple[str, ...] = ()
    score: float = 1.0
    recorded_at: datetime | None = None

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
    """Which maker read which document, and which entries it found."""

    document: str
    maker: str
    entries: tuple[str, ...]
    recorded_at: datetime | None = None


class Verdict(StrEnum):
    """What a Judgement says of its subjects."""

    ACCEPT = "accept"
    REJECT = "reject"
    CORRECT = "correct"
    SAME = "same"
    DISTINCT = "distinct"


class Judgement(Record):
    """A decision on entries, by a person or a named maker, with its reason."""

    subjects: tuple[str, ...]
    verdict: Verdict
    by: str
    reason: str = ""
    score: float = 1.0
    replacement: Body | None = None
    recorded_at: datetime | None = None


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
