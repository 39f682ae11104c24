"""Meetings that a verb tells of: "they met", "spoke by telephone", "mediates between", "declined to attend"."""

from collections.abc import Sequence

from dragoman.extract.clauses import distinct, particle, passive, prepositions, subject
from dragoman.extract.factuality import verb_reality
from dragoman.extract.talks.frame import SERIES, Frame, parties
from dragoman.extract.talks.meeting_record import meeting_finding
from dragoman.extract.talks.meeting_status import by_mood
from dragoman.extract.talks.sides import Sides, as_helpers, between, helpers, personal, settle, visited, with_strangers
from dragoman.extract.talks.triggers import Trigger
from dragoman.lexicon.talks import Mood
from dragoman.model import Finding, Level, MeetingStatus, Mention, Record, Token

RANKS = (Level.LEADERS, Level.MINISTERS, Level.DELEGATIONS)  # whose journeys are visits
ONE_SIDED = (MeetingStatus.DECLINED, MeetingStatus.PROPOSED, MeetingStatus.PLANNED)


class Met(Record):
    """What stands around a verb of meeting: subject, prepositions with their nouns, objects; whether it needs somebody
    addressed ("spoke *to* them")."""

    who: int | None
    pairs: tuple[tuple[str, int], ...]
    objects: tuple[Token, ...]
    addresses: bool


def meeting_from_verb(frame: Frame, trigger: Trigger, earlier: Sequence[Finding]) -> Finding | None:
    """The meeting that a verb tells of; None where it tells of none, or not who met."""
    annotated, verb = frame.annotated, trigger.token
    if trigger.row.needs == "guest":
        return _arrival(frame, trigger)
    met = _around(frame, verb)
    if _no_meeting(frame, verb, met):
        return None
    one = frame.mentions.of_noun(met.who) if met.who is not None else []
    other, aside = _others(frame, trigger, met)
    if annotated.tokens[verb].lemma == "mediate":
        return _mediation(frame, trigger, one, other)
    negotiates = annotated.tokens[verb].lemma in frame.used("negotiates")
    found = [*one, *(m.replace(place=False) for m in other)]
    found = with_strangers(frame, found) if negotiates else found
    sides = settle(frame, found, [*aside, *helpers(frame, [verb], [])])
    if trigger.row.form == "visit":
        sides = Sides(parties=(*frame.acting(one), *(m for m in other if m.parties)), thirds=sides.thirds)
    group = met.who is not None and _is_working_group(frame, met.who)
    named = _who_met(frame, verb, met.who, parties(sides.parties), earlier)
    addressed = met.addresses or (met.objects and not negotiates)
    if len(named) < int(trigger.row.needs) or not named or (addressed and not parties(other)):
        return None
    reality = verb_reality(annotated, verb, frame.lexicon)
    if any(t.lemma == "neither" for o in met.objects for t in annotated.children_of(o.i)):
        reality = reality.replace(negated=True)
    period = frame.period(verb)
    status = by_mood(reality, period, frame, verb)
    if status is None or (len(named) < 2 and status not in ONE_SIDED) or frame.alleged(verb, status):
        return None
    if any(p in ("by", "over", "on") and annotated.tokens[n].lemma in frame.used("telephone") for p, n in met.pairs):
        trigger = trigger.replace(row=trigger.row.replace(form="call"))
    if group:
        trigger = trigger.replace(row=trigger.row.replace(form="working-group", level=Level.WORKING_GROUP))
    return meeting_finding(frame, trigger, sides, status, reality, (verb,), verb, named, period)


def _around(frame: Frame, verb: int) -> Met:
    annotated = frame.annotated
    together = any(t.lemma in frame.used("jointly") for t in annotated.children_of(verb, "advmod"))
    return Met(
        who=subject(annotated, verb),
        pairs=tuple(prepositions(annotated, verb)),
        objects=tuple(annotated.children_of(verb, "dobj") or _taken_for_subject(frame, verb)),
        # "sat down together" addresses nobody
        addresses=annotated.tokens[verb].lemma in frame.used("addresses") and not together,
    )


def _no_meeting(frame: Frame, verb: int, met: Met) -> bool:
    """Whether a verb tells of no meeting of its own, whoever is named around it."""
    token, is_passive = frame.annotated.tokens[verb], passive(frame.annotated, verb)
    if met.addresses and not any(p in ("with", "to") for p, _ in met.pairs):
        return True
    if is_passive and token.lemma in ("meet", "visit", "phone", "telephone"):
        return True
    if any((o.lemma, "NOUN") in frame.lexicon.happenings for o in met.objects):  # "hosts a summit"
        return True
    if met.objects and token.lemma in frame.used("alone"):
        return True
    dealt = frame.annotated.tokens[met.who] if met.who is not None and is_passive else next(iter(met.objects), None)
    return dealt is not None and dealt.lemma in frame.used("business")  # "negotiated a loan with the Fund"


def _others(frame: Frame, trigger: Trigger, met: Met) -> tuple[list[Mention], list[Mention]]:
    """Whom the subject meets, and who only helps."""
    other = [m for o in met.objects for m in frame.mentions.of_noun(o.i) if personal(frame, o.i, m)]
    if met.objects and not parties(other):  # "met officials from Togo", with "from" hung on "met"
        other += [m for p, n in met.pairs if p == "from" for m in frame.mentions.of_noun(n)]
    if met.objects and not parties(other) and trigger.row.form == "visit":  # "visited Chad's Lac province"
        other += [m for o in met.objects if o.pos == "PROPN" for m in frame.mentions.describing(o.i) if m.place]
    joined = [noun for p, noun in met.pairs if p in (("with", "to") if met.addresses else ("with",))]
    other += [m for noun in joined if not as_helpers(frame, noun) for m in frame.mentions.of_noun(noun)]
    return other, [m for noun in joined if as_helpers(frame, noun) for m in frame.mentions.of_noun(noun)]


