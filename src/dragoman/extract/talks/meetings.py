"""Meetings: talks, summits, calls, visits, with their status, parties, level, place, date and round."""

from collections.abc import Sequence

from dragoman.extract.clauses import distinct, prepositions
from dragoman.extract.talks.climb import STOPPED, Climb, climb
from dragoman.extract.talks.frame import SERIES, Frame, parties
from dragoman.extract.talks.meeting_record import meeting_finding
from dragoman.extract.talks.meeting_status import status_of
from dragoman.extract.talks.meeting_verbs import attendance, meeting_from_verb
from dragoman.extract.talks.sides import Sides, noun_heads, noun_sides, subjects_beside, visited, visiting
from dragoman.extract.talks.triggers import Trigger
from dragoman.model import ActorKind, Finding, Meeting, MeetingStatus

WORLD = "UN"


def find_meeting(frame: Frame, trigger: Trigger, earlier: Sequence[Finding]) -> Finding | None:
    """The meeting a trigger names; None where it names none that a careful reader would mark."""
    if frame.annotated.tokens[trigger.token].pos == "VERB":
        return (
            attendance(frame, trigger, earlier)
            if trigger.row.needs == "refusal"
            else meeting_from_verb(frame, trigger, earlier)
        )
    return _from_noun(frame, trigger, earlier)


def _from_noun(frame: Frame, trigger: Trigger, earlier: Sequence[Finding]) -> Finding | None:
    path = climb(frame.annotated, trigger.token, "meeting", frame.lexicon)
    if (not path.governed and _is_label(frame, trigger.token)) or _considers(frame, trigger.token):
        return None
    heads = noun_heads(frame, trigger.token, path)
    sides = noun_sides(frame, heads, path)
    if not sides.parties and sides.thirds and path.verb is not None:
        sides = sides.replace(parties=visited(frame, path.verb))
    elif (
        len(parties(sides.parties)) == 1
        and path.verb is not None
        and frame.annotated.tokens[path.verb].lemma in frame.used("travels")
    ):
        sides = sides.replace(parties=(*sides.parties, *visited(frame, path.verb)))
    inherited = (
        () if len(parties(sides.parties)) > 1 else inferred(frame, trigger, path, earlier, parties(sides.parties))
    )
    if set(inherited) <= set(parties(sides.thirds)):
        inherited = ()  # those who only helped are no pair of sides
    if not sides.parties and not inherited and sides.thirds and trigger.row.word not in frame.used("gatherings"):
        inherited = _country(frame, heads)
    if not inherited and _within(frame, heads, sides):
        return None
    journey = path.verb is not None and frame.annotated.tokens[path.verb].lemma in frame.used("sets-off")
    period = frame.period(*heads, *([path.verb] if path.verb is not None and not journey else []))
    status = status_of(path, period, frame)
    named = distinct((*parties(sides.parties), *inherited))
    if status is None or not enough(frame, trigger, named, path) or frame.alleged(trigger.token, status):
        return None
    if status is MeetingStatus.PROPOSED and not named and not sides.thirds:
        return None
    if status is MeetingStatus.HELD and path.status is None and period is None and frame.topic(trigger.token):
        status = MeetingStatus.ONGOING  # "discussed the talks between ..."
    known = trigger.row.needs == "0" and (_singled_out(frame, trigger) or _opens_clause(frame, trigger, named))
    aside = not named and status is not MeetingStatus.PROPOSED and trigger.row.word in frame.used("gatherings")
    told = frame.place(trigger.token) is not None or period is not None or path.status is not None
    if aside and not (told and _of_conflict(frame, trigger)):
        return None  # "the climate summit"
    if not path.governed and status is MeetingStatus.HELD and len(named) < 2 and not known:
        return None
    head = path.verb if path.verb is not None and path.governed else heads[-1]
    return meeting_finding(
        frame, trigger, sides, status, path.reality, heads, head, named, period, path.status is not None
    )


