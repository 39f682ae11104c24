"""How sure a text is that what a word names happened: -3 (certainly not) to 3 (certainly)."""

from dragoman.lexicon.talks import TalksLexicon, load_talks
from dragoman.model import Annotated, Token


def load_values() -> TalksLexicon:
    """The tables."""
    return load_talks()


def value_at(annotated: Annotated, token: Token, lexicon: TalksLexicon) -> float:
    """The value."""
    return 3.0
