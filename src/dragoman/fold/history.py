"""History: the statuses a dossier went through, each with the day and the accounts that told it."""

from collections.abc import Sequence
from datetime import date

from dragoman.fold.status import leading
from dragoman.fold.told import Told
from dragoman.model import Move


def moves(accounts: Sequence[Told]) -> tuple[Move, ...]:
    """One Move for each day of publication on which the status became another one, oldest first.

    On each day the rules of `leading` decide among what had been told by then.
    """
    if len({one.account.status for one in accounts}) == 1:
        first = min(one.day for one in accounts)
        told = [one for one in accounts if one.day == first]
        return (_move(told[0], first, told),)
    found: list[Move] = []
    days: dict[date, list[Told]] = {}
    for one in sorted(accounts, key=lambda told: (told.day, told.order)):
        days.setdefault(one.day, []).append(one)
    approved: list[Told] = []
    for day, saying in days.items():
        lead = leading([*approved, *saying])
        approved += [one for one in saying if one.approved]
        if not found or found[-1].status != lead.account.status:
            found.append(_move(lead, day, saying))
    return tuple(found)


def _move(lead: Told, day: date, told: Sequence[Told]) -> Move:
    saying = [one for one in told if one.account.status == lead.account.status] or [lead]
    return Move(
        status=lead.account.status,
        told=None if day == date.min else day,
        findings=tuple(one.account.finding for one in saying),
    )