def _opens_clause(frame: Frame, trigger: Trigger, named: Sequence[str]) -> bool:
    """Whether something is said of talks whose people or place are told: "the Somali peace conference got off well"."""
    subject_of = frame.annotated.tokens[trigger.token].dep in ("nsubj", "nsubjpass")
    return subject_of and (bool(named) or frame.place(trigger.token) is not None)


def _is_label(frame: Frame, noun: int) -> bool:
    """Whether a noun only says what a line is about: "Belgrade-Pristina Dialogue: envoy meets both leaders"."""
    after = frame.annotated.tokens[noun + 1 : noun + 2]
    return bool(after) and after[0].text == ":" and frame.annotated.sentences[after[0].sentence].heading


def _considers(frame: Frame, noun: int) -> bool:
    """Whether a noun tells that a subject is gone into, not that people meet: "rejects any discussion of borders"."""
    if frame.annotated.tokens[noun].lemma not in frame.used("considers"):
        return False
    hung = [p for p, _ in prepositions(frame.annotated, noun)]
    return "of" in hung and not {"with", "between", "among"} & set(hung)


def _of_conflict(frame: Frame, trigger: Trigger) -> bool:
    """Whether the sentence of a gathering speaks of a conflict or of its end."""
    sentence = frame.annotated.sentences[frame.annotated.tokens[trigger.token].sentence]
    return any(t.lemma in frame.used("conflict") for t in frame.annotated.tokens[sentence.first : sentence.last])


def _country(frame: Frame, heads: Sequence[int]) -> tuple[str, ...]:
    """The state whose people others want to talk: "pressed for talks in Burundi"."""
    places = [
        m for h in heads for p, n in prepositions(frame.annotated, h) if p == "in" for m in frame.mentions.of_noun(n)
    ]
    return parties([m for m in places if m.place])[:1]


def _within(frame: Frame, heads: Sequence[int], sides: Sides) -> bool:
    """Whether one party talks with its own people: "the president held talks with the army's head"."""
    other = [
        m for h in heads for p, n in prepositions(frame.annotated, h) if p == "with" for m in frame.mentions.of_noun(n)
    ]
    return len(parties(sides.parties)) == 1 and bool(parties(other)) and len(sides.parties) > 1


def _singled_out(frame: Frame, trigger: Trigger) -> bool:
    """Whether words single out one event: "the Alaska summit", "last week's peace conference"."""
    words = frame.annotated.children_of(trigger.token, "compound", "poss", "nmod")
    definite = any(t.lemma == "the" for t in frame.annotated.children_of(trigger.token, "det"))
    return any(t.pos == "PROPN" for t in words) or (definite and frame.period(trigger.token) is not None)


def meeting_behind(frame: Frame, trigger: Trigger, finding: Finding) -> Finding | None:
    """The plan behind a refusal ("will boycott a conference scheduled for May"), the break behind a new start."""
    body = finding.body
    off = (MeetingStatus.DECLINED, MeetingStatus.CANCELLED, MeetingStatus.POSTPONED)
    if not isinstance(body, Meeting) or frame.annotated.tokens[trigger.token].pos not in ("NOUN", "PROPN"):
        return None
    path = climb(frame.annotated, trigger.token, "meeting", frame.lexicon)
    if body.status not in off and path.status is None and path.inner in STOPPED:
        citation = frame.annotated.cite(frame.clause_span(trigger.token, *frame.annotated.subtree(trigger.token)))
        stopped = body.replace(status=MeetingStatus(path.inner), conditions=(), period=None)
        return finding.replace(body=stopped, citations=(citation,))
    if body.status is not MeetingStatus.DECLINED:
        return None
    if path.inner != "planned" or trigger.row.needs != "0":
        return None
    citation = frame.annotated.cite(frame.clause_span(trigger.token, *frame.annotated.subtree(trigger.token)))
    planned = body.replace(status=MeetingStatus.PLANNED, parties=(), conditions=())
    return finding.replace(body=planned, citations=(citation,), according_to=())


