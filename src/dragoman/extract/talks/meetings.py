"""Meetings: talks, summits, calls, visits, with their status, parties, level, place, date and round."""

from collections.abc import Iterator, Sequence

from dragoman.extract.clauses import agent, clause_of, distinct, particle, passive, prepositions, subject
from dragoman.extract.factuality import Reality, factuality, verb_reality
from dragoman.extract.talks.climb import Climb, climb
from dragoman.extract.talks.frame import Frame, parties
from dragoman.extract.talks.triggers import Trigger
from dragoman.lexicon.talks import Mood
from dragoman.model import (
    Finding,
    Level,
    Meeting,
    MeetingForm,
    MeetingStatus,
    Mention,
    Period,
    Record,
)

TRAVELLING = ("travel", "fly", "go", "come", "head")
SERIES = 40  # sentences back to which "the third round" or "the working group" may look for its parties
AMONG = ("between", "among", "amongst")
THIRD_OFFICES = {"mediator", "facilitator", "host", "observer", "guarantor"}
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


class Sides(Record):
    """Who meets and who stands between."""

    parties: tuple[Mention, ...] = ()
    thirds: tuple[Mention, ...] = ()


def find_meeting(frame: Frame, trigger: Trigger, earlier: Sequence[Finding]) -> Finding | None:
    """The meeting a trigger names; None where it names none that a careful reader would mark."""
    if frame.annotated.tokens[trigger.token].pos == "VERB":
        return (
            _attendance(frame, trigger, earlier)
            if trigger.row.needs == "refusal"
            else _from_verb(frame, trigger, earlier)
        )
    return _from_noun(frame, trigger, earlier)


def _from_noun(frame: Frame, trigger: Trigger, earlier: Sequence[Finding]) -> Finding | None:
    path = climb(frame.annotated, trigger.token, "meeting", frame.lexicon)
    heads = noun_heads(frame, trigger.token, path)
    sides = _noun_sides(frame, heads, path)
    if not sides.parties and sides.thirds and path.verb is not None:
        sides = sides.replace(parties=_visited(frame, path.verb))
    elif len(sides.parties) == 1 and path.verb is not None and frame.annotated.tokens[path.verb].lemma in TRAVELLING:
        sides = sides.replace(parties=(*sides.parties, *_visited(frame, path.verb)))
    inherited = (
        () if len(parties(sides.parties)) > 1 else _inferred(frame, trigger, path, earlier, parties(sides.parties))
    )
    period = frame.period(*heads, *([path.verb] if path.verb is not None else []))
    status = status_of(path, period, frame)
    named = distinct((*parties(sides.parties), *inherited))
    if status is None or not _enough(trigger, named, path):
        return None
    known = trigger.row.needs == "0" and _singled_out(frame, trigger)
    if not path.governed and status is MeetingStatus.HELD and len(named) < 2 and not known:
        return None
    head = path.verb if path.verb is not None and path.governed else heads[-1]
    return _meeting(frame, trigger, sides, status, path.reality, heads, head, named, period, path.status is not None)


def _singled_out(frame: Frame, trigger: Trigger) -> bool:
    """Whether words single out one event: "the Alaska summit", "last week's peace conference"."""
    words = frame.annotated.children_of(trigger.token, "compound", "poss", "nmod")
    definite = any(t.lemma == "the" for t in frame.annotated.children_of(trigger.token, "det"))
    return any(t.pos == "PROPN" for t in words) or (definite and frame.period(trigger.token) is not None)


def meeting_behind(frame: Frame, trigger: Trigger, finding: Finding) -> Finding | None:
    """The plan behind a refusal: "will boycott a conference scheduled for May" tells of both."""
    body = finding.body
    off = (MeetingStatus.DECLINED, MeetingStatus.CANCELLED, MeetingStatus.POSTPONED)
    if not isinstance(body, Meeting) or body.status not in off:
        return None
    path = climb(frame.annotated, trigger.token, "meeting", frame.lexicon)
    if path.inner != "planned" or trigger.row.needs != "0":
        return None
    citation = frame.annotated.cite(frame.clause_span(trigger.token, *frame.annotated.subtree(trigger.token)))
    planned = body.replace(status=MeetingStatus.PLANNED, parties=(), conditions=())
    return finding.replace(body=planned, citations=(citation,), according_to=())


