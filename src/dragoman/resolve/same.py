"""Same: whether two entries speak of one meeting, accord, exchange, proposal or position."""

from collections.abc import Callable, Mapping, Sequence
from typing import TypeVar

from dragoman.model import (
    Accord,
    AccordForm,
    Exchange,
    Exchanged,
    ExchangeStatus,
    Level,
    Meeting,
    MeetingForm,
    MeetingStatus,
    Position,
    Proposal,
    Stance,
)
from dragoman.resolve.cues import (
    dates_meet,
    gap,
    number_cue,
    overlap,
    parties_cue,
    period_cue,
    place_cue,
    share,
    wording_cue,
)
from dragoman.resolve.life import statuses_agree
from dragoman.resolve.traits import Dossiered, Trait

Cue = Callable[[Trait, Trait], float | None]
Decided = Callable[[Trait, Trait], bool]
Fixed = tuple[float, tuple[Cue, ...]]
Wanted = TypeVar("Wanted", Meeting, Accord, Exchange, Proposal, Position)
F = MeetingForm
PLANNED, PROPOSED = MeetingStatus.PLANNED.value, MeetingStatus.PROPOSED.value
CARRIED_OUT = ExchangeStatus.CARRIED_OUT.value
VAGUE = frozenset((F.TALKS, F.OTHER))
# Forms that are never one happening, though either may be called talks or a meeting.
APART = frozenset((F.CALL, F.WORKING_GROUP))
FAMILY: Mapping[Stance, str] = {
    Stance.DEMANDS: "wants",
    Stance.CONDITIONS: "wants",
    Stance.OFFERS: "for",
    Stance.ACCEPTS: "for",
    Stance.SUPPORTS: "for",
    Stance.REJECTS: "against",
    Stance.ACCUSES: "accuses",
}
ABOUT = 75.0  # least token_set_ratio of two wordings of one issue
TITLE = 80.0


class Unknown:
    """Stands for what has not been looked at, where None says something else."""


UNKNOWN = Unknown()


class Likeness:
    """How much speaks for two entries being of one happening. Remembers what follows from their bodies alone.

    `lenient`: does without evidence that entries whose parties are not equal are meant together.
    """

    def __init__(self, *, lenient: bool = False) -> None:
        self._lenient = lenient
        self._known: dict[tuple[bytes, bytes], Fixed | None] = {}

    def __call__(self, a: Trait, b: Trait, moved: bool = False) -> float | None:
        """How much speaks for one happening, None where something speaks against. Symmetric.

        `moved` says that a postponement ties the two, so that their dates may differ.
        """
        fixed = self._known.get((a.told, b.told), UNKNOWN)
        total = None if fixed is None else period_cue(a, b, moved)
        if total is None:
            return None
        if isinstance(fixed, Unknown):
            fixed = self._known[a.told, b.told] = _fixed(a, b, EVIDENCE if self._lenient else frozenset())
        return None if fixed is None else _with_open(fixed, total, a, b)

    def best(self, members: Sequence[Trait], newcomer: Trait, moved: bool) -> float | None:
        """The best likeness of a newcomer with some members, -1 if there are none; None where one speaks against."""
        known, told, best = self._known, newcomer.told, -1.0
        fixed = [known.get((member.told, told), UNKNOWN) for member in members]
        if None in fixed:
            return None  # some body speaks against, whatever the days
        for member, found in zip(members, fixed, strict=True):
            if isinstance(found, Unknown) or found is None:
                score = self(member, newcomer, moved)
            else:
                total = period_cue(member, newcomer, moved)
                score = None if total is None else _with_open(found, total, member, newcomer)
            if score is None:
                return None
            best = max(best, score)
        return best


def _with_open(fixed: Fixed, total: float, a: Trait, b: Trait) -> float | None:
    """The whole weight, once the cues that the bodies alone do not decide are asked."""
    total += fixed[0]
    for cue in fixed[1]:
        weight = cue(a, b)
        if weight is None:
            return None
        total += weight
    return total


def likeness(a: Trait, b: Trait, moved: bool = False) -> float | None:
    """As Likeness, for one pair."""
    return Likeness()(a, b, moved)


def _fixed(a: Trait, b: Trait, without: frozenset[Cue]) -> Fixed | None:
    """The weight of the cues that bodies decide, and the cues that need more: days, voices, documents. None where a
    cue of the first kind speaks against. The cues `without` are left out."""
    if type(a.body) is not type(b.body):
        return None
    total = 0.0
    open_cues: list[Cue] = []
    for cue, decided in CUES[a.kind]:
        if cue in without:
            continue
        if not decided(a, b):
            open_cues.append(cue)
            continue
        weight = cue(a, b)
        if weight is None:
            return None
        total += weight
    return total, tuple(open_cues)


