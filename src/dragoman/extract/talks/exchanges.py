"""Exchanges: release, swap or return of prisoners, hostages, bodies, civilians."""

from collections.abc import Sequence

from dragoman.extract.clauses import agent, distinct, passive, prepositions, subject
from dragoman.extract.factuality import Reality, factuality, verb_reality
from dragoman.extract.talks.accords import status_of
from dragoman.extract.talks.climb import Climb, climb
from dragoman.extract.talks.frame import Frame, parties
from dragoman.extract.talks.roles import roles_of
from dragoman.extract.talks.sides import Sides, helpers, noun_heads, settle
from dragoman.extract.talks.triggers import Trigger
from dragoman.lexicon.talks import Mood
from dragoman.model import AccordStatus, Exchange, Exchanged, ExchangeStatus, Finding, Mention

BY_MOOD = {
    Mood.PAST: ExchangeStatus.CARRIED_OUT,
    Mood.ONGOING: ExchangeStatus.CARRIED_OUT,
    Mood.FUTURE: ExchangeStatus.PLANNED,
    Mood.DESIRED: ExchangeStatus.PROPOSED,
    Mood.REFUSED: ExchangeStatus.DECLINED,
}


def find_exchange(frame: Frame, trigger: Trigger, earlier: Sequence[Finding]) -> Finding | None:
    """The exchange a trigger names, where captives stand beside it; None otherwise."""
    if frame.annotated.tokens[trigger.token].pos == "VERB":
        return _from_verb(frame, trigger, earlier)
    return _from_noun(frame, trigger, earlier)


def _from_noun(frame: Frame, trigger: Trigger, earlier: Sequence[Finding]) -> Finding | None:
    annotated, noun = frame.annotated, trigger.token
    captives = [t.i for t in annotated.children_of(noun, "compound", "amod", "nmod", "poss") if _what(frame, t.i)]
    captives += [n for p, n in prepositions(annotated, noun) if p == "of" and _what(frame, n)]
    if not captives:
        return None
    path = climb(annotated, noun, "exchange", frame.lexicon)
    status = _status(path.status, path.reality, promised=frame.promised_by(noun) is not None)
    status = status or _standing(frame, trigger, path)
    if status is ExchangeStatus.AGREED and not _dealt(frame, noun):
        status = ExchangeStatus.PROPOSED
    if status is None or not (path.governed or status is ExchangeStatus.AGREED):  # only spoken of
        return None
    heads = noun_heads(frame, noun, path)
    found = [m for h in heads for m in frame.mentions.describing(h) if m.head not in captives]
    verbs = [path.verb] if path.verb is not None else []
    found += [
        m
        for h in (*heads, *verbs)
        for p, n in prepositions(annotated, h)
        if p in ("between", "with", "by")
        for m in frame.mentions.of_noun(n)
    ]
    found += [
        m
        for c in captives
        for p, n in prepositions(annotated, c)
        if p in ("between", "with", "by")
        for m in frame.mentions.of_noun(n)
    ]
    found += _holders(frame, captives)
    found = [m for m in found if m.head not in path.thirds]
    doers = [m for i in path.parties for m in frame.mentions.of_noun(i)]
    thirds = [m for i in path.thirds for m in frame.mentions.of_noun(i)]
    sides = settle(frame, [*doers, *found], [*thirds, *helpers(frame, heads, [])])
    head = frame.assertion(path.verb) if path.verb is not None and path.governed else heads[-1]
    if not sides.parties and any(frame.fights(m) for m in sides.thirds):
        sides = Sides(parties=sides.thirds)  # an armed group that asks for a swap is a side of it
    named = parties(sides.parties)
    if not named and status is not ExchangeStatus.PROPOSED:  # who wants others freed tells not who holds them
        named = frame.inherited(noun, earlier, produced=True)
    return _exchange(frame, noun, captives, named, sides.thirds, status, path.reality, head, earlier)


def _standing(frame: Frame, trigger: Trigger, path: Climb) -> ExchangeStatus | None:
    """ "The recent hostage deal" stands as agreed."""
    noun = frame.annotated.tokens[trigger.token]
    definite = any(t.lemma in ("the", "this", "that") for t in frame.annotated.children_of(noun.i, "det"))
    asserted = path.reality.mood in (Mood.PAST, Mood.ONGOING) and not path.reality.negated
    deal = noun.lemma in frame.used("promises")
    return ExchangeStatus.AGREED if deal and definite and asserted and path.status is None else None