def noun_heads(frame: Frame, noun: int, path: Climb) -> tuple[int, ...]:
    """The noun and the nouns it stands under up to the governor: "round of talks" gives both."""
    heads = [noun]
    token = frame.annotated.tokens[noun]
    for above in frame.annotated.ancestors(token.i):
        if above.pos in ("VERB", "AUX", "ADJ") or path.top == heads[-1]:
            break
        if above.pos in ("NOUN", "PROPN"):
            heads.append(above.i)
    return tuple(heads)


def _noun_sides(frame: Frame, heads: tuple[int, ...], path: Climb) -> Sides:
    """Parties and third parties of a noun: between, with, describing words, then governors' subjects."""
    found: list[Mention] = []
    thirds: list[Mention] = []
    verb = [path.verb] if path.verb is not None else []
    between = _between(frame, (*heads, *verb))
    for head in heads:
        found += [m for m in frame.mentions.describing(head) if _is_side(frame, head, m)]
    found += between
    mediated = bool(path.thirds) and path.status is None
    withs = _with(frame, heads if mediated else (*heads, *verb))
    if mediated:
        thirds += _with(frame, verb)
    doers = [m for i in path.parties for m in frame.mentions.of_noun(i)]
    if path.status == "proposed" and path.verb is not None:
        doers += _asked(frame, path.verb, heads)
    between_two = len(parties(frame.acting(between))) >= 2 or (
        path.status == "proposed" and len(parties(frame.acting(found))) >= 2
    )
    for i in path.thirds:
        (thirds if between_two or not withs else doers).extend(frame.mentions.of_noun(i))
    if frame.annotated.tokens[heads[0]].lemma in ("visit", "trip"):
        withs += _to(frame, heads)
    found = [*([] if between_two else doers), *found, *withs]
    if path.verb is not None and _acts_as_helper(frame, path.verb):
        thirds, doers = [*thirds, *doers], []
        found = [m for m in found if m not in thirds]
    if between_two:
        thirds += [m for m in doers if not set(m.parties) & set(parties(between))]
    elif not frame.acting(found):
        found = [m for i in path.speakers for m in frame.mentions.of_noun(i)]
    thirds += helpers(frame, heads, verb)
    return settle(frame, found, thirds)


def _is_side(frame: Frame, head: int, mention: Mention) -> bool:
    """A metonym that describes talks ("the Moscow talks") tells the place; "of"/"for" an issue is no side."""
    token = frame.annotated.tokens[mention.head]
    if token.dep == "compound" and mention.place and mention.kind is not mention.kind.NAME:
        return False
    return token.dep != "pobj" or frame.annotated.tokens[token.head].lemma in ("of", "from")


def settle(frame: Frame, found: Sequence[Mention], thirds: Sequence[Mention]) -> Sides:
    """Acting mentions only; mediators by office go to the third parties; nobody is both."""
    sides = [m for m in frame.acting(found) if m.office not in THIRD_OFFICES]
    third = [*frame.acting(thirds), *(m for m in frame.acting(found) if m.office in THIRD_OFFICES)]
    alone = len(parties(sides)) == 1 and frame.mediates(parties(sides)[0]) and not thirds
    if alone and not any(frame.annotated.tokens[m.head].dep == "compound" for m in sides):  # not "the ASEAN summit"
        sides, third = [], sides  # one international body alone stands between others
    named = set(parties(sides))
    return Sides(
        parties=tuple(dict.fromkeys(sides)),
        thirds=tuple(m for m in dict.fromkeys(third) if not set(m.parties) <= named),
    )


