"""Titles, roles and collective nouns: words that stand for people through what they are."""

from dragoman.lexicon.table import DATA, read_table
from dragoman.model import Level, Record


class Title(Record):
    """A row of titles.tsv. `kind`: `title` is borne by one person, `role` names people without names."""

    surface: str
    office: str
    kind: str
    level: Level | None = None
    sector: str | None = None


class Collective(Record):
    """A row of collectives.tsv."""

    noun: str
    bare: str
    level: Level | None = None


class Anaphor(Record):
    """A row of anaphors.tsv."""

    noun: str
    kind: tuple[str, ...]
    bare: str


class Roles(Record):
    """The look-ups, by lower-case surface. `words` are those of all titles."""

    titles: dict[str, Title]
    collectives: dict[str, Collective]
    levels: dict[str, Level]
    anaphors: dict[str, Anaphor]
    words: frozenset[str]

    def level(self, office: str) -> Level | None:
        """Level of representation of an office."""
        return self.levels.get(office)


def load_roles() -> Roles:
    """The tables that ship. Raises LexiconError when one breaks its schema."""
    titles = read_table(DATA / "lexicon" / "titles.tsv", Title)
    return Roles(
        titles={row.surface: row for row in titles},
        collectives={row.noun: row for row in read_table(DATA / "lexicon" / "collectives.tsv", Collective)},
        levels={row.office: row.level for row in reversed(titles) if row.level},
        anaphors={row.noun: row for row in read_table(DATA / "lexicon" / "anaphors.tsv", Anaphor)},
        words=frozenset(word for row in titles for word in row.surface.split()),
    )