def _dealt(frame: Frame, noun: int) -> bool:
    """Whether the deal that an exchange is part of has been made, as far as its own clause says."""
    first = frame.annotated.tokens[noun]
    while first.dep == "conj":
        first = frame.annotated.tokens[first.head]
    above = frame.annotated.tokens[first.head]
    above = frame.annotated.tokens[above.head] if first.dep == "pobj" else above
    if above.lemma not in frame.used("promises") or above.pos not in ("NOUN", "PROPN"):
        return True
    status = status_of(climb(frame.annotated, above.i, "accord", frame.lexicon))
    return status is None or status not in (AccordStatus.PROPOSED, AccordStatus.DRAFTED)


def _from_verb(frame: Frame, trigger: Trigger, earlier: Sequence[Finding]) -> Finding | None:
    annotated, verb = frame.annotated, trigger.token
    undergoer = subject(annotated, verb) if passive(annotated, verb) else None
    objects = [undergoer] if undergoer is not None else [t.i for t in annotated.children_of(verb, "dobj")]
    objects = [_antecedent(frame, o) for o in objects]
    captives = [c for o in objects for c in annotated.conjuncts(o) if _what(frame, c)]
    who = agent(annotated, verb) if undergoer is not None else subject(annotated, verb)
    doers = frame.mentions.of_noun(who) if who is not None else []
    reality = verb_reality(annotated, verb, frame.lexicon)
    told = doers or undergoer is not None or _promised(frame, reality)  # "it was agreed to exchange prisoners"
    if not captives or not told or (who is not None and annotated.tokens[who].lemma in frame.used("convicts")):
        return None
    if annotated.tokens[verb].lemma in ("hand", "return") and not _handed(frame, verb, captives):
        return None
    status = _status(None, reality, promised=_promised(frame, reality))
    if status is None:
        return None
    found = [*doers, *_holders(frame, captives)]
    found += [
        m
        for c in captives
        for p, n in prepositions(annotated, c)
        if p in ("with", "from")
        for m in frame.mentions.of_noun(n)
    ]
    found += [
        m for p, n in prepositions(annotated, verb) if p in ("with", "to", "from") for m in frame.mentions.of_noun(n)
    ]
    sides = settle(frame, found, helpers(frame, [verb], []))
    named = parties(sides.parties) or frame.inherited(verb, earlier)
    return _exchange(frame, verb, captives, named, sides.thirds, status, reality, frame.assertion(verb), earlier)


def _antecedent(frame: Frame, noun: int) -> int:
    """What a relative pronoun stands for: "prisoners *that* Israel plans to release"."""
    token = frame.annotated.tokens[noun]
    if token.tag not in ("WDT", "WP"):
        return noun
    clause = next((t for t in frame.annotated.ancestors(noun) if t.dep == "relcl"), None)
    return clause.head if clause is not None else noun


def _promised(frame: Frame, reality: Reality) -> bool:
    """Whether the operator is an agreement: "they agreed to release", "a deal to free"."""
    operator = frame.annotated.tokens[reality.operator] if reality.operator is not None else None
    return operator is not None and operator.lemma in frame.used("promises")


def _handed(frame: Frame, verb: int, captives: list[int]) -> bool:
    """ "Hand over" and "return" are exchanges for bodies, prisoners and hostages given to somebody."""
    over = frame.annotated.child(verb, "prt") is not None or frame.annotated.tokens[verb].lemma == "return"
    return over and all(_what(frame, c) is not Exchanged.OTHER for c in captives)


def _what(frame: Frame, i: int) -> Exchanged | None:
    token = frame.annotated.tokens[i]
    found = frame.lexicon.captives.get(token.lemma) or frame.lexicon.captives.get(token.text.lower())
    if found is not None:
        return found
    if token.lemma in frame.used("people") and (token.tag == "NNS" or token.pos == "PRON"):
        how = {t.lemma for t in frame.annotated.children_of(i, "acl", "relcl", "amod")}
        if how & set(frame.used("taken")):
            return Exchanged.HOSTAGES
        return Exchanged.PRISONERS if how & set(frame.used("held")) else None
    return next(
        (
            w
            for t in frame.annotated.children_of(i, "prep")
            if t.lemma == "of"
            for o in frame.annotated.children_of(t.i, "pobj")
            if (w := frame.lexicon.captives.get(o.lemma))
        ),
        None,
    )