def _between(frame: Frame, heads: Sequence[int]) -> list[Mention]:
    return [
        m
        for head in heads
        for preposition, noun in prepositions(frame.annotated, head)
        if preposition in AMONG
        for m in frame.mentions.of_noun(noun)
    ]


def _with(frame: Frame, heads: Sequence[int]) -> list[Mention]:
    return [
        m
        for head in heads
        for preposition, noun in prepositions(frame.annotated, head)
        if preposition in ("with", "alongside") and not _as_helpers(frame, noun)
        for m in frame.mentions.of_noun(noun)
    ]


def _asked(frame: Frame, verb: int, heads: Sequence[int]) -> list[Mention]:
    """To whom talks are proposed: "invited Chile to talks", "a meeting was proposed to Estonia"."""
    objects = [t.i for t in frame.annotated.children_of(verb, "dobj", "dative") if t.i not in heads]
    objects += [n for p, n in prepositions(frame.annotated, verb) if p == "to" and n not in heads]
    return [m for noun in objects for m in frame.mentions.of_noun(noun) if _personal(frame, noun, m)]


def _acts_as_helper(frame: Frame, verb: int) -> bool:
    """ "X and Y engaged in talks as mediators"."""
    below = [verb, *(t.i for t in frame.annotated.children_of(verb, "prep"))]
    return any(
        p == "as" and frame.annotated.tokens[n].lemma in THIRD_OFFICES
        for at in below
        for p, n in prepositions(frame.annotated, at)
    )


def _as_helpers(frame: Frame, noun: int) -> bool:
    """ "with Cuba and Norway as guarantors": those named stand between."""
    nouns = [
        frame.annotated.tokens[o]
        for joined in (
            noun,
            frame.annotated.tokens[noun].head,
            frame.annotated.tokens[frame.annotated.tokens[noun].head].head,
        )
        for p, o in prepositions(frame.annotated, joined)
        if p == "as"
    ]
    return any(t.lemma in THIRD_OFFICES for t in nouns)


def _to(frame: Frame, heads: Sequence[int]) -> list[Mention]:
    """Whom a visit goes to: "his trip to the United States"."""
    return [
        m.replace(place=False)
        for head in heads
        for preposition, noun in prepositions(frame.annotated, head)
        if preposition == "to"
        for m in frame.mentions.of_noun(noun)
    ]


def helpers(frame: Frame, heads: Sequence[int], verbs: Sequence[int]) -> list[Mention]:
    """Mediators, facilitators and hosts: "facilitated by China", "under UN auspices", "at talks hosted by Qatar"."""
    found: list[Mention] = []
    for head in (*heads, *verbs):
        for participle in frame.annotated.children_of(head, "acl", "advcl", "relcl"):
            row = frame.lexicon.governor(particle(frame.annotated, participle.i), "VERB", "obj", "meeting")
            if row is not None and row.agent == "third" and row.status == "do":
                who = agent(frame.annotated, participle.i)
                found += frame.mentions.of_noun(who) if who is not None else []
        for preposition, noun in prepositions(frame.annotated, head):
            if preposition in ("under", "through", "via"):
                found += frame.mentions.describing(noun) or frame.mentions.of_noun(noun)
    return found


def _inferred(
    frame: Frame, trigger: Trigger, path: Climb, earlier: Sequence[Finding], named: Sequence[str]
) -> tuple[str, ...]:
    """Parties of talks that name none or one themselves: of what they are about, of the talks just told of,
    of the dispute they are to end, of the subject that did something after them."""
    noun = trigger.token
    if named:
        return _subjects_beside(frame, noun) if _withs_only(frame, noun) and path.verb is None else ()
    if trigger.row.needs == "0" and _singled_out(frame, trigger):  # "the Alaska summit" is no other one
        return frame.pair_within(noun)
    return (
        frame.pair_within(noun)
        or frame.inherited(noun, earlier, reach=SERIES if trigger.row.word == "round" else 2)
        or frame.opposed(noun)
        or (() if path.governed else _subjects_beside(frame, noun))
    )


