"""The words that the reading of clauses goes by (clause_words.tsv)."""

from collections.abc import Mapping
from functools import cache

from dragoman.lexicon.uses import read_uses


@cache
def load_clause_words() -> Mapping[str, tuple[str, ...]]:
    """The words of each use. Raises LexiconError when the table breaks its schema."""
    return read_uses("clause_words.tsv")


def clause_words(use: str) -> tuple[str, ...]:
    """The words of a use.

    >>> "urge" in clause_words("controls")
    True
    """
    return load_clause_words()[use]
