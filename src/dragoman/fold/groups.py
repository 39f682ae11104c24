"""Groups: entries (or documents) that judgements call the same; a person's `distinct` beats."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from itertools import combinations

from dragoman.model import Judgement, Verdict

Pair = tuple[str, str]


class Union:
    """Union-find in which some pairs must stay apart."""

    def __init__(self, members: Iterable[str], apart: Iterable[Pair]) -> None:
        self._parent = {member: member for member in members}
        self._apart: defaultdict[str, set[str]] = defaultdict(set)
        for one, other in apart:
            self._apart[one].add(other)
            self._apart[other].add(one)

    def root(self, member: str) -> str:
        """The member that stands for the group."""
        while self._parent[member] != member:
            self._parent[member] = self._parent[self._parent[member]]
            member = self._parent[member]
        return member

    def join(self, one: str, other: str) -> None:
        """Makes one group of two, unless one of their members must stay apart from one of the other's."""
        if one not in self._parent or other not in self._parent:
            return
        low, high = sorted((self.root(one), self.root(other)))
        if low == high or any(self._known(far) in (low, high) for far in self._apart[low] | self._apart[high]):
            return
        self._parent[high] = low
        self._apart[low] |= self._apart.pop(high, set())

    def _known(self, member: str) -> str | None:
        return self.root(member) if member in self._parent else None


def roots(
    members: Iterable[str], judgements: Iterable[Judgement], person: Callable[[Judgement], bool]
) -> Mapping[str, str]:
    """Member -> the member that stands for its group. Judgements come oldest first.

    Of a person's `same` and `distinct` on one pair the later holds. Persons' pairs are joined before
    makers', makers' surest first.
    """
    decided: dict[Pair, Verdict] = {}
    proposed: dict[Pair, float] = {}
    for judgement in judgements:
        for pair in _pairs(judgement):
            if person(judgement):
                decided[pair] = judgement.verdict
            elif judgement.verdict is Verdict.SAME:
                proposed[pair] = max(judgement.score, proposed.get(pair, 0.0))
    union = Union(members, (pair for pair, verdict in decided.items() if verdict is Verdict.DISTINCT))
    for pair in sorted(pair for pair, verdict in decided.items() if verdict is Verdict.SAME):
        union.join(*pair)
    for pair in sorted(proposed, key=lambda pair: (-proposed[pair], pair)):
        union.join(*pair)
    return {member: union.root(member) for member in union._parent}


def _pairs(judgement: Judgement) -> Iterable[Pair]:
    if judgement.verdict not in (Verdict.SAME, Verdict.DISTINCT):
        return ()
    return combinations(sorted(set(judgement.subjects)), 2)
