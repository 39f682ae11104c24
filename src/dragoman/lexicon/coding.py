"""Words, places and codes for coding an actor phrase: country and PLOVER sector."""

from collections.abc import Iterable, Mapping

from dragoman.lexicon.actors import ActorIndex, Affix, Decoy
from dragoman.lexicon.roles import Title, load_roles
from dragoman.lexicon.table import DATA, read_table
from dragoman.model import Actor, ActorKind, Record

FORMER = "@former"
FROM = "@from"
INTERNATIONAL = "IGO"


class CodingWord(Record):
    """A row of coding.tsv. `weak`: "yes" where another word beside it says more."""

    word: str
    code: str | None = None
    weak: str | None = None


class CodingPlaces(Record):
    """A row of coding_places.tsv."""

    country: str
    places: tuple[str, ...]


class CodingCountry(Record):
    """A row of coding_countries.tsv."""

    id: str
    code: str


class CodingSector(Record):
    """A row of coding_sectors.tsv."""

    sector: str
    code: str
    former: str | None = None


class Coding(Record):
    """The look-ups. `titles`: those of titles.tsv, for words that coding.tsv has not."""

    words: dict[str, CodingWord]
    places: tuple[CodingPlaces, ...]
    countries: dict[str, str]
    sectors: dict[str, CodingSector]
    titles: dict[str, Title]

    def word(self, surface: str) -> CodingWord | None:
        """The row for a word or words in lower case, a plural's under its singular."""
        forms = (surface, *singulars(surface))
        row = next((self.words[form] for form in forms if form in self.words), None)
        title = next((self.titles[form] for form in forms if form in self.titles), None)
        if title is None or (row is not None and row.code):
            return row
        return CodingWord(word=title.surface, code=self.sector(title.sector), weak=row.weak if row else None)

    def sector(self, sector: str | None) -> str | None:
        """A sector of titles.tsv or an actor file as it is written in a code."""
        row = self.sectors.get(sector or "")
        return row.code if row else sector

    def former(self, sector: str | None) -> str | None:
        """The sector of who was of this one and is no more."""
        row = self.sectors.get(sector or "")
        return row.former if row and row.former else sector

    def country(self, actor: Actor) -> str | None:
        """The country an actor is coded under; for bodies of many states their code, None for neither."""
        if actor.id in self.countries:
            return self.countries[actor.id]
        if actor.country is not None or actor.kind is ActorKind.STATE:
            country = actor.country or actor.id
            return self.countries.get(country, country)
        return INTERNATIONAL if actor.sector == INTERNATIONAL else None


def singulars(word: str) -> tuple[str, ...]:
    """Forms a plural may have come from.

    >>> singulars("armies")
    ('armie', 'army', 'armi')
    """
    forms = [word[:-1]] if word.endswith("s") else []
    forms += [word[:-3] + "y"] if word.endswith("ies") else []
    forms += [word[:-2]] if word.endswith("es") else []
    forms += [word[:-3] + "man"] if word.endswith("men") else []
    return tuple(forms)


def place_actors(coding: Coding) -> list[Actor]:
    """Places as actors of their country, so that one index finds both."""
    return [
        Actor(
            id=f"place-{row.country}",
            name=row.places[0],
            kind=ActorKind.BODY,
            country=row.country,
            aliases=row.places[1:],
        )
        for row in coding.places
    ]


def coding_index(actors: Iterable[Actor], coding: Coding) -> ActorIndex:
    """An index of the actors and the places in which "-based" after a name does not hide it."""
    decoys = [row.phrase for row in read_table(DATA / "lexicon" / "decoys.tsv", Decoy)]
    affixes = read_table(DATA / "lexicon" / "affixes.tsv", Affix)
    placing = {word for word, row in coding.words.items() if row.code == FROM}
    kept = [row for row in affixes if row.affix not in placing]
    return ActorIndex([*actors, *place_actors(coding)], decoys, kept)


def load_coding(titles: Mapping[str, Title] | None = None) -> Coding:
    """The tables that ship, with titles.tsv or other titles. Raises LexiconError when one breaks its schema."""
    folder = DATA / "lexicon"
    return Coding(
        words={row.word: row for row in read_table(folder / "coding.tsv", CodingWord)},
        places=tuple(read_table(folder / "coding_places.tsv", CodingPlaces)),
        countries={row.id: row.code for row in read_table(folder / "coding_countries.tsv", CodingCountry)},
        sectors={row.sector: row for row in read_table(folder / "coding_sectors.tsv", CodingSector)},
        titles=dict(load_roles().titles if titles is None else titles),
    )
