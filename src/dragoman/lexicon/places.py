"""The gazetteer: what places a name may mean, where they lie, how well known they are (docs/places.md)."""

import gzip
import math
import sqlite3
from functools import cache, lru_cache

from dragoman.lexicon.actors import fold
from dragoman.lexicon.table import DATA, read_table
from dragoman.lexicon.uses import read_uses
from dragoman.model import Place, PlaceKind, Record

FOLDER = DATA / "places"
PEOPLE_OF_REGION = 1_000_000  # what a row of regions.tsv counts for beside a city of the same name
KEPT = 10_000  # names whose candidates are kept in memory
FOUND = """
select p.id, p.name, p.kind, p.country, p.region, p.latitude, p.longitude, p.people, p.spellings, n.main
from name n join place p on p.id = n.place where n.folded = ?
"""
COUNTRIES = "select id, name, kind, country, region, latitude, longitude from place where kind = 'country'"


class Region(Record):
    """A row of regions.tsv."""

    name: str
    kind: PlaceKind
    latitude: float
    longitude: float
    country: str | None = None
    aliases: tuple[str, ...] = ()


class PlaceWords(Record):
    """The words of place_words.tsv by their use."""

    uses: dict[str, tuple[str, ...]]

    def with_use(self, use: str) -> tuple[str, ...]:
        """The lemmas of a use."""
        return self.uses.get(use, ())


class Candidate(Record):
    """A place that a name may mean. `weight`: how likely it is meant where nothing else is known: one more for
    ten times the people or ten times the spellings, less where the name is not its main one. `people`: inhabitants."""

    place: Place
    weight: float
    people: int


class Gazetteer:
    """Cities, countries and states of the US from GeoNames; regions, venues and waters of our own."""

    def __init__(self, database: bytes, regions: tuple[Region, ...]) -> None:
        self._database = sqlite3.connect(":memory:", check_same_thread=False)
        self._database.deserialize(database)
        self._named = lru_cache(maxsize=KEPT)(self._query)
        self._countries = {
            place.country: place for place in (_place(*row) for row in self._database.execute(COUNTRIES))
        }
        self._regions: dict[str, list[Region]] = {}
        for region in regions:
            for name in dict.fromkeys(folded(name) for name in (region.name, *region.aliases)):
                self._regions.setdefault(name, []).append(region)

    def candidates(self, name: str) -> tuple[Candidate, ...]:
        """What a name may mean, the likeliest first; a row of regions.tsv before any city.

        >>> [c.place.country for c in load_gazetteer().candidates("Tripoli")][:2]
        ['LBY', 'LBN']
        """
        return self._named(folded(name))

    def _query(self, key: str) -> tuple[Candidate, ...]:
        if key in self._regions:
            return tuple(_candidate(region) for region in self._regions[key])
        found = [_weighed(*row) for row in self._database.execute(FOUND, (key,))]
        return tuple(sorted(found, key=lambda c: (-c.weight, c.place.geonameid or 0)))

    def country(self, code: str) -> Place | None:
        """The country of an alpha-3 code, at its capital; None for what is no country of GeoNames."""
        return self._countries.get(code)

    def countries(self) -> tuple[Place, ...]:
        """All countries of GeoNames, each at its capital, in order of name."""
        return tuple(sorted(self._countries.values(), key=lambda place: place.name))


def folded(name: str) -> str:
    """A name as the gazetteer keeps it: no capitals, accents, hyphens, apostrophes or full stops.

    >>> folded("Sharm el-Sheikh"), folded("Khar’kov")
    ('sharm el sheikh', 'kharkov')
    """
    plain = fold(name)
    for mark in "'’ʼ‘ʻ`.":
        plain = plain.replace(mark, "")
    return " ".join(plain.replace("-", " ").split())


@cache
def load_gazetteer() -> Gazetteer:
    """The gazetteer that ships. Raises LexiconError when regions.tsv breaks its schema."""
    regions = tuple(read_table(FOLDER / "regions.tsv", Region))
    return Gazetteer(gzip.decompress((FOLDER / "gazetteer.sqlite.gz").read_bytes()), regions)


def load_place_words() -> PlaceWords:
    """The words that ship. Raises LexiconError when the table breaks its schema."""
    return PlaceWords(uses=read_uses("place_words.tsv"))


def _candidate(region: Region) -> Candidate:
    place = Place(
        name=region.name,
        kind=region.kind,
        country=region.country,
        latitude=region.latitude,
        longitude=region.longitude,
    )
    return Candidate(place=place, weight=math.log10(PEOPLE_OF_REGION), people=PEOPLE_OF_REGION)


def _place(
    key: int, name: str, kind: str, country: str, region: str | None, latitude: float, longitude: float
) -> Place:
    return Place(
        name=name,
        kind=PlaceKind(kind),
        country=country,
        region=region,
        latitude=latitude,
        longitude=longitude,
        geonameid=key,
    )


def _weighed(*row: object) -> Candidate:
    people, spellings, main = (int(str(value)) for value in row[7:])
    known = math.log10(max(people, 1)) + math.log10(spellings + 1)
    return Candidate(place=_place(*row[:7]), weight=known - (0 if main else 1), people=people)  # type: ignore[arg-type]