def _holders(frame: Frame, captives: list[int]) -> list[Mention]:
    """Who holds or owns the captives: "Israeli hostages", "hostages held by Hamas"."""
    found = [m for c in captives for m in frame.mentions.describing(c)]
    for captive in captives:
        for held in frame.annotated.children_of(captive, "acl", "relcl"):
            who = agent(frame.annotated, held.i)
            found += frame.mentions.of_noun(who) if who is not None else []
    return found


def _status(governed: str | None, reality: Reality, *, promised: bool = False) -> ExchangeStatus | None:
    """The status that governor and mood make; `promised` where the parties have agreed to do it."""
    if reality.negated and reality.mood is Mood.FUTURE and governed is None:
        return ExchangeStatus.DECLINED  # "will not release"
    if reality.negated or reality.mood in (Mood.NEGATED, Mood.DENIED, Mood.FAILED, Mood.POSSIBLE):
        return None
    if governed in (None, "do", "through"):
        ahead = reality.mood in (Mood.FUTURE, Mood.DESIRED)
        return ExchangeStatus.AGREED if promised and ahead else BY_MOOD.get(reality.mood)
    status = ExchangeStatus(str(governed))
    if status is ExchangeStatus.AGREED and reality.mood is Mood.DESIRED:
        return ExchangeStatus.PROPOSED
    return ExchangeStatus.DECLINED if reality.mood is Mood.REFUSED else status


def _exchange(
    frame: Frame,
    trigger: int,
    captives: list[int],
    named: tuple[str, ...],
    thirds: tuple[Mention, ...],
    status: ExchangeStatus,
    reality: Reality,
    head: int,
    earlier: Sequence[Finding],
) -> Finding | None:
    if not named and not (status is ExchangeStatus.PROPOSED and thirds):
        return None
    if len(named) == 1:
        named += frame.other_side(named, earlier)
    elif len(named) == 2 and (other := frame.other_side(named[:1], earlier)):
        named = (named[0], *other)  # "Israel freed Palestinian prisoners" after a deal of Israel and Hamas
    chain = frame.chain(trigger, named)
    body = Exchange(
        parties=named,
        third_parties=tuple(p for p in parties(thirds) if p not in named),
        roles=roles_of(frame, thirds, named),
        status=status,
        what=next(w for c in captives if (w := _what(frame, c)) is not None),
        count=_count(frame, captives, head),
        period=frame.period(head),
        factuality=factuality(reality, chain[0] if chain else None),
    )
    span = frame.clause_span(head, *frame.subject_words(head))
    return Finding(body=body, citations=(frame.annotated.cite(span),), according_to=distinct(chain))


def _count(frame: Frame, captives: list[int], head: int) -> int | None:
    """The total: numbers of conjoined captives added up, "200 each" doubled."""
    counts = [n for c in captives if (n := _number(frame, c)) is not None]
    counts = counts or _apart(frame, head)
    if not counts:
        return None
    inside = {frame.annotated.tokens[i].lemma for i in frame.own_words(head)}
    each = inside.intersection(frame.used("each"))
    return sum(counts) * (2 if each and len(counts) == 1 else 1)


def _apart(frame: Frame, head: int) -> list[int]:
    """A number that stands apart: "swapped prisoners at the bridge, 200 from each side"."""
    inside = frame.own_words(head)
    numbers = [frame.annotated.tokens[i] for i in sorted(inside) if frame.annotated.tokens[i].pos == "NUM"]
    of_people = [t for t in numbers if any(p == "from" for p, _ in prepositions(frame.annotated, t.i))]
    return [n for t in of_people[:1] if (n := frame.numbers.cardinal(t.text)) is not None]


def _number(frame: Frame, noun: int) -> int | None:
    """The number of a noun, else of what it is of: "the bodies of 3,000 soldiers"."""
    below = [n for p, n in prepositions(frame.annotated, noun) if p == "of"]
    return next((count for at in (noun, *below) if (count := _own_number(frame, at)) is not None), None)


def _own_number(frame: Frame, noun: int) -> int | None:
    for token in frame.annotated.children_of(noun, "nummod"):
        words = frame.annotated.subtree(token.i)
        number = frame.numbers.cardinal(
            " ".join(frame.annotated.tokens[i].text for i in words)
        ) or frame.numbers.cardinal(token.text)
        if number is not None:
            return number
    return None
