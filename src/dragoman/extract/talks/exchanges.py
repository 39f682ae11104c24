"""Exchanges: release, swap or return of prisoners, hostages, bodies, civilians."""

from collections.abc import Sequence

from dragoman.extract.clauses import agent, distinct, passive, prepositions, subject
from dragoman.extract.factuality import Reality, factuality, verb_reality
from dragoman.extract.talks.accords import status_of
from dragoman.extract.talks.captives import bargain, bargained_by, count_of, custody, holders, proper, what_is
from dragoman.extract.talks.climb import Climb, climb
from dragoman.extract.talks.frame import Frame, parties
from dragoman.extract.talks.roles import roles_of
from dragoman.extract.talks.sides import Sides, helpers, noun_heads, settle
from dragoman.extract.talks.triggers import Trigger
from dragoman.lexicon.talks import Mood
from dragoman.model import Accord, AccordStatus, Exchange, Exchanged, ExchangeStatus, Finding, Mention

SURE = ("hand", "return", "turn")
FETCHING = ("get", "bring", "fly")  # who wants captives fetched does not hold them
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
    captives = [t.i for t in annotated.children_of(noun, "compound", "amod", "nmod", "poss") if what_is(frame, t.i)]
    captives += [n for p, n in prepositions(annotated, noun) if p == "of" and what_is(frame, n)]
    if not captives:
        return _headline(frame, trigger, earlier)
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
    found += holders(frame, captives)
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


def _headline(frame: Frame, trigger: Trigger, earlier: Sequence[Finding]) -> Finding | None:
    """ "Chad and Sudan swap prisoners": the parser takes the verb for a part of the noun after it."""
    annotated, token = frame.annotated, frame.annotated.tokens[trigger.token]
    what = token.head
    first = annotated.sentences[token.sentence].first
    doers = [m for m in frame.mentions.within(first, token.i) if m.parties]
    verbs = any(t.pos in ("VERB", "AUX") for t in annotated.tokens[first:what])
    beside = any(m.last == token.i for m in doers)
    if token.dep != "compound" or verbs or not beside or what_is(frame, what) is None:
        return None
    captives = [what]
    named = parties(frame.acting([*doers, *holders(frame, captives)]))
    done = ExchangeStatus.CARRIED_OUT
    return _exchange(frame, token.i, captives, named, (), done, Reality(mood=Mood.PAST), what, earlier)


def _from_verb(frame: Frame, trigger: Trigger, earlier: Sequence[Finding]) -> Finding | None:
    annotated, verb = frame.annotated, trigger.token
    undergoer = subject(annotated, verb) if passive(annotated, verb) else None
    captives = _captives(frame, trigger, undergoer)
    who = agent(annotated, verb) if undergoer is not None else subject(annotated, verb)
    doers = frame.mentions.of_noun(who) if who is not None else []
    reality = verb_reality(annotated, verb, frame.lexicon)
    told = doers or undergoer is not None or _promised(frame, reality)  # "it was agreed to exchange prisoners"
    if not captives or not told or (who is not None and annotated.tokens[who].lemma in frame.used("convicts")):
        return None
    if _told_already(frame, verb, captives) or _beside(frame, verb, earlier) or _rescued(frame, verb):
        return None
    status = _under_deal(frame, verb) or _status(None, reality, promised=_promised(frame, reality))
    if status in (ExchangeStatus.PLANNED, ExchangeStatus.AGREED) and frame.conditional(frame.assertion(verb)):
        status = ExchangeStatus.PROPOSED  # "will free them if ..."
    if status is None:
        return None
    price = bargain(frame, verb)
    given = [i for p in price for i in annotated.conjuncts(p) if what_is(frame, i, bargained=True) is not None]
    found = [*doers, *holders(frame, [*captives, *given], where=bool(price)), *custody(frame, verb)]
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
    returning = [who for p in price if annotated.tokens[p].pos == "VERB" and (who := subject(annotated, p)) is not None]
    found += [m for i in (*returning, *price) for m in frame.mentions.of_noun(i)]
    taken = [t for p in price for t in _given_back(frame, p)]
    captives += [
        i for i in (*given, *taken) if what_is(frame, i, bargained=True) is what_is(frame, captives[0], bargained=True)
    ]
    wanted = status is ExchangeStatus.PROPOSED and annotated.tokens[verb].lemma in FETCHING
    found, thirds = ([m for m in found if m not in doers], doers) if wanted else (found, [])
    sides = settle(frame, found, [*thirds, *helpers(frame, [verb], [])])
    named = parties(sides.parties) or frame.inherited(verb, earlier)
    return _exchange(frame, verb, captives, named, sides.thirds, status, reality, frame.assertion(verb), earlier)


