"""The words of talks: happenings, what governs them, operators, adjuncts, captives."""

from collections.abc import Iterator
from enum import StrEnum

from dragoman.lexicon.table import DATA, read_table
from dragoman.lexicon.uses import read_uses
from dragoman.model import Exchanged, Level, Record, ThirdRole


class Mood(StrEnum):
    """Whether and when what a word names happens."""

    PAST = "past"
    ONGOING = "ongoing"
    FUTURE = "future"
    DESIRED = "desired"
    REFUSED = "refused"
    FAILED = "failed"
    NEGATED = "negated"
    POSSIBLE = "possible"
    DENIED = "denied"
    PLAIN = "plain"
    BEGUN = "begun"


class Clause(StrEnum):
    """Forms of complement an operator governs."""

    INF = "inf"
    THAT = "that"
    ING = "ing"
    ANY = "any"


class Operator(Record):
    """A row of operators.tsv."""

    lemma: str
    pos: str
    clause: Clause
    mood: Mood


class Adjunct(Record):
    """A row of adjuncts.tsv."""

    word: str
    pos: str
    mood: Mood


class Happening(Record):
    """A row of happenings.tsv."""

    word: str
    pos: str
    kind: str
    needs: str
    form: str | None = None
    level: Level | None = None


class Captive(Record):
    """A row of captives.tsv."""

    noun: str
    what: Exchanged


class Governor(Record):
    """A row of governors.tsv."""

    lemma: str
    pos: str
    role: str
    kind: str
    status: str
    agent: str


class RoleWord(Record):
    """A row of third_roles.tsv."""

    word: str
    role: ThirdRole


class TalksLexicon(Record):
    """All look-ups that the extraction of talks needs."""

    operators: dict[tuple[str, str], tuple[Operator, ...]]
    adjuncts: dict[tuple[str, str], Mood]
    happenings: dict[tuple[str, str], Happening]
    captives: dict[str, Exchanged]
    governors: dict[tuple[str, str, str], tuple[Governor, ...]]
    words: dict[str, tuple[str, ...]]
    roles: dict[str, ThirdRole]

    def used(self, use: str) -> tuple[str, ...]:
        """The words of a use of talk_words.tsv."""
        return self.words[use]

    def governor(self, lemma: str, pos: str, role: str, kind: str) -> Governor | None:
        """The row for a governing word in a role, for a kind of happening."""
        rows = self.governors.get((lemma, pos, role), ())
        return next((row for row in rows if row.kind in (kind, "any")), None)

    def operator(self, lemma: str, pos: str, clause: Clause) -> Mood | None:
        """The mood an operator gives its complement; None where the word is no operator."""
        rows = self.operators.get((lemma, pos), ())
        return next((row.mood for row in rows if row.clause in (clause, Clause.ANY)), None)


def load_talks() -> TalksLexicon:
    """The tables that ship. Raises LexiconError when one breaks its schema."""
    operators: dict[tuple[str, str], tuple[Operator, ...]] = {}
    for operator in read_table(DATA / "lexicon" / "operators.tsv", Operator):
        key = (operator.lemma, operator.pos)
        operators[key] = (*operators.get(key, ()), operator)
    governors: dict[tuple[str, str, str], tuple[Governor, ...]] = {}
    for governor in read_table(DATA / "lexicon" / "governors.tsv", Governor):
        place = (governor.lemma, governor.pos, governor.role)
        governors[place] = (*governors.get(place, ()), governor)
    return TalksLexicon(
        operators=operators,
        adjuncts={(row.word, row.pos): row.mood for row in read_table(DATA / "lexicon" / "adjuncts.tsv", Adjunct)},
        happenings=dict(_happenings()),
        captives={row.noun: row.what for row in read_table(DATA / "lexicon" / "captives.tsv", Captive)},
        governors=governors,
        words=read_uses("talk_words.tsv"),
        roles={row.word: row.role for row in read_table(DATA / "lexicon" / "third_roles.tsv", RoleWord)},
    )


def _happenings() -> Iterator[tuple[tuple[str, str], Happening]]:
    for row in read_table(DATA / "lexicon" / "happenings.tsv", Happening):
        yield (f"{row.word} {row.kind}" if row.kind == "exchange" else row.word, row.pos), row