def _visited(frame: Frame, verb: int) -> tuple[Mention, ...]:
    """The state a mediator has come to: "arrived in Cyprus to begin talks"."""
    chain = [verb, *(t.i for t in frame.annotated.ancestors(verb) if t.pos in ("VERB", "AUX"))]
    return tuple(
        m
        for i in chain
        if frame.annotated.tokens[i].lemma in ("arrive", "travel", "come", "fly", "go", "be", "visit", "return")
        for p, n in prepositions(frame.annotated, i)
        if p in ("in", "to")
        for m in frame.mentions.of_noun(n)
        if m.place and m.parties
    )


def _withs_only(frame: Frame, noun: int) -> bool:
    return any(p == "with" for p, _ in prepositions(frame.annotated, noun))


def _subjects_beside(frame: Frame, noun: int) -> tuple[str, ...]:
    """The parties of the clause that talks are an adjunct of: "after talks, X and Y agreed"."""
    if not any(t.lemma in ("after", "follow", "following", "during") for t in frame.annotated.ancestors(noun)):
        return ()
    clause = clause_of(frame.annotated, noun)
    who = subject(frame.annotated, clause.i)
    mentions = frame.mentions.of_noun(who) if who is not None else []
    verbs = [clause.i, *(t.i for t in frame.annotated.children_of(clause.i, "xcomp"))]
    return parties(frame.acting([*mentions, *_with(frame, verbs)]))


def _enough(trigger: Trigger, named: Sequence[str], path: Climb) -> bool:
    if trigger.row.needs == "governed":
        return path.status in ("declined", "planned") and bool(named)
    if trigger.row.needs == "both":
        return len(set(named)) >= 2
    needed = int(trigger.row.needs)
    if path.status in ("proposed", "declined", "planned", "postponed", "cancelled", "not-scheduled"):
        needed = min(needed, 1)
    return len(set(named)) >= needed


def status_of(path: Climb, period: Period | None, frame: Frame) -> MeetingStatus | None:
    """The status that governor and mood make together; None where nothing is asserted."""
    mood, negated = path.reality.mood, path.reality.negated
    if path.status == "planned" and mood is Mood.DENIED:
        return None
    if path.ended and path.status is None and mood in (Mood.PAST, Mood.FAILED, Mood.NEGATED, Mood.ONGOING):
        return MeetingStatus.HELD
    if path.status in (None, "none"):
        return None if path.status else by_mood(path.reality, period, frame)
    status = MeetingStatus(path.status)
    if mood is Mood.POSSIBLE:
        return None
    willing = path.verb is not None and frame.annotated.tokens[path.verb].pos == "ADJ"
    if negated and willing and status is MeetingStatus.PROPOSED:
        return MeetingStatus.DECLINED  # "not ready for talks"
    if negated or mood in (Mood.NEGATED, Mood.DENIED, Mood.FAILED):
        return MeetingStatus.NOT_SCHEDULED if status in (MeetingStatus.PLANNED, MeetingStatus.ONGOING) else None
    return GOVERNED_MOOD.get(status, {}).get(mood, status)


def by_mood(reality: Reality, period: Period | None, frame: Frame) -> MeetingStatus | None:
    """Held, ongoing, planned...: what the mood alone says. A past form with a date to come is planned."""
    if reality.negated:
        return NEGATED_MOOD.get(reality.mood)
    status = BY_MOOD.get(reality.mood)
    published = frame.annotated.document.published
    ahead = period is not None and period.start is not None and published is not None and period.start > published
    if status is MeetingStatus.HELD and ahead:
        return MeetingStatus.PLANNED
    return status


