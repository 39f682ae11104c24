"""The tables the readers go by, loaded and checked: furniture, elements, agencies, kinds, headers, words."""

import re
from collections.abc import Iterable, Mapping
from enum import StrEnum
from functools import cache
from importlib.resources.abc import Traversable
from pathlib import Path

from dragoman.errors import LexiconError, SettingsError
from dragoman.lexicon.abbreviations import load_abbreviations
from dragoman.lexicon.table import DATA, numbered_rows, read_table
from dragoman.model import AsideKind, Kind, Record

TABLES = DATA / "reading"
DEFAULT_WORDS = 6


class Scope(StrEnum):
    """How far a line of furniture reaches."""

    LINE = "line"
    NEXT = "next"
    LIST = "list"
    REST = "rest"


class Use(StrEnum):
    """What a line of furniture or an element of a page says of the text, if it says something."""

    AUTHOR = "author"
    CAPTION = "caption"
    CORRECTION = "correction"
    CREDIT = "credit"
    DAY = "day"
    DECK = "deck"
    POST = "post"


class Where(StrEnum):
    """Which words tell the kind of a text."""

    HEADER = "header"
    TITLE = "title"
    DECK = "deck"
    OPENING = "opening"
    SITE = "site"
    OFFICIAL = "official"
    ARTICLES = "articles"


class DayUse(StrEnum):
    """What a word beside a day says of it."""

    PUBLISHED = "published"
    UPDATED = "updated"
    JOINS = "joins"


class BylineUse(StrEnum):
    """What a word of a byline is there for."""

    BY = "by"
    PLACE = "place"
    NOBODY = "nobody"


class Field(StrEnum):
    """What a header line or a column sets; text and html only a column."""

    TITLE = "title"
    DATE = "date"
    SOURCE = "source"
    URL = "url"
    KIND = "kind"
    LANGUAGE = "language"
    HANDLING = "handling"
    AUTHOR = "author"
    TEXT = "text"
    HTML = "html"


class Tag(StrEnum):
    """What a meta tag of a web page says."""

    DAY = "day"
    SITE = "site"
    TITLE = "title"
    SUMMARY = "summary"
    AUTHOR = "author"


ASIDES = {
    Use.CAPTION: AsideKind.CAPTION,
    Use.CORRECTION: AsideKind.CORRECTION,
    Use.POST: AsideKind.POST,
}
"""The uses that are kept word for word."""


class FurnitureRow(Record):
    """A row of furniture.tsv."""

    pattern: str
    what: str
    scope: Scope
    words: int = DEFAULT_WORDS
    use: Use | None = None


class ElementRow(Record):
    """A row of elements.tsv."""

    pattern: str
    tag: str = ""
    use: Use | None = None


class AgencyRow(Record):
    """A row of agencies.tsv."""

    name: str
    pattern: str


class KindRow(Record):
    """A row of kinds.tsv."""

    pattern: str
    kind: Kind
    where: Where


class HeaderRow(Record):
    """A row of headers.tsv or columns.tsv."""

    name: str
    field: Field


class TagRow(Record):
    """A row of metatags.tsv."""

    name: str
    field: Tag


class MonthRow(Record):
    """A row of months.tsv."""

    name: str
    number: int


class DayWordRow(Record):
    """A row of daywords.tsv."""

    word: str
    means: DayUse


class BylineRow(Record):
    """A row of bylines.tsv."""

    word: str
    means: BylineUse


class WordRow(Record):
    """A row of stopwords.tsv."""

    word: str


class LanguageRow(Record):
    """A row of languages.tsv."""

    code: str
    name: str


class SignatureRow(Record):
    """A row of signatures.tsv."""

    bytes: str
    what: str
    advice: str


class Furniture(Record):
    """A kind of line that is not part of the text."""

    pattern: re.Pattern[str]
    what: str
    scope: Scope
    words: int
    use: Use | None = None


class Element(Record):
    """Elements of a page that are no running text, known by their tag and the words of class and id."""

    pattern: re.Pattern[str]
    tag: str
    use: Use | None


class Agency(Record):
    """A news agency and how it is named in credits."""

    name: str
    pattern: re.Pattern[str]


class Wording(Record):
    """Words that tell the kind of a text."""

    pattern: re.Pattern[str]
    kind: Kind
    where: Where


class Signature(Record):
    """First bytes of a form that is not text."""

    start: bytes
    what: str
    advice: str


class DayWords(Record):
    """How the line that a page prints tells its day: `pieces` parts it, `published` stands before the day, `updated`
    before another.
    """

    pieces: re.Pattern[str]
    published: re.Pattern[str]
    updated: re.Pattern[str]


class Bylines(Record):
    """Words before a name, between a name and a place, and words that name nobody."""

    by: re.Pattern[str]
    place: re.Pattern[str]
    nobody: frozenset[str]


class Rules(Record):
    """Everything the readers look up."""

    furniture: tuple[Furniture, ...]
    kinds: tuple[Wording, ...]
    elements: tuple[Element, ...]
    agencies: tuple[Agency, ...]
    headers: dict[str, Field]
    columns: dict[str, Field]
    metatags: dict[str, Tag]
    months: dict[str, int]
    daywords: DayWords
    bylines: Bylines
    stopwords: frozenset[str]
    abbreviations: frozenset[str]
    languages: tuple[str, ...]
    signatures: tuple[Signature, ...]


