"""The finding of a meeting: level, place, period, round, conditions, evidence, chain."""

from collections.abc import Iterator, Sequence

from dragoman.extract.factuality import Reality, factuality
from dragoman.extract.talks.frame import Frame, parties
from dragoman.extract.talks.roles import roles_of
from dragoman.extract.talks.sides import Sides
from dragoman.extract.talks.triggers import Trigger
from dragoman.lexicon.talks import Mood
from dragoman.model import Finding, Level, Meeting, MeetingForm, MeetingStatus, Period


def meeting_finding(
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
        roles=roles_of(frame, sides.thirds, named),
        status=status,
        form=MeetingForm(trigger.row.form or "talks"),
        level=_level(frame, trigger, sides, heads, named, status),
        place=place,
        location=frame.annotated.location(place),
        period=period,
        round=which,
        rounds=many,
        conditions=tuple(_conditions(frame, top)),
        factuality=factuality(reality, chain[0] if chain else None),
    )
    return Finding(body=body, citations=(frame.annotated.cite(span),), according_to=chain)


def _level(
    frame: Frame,
    trigger: Trigger,
    sides: Sides,
    heads: Sequence[int],
    named: Sequence[str],
    status: MeetingStatus,
) -> Level | None:
    default = trigger.row.level
    for head in heads:
        for token in frame.annotated.children_of(head, "poss", "compound", "amod"):
            mention = frame.mentions.at(token.i)
            if mention is not None and mention.level and token.dep == "poss" and len(mention.parties) > 1:
                return Level(mention.level)
            if token.lemma in frame.used("leaders"):
                return Level.LEADERS
            if token.lemma in frame.used("ministers"):
                return Level.MINISTERS
    # The others are those told of before, at no level of their own; but who stays away would have come himself.
    alone = len(parties(sides.parties)) < 2 and len(named) > 1 and status is not MeetingStatus.DECLINED
    return default if alone else frame.level(sides.parties, default)


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
        if token.lemma not in frame.used("rounds"):
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
        if any(m.lemma in frame.used("hinge") for m in annotated.children_of(clause.i, "mark", "advmod")):
            yield annotated.words(frame.evidence(*annotated.subtree(clause.i)))
    modal = next((t for t in annotated.children_of(head, "aux") if t.lemma in ("must", "should")), None)
    if modal is not None:
        words = [i for i in frame.own_words(head) if i >= modal.i]
        yield annotated.words(frame.evidence(*words))
