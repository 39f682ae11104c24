"""The words by which somebody takes a stand (stances.tsv)."""

from collections.abc import Iterable

from dragoman.errors import LexiconError
from dragoman.lexicon.table import DATA, numbered_rows
from dragoman.model import Record, Stance

CLAUSAL = frozenset({"inf", "ing", "that"})
SPECIAL = frozenset({"obj", "person", "charge", "harm", "party", "attr", "bare", "not", *CLAUSAL})
LENDS, SELF, PART, DROPS = "lends", "self", "part", "drops"
NONE = "none"
PARTS = ("VERB", "NOUN", "ADJ", "PRON")


class StanceRow(Record):
    """A row of stances.tsv."""

    lemma: str
    pos: str
    frames: tuple[str, ...]
    stance: str
    negated: Stance | None = None

    @property
    def taken(self) -> Stance | None:
        """The stance the word expresses when it is not denied; None where only its denial takes a stand."""
        return None if self.stance == NONE else Stance(self.stance)

    @property
    def prepositions(self) -> tuple[str, ...]:
        """The frames that are prepositions."""
        return tuple(frame for frame in self.frames if frame not in SPECIAL)


class Stances:
    """Look-up of stance words by lemma and part of speech."""

    def __init__(self, rows: Iterable[StanceRow]) -> None:
        self._rows: dict[tuple[str, str], tuple[StanceRow, ...]] = {}
        self._others: dict[str, set[tuple[str, str]]] = {LENDS: set(), SELF: set(), PART: set(), DROPS: set()}
        for row in rows:
            key = (row.lemma, row.pos)
            if row.stance in self._others:
                self._others[row.stance].add(key)
            else:
                self._rows[key] = (*self._rows.get(key, ()), row)
        for key, found in self._rows.items():  # "vowed not to" goes before "vowed to"
            self._rows[key] = tuple(sorted(found, key=lambda row: "not" not in row.frames))

    def find(self, lemma: str, pos: str) -> tuple[StanceRow, ...]:
        """The rows of a word, none where it takes no stand."""
        return self._rows.get((lemma, pos), ())

    def lends(self, lemma: str) -> bool:
        """Whether the verb only brings in a noun that takes the stand: "voiced opposition"."""
        return (lemma, "VERB") in self._others[LENDS]

    def own_side(self, lemma: str, pos: str) -> bool:
        """Whether a speaker may mean his own side by the word: "the country", "we"."""
        return (lemma, pos) in self._others[SELF]

    def drops(self, lemma: str) -> bool:
        """Whether the verb gives up the stand that its object names: "dropped its demand"."""
        return (lemma, "VERB") in self._others[DROPS]

    def part(self, lemma: str) -> bool:
        """Whether the noun's deeds are those of the body it belongs to: "members of the movement"."""
        return (lemma, "NOUN") in self._others[PART]


def load_stances() -> Stances:
    """The table that ships. Raises LexiconError where a row has an unknown part of speech or stance."""
    rows = []
    for number, row in numbered_rows(DATA / "lexicon" / "stances.tsv", StanceRow):
        if row.pos not in PARTS:
            raise LexiconError(f"stances.tsv, line {number}: pos {row.pos!r}; it must be one of {', '.join(PARTS)}")
        if row.stance not in (*Stance, LENDS, SELF, PART, DROPS, NONE):
            raise LexiconError(f"stances.tsv, line {number}: stance {row.stance!r} is none of {', '.join(Stance)}")
        rows.append(row)
    return Stances(rows)
