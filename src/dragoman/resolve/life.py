"""Life: which two statuses one happening can have, in one document and as the days go on."""

from collections.abc import Mapping
from enum import StrEnum

from dragoman.model import AccordStatus, ExchangeStatus, Meeting, MeetingStatus
from dragoman.resolve.cues import SLIP, dates_meet, overlap, voices_differ
from dragoman.resolve.traits import Trait, denied

Pair = tuple[str, str]
M, A, X = MeetingStatus, AccordStatus, ExchangeStatus


def _pairs(*pairs: tuple[StrEnum, StrEnum]) -> frozenset[Pair]:
    words = [(one.value, other.value) for one, other in pairs]
    return frozenset((*words, *((other, one) for one, other in words)))


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
DENIAL: frozenset[Pair] = _pairs((M.HELD, M.NOT_SCHEDULED))


PAST_PLAN = (M.PLANNED.value, M.PROPOSED.value)
OFFERED: frozenset[Pair] = _pairs((M.PLANNED, M.PROPOSED))
BROKEN_OFF: frozenset[Pair] = _pairs((M.HELD, M.CANCELLED))


def statuses_agree(a: Trait, b: Trait) -> bool:
    """Whether one happening can be told with both statuses by these two voices on these two days."""
    if a.status == b.status:
        return True
    pair = a.status, b.status
    if pair in OFFERED and (_past_plan(a, b) or _past_plan(b, a)):
        return False
    if pair in BROKEN_OFF and _broken_off(a, b):
        return False
    if pair in TOGETHER[a.kind] and not _new_after(a, b) and not _new_after(b, a):
        return True
    if dates_meet(a, b) and voices_differ(a, b):
        return True
    if pair in DENIAL and a.voice != b.voice and (denies(a) or denies(b)) and overlap(a, b):
        return True
    contradictory = pair in CONTRADICTION[a.kind]
    if a.document == b.document:
        return contradictory and a.voice != b.voice
    if contradictory and voices_differ(a, b) and a.day and b.day and abs(a.day - b.day) <= SLIP:
        return True
    if a.day is None or b.day is None or a.day == b.day:
        return contradictory or (a.come is not b.come and (a.dated or b.dated) and overlap(a, b))
    return _follows(a, b) if a.day < b.day else _follows(b, a)


def _past_plan(plan: Trait, offer: Trait) -> bool:
    """Whether talks are offered, without a date, after the day for which a meeting was planned: it is not the one."""
    if (plan.status, offer.status) != PAST_PLAN or not plan.dated or offer.dated:
        return False
    return offer.day is not None and plan.window[1] < offer.day


def _broken_off(a: Trait, b: Trait) -> bool:
    """Whether of talks held and talks broken off only one is a numbered round: the round was not called off."""
    rounds = [one.body.round for one in (a, b) if isinstance(one.body, Meeting)]
    return rounds.count(None) == 1


def denies(found: Trait) -> bool:
    """Whether a meeting is said not to have taken place, not merely to be unplanned."""
    body = found.body
    return isinstance(body, Meeting) and body.status is M.NOT_SCHEDULED and denied(body)


def _new_after(earlier: Trait, later: Trait) -> bool:
    """Whether a later report gives a status of what is new to what had come about (agreed, then proposed)."""
    if not earlier.come or later.come or earlier.day is None or later.day is None:
        return False
    return earlier.day < later.day


def _follows(earlier: Trait, later: Trait) -> bool:
    """A plan may be followed by the event; after the event a plan is for another one."""
    if _new_after(earlier, later):
        return later.dated and overlap(earlier, later)
    refused = earlier.status == "declined" and later.come
    return not refused or dates_meet(earlier, later)
