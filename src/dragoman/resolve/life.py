"""Life: which two statuses one happening can have, in one document and as the days go on."""

from enum import StrEnum

from dragoman.model import AccordStatus, ExchangeStatus, MeetingStatus, Position
from dragoman.resolve.cues import dates_meet, overlap, voices_differ
from dragoman.resolve.traits import Trait

Pair = frozenset[StrEnum]
M, A, X = MeetingStatus, AccordStatus, ExchangeStatus


def _pairs(*pairs: tuple[StrEnum, StrEnum]) -> frozenset[Pair]:
    return frozenset(frozenset(pair) for pair in pairs)


# What one text may say of one happening in one voice.
TOGETHER = _pairs(
    (M.PLANNED, M.PROPOSED),
    (M.PLANNED, M.POSTPONED),
    (M.PLANNED, M.CANCELLED),
    (M.PROPOSED, M.DECLINED),
    (M.PROPOSED, M.NOT_SCHEDULED),
    (M.PROPOSED, M.POSTPONED),
    (M.POSTPONED, M.CANCELLED),
    (M.POSTPONED, M.NOT_SCHEDULED),
    (M.CANCELLED, M.NOT_SCHEDULED),
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
    (X.AGREED, X.PLANNED),
    (X.PROPOSED, X.DECLINED),
    (X.PLANNED, X.PROPOSED),
    (X.AGREED, X.PROPOSED),
)
# What two voices in one text, or two texts of one day, may say of one happening: a contradiction.
CONTRADICTION = _pairs(
    (M.PLANNED, M.NOT_SCHEDULED),
    (A.AGREED, A.PROPOSED),
    (A.AGREED, A.DRAFTED),
    (A.AGREED, A.REJECTED),
    (A.SIGNED, A.REJECTED),
    (A.IN_FORCE, A.REJECTED),
    (X.AGREED, X.DECLINED),
    (X.PLANNED, X.DECLINED),
    (X.CARRIED_OUT, X.DECLINED),
)
# Statuses of what has come about, and those that a later report can only give to something new.
DONE = frozenset[StrEnum](
    (M.HELD, M.ONGOING, A.AGREED, A.SIGNED, A.IN_FORCE, A.EXTENDED, A.VIOLATED, A.ENDED, X.CARRIED_OUT)
)
NEW = frozenset[StrEnum](
    (
        M.PLANNED,
        M.PROPOSED,
        M.POSTPONED,
        M.NOT_SCHEDULED,
        M.CANCELLED,
        M.DECLINED,
        A.PROPOSED,
        A.DRAFTED,
        A.REJECTED,
        X.PLANNED,
        X.PROPOSED,
        X.AGREED,
        X.DECLINED,
    )
)


def status(found: Trait) -> StrEnum:
    """The status of an entry; of a position its stance."""
    body = found.body
    return body.stance if isinstance(body, Position) else body.status


def statuses_agree(a: Trait, b: Trait) -> bool:
    """Whether one happening can be told with both statuses by these two voices on these two days."""
    pair: Pair = frozenset((status(a), status(b)))
    if len(pair) == 1 or pair in TOGETHER and not _new_after(a, b) and not _new_after(b, a):
        return True
    if dates_meet(a, b) and voices_differ(a, b):
        return True
    if a.document == b.document:
        return pair in CONTRADICTION and a.voice != b.voice
    if a.day is None or b.day is None or a.day == b.day:
        return pair in CONTRADICTION or (_comes_about(pair) and (a.dated or b.dated) and overlap(a, b))
    return _follows(a, b) if a.day < b.day else _follows(b, a)


def _new_after(earlier: Trait, later: Trait) -> bool:
    """Whether a later report gives a status of what is new to what had come about (agreed, then proposed)."""
    if earlier.day is None or later.day is None or earlier.day >= later.day:
        return False
    return status(earlier) in DONE and status(later) in NEW


def _follows(earlier: Trait, later: Trait) -> bool:
    """A plan may be followed by the event; after the event a plan is for another one."""
    if _new_after(earlier, later):
        return (earlier.dated or later.dated) and overlap(earlier, later)
    refused = status(earlier) is M.DECLINED and status(later) in DONE
    return not refused or dates_meet(earlier, later)


def _comes_about(pair: Pair) -> bool:
    return bool(pair & DONE) and bool(pair & NEW)
