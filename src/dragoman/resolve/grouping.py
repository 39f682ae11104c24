"""Grouping: entries taken to be one happening, day by day, so that later reports change nothing before them."""

from bisect import insort
from collections.abc import Iterable

from dragoman.model import Judgement, Position, Proposal
from dragoman.resolve.blocks import Index
from dragoman.resolve.cues import MOVED, SLIP
from dragoman.resolve.same import Likeness
from dragoman.resolve.traits import EVER, Trait

MOST = 24  # members of a group that a newcomer is compared with: the most specific ones
NEAR = 2  # days within which a report that names no parties may mean the one group that is told of
Rank = tuple[int, bool, int, tuple[int, str, int, int, str]]


class Group:
    """Entries taken to be one happening, in the order in which they joined.

    `loose`: ids of members that joined because no other group could be meant. `links`: judgements made of the
    members, kept until one comes or goes.
    """

    def __init__(self) -> None:
        self.members: list[Trait] = []
        self.loose: set[str] = set()
        self._clear()

    def _clear(self) -> None:
        self.moved = False
        self.links: tuple[Judgement, ...] | None = None
        self._front: list[Trait] = []
        self._last_start, self._first_end = EVER

    def add(self, newcomer: Trait) -> None:
        """Takes the newcomer in."""
        self.members.append(newcomer)
        self.links = None
        self._stand(newcomer)

    def cut(self, day: int) -> list[Trait]:
        """Takes the members of that day and later out again, and gives them."""
        left = [member for member in self.members if _day(member) >= day]
        self.members = [member for member in self.members if _day(member) < day]
        self.loose -= {member.id for member in left}
        self._clear()
        for member in self.members:
            self._stand(member)
        return left

    def likeness(self, newcomer: Trait, strict: Likeness, lenient: Likeness) -> float | None:
        """The best likeness with a member; None where one member speaks against. Loose members are asked leniently."""
        moved = self.moved or newcomer.postponed
        reach = MOVED if moved else SLIP
        if newcomer.window[0] > self._first_end + reach or newcomer.window[1] < self._last_start - reach:
            return None  # too far from one member at least: period_cue would say so of it
        if not self.loose or strict is lenient:
            return strict.best(self._front, newcomer, moved)
        firm = strict.best([one for one in self._front if one.id not in self.loose], newcomer, moved)
        loose = lenient.best([one for one in self._front if one.id in self.loose], newcomer, moved)
        return None if firm is None or loose is None else max(firm, loose)

    def _stand(self, member: Trait) -> None:
        """Counts the member in: among the foremost if it is specific, and in the days that all have in reach."""
        self.moved = self.moved or member.postponed
        insort(self._front, member, key=_specific_first)
        if len(self._front) > MOST:
            del self._front[MOST:]
            self._last_start = max(one.window[0] for one in self._front)
            self._first_end = min(one.window[1] for one in self._front)
        else:
            self._last_start = max(self._last_start, member.window[0])
            self._first_end = min(self._first_end, member.window[1])


class Grouping:
    """The groups of all entries added so far.

    Entries join in the order of `rank`: by day of publication, of one day postponements and the most specific first.
    Adding entries takes those of their first day and of later days out and lets all join anew; so the groups never
    depend on the order of adding, and a report of today costs what the reports of today cost.
    """

    def __init__(self) -> None:
        self.groups: list[Group] = []
        self._index = Index()
        self._likeness, self._lenient = Likeness(), Likeness(lenient=True)

    def add(self, found: Iterable[Trait]) -> None:
        """Lets the entries join groups, or found some; one that is known already is replaced."""
        fresh = list(found)
        if not fresh:
            return
        known = {one.id for one in fresh}
        again = [one for one in self._cut(min(map(_day, fresh))) if one.id not in known]
        for newcomer in sorted((*again, *fresh), key=rank):
            self._join(newcomer)

    def _cut(self, day: int) -> list[Trait]:
        """Takes out what is of that day or later."""
        out: list[Trait] = []
        for number, group in enumerate(self.groups):
            if group.members and _day(group.members[-1]) >= day:
                gone = group.cut(day)
                for member in gone:
                    self._index.erase(member, number)
                out += gone
        while self.groups and not self.groups[-1].members:
            self.groups.pop()
        return out

    def _join(self, newcomer: Trait) -> None:
        at = self._best(newcomer)
        if at is None:
            at = self._only(newcomer)
            if at is not None:
                self.groups[at].loose.add(newcomer.id)
        if at is None:
            at = len(self.groups)
            self.groups.append(Group())
        self.groups[at].add(newcomer)
        self._index.write(newcomer, at)

    def _best(self, newcomer: Trait) -> int | None:
        best, at = -1.0, None
        for candidate in self._index.read(newcomer):
            score = self.groups[candidate].likeness(newcomer, self._likeness, self._lenient)
            if score is not None and score > best:
                best, at = score, candidate
        return at

    def _only(self, newcomer: Trait) -> int | None:
        """The one group that a report may mean which names no party, or one: told of within NEAR days, and no other
        is. Among many talks at once there is more than one, and the report stays by itself."""
        if len(newcomer.parties) > 1 or newcomer.day is None or isinstance(newcomer.body, Position | Proposal):
            return None
        near = [number for number in self._index.read(newcomer) if self._may_mean(newcomer, self.groups[number])]
        return near[0] if len(near) == 1 else None

    def _may_mean(self, newcomer: Trait, group: Group) -> bool:
        told = group.members[-1]
        if newcomer.parties and any(member.document == newcomer.document for member in group.members):
            return False  # one text says who met whom: another party alone is another meeting
        close = told.day is not None and newcomer.day is not None and newcomer.day - told.day <= NEAR
        come = any(member.come for member in group.members) is newcomer.come
        named = any(len(member.parties) > 1 for member in group.members)
        return close and come and named and group.likeness(newcomer, self._lenient, self._lenient) is not None


def _specific_first(found: Trait) -> tuple[int, tuple[int, str, int, int, str]]:
    return -found.specificity, found.order


def rank(found: Trait) -> Rank:
    """The order of joining: by day; of one day postponements first, because they tie dates that differ; then the most
    specific, so that a vague report never joins two happenings; then by place in the texts."""
    return _day(found), not found.postponed, -found.specificity, found.order


def _day(found: Trait) -> int:
    return EVER[1] if found.day is None else found.day
