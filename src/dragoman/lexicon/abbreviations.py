"""Loads the abbreviations whose full stop ends no sentence (reading/abbreviations.tsv)."""

from collections.abc import Mapping
from functools import cache
from typing import Literal

from dragoman.lexicon.table import DATA, read_table
from dragoman.model import Record


class Abbreviation(Record):
    """A row of abbreviations.tsv; `before` says what must follow."""

    word: str
    before: Literal["number"] | None = None


@cache
def load_abbreviations() -> Mapping[str, Abbreviation]:
    """The rows by word, in lower case. Raises LexiconError when the table breaks its schema."""
    return {row.word: row for row in read_table(DATA / "reading" / "abbreviations.tsv", Abbreviation)}


def abbreviates(word: str, following: str) -> bool:
    """Whether a full stop between the word and what follows ends no sentence: initials, U.S., Gen., No. 5.

    >>> abbreviates("Gen", "Haftar"), abbreviates("no", "They"), abbreviates("No", "5")
    (True, False, True)
    """
    if "." in word or (len(word) == 1 and word.isupper()):
        return True
    row = load_abbreviations().get(word.lower())
    return row is not None and (row.before is None or following[:1].isdigit())