def _always(a: Trait, b: Trait) -> bool:
    return True


def _never(a: Trait, b: Trait) -> bool:
    return False


def _same_status(a: Trait, b: Trait) -> bool:
    return a.status == b.status


def _same_parties(a: Trait, b: Trait) -> bool:
    return bool(a.parties) and a.parties == b.parties


def _level_is_told(a: Trait, b: Trait) -> bool:
    one, other = (_level(meeting) for meeting in _meetings(a, b))
    if one is other or None not in (one, other):
        return one is other or Level.LEADERS in (one, other) or Level.OTHER in (one, other)
    return Level.LEADERS not in (one, other)


def _not_above_rounds(a: Trait, b: Trait) -> bool:
    return not _above_rounds(*_meetings(a, b))


def _no_visit(a: Trait, b: Trait) -> bool:
    one, other = (meeting.form for meeting in _meetings(a, b))
    return one is other or F.VISIT not in (one, other)


def _places_meet(a: Trait, b: Trait) -> bool:
    one, other = _meetings(a, b)
    offered = a.status != b.status and PROPOSED in (a.status, b.status)
    return place_cue(one.place, other.place) is not None and not offered


def _counts_meet(a: Trait, b: Trait) -> bool:
    return number_cue(_as(a.body, Exchange).count, _as(b.body, Exchange).count, 2.0) is not None


def _meetings(a: Trait, b: Trait) -> tuple[Meeting, Meeting]:
    return _as(a.body, Meeting), _as(b.body, Meeting)


def _form_cue(a: Trait, b: Trait) -> float | None:
    one, other = (meeting.form for meeting in _meetings(a, b))
    if one is other:
        return None if one is F.WORKING_GROUP and _other_subjects(a, b) else 0.5 if one in VAGUE else 1.0
    if one in APART or other in APART:
        return 0.0 if F.OTHER in (one, other) else None
    if F.VISIT in (one, other):
        return 0.0 if _firm(a, b) or a.document == b.document else None
    return 0.0


def _other_subjects(a: Trait, b: Trait) -> bool:
    """Whether two working groups have nothing in common on their agendas."""
    one, other = (meeting.agenda for meeting in _meetings(a, b))
    return bool(one and other) and set(one).isdisjoint(other)


def _level_cue(a: Trait, b: Trait) -> float | None:
    """Leaders are never delegations; against an unknown level leaders need a further cue, and so do ministers
    against delegations."""
    one, other = (_level(meeting) for meeting in _meetings(a, b))
    if one is other:
        return 1.0 if one else 0.0
    if Level.LEADERS in (one, other):
        return 0.0 if None in (one, other) and _leaders_may_be_meant(a, b) else None
    if Level.WORKING_GROUP in (one, other) and None not in (one, other):
        return None
    if one and other and Level.OTHER not in (one, other):
        return 0.0 if a.document == b.document or _firm(a, b) else None
    return 0.0


def _firm(a: Trait, b: Trait) -> bool:
    """Whether place, date or round speak for one meeting."""
    one, other = _meetings(a, b)
    same_round = one.round is not None and one.round == other.round
    return bool(one.place and place_cue(one.place, other.place)) or dates_meet(a, b) or same_round


def _level(meeting: Meeting) -> Level | None:
    return Level.LEADERS if meeting.level is None and meeting.form is F.SUMMIT else meeting.level


def _leaders_may_be_meant(a: Trait, b: Trait) -> bool:
    one, other = _meetings(a, b)
    if (one.status is MeetingStatus.NOT_SCHEDULED) is not (other.status is MeetingStatus.NOT_SCHEDULED):
        return False
    same_form = one.form is other.form and one.form not in VAGUE
    same_place = a.document != b.document and bool(one.place and place_cue(one.place, other.place))
    taken_up = a.document == b.document and (_bare(a) or _bare(b)) and a.status == b.status and a.voice == b.voice
    return same_form or same_place or dates_meet(a, b) or taken_up


def _bare(found: Trait) -> bool:
    """Whether a text only says "the talks": no place, date, level, round or series of its own."""
    (meeting,) = (_as(found.body, Meeting),)
    return not (found.dated or meeting.place or meeting.level or meeting.round or meeting.rounds)