def _from_verb(frame: Frame, trigger: Trigger, earlier: Sequence[Finding]) -> Finding | None:
    annotated, verb = frame.annotated, trigger.token
    token = annotated.tokens[verb]
    who = subject(annotated, verb)
    pairs = prepositions(annotated, verb)
    objects = annotated.children_of(verb, "dobj")
    if token.lemma in ("talk", "speak") and not any(p in ("with", "to") for p, _ in pairs):
        return None
    if token.lemma in ("meet", "visit", "phone", "telephone") and passive(annotated, verb):
        return None
    one = frame.mentions.of_noun(who) if who is not None else []
    other = [m for o in objects for m in frame.mentions.of_noun(o.i) if _personal(frame, o.i, m)]
    others = ("with", "to") if token.lemma in ("talk", "speak") else ("with",)
    joined = [noun for p, noun in pairs if p in others]
    other += [m for noun in joined if not _as_helpers(frame, noun) for m in frame.mentions.of_noun(noun)]
    aside = [m for noun in joined if _as_helpers(frame, noun) for m in frame.mentions.of_noun(noun)]
    sides = settle(frame, [*one, *(m.replace(place=False) for m in other)], [*aside, *helpers(frame, [verb], [])])
    if token.lemma == "mediate":
        return _mediation(frame, trigger, one, other)
    if trigger.row.form == "visit":
        sides = Sides(parties=(*frame.acting(one), *(m for m in other if m.parties)), thirds=sides.thirds)
    named = parties(sides.parties)
    group = who is not None and _is_working_group(frame, who)
    if group and who is not None and len(named) < 2:
        named = distinct((*named, *(frame.pair_within(who) or frame.inherited(verb, earlier, reach=SERIES))))
    addressed = token.lemma in ("talk", "speak") or objects
    if len(named) < 2 or (addressed and not parties(other)):
        return None
    reality = verb_reality(annotated, verb, frame.lexicon)
    if any(t.lemma == "neither" for o in objects for t in annotated.children_of(o.i)):
        reality = reality.replace(negated=True)
    period = frame.period(verb)
    status = by_mood(reality, period, frame)
    if status is None:
        return None
    if any(
        p in ("by", "over", "on") and annotated.tokens[n].lemma in ("telephone", "phone", "video") for p, n in pairs
    ):
        trigger = trigger.replace(row=trigger.row.replace(form="call"))
    if group:
        trigger = trigger.replace(row=trigger.row.replace(form="working-group", level=Level.WORKING_GROUP))
    return _meeting(frame, trigger, sides, status, reality, (verb,), verb, named, period)


def _personal(frame: Frame, noun: int, mention: Mention) -> bool:
    """Whether a mention is the noun itself or its conjunct, not what describes it: "met Russian demands"."""
    describing = frame.annotated.children_of(noun, "amod", "compound", "poss", "nmod")
    return mention.head not in {t.i for t in describing} or frame.annotated.tokens[noun].lemma == "counterpart"


def _is_working_group(frame: Frame, noun: int) -> bool:
    token = frame.annotated.tokens[noun]
    return token.lemma == "group" and any(t.lemma in ("working", "contact") for t in frame.annotated.children_of(noun))


def _mediation(frame: Frame, trigger: Trigger, who: Sequence[Mention], other: Sequence[Mention]) -> Finding | None:
    """ "Carter mediates between X and Y": the subject stands between."""
    sides = settle(frame, [*_between(frame, [trigger.token]), *other], who)
    if not sides.parties:
        sides = sides.replace(parties=_visited(frame, trigger.token))
    named = parties(sides.parties) or frame.opposed(trigger.token)
    reality = verb_reality(frame.annotated, trigger.token, frame.lexicon)
    status = by_mood(reality, frame.period(trigger.token), frame)
    if status not in (MeetingStatus.HELD, MeetingStatus.ONGOING) or not named or not sides.thirds:
        return None
    verb = trigger.token
    return _meeting(frame, trigger, sides, status, reality, (verb,), verb, named, frame.period(verb))


def mediators(frame: Frame, trigger: Trigger) -> tuple[str, ...]:
    """Who "mediated", where the text names no sides: a third party to the meeting told of just before."""
    if trigger.row.word != "mediate":
        return ()
    who = subject(frame.annotated, trigger.token)
    return parties(frame.acting(frame.mentions.of_noun(who))) if who is not None else ()


