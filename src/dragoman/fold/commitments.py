"""Commitments: who promised what by when, and what became of it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta

from dragoman.model import (
    Accord,
    Account,
    Commitment,
    CommitmentStatus,
    Dossier,
    Exchange,
    Period,
    Position,
)

C = CommitmentStatus
# Statuses that are a promise, and what a later status makes of it.
PROMISES: Mapping[str, frozenset[str]] = {
    "exchange": frozenset(("agreed", "planned")),
    "accord": frozenset(("agreed", "signed", "extended")),
    "position": frozenset(("accepts", "offers", "supports")),
}
OUTCOMES: Mapping[str, Mapping[str, CommitmentStatus]] = {
    "exchange": {"carried-out": C.KEPT, "declined": C.BROKEN},
    "accord": {"in-force": C.KEPT, "violated": C.BROKEN, "ended": C.LAPSED, "rejected": C.BROKEN},
    "position": {},
}


def commitments(dossiers: Iterable[Dossier], today: date | None) -> tuple[Commitment, ...]:
    """What dossiers tell of promises: exchanges agreed or planned, accords reached, positions that bind.

    `today` is the day for which it is asked whether a promise is overdue, None where no day is known.
    """
    return tuple(made for dossier in dossiers for made in _made(dossier, today))


def _made(dossier: Dossier, today: date | None) -> Iterator[Commitment]:
    kind = dossier.subject.__struct_config__.tag
    if not isinstance(kind, str) or kind not in PROMISES:
        return
    promising = [one for one in dossier.accounts if _promises(one, dossier, PROMISES[kind])]
    if not promising:
        return
    first = promising[0]
    status = OUTCOMES[kind].get(dossier.status, C.OPEN)
    due = _due(promising, reached=kind == "accord")
    yield Commitment(
        by=_by(dossier),
        about=first.about or first.quote,
        made=first.published,
        due=due,
        status=status,
        overdue=status is C.OPEN and _past(due, today),
        dossier=dossier.id,
        accounts=tuple(promising),
        outcome=tuple(one for one in dossier.accounts if status is not C.OPEN and one.status == dossier.status),
    )


def _promises(account: Account, dossier: Dossier, statuses: frozenset[str]) -> bool:
    if account.status not in statuses:
        return False
    return account.promised if isinstance(dossier.subject, Position) else True


def _by(dossier: Dossier) -> tuple[str, ...]:
    subject = dossier.subject
    if isinstance(subject, Exchange | Accord):
        return subject.parties
    return subject.by if isinstance(subject, Position) else ()


def _due(promising: Sequence[Account], *, reached: bool) -> Period | None:
    """By when, as the latest account that looks ahead says. `reached`: the day of publication may be the day on which
    the promise was made ("signed on Saturday"), and so is no date by which to keep it."""
    made = timedelta(days=1) if reached else timedelta()
    ahead = [one.period for one in promising if one.period and one.period.end and _ahead(one.period.end - made, one)]
    return ahead[-1] if ahead else None


def _ahead(end: date, account: Account) -> bool:
    return account.published is None or end > account.published


def _past(due: Period | None, today: date | None) -> bool:
    return due is not None and due.end is not None and today is not None and due.end - timedelta(days=1) < today
