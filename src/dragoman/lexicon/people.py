"""What names and courtesy words tell of persons: gender, and which word is the family name."""

from dragoman.lexicon.actors import fold
from dragoman.lexicon.table import DATA, read_table
from dragoman.model import Record


class Honorific(Record):
    """A row of honorifics.tsv."""

    word: str
    gender: str | None = None


class GivenName(Record):
    """A row of given_names.tsv."""

    name: str
    gender: str


class FamilyFirst(Record):
    """A row of family_first.tsv."""

    name: str


class PersonWords(Record):
    """The look-ups, by folded word."""

    honorifics: dict[str, str | None]
    given: dict[str, str]
    family_first: frozenset[str]

    def gender(self, words: list[str]) -> str | None:
        """`m` or `f` by the first word that tells: a courtesy word, else a given name; None where none does."""
        folded = [fold(word).rstrip(".") for word in words]
        told = [self.honorifics.get(word) for word in folded] + [self.given.get(word) for word in folded[:-1]]
        return next((gender for gender in told if gender), None)


def load_person_words() -> PersonWords:
    """The tables that ship. Raises LexiconError when one breaks its schema."""
    folder = DATA / "lexicon"
    return PersonWords(
        honorifics={row.word: row.gender for row in read_table(folder / "honorifics.tsv", Honorific)},
        given={fold(row.name): row.gender for row in read_table(folder / "given_names.tsv", GivenName)},
        family_first=frozenset(fold(row.name) for row in read_table(folder / "family_first.tsv", FamilyFirst)),
    )
