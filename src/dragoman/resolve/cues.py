"""Cues: how far one field speaks for or against two entries being of the same happening.

A cue returns a weight of zero or more, or None where it speaks against.
"""

from collections.abc import Mapping, Set
from functools import cache, lru_cache

from rapidfuzz import fuzz

from dragoman.lexicon.actors import read_actors
from dragoman.lexicon.table import DATA
from dragoman.resolve.traits import Trait

SLIP = 2  # days by which reports of one happening may date it apart
MOVED = 60  # days by which a postponed meeting may move


def parties_cue(a: Trait, b: Trait) -> float | None:
    """Equal parties 3; one among the other's parties and third parties 1; else against."""
    if a.parties == b.parties:
        return 3.0 if a.parties else 0.0
    if a.parties <= b.parties | b.others or b.parties <= a.parties | a.others:
        return 1.0 if a.parties and b.parties else 0.0
    return None


def overlap(a: Trait, b: Trait) -> bool:
    """Whether the days in which the two may lie have a day in common."""
    return a.window[0] <= b.window[1] and b.window[0] <= a.window[1]


def gap(a: Trait, b: Trait) -> int:
    """Days between the two windows; 0 where they overlap or touch."""
    return max(0, a.window[0] - b.window[1], b.window[0] - a.window[1])


def dates_meet(a: Trait, b: Trait) -> bool:
    """Whether both are dated and the dates overlap."""
    return a.dated and b.dated and overlap(a, b)


def period_cue(a: Trait, b: Trait, moved: bool = False) -> float | None:
    """Stated dates that overlap 2, windows that overlap 1 less what parts the days of publication.

    Stated dates up to SLIP days apart say nothing; `moved` (a postponement ties them) up to MOVED.
    """
    (first, last), (other_first, other_last) = a.window, b.window
    if first <= other_last and other_first <= last:
        if a.dated and b.dated:
            return 2.0
        return 0.5 if a.day is None or b.day is None else 1.0 - min(abs(a.day - b.day), 45) / 50
    allowed = MOVED if moved else SLIP if a.dated and b.dated else 0
    return 0.0 if max(first - other_last, other_first - last) <= allowed else None


def number_cue(a: int | None, b: int | None, weight: float) -> float | None:
    """Equal numbers have the weight, an unknown one none, different ones speak against."""
    if a is None or b is None:
        return 0.0
    return weight if a == b else None


def wording_cue(a: str | None, b: str | None, least: float) -> float | None:
    """How alike two phrases are, 0 to 1 (rapidfuzz token_set_ratio); below `least` speaks against."""
    if not a or not b:
        return 0.0
    ratio = fuzz.token_set_ratio(a.lower(), b.lower())
    return ratio / 100 if ratio >= least else None


@lru_cache(maxsize=65536)
def place_cue(a: str | None, b: str | None) -> float | None:
    """The same place 1.5, a country and a place that may lie in it 0.5, unknown 0, else against.

    >>> place_cue("Istanbul", "Turkey"), place_cue("Istanbul", "Geneva"), place_cue(None, "Doha")
    (0.5, None, 0.0)
    """
    if a is None or b is None:
        return 0.0
    one, other = frozenset(a.lower().split()), frozenset(b.lower().split())
    if one <= other or other <= one:
        return 1.5
    return 0.5 if _may_lie_in(a, b) or _may_lie_in(b, a) else None


def voices_differ(a: Trait, b: Trait) -> bool:
    """Whether two speakers, or two stories, answer for the two."""
    return a.voice != b.voice or a.story != b.story


def share(one: Set[str], other: Set[str]) -> bool:
    """Whether the two have a member in common, or one of them has none."""
    return not one or not other or not one.isdisjoint(other)


def _may_lie_in(place: str, country: str) -> bool:
    """Whether `country` names a state and `place` is neither another state nor another's capital."""
    states, capitals = _states()
    state = states.get(country.lower())
    return state is not None and states.get(place.lower()) is None and capitals.get(place.lower(), state) == state


@cache
def _states() -> tuple[Mapping[str, str], Mapping[str, str]]:
    """Names, and capitals, in lower case -> id of the state."""
    states = read_actors(DATA / "actors" / "states.tsv")
    names = {name.lower(): state.id for state in states for name in (state.name, *state.aliases)}
    return names, {city.lower(): state.id for state in states for city in state.capital}
