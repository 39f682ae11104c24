"""Life: which two statuses one happening can have, in one document and as the days go on."""

from collections.abc import Mapping
from enum import StrEnum

from dragoman.model import AccordStatus, ExchangeStatus, Meeting, MeetingStatus, Position
from dragoman.resolve.cues import SLIP, dates_meet, overlap, voices_differ
from dragoman.resolve.traits import Trait, denied, kind

Pair = frozenset[StrEnum]
M, A, X = MeetingStatus, AccordStatus, ExchangeStatus


def _pairs(*pairs: tuple[StrEnum, StrEnum]) -> frozenset[Pair]:
    return frozenset(frozenset(pair) for pair in pairs)


# What one text may say of one happening in one voice.
TOGETHER: Mapping[str, frozenset[Pair]] = {
    "meeting": _pairs(
        (M.PLANNED, M.PROPOSED),
        (M.PLANNED, M.POSTPONED),
        (M.PLANNED, M.CANCELLED),
        (M.PROPOSED, M.DECLINED),
        (M.PROPOSED, M.NOT_SCHEDULED),
        (M.PROPOSED, M.POSTPONED),
        (M.POSTPONED, M.CANCELLED),
        (M.POSTPONED, M.NOT_SCHEDULED),
        (M.CANCELLED, M.NOT_SCHEDULED),
    ),
    "accord": _pairs(
        (A.PROPOSED, A.DRAFTED),
        (A.PROPOSED, A.REJECTED),
        (A.DRAFTED, A.REJECTED),
        (A.AGREED, A.SIGNED),
        (A.AGREED, A.IN_FORCE),
        (A.AGREED, A.EXTENDED),
        (A.AGREED, A.VIOLATED),
        (A.AGREED, A.ENDED),
        (A.SIGNED, A.IN_FORCE),
        (A.SIGNED, A.VIOLATED),
        (A.SIGNED, A.ENDED),
        (A.IN_FORCE, A.EXTENDED),
        (A.IN_FORCE, A.VIOLATED),
        (A.IN_FORCE, A.ENDED),
        (A.EXTENDED, A.VIOLATED),
        (A.EXTENDED, A.ENDED),
        (A.VIOLATED, A.ENDED),
    ),
    "exchange": _pairs(
        (X.AGREED, X.PLANNED),
        (X.PROPOSED, X.DECLINED),
        (X.PLANNED, X.PROPOSED),
        (X.AGREED, X.PROPOSED),
    ),
}
# What two voices in one text, or two texts of one day, may say of one happening: a contradiction.
CONTRADICTION: Mapping[str, frozenset[Pair]] = {
    "meeting": _pairs(
        (M.PLANNED, M.NOT_SCHEDULED),
    ),
    "accord": _pairs(
        (A.AGREED, A.PROPOSED),
        (A.AGREED, A.DRAFTED),
        (A.AGREED, A.REJECTED),
        (A.SIGNED, A.REJECTED),
        (A.IN_FORCE, A.REJECTED),
    ),
    "exchange": _pairs(
        (X.AGREED, X.DECLINED),
        (X.PLANNED, X.DECLINED),
        (X.CARRIED_OUT, X.DECLINED),
    ),
}
# Statuses of what has come about. The others a later report can only give to something new. Kept by kind,
# because members of two StrEnums with one value are equal.
DENIAL: Pair = frozenset((M.HELD, M.NOT_SCHEDULED))
DONE: Mapping[str, frozenset[StrEnum]] = {
    "meeting": frozenset((M.HELD, M.ONGOING)),
    "accord": frozenset((A.AGREED, A.SIGNED, A.IN_FORCE, A.EXTENDED, A.VIOLATED, A.ENDED)),
    "exchange": frozenset((X.CARRIED_OUT,)),
}


def status(found: Trait) -> StrEnum:
    """The status of an entry; of a position its stance."""
    body = found.body
    return body.stance if isinstance(body, Position) else body.status


def statuses_agree(a: Trait, b: Trait) -> bool:
    """Whether one happening can be told with both statuses by these two voices on these two days."""
    pair: Pair = frozenset((status(a), status(b)))
    if len(pair) == 1 or (pair in TOGETHER[kind(a.body)] and not _new_after(a, b) and not _new_after(b, a)):
        return True
    if dates_meet(a, b) and voices_differ(a, b):
        return True
    if a.voice != b.voice and (denies(a) or denies(b)) and pair == DENIAL and overlap(a, b):
        return True
    if a.document == b.document:
        return pair in CONTRADICTION[kind(a.body)] and a.voice != b.voice
    if voices_differ(a, b) and a.day and b.day and abs(a.day - b.day) <= SLIP and pair in CONTRADICTION[kind(a.body)]:
        return True
    if a.day is None or b.day is None or a.day == b.day:
        return pair in CONTRADICTION[kind(a.body)] or (
            has_come(a) is not has_come(b) and (a.dated or b.dated) and overlap(a, b)
        )
    return _follows(a, b) if a.day < b.day else _follows(b, a)


def denies(found: Trait) -> bool:
    """Whether a meeting is said not to have taken place, not merely to be unplanned."""
    body = found.body
    return isinstance(body, Meeting) and body.status is M.NOT_SCHEDULED and denied(body)


def _new_after(earlier: Trait, later: Trait) -> bool:
    """Whether a later report gives a status of what is new to what had come about (agreed, then proposed)."""
    if earlier.day is None or later.day is None or earlier.day >= later.day:
        return False
    return has_come(earlier) and not has_come(later)


def has_come(found: Trait) -> bool:
    """Whether the status is of what has come about."""
    return status(found) in DONE[kind(found.body)]


def _follows(earlier: Trait, later: Trait) -> bool:
    """A plan may be followed by the event; after the event a plan is for another one."""
    if _new_after(earlier, later):
        return later.dated and overlap(earlier, later)
    refused = status(earlier) is M.DECLINED and has_come(later)
    return not refused or dates_meet(earlier, later)