def _attendance(frame: Frame, trigger: Trigger, earlier: Sequence[Finding]) -> Finding | None:
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
    return _meeting(
        frame, trigger, sides, MeetingStatus.DECLINED, reality, (verb,), verb, named + others, frame.period(verb)
    )


def _meeting(
    frame: Frame,
    trigger: Trigger,
    sides: Sides,
    status: MeetingStatus,
    reality: Reality,
    heads: tuple[int, ...],
    head: int,
    named: tuple[str, ...],
    period: Period | None,
    governed: bool = False,
) -> Finding:
    supposed = head in heads and status is MeetingStatus.HELD  # "during the last talks": whoever says it, they were
    chain = () if supposed else frame.chain(trigger.token, named)
    if status is MeetingStatus.NOT_SCHEDULED and governed:  # none is planned: a word about the future
        reality = reality.replace(mood=Mood.FUTURE, negated=True)
    which, many = _rounds(frame, heads)
    top = frame.assertion(head)
    span = frame.clause_span(top, head, *frame.subject_words(top))
    place = frame.place(*heads, head, *(t.i for t in frame.annotated.children_of(head, "dobj")))
    place = place or _host_city(frame, head)
    body = Meeting(
        parties=named,
        third_parties=tuple(p for p in parties(sides.thirds) if p not in named),
        status=status,
        form=MeetingForm(trigger.row.form or "talks"),
        level=_level(frame, trigger, sides, heads),
        place=place,
        location=frame.annotated.location(place),
        period=period,
        round=which,
        rounds=many,
        conditions=tuple(_conditions(frame, top)),
        factuality=factuality(reality, chain[0] if chain else None),
    )
    return Finding(body=body, citations=(frame.annotated.cite(span),), according_to=chain)


def _level(frame: Frame, trigger: Trigger, sides: Sides, heads: Sequence[int]) -> Level | None:
    default = trigger.row.level
    for head in heads:
        for token in frame.annotated.children_of(head, "poss", "compound", "amod"):
            mention = frame.mentions.at(token.i)
            if mention is not None and mention.level and token.dep == "poss" and len(mention.parties) > 1:
                return Level(mention.level)
            if token.lemma in ("leader", "presidential"):
                return Level.LEADERS
            if token.lemma in ("ministerial", "minister"):
                return Level.MINISTERS
    return frame.level(sides.parties, default)


def _host_city(frame: Frame, head: int) -> str | None:
    """A city that is the subject: "Istanbul hosted the talks"."""
    token = frame.annotated.child(head, "nsubj")
    if token is None or frame.annotated.tokens[head].lemma not in ("host", "see"):
        return None
    return frame.place_name(token.i)


def _rounds(frame: Frame, heads: Sequence[int]) -> tuple[int | None, int | None]:
    """(which round, how many rounds) from "third round of talks", "three rounds of talks"."""
    for head in heads:
        token = frame.annotated.tokens[head]
        if token.lemma != "round":
            continue
        for child in frame.annotated.children_of(head, "amod", "nummod", "compound"):
            which = frame.numbers.ordinal(child.text)
            if which is not None:
                return which, None
            many = frame.numbers.cardinal(child.text)
            if many is not None and token.tag == "NNS":
                return None, many
    return None, None


def _conditions(frame: Frame, head: int) -> Iterator[str]:
    """What must be so for the meeting: "if ...", "once ...", "must be well prepared"."""
    annotated = frame.annotated
    for clause in annotated.children_of(head, "advcl"):
        if any(
            m.lemma in ("if", "unless", "once", "provided", "until")
            for m in annotated.children_of(clause.i, "mark", "advmod")
        ):
            yield annotated.words(frame.evidence(*annotated.subtree(clause.i)))
    modal = next((t for t in annotated.children_of(head, "aux") if t.lemma in ("must", "should")), None)
    if modal is not None:
        words = [i for i in frame.own_words(head) if i >= modal.i]
        yield annotated.words(frame.evidence(*words))
