"""The scope of a ceasefire: whether it is told to be of one matter, place or season only (truce_scopes.tsv)."""

import re
from collections.abc import Iterable
from functools import cache

from dragoman.lexicon.table import DATA, read_table
from dragoman.model import Record


class ScopeWord(Record):
    """A row of truce_scopes.tsv."""

    word: str
    scope: str


class Scopes:
    """Finds the scope that words give a ceasefire.

    >>> scopes = load_scopes()
    >>> scopes.of("an immediate energy ceasefire"), scopes.of("an unconditional ceasefire")
    ('energy', None)
    """

    def __init__(self, rows: Iterable[ScopeWord]) -> None:
        self._scopes = [(_pattern(row.word), row.scope) for row in rows]

    def of(self, words: str) -> str | None:
        """The scope that the words name first in the table; None for a ceasefire of everything."""
        plain = words.lower()
        return next((scope for pattern, scope in self._scopes if pattern.search(plain)), None)


@cache
def load_scopes() -> Scopes:
    """The table that ships. Raises LexiconError when it breaks its schema."""
    return Scopes(read_table(DATA / "lexicon" / "truce_scopes.tsv", ScopeWord))


def _pattern(word: str) -> re.Pattern[str]:
    end = r"\w*" if word.endswith("*") else ""
    return re.compile(rf"\b{re.escape(word.removesuffix('*'))}{end}\b")
