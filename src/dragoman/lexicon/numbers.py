"""Numbers in words and figures."""

import re
from collections.abc import Sequence

from dragoman.lexicon.table import DATA, read_table
from dragoman.model import Record

FIGURE = re.compile(r"\d{1,3}(?:,\d{3})+|\d+")
ORDINAL = re.compile(r"(\d+)(?:st|nd|rd|th)")


class NumberWord(Record):
    """A row of numbers.tsv."""

    word: str
    value: int
    ordinal: str


class Numbers:
    """Reads cardinals ("1,200", "two hundred") and ordinals ("third", "21st")."""

    def __init__(self, rows: Sequence[NumberWord]) -> None:
        self._cardinals = {row.word: row.value for row in rows if row.ordinal == "no"}
        self._ordinals = {row.word: row.value for row in rows if row.ordinal == "yes"}

    def cardinal(self, words: str) -> int | None:
        """The number that words name, None where they name none."""
        text = words.lower().strip()
        if FIGURE.fullmatch(text):
            return int(text.replace(",", ""))
        total = current = 0
        for word in re.split(r"[\s-]+|\band\b", text):
            if not word:
                continue
            value = int(word.replace(",", "")) if FIGURE.fullmatch(word) else self._cardinals.get(word)
            if value is None:
                return None
            if word == "dozen":
                current = max(current, 1) * value
            elif value >= 100:
                current = max(current, 1) * value
                total, current = (total + current, 0) if value >= 1000 else (total, current)
            else:
                current += value
        return total + current or None

    def ordinal(self, word: str) -> int | None:
        """The place in a series that a word names, None where it names none."""
        match = ORDINAL.fullmatch(word.lower())
        return int(match[1]) if match else self._ordinals.get(word.lower())


def load_numbers() -> Numbers:
    """The table that ships. Raises LexiconError when it breaks its schema."""
    return Numbers(read_table(DATA / "lexicon" / "numbers.tsv", NumberWord))
