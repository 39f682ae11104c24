"""Groups: entries (or documents) that judgements call the same; a person's `distinct` beats."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import combinations

from dragoman.fold.live import Known
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

    def members(self) -> tuple[str, ...]:
        """All of them."""
        return tuple(self._parent)

    def root(self, member: str) -> str:
        """The member that stands for the group."""
        return _root(self._parent, member)

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


def roots(members: Iterable[str], known: Known, person: Callable[[Judgement], bool]) -> Mapping[str, str]:
    """Member -> the member that stands for its group.

    Of a person's `same` and `distinct` on one pair the later holds. Persons' pairs are joined before
    makers', makers' surest first.
    """
    persons = [j for j in known.others if person(j)]
    makers = [j for j in (*known.own, *(j for j in known.others if not person(j))) if j.verdict is Verdict.SAME]
    decided = {pair: j.verdict for j in persons for pair in _pairs(j)}
    apart = [pair for pair, verdict in decided.items() if verdict is Verdict.DISTINCT]
    same = [pair for pair, verdict in decided.items() if verdict is Verdict.SAME]
    found = _components(members, (*same, *(pair for j in makers for pair in _pairs(j))))
    return found if not apart else found | _torn(found, apart, same, makers)


def _torn(
    found: Mapping[str, str], apart: Sequence[Pair], same: Sequence[Pair], makers: Iterable[Judgement]
) -> dict[str, str]:
    """The members of groups in which some must stay apart, joined anew: persons' pairs first, then the surest."""
    groups = {found[name] for pair in apart for name in pair if name in found}
    proposed: dict[Pair, float] = {}
    for judgement in makers:
        for pair in _pairs(judgement):
            proposed[pair] = max(judgement.score, proposed.get(pair, 0.0))
    union = Union((name for name, root in found.items() if root in groups), apart)
    for pair in sorted(same):
        union.join(*pair)
    for pair in sorted(proposed, key=lambda pair: (-proposed[pair], pair)):
        union.join(*pair)
    return {name: union.root(name) for name in union.members()}


def _components(members: Iterable[str], pairs: Iterable[Pair]) -> dict[str, str]:
    """Member -> the first of those that pairs join it with. Pairs of others than members say nothing."""
    parent = {member: member for member in members}
    for one, other in pairs:
        if one in parent and other in parent:
            low, high = _root(parent, one), _root(parent, other)
            if low != high:
                parent[max(low, high)] = min(low, high)
    return {member: above if parent[above] == above else _root(parent, above) for member, above in parent.items()}


def _root(parent: dict[str, str], member: str) -> str:
    while (above := parent[member]) != member:
        parent[member] = member = parent[above]
    return member


def _pairs(judgement: Judgement) -> Iterable[Pair]:
    if judgement.verdict not in (Verdict.SAME, Verdict.DISTINCT):
        return ()
    if len(judgement.subjects) == 2:
        one, other = judgement.subjects
        return ((one, other),) if one < other else ((other, one),) if other < one else ()
    return combinations(sorted(set(judgement.subjects)), 2)
