"""Conflicts: accounts of one dossier that cannot all be right at the same valid time."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import combinations

from dragoman.fold.status import stage
from dragoman.fold.summary import summary
from dragoman.fold.told import Told
from dragoman.model import Actor, Conflict, Period

Clash = Callable[[Told, Told], bool]
# Statuses that cannot both be so on one day. Plans that are put off or called off that day are a change.
CLASHING: Mapping[str, frozenset[frozenset[str]]] = {
    "meeting": frozenset(
        frozenset(pair)
        for pair in (
            ("held", "not-scheduled"),
            ("held", "declined"),
            ("held", "cancelled"),
            ("held", "postponed"),
            ("ongoing", "not-scheduled"),
            ("planned", "not-scheduled"),
            ("planned", "declined"),
        )
    ),
    "accord": frozenset(
        frozenset(pair)
        for pair in (
            ("agreed", "proposed"),
            ("agreed", "drafted"),
            ("agreed", "rejected"),
            ("signed", "proposed"),
            ("signed", "rejected"),
            ("in-force", "rejected"),
            ("in-force", "ended"),
        )
    ),
    "exchange": frozenset(
        frozenset(pair)
        for pair in (
            ("carried-out", "declined"),
            ("agreed", "proposed"),
            ("agreed", "declined"),
            ("planned", "declined"),
        )
    ),
    "proposal": frozenset((frozenset(("accepted", "rejected")), frozenset(("accepted", "withdrawn")))),
    "position": frozenset(),
}
HAPPENED = frozenset(("held", "ongoing", "carried-out", "signed", "in-force"))


def conflicts(dossier: str, accounts: Sequence[Told], actors: Mapping[str, Actor]) -> tuple[Conflict, ...]:
    """One Conflict for each matter on which independent voices contradict each other."""
    found = []
    for about, clash in CLASHES.items():
        sides = _clashing(accounts, clash)
        if sides:
            values = tuple(dict.fromkeys(value(one, about) for one in sides))
            words = summary(about, [(value(one, about), one) for one in sides], actors)
            cited = tuple(one.account for one in sides)
            found.append(Conflict(dossier=dossier, about=about, summary=words, values=values, accounts=cited))
    return tuple(found)


def value(one: Told, about: str) -> str:
    """What an account says of the matter, as text: status, count, first day, or place."""
    if about == "period":
        return _first_day(one.account.period)
    return str(getattr(one.account, about))


def _clashing(accounts: Sequence[Told], clash: Clash) -> list[Told]:
    """Accounts that clash with another, in order."""
    members = {
        id(one): one for pair in combinations(accounts, 2) if _independent(*pair) and clash(*pair) for one in pair
    }
    return sorted(members.values(), key=lambda one: one.order)


def _independent(one: Told, other: Told) -> bool:
    return one.voice != other.voice


def _one_day(one: Told, other: Told) -> bool:
    return one.day == other.day


def _status(accounts: Sequence[Told]) -> Clash:
    def clash(one: Told, other: Told) -> bool:
        pairs = CLASHING[type(one.body).__name__.lower()]
        pair = frozenset((one.account.status, other.account.status))
        return pair in pairs and _one_day(one, other) and not _overtaken(accounts, one, other)

    return clash


def _overtaken(accounts: Iterable[Told], one: Told, other: Told) -> bool:
    """Whether a later report in its own voice puts the matter further along than both."""
    reached = max(stage(one), stage(other))
    return any(late.own and late.day > one.day and stage(late) > reached for late in accounts)