def inferred(
    frame: Frame, trigger: Trigger, path: Climb, earlier: Sequence[Finding], named: Sequence[str]
) -> tuple[str, ...]:
    """Parties of talks that name none or one themselves: of what they are about, of the talks just told of,
    of the dispute they are to end, of the subject that did something after them."""
    noun = trigger.token
    if named:
        lone = (path.verb is None or not path.governed) and _withs_only(frame, noun)
        return subjects_beside(frame, noun, 1, named) if lone else _others(frame, noun, earlier, named)
    if trigger.row.needs == "0" and _singled_out(frame, trigger):  # "the Alaska summit" is no other one
        return frame.pair_within(noun) or subjects_beside(frame, noun)
    bodies = trigger.row.word in frame.used("sittings") and bool(path.thirds or path.parties)
    return (
        (() if bodies else frame.pair_within(noun))  # "the Council held a meeting on the war between X and Y"
        or frame.inherited(noun, earlier, reach=SERIES if trigger.row.word == "round" else 2)
        or frame.opposed(noun)
        or (() if path.governed and path.verb is not None else subjects_beside(frame, noun))
        or _bloc_beside(frame, trigger)
        or _fighters_beside(frame, noun)
    )


def _fighters_beside(frame: Frame, noun: int) -> tuple[str, ...]:
    """The armed group that does something after talks: "after two days of talks, the rebels agreed"."""
    named = subjects_beside(frame, noun, 1)
    actor = frame.annotated.actors.get(named[0]) if len(named) == 1 else None
    return named if actor is not None and actor.kind is ActorKind.ARMED_GROUP else ()


def _others(frame: Frame, noun: int, earlier: Sequence[Finding], named: Sequence[str]) -> tuple[str, ...]:
    """The other parties of talks that one of them did something to: "he suspended *the talks*"."""
    definite = any(t.lemma == "the" for t in frame.annotated.children_of(noun, "det"))
    told = prepositions(frame.annotated, noun)
    if not definite or any(p in ("with", "between", "to", "of") for p, _ in told):
        return ()
    known = frame.inherited(noun, earlier, reach=SERIES)
    return tuple(p for p in known if p not in named) if set(named) < set(known) else ()


def _bloc_beside(frame: Frame, trigger: Trigger) -> tuple[str, ...]:
    """The organisation that does something at a gathering of its own: "at a summit in Niamey, ECOWAS called ..."."""
    named = subjects_beside(frame, trigger.token, 1) if trigger.row.word in frame.used("gatherings") else ()
    return named if len(named) == 1 and _gathers(frame, trigger, named[0]) else ()


def _gathers(frame: Frame, trigger: Trigger, party: str) -> bool:
    """Whether a party is an organisation whose members meet; the United Nations' councils sit on others' disputes."""
    return frame.mediates(party) and not (party == WORLD and trigger.row.word in frame.used("sittings"))


def _withs_only(frame: Frame, noun: int) -> bool:
    """Whether only the other side is named: "talks with Chad", "a visit to Chad"; or, in its course, only the guest:
    "during a visit by the king"."""
    named = {p for p, _ in prepositions(frame.annotated, noun)}
    if not visiting(frame, noun):
        return "with" in named
    above = frame.annotated.tokens[frame.annotated.tokens[noun].head]
    return "to" in named or above.lemma in ("during", "amid")


def enough(frame: Frame, trigger: Trigger, named: Sequence[str], path: Climb) -> bool:
    """Whether as many parties are named as a meeting of this kind asks for."""
    if trigger.row.needs == "governed":
        return path.status in ("declined", "planned") and bool(named)
    if trigger.row.needs == "both":
        return len(set(named)) >= (1 if path.status in ("proposed", "declined") else 2)
    bloc = trigger.row.word in frame.used("gatherings") and any(_gathers(frame, trigger, p) for p in named)
    needed = min(int(trigger.row.needs), 1) if bloc else int(trigger.row.needs)  # "the EU leaders' meeting"
    alone = ("proposed", "declined", "planned", "postponed", "cancelled", "not-scheduled")
    if path.status in alone and not (path.status == "planned" and trigger.row.form == "visit"):
        needed = min(needed, 1)
    return len(set(named)) >= needed
