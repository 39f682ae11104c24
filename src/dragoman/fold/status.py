"""Status: which account gives a dossier its current status, and which stages follow which."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date

from dragoman.fold.told import Told
from dragoman.model import Accord, Certainty, Exchange, Meeting, Position, Proposal

# How far along its life a status puts a happening: what comes later overtakes a quarrel about what was before.
STAGE: Mapping[str, Mapping[str, int]] = {
    "meeting": {
        "proposed": 0,
        "not-scheduled": 1,
        "planned": 1,
        "declined": 1,
        "postponed": 1,
        "ongoing": 2,
        "cancelled": 3,
        "held": 3,
    },
    "accord": {
        "proposed": 0,
        "drafted": 1,
        "rejected": 2,
        "agreed": 3,
        "signed": 4,
        "in-force": 5,
        "extended": 6,
        "violated": 6,
        "ended": 7,
    },
    "exchange": {"proposed": 0, "declined": 1, "planned": 1, "agreed": 2, "carried-out": 3},
    "proposal": {"made": 0, "under-consideration": 1, "withdrawn": 2, "rejected": 2, "accepted": 3},
    "position": {},
}


KINDS: Mapping[type, str] = {one: one.__name__.lower() for one in (Meeting, Accord, Exchange, Proposal, Position)}
# Statuses that say that something has come about: of these it matters how sure the account is.
COME = frozenset(
    ("held", "ongoing", "agreed", "signed", "in-force", "extended", "violated", "ended", "carried-out", "cancelled")
)
UNSURE = frozenset((Certainty.POSSIBLE, Certainty.UNKNOWN))


def doubtful(found: Told) -> bool:
    """Whether the account only holds it possible, or does not know, that what it tells of has come about."""
    body = found.body
    if isinstance(body, Position | Proposal) or found.account.status not in COME:
        return False
    return body.factuality.certainty in UNSURE


def stage(found: Told) -> int:
    """How far along; 0 for positions, whose stances have no order."""
    return STAGE[kind(found)].get(found.account.status, 0)


def kind(found: Told) -> str:
    """The name of the type of what is told, as in its JSON."""
    return KINDS[type(found.body)]


def leading(accounts: Sequence[Told]) -> Told:
    """The account whose status is current (rule 7 of the design).

    What a person approved before all; then what is told as certain or probable; then the latest day of publication;
    then the text's own voice over hearsay; then what more independent stories say; then the later stage; then the
    first in order.
    """
    if len(accounts) == 1:
        return accounts[0]
    support = _support(accounts)
    return min(
        accounts,
        key=lambda one: (
            not one.approved,
            doubtful(one),
            -one.day.toordinal(),
            not one.own,
            -support[one.day, one.account.status],
            -stage(one),
            one.order,
        ),
    )


def _support(accounts: Sequence[Told]) -> Mapping[tuple[date, str], int]:
    stories: defaultdict[tuple[date, str], set[str]] = defaultdict(set)
    for one in accounts:
        stories[one.day, one.account.status].add(one.account.story)
    return {key: len(found) for key, found in stories.items()}
