"""Whether a meeting was held, goes on, is planned, proposed, declined ...: what governors and moods make together."""

from dragoman.extract.clauses import particle
from dragoman.extract.factuality import Reality
from dragoman.extract.talks.climb import Climb
from dragoman.extract.talks.frame import Frame
from dragoman.lexicon.talks import Mood
from dragoman.model import MeetingStatus, Period

BY_MOOD = {
    Mood.PAST: MeetingStatus.HELD,
    Mood.ONGOING: MeetingStatus.ONGOING,
    Mood.FUTURE: MeetingStatus.PLANNED,
    Mood.DESIRED: MeetingStatus.PROPOSED,
    Mood.REFUSED: MeetingStatus.DECLINED,
    Mood.FAILED: MeetingStatus.NOT_SCHEDULED,
    Mood.NEGATED: MeetingStatus.NOT_SCHEDULED,
    Mood.DENIED: MeetingStatus.NOT_SCHEDULED,
}
NEGATED_MOOD = {
    Mood.PAST: MeetingStatus.NOT_SCHEDULED,
    Mood.ONGOING: MeetingStatus.NOT_SCHEDULED,
    Mood.FUTURE: MeetingStatus.DECLINED,
}
GOVERNED_MOOD = {
    MeetingStatus.PLANNED: {
        Mood.REFUSED: MeetingStatus.DECLINED,
        Mood.DESIRED: MeetingStatus.PROPOSED,
        Mood.DENIED: MeetingStatus.NOT_SCHEDULED,
        Mood.NEGATED: MeetingStatus.NOT_SCHEDULED,
    },
    MeetingStatus.ONGOING: {
        Mood.FUTURE: MeetingStatus.PLANNED,
        Mood.DESIRED: MeetingStatus.PROPOSED,
        Mood.REFUSED: MeetingStatus.DECLINED,
    },
    MeetingStatus.PROPOSED: {Mood.REFUSED: MeetingStatus.DECLINED},
}
UNDECIDED = (MeetingStatus.CANCELLED, MeetingStatus.DECLINED)  # that somebody wants it changes nothing


def status_of(path: Climb, period: Period | None, frame: Frame) -> MeetingStatus | None:
    """The status that governor and mood make together; None where nothing is asserted."""
    mood, negated = path.reality.mood, path.reality.negated
    if path.status == "planned" and mood is Mood.DENIED:
        return None
    if path.ended and path.status is None and mood is Mood.FUTURE:
        return MeetingStatus.ONGOING  # "talks are expected to end on Friday"
    if path.ended and path.status is None and mood in (Mood.PAST, Mood.FAILED, Mood.NEGATED, Mood.ONGOING):
        return MeetingStatus.HELD
    if path.status in (None, "none"):
        return None if path.status else _told(path, period, frame)
    status = MeetingStatus(path.status)
    if mood is Mood.FUTURE and status is MeetingStatus.CANCELLED and _supposed(path, frame):
        return None  # "will leave the talks if"
    if mood is Mood.POSSIBLE or (mood is Mood.DESIRED and status in UNDECIDED):
        return None  # "a petition to cancel the visit" cancels nothing
    willing = path.verb is not None and frame.annotated.tokens[path.verb].pos == "ADJ"
    if negated and willing and status is MeetingStatus.PROPOSED:
        return MeetingStatus.DECLINED  # "not ready for talks"
    if mood is Mood.FAILED and path.inner == "proposed":
        return MeetingStatus.PROPOSED  # "stopped short of accepting the offer of talks"
    if negated or mood in (Mood.NEGATED, Mood.DENIED, Mood.FAILED):
        return MeetingStatus.NOT_SCHEDULED if status in (MeetingStatus.PLANNED, MeetingStatus.ONGOING) else None
    return GOVERNED_MOOD.get(status, {}).get(mood, status)


def _supposed(path: Climb, frame: Frame) -> bool:
    """Whether a condition is set to what a verb says."""
    clauses = frame.annotated.children_of(path.verb, "advcl") if path.verb is not None else ()
    return any(m.lemma in ("if", "unless") for c in clauses for m in frame.annotated.children_of(c.i, "mark"))


def _told(path: Climb, period: Period | None, frame: Frame) -> MeetingStatus | None:
    """What the mood says, and the verb where it is one of going on or of taking part."""
    status = by_mood(path.reality, period, frame, path.verb)
    verb = frame.annotated.tokens[path.verb] if path.verb is not None else None
    said = path.reality.operator if path.reality.mood is Mood.FAILED else None
    if said is not None and frame.annotated.tokens[said].dep == "amod":
        return MeetingStatus.CANCELLED  # "the stalled talks"
    if verb is None:
        return status
    if status is MeetingStatus.HELD and verb.tag in ("VBZ", "VBP") and verb.lemma in frame.used("goes-on"):
        return MeetingStatus.ONGOING
    if status is MeetingStatus.NOT_SCHEDULED and particle(frame.annotated, verb.i) in frame.used("attends"):
        return MeetingStatus.DECLINED
    return status


def by_mood(reality: Reality, period: Period | None, frame: Frame, verb: int | None = None) -> MeetingStatus | None:
    """Held, ongoing, planned...: what the mood alone says. A past form with a date to come is planned."""
    if reality.negated:
        return NEGATED_MOOD.get(reality.mood)
    status = BY_MOOD.get(reality.mood)
    published = frame.annotated.document.published
    told = verb is not None and frame.annotated.tokens[verb].tag == "VBD"  # "met on the 29th" in a text of the 28th
    ahead = period is not None and period.start is not None and published is not None and period.start > published
    if status is MeetingStatus.HELD and ahead and not told:
        return MeetingStatus.PLANNED
    return status
