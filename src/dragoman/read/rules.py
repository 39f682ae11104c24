"""The tables the readers go by, loaded and checked: furniture, kinds, headers, months, words."""

import re
from enum import StrEnum
from functools import cache
from importlib.resources.abc import Traversable
from pathlib import Path

from dragoman.errors import LexiconError
from dragoman.lexicon.abbreviations import load_abbreviations
from dragoman.lexicon.table import DATA, numbered_rows, read_table
from dragoman.model import Kind, Record

TABLES = DATA / "reading"
DEFAULT_WORDS = 6


class Scope(StrEnum):
    """How far a line of furniture reaches."""

    LINE = "line"
    LIST = "list"
    REST = "rest"


class Where(StrEnum):
    """Which words tell the kind of a text."""

    HEADER = "header"
    TITLE = "title"
    OPENING = "opening"
    ARTICLES = "articles"


class Field(StrEnum):
    """What a header line sets."""

    TITLE = "title"
    DATE = "date"
    SOURCE = "source"
    URL = "url"
    KIND = "kind"
    LANGUAGE = "language"
    HANDLING = "handling"


class Tag(StrEnum):
    """What a meta tag of a web page says."""

    DAY = "day"
    SITE = "site"
    TITLE = "title"
    SUMMARY = "summary"


class FurnitureRow(Record):
    """A row of furniture.tsv."""

    pattern: str
    what: str
    scope: Scope
    words: int = DEFAULT_WORDS


class KindRow(Record):
    """A row of kinds.tsv."""

    pattern: str
    kind: Kind
    where: Where


class HeaderRow(Record):
    """A row of headers.tsv."""

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


class Rules(Record):
    """Everything the readers look up."""

    furniture: tuple[Furniture, ...]
    kinds: tuple[Wording, ...]
    headers: dict[str, Field]
    metatags: dict[str, Tag]
    months: dict[str, int]
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
        headers={row.name: row.field for row in read_table(TABLES / "headers.tsv", HeaderRow)},
        metatags={row.name: row.field for row in read_table(TABLES / "metatags.tsv", TagRow)},
        months={row.name: row.number for row in read_table(TABLES / "months.tsv", MonthRow)},
        stopwords=frozenset(row.word for row in read_table(TABLES / "stopwords.tsv", WordRow)),
        abbreviations=frozenset(load_abbreviations()),
        languages=tuple(row.code for row in read_table(TABLES / "languages.tsv", LanguageRow)),
        signatures=signatures(TABLES / "signatures.tsv"),
    )


def furniture(table: Path | Traversable) -> tuple[Furniture, ...]:
    """The rows of furniture.tsv with their patterns compiled, case ignored."""
    return tuple(
        Furniture(
            pattern=_compiled(table, number, row.pattern, re.IGNORECASE),
            what=row.what,
            scope=row.scope,
            words=row.words,
        )
        for number, row in numbered_rows(table, FurnitureRow)
    )


def kinds(table: Path | Traversable) -> tuple[Wording, ...]:
    """The rows of kinds.tsv with their patterns compiled."""
    return tuple(
        Wording(pattern=_compiled(table, number, row.pattern), kind=row.kind, where=row.where)
        for number, row in numbered_rows(table, KindRow)
    )


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