def _round_cue(a: Trait, b: Trait) -> float | None:
    """A round is itself; a counted series ("three rounds") is no single meeting. Rounds are of delegations: ministers
    or leaders meet in one only where something else says so."""
    one, other = _meetings(a, b)
    if _above_rounds(one, other) and not _firm(a, b):
        return None
    if (one.rounds is None) is not (other.rounds is None):
        return None
    if one.rounds is not None:
        return 2.0
    return number_cue(one.round, other.round, 2.0)


def _above_rounds(one: Meeting, other: Meeting) -> bool:
    """Whether one is a round, and the other a meeting of a higher level without a number."""
    numbered, unnumbered = (one, other) if one.round is not None else (other, one)
    if numbered.round is None or unnumbered.round is not None:
        return False
    return _level(unnumbered) in (Level.LEADERS, Level.MINISTERS) and _level(numbered) is not _level(unnumbered)


def _place_cue(a: Trait, b: Trait) -> float | None:
    """Different cities are different meetings, unless two texts give it one day, parties and level.

    One that no parties are told of is known by its place alone: "the Alaska summit".
    """
    one, other = _meetings(a, b)
    if bool(a.parties) is not bool(b.parties) and one.place != other.place:
        return None
    weight = place_cue(one.place, other.place)
    if weight is None and a.parties == b.parties and a.document != b.document and _one_day(a, b):
        return 0.0 if _level(one) is _level(other) and one.form is other.form else None
    if PROPOSED in (a.status, b.status) and (_elsewhere(a, b) or _elsewhere(b, a)):
        return None
    return weight


def _elsewhere(plan: Trait, offer: Trait) -> bool:
    """Whether a place is put forward for a meeting after one is planned without that place."""
    if plan.status != PLANNED or offer.status != PROPOSED:
        return False
    later = plan.day is not None and offer.day is not None and plan.day < offer.day
    return later and bool(_as(offer.body, Meeting).place) and not _as(plan.body, Meeting).place


def _one_day(a: Trait, b: Trait) -> bool:
    return a.dated and b.dated and a.window == b.window and a.window[0] == a.window[1]


def _status_cue(a: Trait, b: Trait) -> float | None:
    if not statuses_agree(a, b):
        return None
    return 1.0 if a.status == b.status else 0.0


def _evidence_cue(a: Trait, b: Trait) -> float | None:
    """Parties that are not equal need place, date or round; across texts level or form will do."""
    if a.parties == b.parties and a.parties:
        return 0.0
    if _firm(a, b):
        return 0.0
    one, other = _meetings(a, b)
    if a.document == b.document or not a.parties or not b.parties:
        return None
    level, form = _level(one), one.form
    return 0.0 if (level and level is _level(other)) or (form is other.form and form not in VAGUE) else None


def _accord_form_cue(a: Trait, b: Trait) -> float | None:
    """A ceasefire is no draft and no treaty; a draft may be of any text."""
    one, other = _as(a.body, Accord).form, _as(b.body, Accord).form
    if one is other:
        return 1.0
    if AccordForm.OTHER in (one, other):
        return 0.0
    if AccordForm.DRAFT in (one, other) and a.come and b.come:
        return 0.0  # a draft that both sides have accepted is the accord
    return None if AccordForm.CEASEFIRE in (one, other) else 0.0


def _scope_cue(a: Trait, b: Trait) -> float | None:
    """Ceasefires of two scopes are two. "The ceasefire" may mean one of a scope once it has come about."""
    if a.scope == b.scope:
        return 0.5 if a.scope else 0.0
    if a.scope and b.scope:
        return None
    return 0.0 if a.come and b.come else None


def _title_cue(a: Trait, b: Trait) -> float | None:
    return wording_cue(_as(a.body, Accord).title, _as(b.body, Accord).title, TITLE)


def _accord_evidence_cue(a: Trait, b: Trait) -> float | None:
    if a.parties == b.parties and a.parties:
        return 0.0
    one, other = _as(a.body, Accord), _as(b.body, Accord)
    titled = bool(one.title and other.title)
    same_form = one.form is other.form and one.form is not AccordForm.OTHER
    named = bool(a.parties and b.parties) or bool((a.parties | a.others) & (b.parties | b.others))
    loose = AccordForm.OTHER in (one.form, other.form) or AccordForm.DRAFT in (one.form, other.form)
    if loose and a.parties and b.parties and a.come and b.come:
        return 0.0
    return 0.0 if titled or dates_meet(a, b) or (same_form and (named or a.document == b.document)) else None


