"""Subject: one body made of all accounts of a dossier, with the most specific value of each field."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from datetime import date
from typing import Any, TypeVar

from dragoman.fold.told import Subject, Told
from dragoman.model import (
    Accord,
    AccordForm,
    Exchange,
    Exchanged,
    ExchangeStatus,
    Meeting,
    MeetingForm,
    MeetingStatus,
    Period,
    Position,
    Proposal,
)

Value = TypeVar("Value", bound=Hashable)
TOOK_PLACE = frozenset((MeetingStatus.HELD, MeetingStatus.ONGOING, ExchangeStatus.CARRIED_OUT))
WISHES = frozenset((MeetingStatus.PROPOSED, MeetingStatus.DECLINED))
VAGUE: frozenset[str] = frozenset((MeetingForm.OTHER, AccordForm.OTHER, Exchanged.OTHER))


def merged(accounts: Sequence[Told], lead: Told) -> Subject:
    """The subject: status, factuality and wording of the leading account, the rest from all of them."""
    match lead.body:
        case Meeting():
            return lead.body.replace(**_parties(accounts), **_meeting(accounts, lead.account.status))
        case Accord():
            return lead.body.replace(**_parties(accounts), **_accord(accounts))
        case Exchange():
            return lead.body.replace(**_parties(accounts), **_exchange(accounts, lead.account.status))
        case Proposal():
            return lead.body.replace(**_proposal(accounts))
        case Position():
            return lead.body.replace(**_position(accounts))


def most_told(accounts: Sequence[Told], value: Callable[[Told], Value | None]) -> Value | None:
    """The value that most independent stories give; on a tie own voice, then the latest; None if none does."""
    stories: defaultdict[Value, set[str]] = defaultdict(set)
    newest: dict[Value, tuple[bool, bool, date]] = {}
    for one in accounts:
        found = value(one)
        if found is not None:
            stories[found].add(one.account.story)
            newest[found] = max(newest.get(found, (False, False, date.min)), (one.approved, one.own, one.day))
    if not stories:
        return None
    return max(sorted(stories, key=repr), key=lambda v: (newest[v][0], len(stories[v]), newest[v]))


def field(name: str) -> Callable[[Told], Any]:
    """Reads a field of an account's body."""
    return lambda one: getattr(one.body, name)


def gathered(accounts: Iterable[Told], name: str) -> tuple[str, ...]:
    """All values of a field of several values, in the order in which they were told."""
    return tuple(dict.fromkeys(value for one in accounts for value in getattr(one.body, name)))


def _parties(accounts: Sequence[Told]) -> dict[str, Any]:
    parties = tuple(sorted({party for one in accounts for party in _named(one.body, "parties")}))
    others = {party for one in accounts for party in _named(one.body, "third_parties")}
    roles = {role for one in accounts for role in getattr(one.body, "roles", ()) if role.party not in parties}
    return {
        "parties": parties,
        "third_parties": tuple(sorted(others - set(parties))),
        "roles": tuple(sorted(roles, key=lambda role: (role.party, role.role))),
    }


def _named(body: Subject, name: str) -> tuple[str, ...]:
    found: tuple[str, ...] = getattr(body, name)
    return found


def _meeting(accounts: Sequence[Told], status: str) -> dict[str, Any]:
    place = _place(accounts, status)
    there = [one for one in accounts if one.account.place == place]
    return {
        "form": _form(accounts, "form"),
        "level": most_told(accounts, field("level")),
        "place": place,
        "location": most_told(there, field("location")) if place else None,
        "period": period(accounts, status),
        "round": most_told(accounts, field("round")),
        "rounds": max((one.body.rounds or 0 for one in accounts if isinstance(one.body, Meeting)), default=0) or None,
        "agenda": gathered(accounts, "agenda"),
        "conditions": gathered(accounts, "conditions"),
    }


def _accord(accounts: Sequence[Told]) -> dict[str, Any]:
    return {
        "form": _form(accounts, "form"),
        "title": most_told(accounts, field("title")),
        "period": period(accounts),
    }


def _exchange(accounts: Sequence[Told], status: str) -> dict[str, Any]:
    return {
        "what": _form(accounts, "what"),
        "count": most_told(accounts, field("count")),
        "period": period(accounts, status),
    }


def _proposal(accounts: Sequence[Told]) -> dict[str, Any]:
    return {
        "to": tuple(sorted(gathered(accounts, "to"))),
        "issue": most_told(accounts, field("issue")),
        "period": period(accounts),
        "groups": most_told(accounts, field("groups")),
        "group_subjects": gathered(accounts, "group_subjects"),
    }


def _position(accounts: Sequence[Told]) -> dict[str, Any]:
    return {
        "issue": most_told(accounts, field("issue")),
        "against": tuple(sorted(gathered(accounts, "against"))),
        "conditions": gathered(accounts, "conditions"),
    }


def period(accounts: Sequence[Told], status: str | None = None) -> Period | None:
    """Of the newest accounts that state dates the most told, the shortest first.

    What took place is dated by accounts of that; a plan dates it only where it was told of on a day of the plan.
    """
    if status in TOOK_PLACE:
        accounts = [one for one in accounts if one.account.status in TOOK_PLACE or _on_its_day(one, accounts)]
    dated = [one for one in accounts if one.account.period and (one.account.period.start or one.account.period.end)]
    if not dated:
        return next((one.account.period for one in accounts if one.account.period), None)
    shortest = min(_length(one) for one in dated)
    precise = [one for one in dated if _length(one) == shortest]
    newest = max((one.approved, one.day) for one in precise)
    return most_told([one for one in precise if (one.approved, one.day) == newest], lambda one: one.account.period)


def _on_its_day(plan: Told, accounts: Sequence[Told]) -> bool:
    """Whether what took place is told on a day for which it was planned."""
    when = plan.account.period
    if when is None or when.start is None or when.end is None:
        return False
    return any(when.start <= one.day < when.end for one in accounts if one.account.status in TOOK_PLACE)


def _length(one: Told) -> int:
    span = one.account.period
    return (span.end - span.start).days if span and span.start and span.end else date.max.toordinal()


def _place(accounts: Sequence[Told], status: str) -> str | None:
    """Where those say that give the status; where they do not say, those of another status, but no mere proposal."""
    same = [one for one in accounts if one.account.status == status]
    firm = [one for one in accounts if one.account.status not in WISHES]
    return most_told(same, _where) or most_told(firm, _where)


def _where(one: Told) -> str | None:
    return one.account.place


def _form(accounts: Sequence[Told], name: str) -> Any:
    """The most told form; talks where nothing says more, a vague one only where there is no other."""
    precise = [one for one in accounts if getattr(one.body, name) not in VAGUE]
    telling = [one for one in precise if getattr(one.body, name) is not MeetingForm.TALKS]
    return most_told(telling or precise or accounts, field(name))
