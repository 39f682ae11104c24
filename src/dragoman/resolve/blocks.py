"""Blocks: which groups an entry is compared with at all, by type, parties and month."""

from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache
from itertools import combinations

from dragoman.model import Position, Proposal
from dragoman.resolve.cues import MOVED, SLIP
from dragoman.resolve.traits import EVER, Trait

BUCKET = 32  # days
UNDATED, ALL = -1, -2
PAIRED = 6  # parties of which pairs are indexed
ANY = "*"
KNOWN = 1 << 16  # parties whose keys are remembered
Key = tuple[str, str, str]


class Index:
    """Group numbers under the keys of their members, each with how many members put it there."""

    def __init__(self) -> None:
        self._found: defaultdict[Key, dict[int, dict[int, int]]] = defaultdict(dict)

    def write(self, member: Trait, group: int) -> None:
        """Enters the group under what its new member is found by."""
        buckets = _places(member)
        for key in _written(member):
            held = self._found[key]
            for bucket in buckets:
                groups = held.setdefault(bucket, {})
                groups[group] = groups.get(group, 0) + 1

    def erase(self, member: Trait, group: int) -> None:
        """Takes back what `write` entered for a member."""
        buckets = _places(member)
        for key in _written(member):
            for bucket in buckets:
                groups = self._found[key][bucket]
                if groups[group] > 1:
                    groups[group] -= 1
                else:
                    del groups[group]

    def read(self, newcomer: Trait) -> list[int]:
        """Numbers of the groups that may tell of the same happening, in order."""
        near = (*_buckets(newcomer, SLIP), UNDATED)
        buckets = (ALL,) if near[0] == UNDATED else near
        found: set[int] = set()
        for key in _read(newcomer):
            if held := self._found.get(key):
                for bucket in buckets:
                    if groups := held.get(bucket):
                        found.update(groups)
        return sorted(found)


def _places(member: Trait) -> tuple[int, ...]:
    return (ALL, *_buckets(member, MOVED if member.postponed else 0))


def _written(found: Trait) -> tuple[Key, ...]:
    if isinstance(found.body, Position | Proposal):
        return _written_of_one(found.kind, found.parties, found.body.issue)
    return _written_of_several(found.kind, found.parties, found.others)


@lru_cache(KNOWN)
def _written_of_one(kind: str, parties: frozenset[str], issue: str | None) -> tuple[Key, ...]:
    by = "|".join(sorted(parties))
    return (kind, by, issue or ""), (kind, by, ANY)


@lru_cache(KNOWN)
def _written_of_several(kind: str, parties: frozenset[str], others: frozenset[str]) -> tuple[Key, ...]:
    keys = [*_pairs(kind, parties, others), (kind, ANY, ANY), *((kind, party, ANY) for party in parties)]
    if len(parties) < 2:
        keys.append((kind, "".join(parties), ""))
    return tuple(dict.fromkeys(keys))


def _read(found: Trait) -> tuple[Key, ...]:
    if isinstance(found.body, Position | Proposal):
        return _read_of_one(found.kind, found.parties, found.body.issue)
    return _read_of_several(found.kind, found.parties, found.others)


@lru_cache(KNOWN)
def _read_of_one(kind: str, parties: frozenset[str], issue: str | None) -> tuple[Key, ...]:
    by = "|".join(sorted(parties))
    return ((kind, by, issue), (kind, by, "")) if issue else ((kind, by, ANY),)


@lru_cache(KNOWN)
def _read_of_several(kind: str, parties: frozenset[str], others: frozenset[str]) -> tuple[Key, ...]:
    keys = [*_pairs(kind, parties, others), (kind, "", ""), *((kind, party, "") for party in parties)]
    if len(parties) < 2:
        keys.append((kind, next(iter(parties), ANY), ANY))
    return tuple(keys)


def _pairs(kind: str, parties: frozenset[str], others: frozenset[str]) -> Iterator[Key]:
    everyone = sorted(parties)[:PAIRED] + sorted(others - parties)[:PAIRED]
    for one, other in combinations(sorted(everyone), 2):
        yield kind, one, other


def _buckets(found: Trait, margin: int) -> tuple[int, ...]:
    first, last = found.window
    if first == EVER[0] or last == EVER[1]:
        return (UNDATED,)
    return tuple(range((first - margin) // BUCKET, (last + margin) // BUCKET + 1))