def _what_cue(a: Trait, b: Trait) -> float | None:
    one, other = _as(a.body, Exchange).what, _as(b.body, Exchange).what
    if one is other:
        return 1.0
    return 0.0 if Exchanged.OTHER in (one, other) else None


def _count_cue(a: Trait, b: Trait) -> float | None:
    """Different counts are one exchange where two voices tell of one day: then they are in conflict."""
    one, other = _as(a.body, Exchange).count, _as(b.body, Exchange).count
    weight = number_cue(one, other, 2.0)
    if weight is None:
        if (a.status == CARRIED_OUT) is not (b.status == CARRIED_OUT):
            return 0.0  # what was carried out may be more or less than what was agreed
        other_voice = a.document != b.document or a.voice != b.voice
        return 0.0 if other_voice and _about_one_day(a, b) else None
    return weight


def _days_cue(a: Trait, b: Trait) -> float | None:
    """A source tells its news once: what it tells as done on two days, without dates, was done on two days."""
    done = a.status == b.status == CARRIED_OUT and not a.dated and not b.dated
    return None if done and a.source and a.source == b.source and a.day != b.day else 0.0


def _about_one_day(a: Trait, b: Trait) -> bool:
    """Exchanges go on for days, each with its own count: only one and the same day makes a conflict."""
    if a.dated and b.dated:
        return gap(a, b) == 0
    if a.day is None or b.day is None:
        return False
    return a.day == b.day or (a.dated is not b.dated and abs(a.day - b.day) <= 1 and overlap(a, b))


def _exchange_evidence_cue(a: Trait, b: Trait) -> float | None:
    if a.parties == b.parties and a.parties:
        return 0.0
    one, other = _as(a.body, Exchange), _as(b.body, Exchange)
    return 0.0 if (one.count and one.count == other.count) or dates_meet(a, b) else None


def _by_cue(a: Trait, b: Trait) -> float | None:
    if a.parties != b.parties:
        return None
    return 3.0 if share(a.others, b.others) else None


def _groups_cue(a: Trait, b: Trait) -> float | None:
    return number_cue(_as(a.body, Proposal).groups, _as(b.body, Proposal).groups, 3.0)


def _about_cue(a: Trait, b: Trait) -> float | None:
    """One issue, or, where an issue is unknown, words alike. Proposals also need words alike."""
    one, other = a.body, b.body
    if isinstance(one, Position) and isinstance(other, Position):
        if one.issue and other.issue:
            return 1.0 if one.issue == other.issue else None
        return wording_cue(one.about, other.about, ABOUT)
    return _proposal_about(_as(one, Proposal), _as(other, Proposal))


def _proposal_about(one: Proposal, other: Proposal) -> float | None:
    if one.groups and other.groups:
        return 1.0
    if one.issue and other.issue and one.issue != other.issue:
        return None
    return wording_cue(one.about, other.about, 50.0 if one.issue and other.issue else ABOUT)


def _stance_cue(a: Trait, b: Trait) -> float | None:
    one, other = _as(a.body, Position).stance, _as(b.body, Position).stance
    return 1.0 if FAMILY[one] == FAMILY[other] else None


def _as(body: Dossiered, wanted: type[Wanted]) -> Wanted:
    if not isinstance(body, wanted):
        raise TypeError(f"{type(body).__name__} where {wanted.__name__} was compared")
    return body


# Cues of each kind with the question whether the bodies alone decide them for a pair; the most telling first.
CUES: Mapping[str, tuple[tuple[Cue, Decided], ...]] = {
    "meeting": (
        (parties_cue, _always),
        (_level_cue, _level_is_told),
        (_form_cue, _no_visit),
        (_round_cue, _not_above_rounds),
        (_status_cue, _same_status),
        (_place_cue, _places_meet),
        (_evidence_cue, _same_parties),
    ),
    "accord": (
        (parties_cue, _always),
        (_accord_form_cue, _always),
        (_scope_cue, _always),
        (_status_cue, _same_status),
        (_title_cue, _always),
        (_accord_evidence_cue, _same_parties),
    ),
    "exchange": (
        (parties_cue, _always),
        (_what_cue, _always),
        (_count_cue, _counts_meet),
        (_status_cue, _same_status),
        (_days_cue, _never),
        (_exchange_evidence_cue, _same_parties),
    ),
    "proposal": ((_by_cue, _always), (_groups_cue, _always), (_about_cue, _always)),
    "position": ((_by_cue, _always), (_stance_cue, _always), (_about_cue, _always)),
}
EVIDENCE: frozenset[Cue] = frozenset((_evidence_cue, _accord_evidence_cue, _exchange_evidence_cue))