def _captives(frame: Frame, trigger: Trigger, undergoer: int | None) -> list[int]:
    """Who is freed or given back, where the verb says that they are; empty for "released water"."""
    annotated, verb = frame.annotated, trigger.token
    objects = [undergoer] if undergoer is not None else [t.i for t in annotated.children_of(verb, "dobj")]
    objects += [t.i for p in annotated.children_of(verb, "prt") for t in annotated.children_of(p.i, "pobj")]
    objects = [_antecedent(frame, o) for o in objects]
    bargained = bool(bargain(frame, verb) or custody(frame, verb)) or bargained_by(frame, verb) is not None
    captives = [c for o in objects for c in annotated.conjuncts(o) if what_is(frame, c, bargained=bargained)]
    gives = annotated.tokens[verb].lemma in frame.used("gives")
    return captives if bargained or not gives or _handed(frame, verb, captives) else []


def _given_back(frame: Frame, price: int) -> list[int]:
    """Whom the other side frees in return: the objects of "in exchange for Chad *freeing two men*"."""
    if frame.annotated.tokens[price].pos != "VERB":
        return []
    return [i for t in frame.annotated.children_of(price, "dobj") for i in frame.annotated.conjuncts(t.i)]


def _told_already(frame: Frame, verb: int, captives: list[int]) -> bool:
    """Whether a verb is only the price of another exchange of the same kind of captives, and is counted there."""
    first = bargained_by(frame, verb)
    objects = [] if first is None else [t.i for t in frame.annotated.children_of(first, "dobj", "nsubjpass")]
    kinds = {what_is(frame, o, bargained=True) for o in objects}
    return what_is(frame, captives[0], bargained=True) in kinds


def _beside(frame: Frame, verb: int, earlier: Sequence[Finding]) -> bool:
    """Whether a verb only says more of the exchange just told of: "a swap, with 90 men being returned to Chad"."""
    sentence = frame.annotated.sentences[frame.annotated.tokens[verb].sentence].span
    told = [f for f in earlier if isinstance(f.body, Exchange) and sentence.covers(f.citations[0].span)]
    above = [frame.annotated.tokens[verb], *frame.annotated.ancestors(verb)]
    withs = any(a.lemma == "with" and a.pos in ("ADP", "SCONJ") for a in above)
    loose = [t.tag for t in frame.annotated.children_of(verb, "aux", "auxpass")] == ["VBG"]  # "90 men being returned"
    return bool(told) and (withs or loose)


def _rescued(frame: Frame, verb: int) -> bool:
    """ "Troops freed the captives from the rebels' prison": nobody gave them up."""
    annotated = frame.annotated
    inside = [annotated.tokens[i] for i in annotated.subtree(verb)]
    froms = [n.i for t in inside if t.lemma == "from" for n in annotated.children_of(t.i, "pobj")]
    kept = [set(annotated.subtree(n)) for n in froms if annotated.tokens[n].lemma in frame.used("custody")]
    named = any(m.head in words and m.parties for words in kept for m in annotated.mentions)
    held = any(frame.fights(m) for n in froms for m in frame.mentions.of_noun(n))
    return annotated.tokens[verb].lemma in ("free", "liberate") and not passive(annotated, verb) and (named or held)


def _under_deal(frame: Frame, verb: int) -> ExchangeStatus | None:
    """The status of "a deal under which Hamas would free 33 hostages": that of the deal."""
    annotated, token = frame.annotated, frame.annotated.tokens[verb]
    deal = annotated.tokens[token.head]
    unreal = any(t.tag == "MD" for t in annotated.children_of(verb, "aux"))
    if token.dep != "relcl" or not unreal or deal.lemma not in (*frame.used("promises"), *frame.used("plans")):
        return None
    path = climb(annotated, deal.i, "accord", frame.lexicon)
    status = status_of(path, plan=deal.lemma in frame.used("plans"))
    if path.reality.mood in (Mood.FAILED, Mood.NEGATED, Mood.DENIED) or path.reality.negated:
        return None
    if status is None or status in (AccordStatus.PROPOSED, AccordStatus.DRAFTED):
        return ExchangeStatus.PROPOSED
    return ExchangeStatus.DECLINED if status is AccordStatus.REJECTED else ExchangeStatus.AGREED


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
    token = frame.annotated.tokens[verb]
    away = [t.lemma for t in frame.annotated.children_of(verb, "prt", "advmod")]
    away += [t.lemma for t in frame.annotated.tokens[verb + 1 : verb + 2]]  # "handed over 90 men" with "over" lost
    over = any(w in frame.used("homewards") for w in away) or token.lemma == "return"
    sure = token.lemma in SURE or all(proper(frame, c) for c in captives)  # "brought the soldiers home" frees nobody
    return over and sure and all(what_is(frame, c) is not Exchanged.OTHER for c in captives)


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
    spoken = any(isinstance(f.body, Accord) for f in earlier) and any(proper(frame, c) for c in captives)
    if not named and not (status is ExchangeStatus.PROPOSED and thirds) and not spoken:
        return None  # "prisoners were freed": of talks only where an accord has just been told of
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
        what=next(w for c in captives if (w := what_is(frame, c, bargained=True)) is not None),
        count=count_of(frame, captives, head),
        period=frame.period(head),
        factuality=factuality(reality, chain[0] if chain else None),
    )
    span = frame.clause_span(head, *frame.subject_words(head))
    return Finding(body=body, citations=(frame.annotated.cite(span),), according_to=distinct(chain))
