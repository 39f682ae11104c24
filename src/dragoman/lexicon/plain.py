"""Plain words: those that say nothing of what a text is about (articles, auxiliaries, days and months)."""

from functools import cache

from dragoman.lexicon.table import DATA, read_table
from dragoman.lexicon.times import WORDS, TimeWord
from dragoman.model import Record

CALENDAR = ("month", "weekday")


class PlainWord(Record):
    """A row of stopwords.tsv."""

    word: str


@cache
def load_plain_words() -> frozenset[str]:
    """Words without content, days and months, lower case. Raises LexiconError for a broken table.

    >>> "the" in load_plain_words(), "tuesday" in load_plain_words(), "truce" in load_plain_words()
    (True, True, False)
    """
    return load_calendar() | {row.word for row in read_table(DATA / "reading" / "stopwords.tsv", PlainWord)}


@cache
def load_calendar() -> frozenset[str]:
    """Names of days and months, lower case. Raises LexiconError for a broken table."""
    return frozenset(row.word for row in read_table(WORDS, TimeWord) if row.role in CALENDAR)