@cache
def load_rules() -> Rules:
    """The tables that ship, read once a run. Raises LexiconError when one breaks its schema."""
    return Rules(
        furniture=furniture(TABLES / "furniture.tsv"),
        kinds=kinds(TABLES / "kinds.tsv"),
        elements=elements(TABLES / "elements.tsv"),
        agencies=agencies(TABLES / "agencies.tsv"),
        headers={row.name: row.field for row in read_table(TABLES / "headers.tsv", HeaderRow)},
        columns={row.name: row.field for row in read_table(TABLES / "columns.tsv", HeaderRow)},
        metatags={row.name: row.field for row in read_table(TABLES / "metatags.tsv", TagRow)},
        months={row.name: row.number for row in read_table(TABLES / "months.tsv", MonthRow)},
        daywords=daywords(TABLES / "daywords.tsv"),
        bylines=bylines(TABLES / "bylines.tsv"),
        stopwords=frozenset(row.word for row in read_table(TABLES / "stopwords.tsv", WordRow)),
        abbreviations=frozenset(load_abbreviations()),
        languages=tuple(row.code for row in read_table(TABLES / "languages.tsv", LanguageRow)),
        signatures=signatures(TABLES / "signatures.tsv"),
    )


def fields_named(columns: Mapping[str, str]) -> dict[str, Field]:
    """A person's map of columns, checked. Raises SettingsError for a field that is unknown."""
    known = {field.value for field in Field}
    for name, field in columns.items():
        if field not in known:
            raise SettingsError(f"column {name!r} is mapped to {field!r}; fields are {', '.join(sorted(known))}")
    return {name: Field(field) for name, field in columns.items()}


def furniture(table: Path | Traversable) -> tuple[Furniture, ...]:
    """The rows of furniture.tsv with their patterns compiled, case ignored."""
    return tuple(
        Furniture(
            pattern=_compiled(table, number, row.pattern, re.IGNORECASE),
            what=row.what,
            scope=row.scope,
            words=row.words,
            use=row.use,
        )
        for number, row in numbered_rows(table, FurnitureRow)
    )


def elements(table: Path | Traversable) -> tuple[Element, ...]:
    """The rows of elements.tsv with their patterns compiled."""
    return tuple(
        Element(pattern=_compiled(table, number, row.pattern, re.IGNORECASE), tag=row.tag, use=row.use)
        for number, row in numbered_rows(table, ElementRow)
    )


def agencies(table: Path | Traversable) -> tuple[Agency, ...]:
    """The rows of agencies.tsv with their patterns compiled."""
    return tuple(
        Agency(name=row.name, pattern=_compiled(table, number, rf"\b(?:{row.pattern})\b"))
        for number, row in numbered_rows(table, AgencyRow)
    )


def kinds(table: Path | Traversable) -> tuple[Wording, ...]:
    """The rows of kinds.tsv with their patterns compiled."""
    return tuple(
        Wording(pattern=_compiled(table, number, row.pattern), kind=row.kind, where=row.where)
        for number, row in numbered_rows(table, KindRow)
    )


def daywords(table: Path | Traversable) -> DayWords:
    """The rows of daywords.tsv as patterns."""
    rows = read_table(table, DayWordRow)
    published, updated, joins = (_any(row.word for row in rows if row.means is use) for use in DayUse)
    return DayWords(
        pieces=re.compile(rf"(?i)\s*(?:[|·•;]|\s[-–—]\s|\(|\)|(?=\b{updated}\b))\s*"),
        published=re.compile(rf"(?i)^{published}(?: {joins})?\s*:?\s+"),
        updated=re.compile(rf"(?i){updated}\b"),
    )


def bylines(table: Path | Traversable) -> Bylines:
    """The rows of bylines.tsv as patterns."""
    rows = read_table(table, BylineRow)
    by, place = (_any(row.word for row in rows if row.means is use) for use in (BylineUse.BY, BylineUse.PLACE))
    return Bylines(
        by=re.compile(rf"(?i)^{by}:?\s+"),
        place=re.compile(rf"\s+{place}\s+[A-Z].*$"),
        nobody=frozenset(row.word for row in rows if row.means is BylineUse.NOBODY),
    )


def _any(words: Iterable[str]) -> str:
    return f"(?:{'|'.join(re.escape(word) for word in sorted(words, key=len, reverse=True))})"


def signatures(table: Path | Traversable) -> tuple[Signature, ...]:
    """The rows of signatures.tsv with their bytes."""
    return tuple(
        Signature(start=_bytes(table, number, row.bytes), what=row.what, advice=row.advice)
        for number, row in numbered_rows(table, SignatureRow)
    )


def _compiled(table: Path | Traversable, number: int, pattern: str, flags: int = 0) -> re.Pattern[str]:
    try:
        return re.compile(pattern, flags)
    except re.error as error:
        raise LexiconError(f"{table}, line {number}: pattern {pattern!r}: {error}") from error


def _bytes(table: Path | Traversable, number: int, digits: str) -> bytes:
    try:
        return bytes.fromhex(digits)
    except ValueError as error:
        raise LexiconError(f"{table}, line {number}: {digits!r} is not hexadecimal") from error
