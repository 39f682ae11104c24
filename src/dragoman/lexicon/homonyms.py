"""Names that mean an actor in one text and something else in another."""

import re

from dragoman.lexicon.table import DATA, read_table
from dragoman.model import Record


class HomonymRow(Record):
    """A row of homonyms.tsv."""

    name: str
    other: tuple[str, ...]
    own: tuple[str, ...] = ()


class Homonyms:
    """Says whether a name means its actor in a text, by the words around."""

    def __init__(self, rows: list[HomonymRow]) -> None:
        self._rows = {row.name: (_any_of(row.other), _any_of(row.own) if row.own else None) for row in rows}

    def means_actor(self, name: str, text: str) -> bool:
        """Whether nothing speaks for another reading, or something for the actor.

        >>> homonyms = Homonyms([HomonymRow(name="Georgia", other=("Atlanta",), own=("Tbilisi",))])
        >>> homonyms.means_actor("Georgia", "Atlanta, Georgia"), homonyms.means_actor("Georgia", "Georgia won")
        (False, True)
        """
        other, own = self._rows.get(name, (None, None))
        return other is None or not other.search(text) or bool(own and own.search(text))


def _any_of(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})\b")


def load_homonyms() -> Homonyms:
    """The table that ships. Raises LexiconError when it breaks its schema."""
    return Homonyms(read_table(DATA / "lexicon" / "homonyms.tsv", HomonymRow))
