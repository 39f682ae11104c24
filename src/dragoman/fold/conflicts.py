"""Conflicts: accounts of one dossier that cannot all be right at the same valid time."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, timedelta
from itertools import combinations

from dragoman.fold.ascription import sides
from dragoman.fold.status import doubtful, kind, stage
from dragoman.fold.summary import summary
from dragoman.fold.told import Told
from dragoman.model import Accord, Actor, Conflict, Period, Position

Clash = Callable[[Told, Told], bool]


def _pairs(*pairs: tuple[str, str]) -> frozenset[frozenset[str]]:
    return frozenset(frozenset(pair) for pair in pairs)


# Statuses that cannot both be so on one day. Plans that are put off or called off that day are a change.
CLASHING: Mapping[str, frozenset[frozenset[str]]] = {
    "meeting": _pairs(
        ("held", "not-scheduled"),
        ("held", "declined"),
        ("held", "cancelled"),
        ("held", "postponed"),
        ("ongoing", "not-scheduled"),
        ("planned", "not-scheduled"),
        ("planned", "declined"),
    ),
    "accord": _pairs(
        ("agreed", "proposed"),
        ("agreed", "drafted"),
        ("agreed", "rejected"),
        ("signed", "proposed"),
        ("signed", "rejected"),
        ("in-force", "rejected"),
        ("in-force", "ended"),
    ),
    "exchange": _pairs(
        ("carried-out", "declined"), ("agreed", "proposed"), ("agreed", "declined"), ("planned", "declined")
    ),
    "proposal": _pairs(("accepted", "rejected"), ("accepted", "withdrawn")),
    "position": frozenset(),
}
# Pairs in which the lesser status, told within NEAR days after the greater, denies it: nothing goes back that way.
UNDONE = _pairs(("agreed", "proposed"), ("agreed", "drafted"))
NEAR = 1
WANTED = frozenset(("proposed", "drafted"))
HAPPENED = frozenset(("held", "ongoing", "carried-out", "signed", "in-force"))


def conflicts(
    dossier: str, accounts: Sequence[Told], actors: Mapping[str, Actor], countries: frozenset[str]
) -> tuple[Conflict, ...]:
    """One Conflict for each matter on which independent voices contradict each other.

    `countries` are names of states in lower case: a city and a country are no contradiction.
    """
    found = []
    for about, clash in _matters(accounts, actors, countries).items():
        sides = _clashing(accounts, clash)
        if sides:
            told = [(value(one, about), one) for one in sides]
            found.append(
                Conflict(
                    dossier=dossier,
                    about=about,
                    summary=summary(about, told, actors),
                    values=tuple(dict.fromkeys(worth for worth, _ in told)),
                    accounts=tuple(one.account for one in sides),
                )
            )
    return tuple(found)


def value(one: Told, about: str) -> str:
    """What an account says of the matter, as text: status, count, first day, or place."""
    if about == "period":
        first, _ = _days(one.account.period)
        return first.isoformat()
    return str(getattr(one.account, about))


def _matters(accounts: Sequence[Told], actors: Mapping[str, Actor], countries: frozenset[str]) -> Mapping[str, Clash]:
    """What may be in conflict at all, so that a dossier of one voice costs nothing. Stances may change, not clash."""
    if len({one.voice for one in accounts}) < 2 or isinstance(accounts[0].body, Position):
        return {}
    matters: dict[str, Clash] = {}
    if CLASHING[kind(accounts[0])] and len({one.account.status for one in accounts}) > 1:
        matters["status"] = lambda one, other: (
            _statuses_clash(one, other)
            and not _called_for(one, other, actors)
            and not _called_for(other, one, actors)
            and not _overtaken(accounts, one, other)
        )
    for about, clash in (
        ("count", _counts_clash),
        ("period", _periods_clash),
        ("place", lambda one, other: _places_clash(one, other, countries)),
    ):
        if len({getattr(one.account, about) for one in accounts} - {None}) > 1:
            matters[about] = clash
    return matters


def _clashing(accounts: Sequence[Told], clash: Clash) -> list[Told]:
    """Accounts that an independent voice contradicts, in order. Who only holds something possible contradicts none."""
    sure = [one for one in accounts if not doubtful(one)]
    pairs = ((one, other) for one, other in combinations(sure, 2) if one.voice != other.voice)
    members = {one.order: one for pair in pairs if clash(*pair) for one in pair}
    return [members[order] for order in sorted(members)]


def _statuses_clash(one: Told, other: Told) -> bool:
    pair = frozenset((one.account.status, other.account.status))
    if pair not in CLASHING[kind(one)]:
        return False
    earlier, later = sorted((one, other), key=lambda told: told.day)
    undone = pair in UNDONE and stage(later) < stage(earlier) and (later.day - earlier.day).days <= NEAR
    return one.day == other.day or undone


def _called_for(lesser: Told, greater: Told, actors: Mapping[str, Actor]) -> bool:
    """Whether the lesser status is only what somebody calls for who is no party to the accord: that denies nothing."""
    one, other = lesser.body, greater.body
    if lesser.account.status not in WANTED or not isinstance(one, Accord) or not isinstance(other, Accord):
        return False
    if lesser.own:
        return one.parties != other.parties
    speaker = lesser.account.according_to[0]
    return speaker in actors and sides(speaker, actors).isdisjoint((*one.parties, *other.parties))


def _overtaken(accounts: Iterable[Told], one: Told, other: Told) -> bool:
    """Whether a later report in its own voice puts the matter further along than both."""
    reached = max(stage(one), stage(other))
    return any(late.own and late.day > one.day and stage(late) > reached for late in accounts)


def _comparable(one: Told, other: Told) -> bool:
    """Two reports of what happened, or two plans of one day; a plan that later changes is no conflict."""
    one_happened, other_happened = one.account.status in HAPPENED, other.account.status in HAPPENED
    return one_happened is other_happened and (one_happened or one.day == other.day)


def _counts_clash(one: Told, other: Told) -> bool:
    a, b = one.account.count, other.account.count
    return a is not None and b is not None and a != b and _comparable(one, other)


def _periods_clash(one: Told, other: Told) -> bool:
    (a, b), (c, d) = _days(one.account.period), _days(other.account.period)
    return (b < c or d < a) and _comparable(one, other)


def _days(period: Period | None) -> tuple[date, date]:
    """First and last day; the whole calendar where nothing is known."""
    first = period.start if period and period.start else date.min
    last = period.end - timedelta(days=1) if period and period.end else date.max
    return first, max(first, last)


def _places_clash(one: Told, other: Told, countries: frozenset[str]) -> bool:
    a, b = ((found.account.place or "").lower() for found in (one, other))
    words, more = set(a.split()), set(b.split())
    if words <= more or more <= words or (a in countries) is not (b in countries):
        return False
    return _comparable(one, other)
