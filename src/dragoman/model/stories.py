"""Stories: the versions of one text, which came first, and what the later ones added or dropped."""

from datetime import date
from enum import StrEnum

from dragoman.model.base import Record
from dragoman.model.text import Diagnostic


class Tie(StrEnum):
    """How a document belongs to its story: the first, the same words, a copy, or a rewrite."""

    FIRST = "first"
    EQUAL = "equal"
    COPY = "copy"
    REWRITE = "rewrite"
    MARKED = "marked"


class Version(Record):
    """A document as a version of its story.

    `after` is the version it is most like among the earlier ones, `tie` and `score` (0 to 1) how. `added` and
    `dropped` are sentences: of this version that the first one lacks, and of the first one that this one lacks.
    """

    document: str
    tie: Tie = Tie.FIRST
    after: str | None = None
    score: float = 1.0
    title: str | None = None
    source: str | None = None
    origin: str | None = None
    published: date | None = None
    added: tuple[str, ...] = ()
    dropped: tuple[str, ...] = ()


class Story(Record):
    """Documents that are copies or rewrites of one text, the first one first; its id is that document's."""

    id: str
    versions: tuple[Version, ...]


class StoryList(Record):
    """The stories of some documents, the earliest first, and what could not be read."""

    stories: tuple[Story, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