def _who_met(
    frame: Frame, verb: int, who: int | None, named: tuple[str, ...], earlier: Sequence[Finding]
) -> tuple[str, ...]:
    """Those named, with those whom "both" or a working group stands for."""
    if who is not None and _is_working_group(frame, who) and len(named) < 2:
        pair = frame.pair_within(who, clauses=True) or frame.inherited(verb, earlier, reach=SERIES)
        named = distinct((*named, *pair))
    if not named and who is not None and _both(frame, who):
        named = frame.inherited(verb, earlier)
    return named


def _taken_for_subject(frame: Frame, verb: int) -> list[Token]:
    """The object that the parser gives to the infinitive after it: "visits *Israel* to talk about peace"."""
    clause = frame.annotated.child(verb, "ccomp")
    if clause is None or clause.tag != "VB":
        return []
    between = (t for t in frame.annotated.children_of(clause.i, "nsubj") if verb < t.i < clause.i)
    return [t for t in between if t.tag in ("NNP", "NNPS")]


def _arrival(frame: Frame, trigger: Trigger) -> Finding | None:
    """ "The president flew to Chad": a visit, if nothing else is said of what it was for."""
    annotated, verb = frame.annotated, trigger.token
    who = subject(annotated, verb)
    guests = [m for m in frame.acting(frame.mentions.of_noun(who)) if m.level in RANKS] if who is not None else []
    hosts = [
        m.replace(place=False)
        for p, n in prepositions(annotated, verb)
        if p in ("in", "to")
        for m in frame.mentions.of_noun(n)
        if m.place and m.parties
    ]
    told = any(_tells(frame, i) for i in annotated.subtree(verb) if i != verb)
    sides = Sides(parties=(*guests, *hosts))
    named = parties(sides.parties)
    if told or not guests or not hosts or len(named) < 2:
        return None
    reality, period = verb_reality(annotated, verb, frame.lexicon), frame.period(verb)
    status = by_mood(reality, period, frame, verb)
    return meeting_finding(frame, trigger, sides, status, reality, (verb,), verb, named, period) if status else None


def _tells(frame: Frame, i: int) -> bool:
    """Whether a word tells of a meeting itself."""
    token = frame.annotated.tokens[i]
    row = frame.lexicon.happenings.get((token.lemma, "VERB" if token.pos == "VERB" else "NOUN"))
    return row is not None and row.kind == "meeting" and row.form in ("talks", "visit")


def _both(frame: Frame, noun: int) -> bool:
    """ "The two leaders", "the sides": those who were just said to meet."""
    token = frame.annotated.tokens[noun]
    plural = token.tag in ("NNS", "CD", "DT") or token.lemma in ("both", "two")
    described = frame.annotated.children_of(noun, "amod", "compound", "poss", "prep")
    return token.lemma in frame.used("both") and plural and not described


def _is_working_group(frame: Frame, noun: int) -> bool:
    token = frame.annotated.tokens[noun]
    return token.lemma == "group" and any(
        t.text.lower() in ("working", "contact") for t in frame.annotated.children_of(noun)
    )


def _mediation(frame: Frame, trigger: Trigger, who: Sequence[Mention], other: Sequence[Mention]) -> Finding | None:
    """ "Carter mediates between X and Y": the subject stands between."""
    sides = settle(frame, [*between(frame, [trigger.token]), *other], who)
    if not sides.parties:
        sides = sides.replace(parties=visited(frame, trigger.token))
    named = parties(sides.parties) or frame.opposed(trigger.token)
    reality = verb_reality(frame.annotated, trigger.token, frame.lexicon)
    status = by_mood(reality, frame.period(trigger.token), frame)
    if status not in (MeetingStatus.HELD, MeetingStatus.ONGOING) or not named or not sides.thirds:
        return None
    verb = trigger.token
    return meeting_finding(frame, trigger, sides, status, reality, (verb,), verb, named, frame.period(verb))


def mediators(frame: Frame, trigger: Trigger) -> tuple[str, ...]:
    """Who "mediated", where the text names no sides: a third party to the meeting told of just before."""
    if trigger.row.word != "mediate":
        return ()
    who = subject(frame.annotated, trigger.token)
    return parties(frame.acting(frame.mentions.of_noun(who))) if who is not None else ()


def attendance(frame: Frame, trigger: Trigger, earlier: Sequence[Finding]) -> Finding | None:
    """ "Declined to attend", said of a meeting named before: its parties are those of that meeting."""
    if frame.annotated.child(trigger.token, "dobj", "prep") is not None:
        governed = [n for p, n in prepositions(frame.annotated, trigger.token) if p in ("in", "at")]
        if governed or frame.annotated.child(trigger.token, "dobj") is not None:
            return None
    reality = verb_reality(frame.annotated, trigger.token, frame.lexicon)
    who = subject(frame.annotated, trigger.token)
    sides = settle(frame, frame.mentions.of_noun(who) if who is not None else [], [])
    absent = particle(frame.annotated, trigger.token) == "stay away" and reality.mood is Mood.PAST
    refused = reality.mood is Mood.REFUSED and frame.annotated.tokens[trigger.token].lemma != "stay"
    if not (absent or refused) or not sides.parties:
        return None
    named = parties(sides.parties)
    others = tuple(p for p in frame.inherited(trigger.token, earlier) if p not in named)
    verb = trigger.token
    return meeting_finding(
        frame, trigger, sides, MeetingStatus.DECLINED, reality, (verb,), verb, named + others, frame.period(verb)
    )
