"""Texts and places in them: Source, Document with its Asides and Revisions, Span, Citation, Period, Diagnostic."""

from datetime import date, datetime
from enum import StrEnum

from dragoman.model.base import Record


class Kind(StrEnum):
    """What sort of text a Document is."""

    ARTICLE = "article"
    STATEMENT = "statement"
    READOUT = "readout"
    DRAFT = "draft"
    AGREEMENT = "agreement"
    NOTE = "note"


class Handling(StrEnum):
    """Traffic Light Protocol 2.0 marks, least to most restricted."""

    CLEAR = "clear"
    GREEN = "green"
    AMBER = "amber"
    AMBER_STRICT = "amber+strict"
    RED = "red"


class Reliability(StrEnum):
    """How reliable a publisher is held to be: the letters of the Admiralty code, A completely to F not to be judged."""

    A = "A"
    B = "B"
    C = "C"
    D = "D"
    E = "E"
    F = "F"


class PublishedFrom(StrEnum):
    """How the day of publication was found; it is never guessed."""

    METADATA = "metadata"
    BYLINE = "byline"
    URL = "url"
    GIVEN = "given"
    UNKNOWN = "unknown"


class AsideKind(StrEnum):
    """What a text carries beside its running words."""

    CORRECTION = "correction"
    CAPTION = "caption"
    POST = "post"
    COMMENT = "comment"
    QUOTED = "quoted"


class RevisionKind(StrEnum):
    """What a tracked change of a draft did."""

    INSERTED = "inserted"
    DELETED = "deleted"


class Source(Record):
    """Who publishes."""

    id: str
    title: str
    country: str | None = None


class Span(Record, array_like=True, order=True):
    """Half-open code-point offsets into Document.text."""

    start: int
    end: int

    def covers(self, other: "Span") -> bool:
        """Whether other lies within this span."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: "Span") -> bool:
        """Whether the two share at least one character."""
        return self.start < other.end and other.start < self.end


class Aside(Record):
    """Words beside the running text, kept out of it: a correction, caption, embedded post, comment, quoted message.

    `about`: the paragraph of the text that it speaks of, where that can be told.
    """

    kind: AsideKind
    text: str
    about: Span | None = None
    by: str | None = None


class Revision(Record):
    """A tracked change of a draft. Inserted words stand in the text at `span`; deleted ones stood at its start."""

    kind: RevisionKind
    span: Span
    words: str
    by: str | None = None
    at: datetime | None = None


class Document(Record):
    """One text as read, never edited. `text` holds headline, deck and body without page furniture.

    `body` is the offset in `text` where the body begins (0 where no headline was found);
    `title_variants` are further wordings of the headline that the page repeats. `sha256` is the hash of the raw
    bytes, `origin` the file or address they came from, `fetched` when an address gave them. `source` is the
    publisher's name, `credits` the agencies that the text names as its own sources ("Reuters contributed").
    """

    id: str
    text: str
    title: str | None = None
    title_variants: tuple[str, ...] = ()
    body: int = 0
    source: str | None = None
    url: str | None = None
    origin: str | None = None
    language: str | None = None
    kind: Kind = Kind.ARTICLE
    handling: Handling = Handling.CLEAR
    published: date | None = None
    fetched: datetime | None = None
    story: str | None = None
    published_from: PublishedFrom = PublishedFrom.UNKNOWN
    sha256: str | None = None
    authors: tuple[str, ...] = ()
    credits: tuple[str, ...] = ()
    country: str | None = None
    reliability: Reliability | None = None
    asides: tuple[Aside, ...] = ()
    revisions: tuple[Revision, ...] = ()


class Citation(Record):
    """A document, a span in it and the exact words there."""

    document: str
    span: Span
    exact: str


class Period(Record):
    """Half-open dates with the raw words; an unknown side stays None."""

    start: date | None = None
    end: date | None = None
    raw: str = ""


class Diagnostic(Record):
    """What could not be read, at which stage, and why."""

    stage: str
    message: str
    origin: str | None = None
    citation: Citation | None = None
