"""Accords: ceasefires, agreements, memoranda, drafts, with their status, parties and mediators."""

from collections.abc import Sequence

from dragoman.extract.clauses import clause_of, prepositions, subject
from dragoman.extract.factuality import factuality, verb_reality
from dragoman.extract.factuality.mood import AHEAD
from dragoman.extract.talks.accord_verbs import agreed
from dragoman.extract.talks.climb import Climb, climb
from dragoman.extract.talks.frame import Frame, parties
from dragoman.extract.talks.roles import roles_of
from dragoman.extract.talks.sides import Sides, helpers, noun_heads, settle, subjects_beside
from dragoman.extract.talks.triggers import Trigger
from dragoman.lexicon.clauses import clause_words
from dragoman.lexicon.talks import Mood
from dragoman.model import Accord, AccordForm, AccordStatus, Finding, Mention, MentionKind

DONE = (AccordStatus.AGREED, AccordStatus.SIGNED, AccordStatus.IN_FORCE, AccordStatus.EXTENDED)
WANTED = (AccordStatus.AGREED, AccordStatus.SIGNED, AccordStatus.EXTENDED, AccordStatus.DRAFTED, AccordStatus.PROPOSED)
OVER = (AccordStatus.ENDED, AccordStatus.VIOLATED, AccordStatus.REJECTED, AccordStatus.EXTENDED)
PROPOSERS = 2  # what more than two put forward they put to others
AMONG = ("between", "among", "with", "by")


def find_accord(frame: Frame, trigger: Trigger, earlier: Sequence[Finding]) -> Finding | None:
    """The accord a trigger names; None where the text only speaks of one in general."""
    if frame.annotated.tokens[trigger.token].pos == "VERB":
        return agreed(frame, trigger)
    if _part_of_accord(frame, trigger.token):
        return None
    path = climb(frame.annotated, trigger.token, "accord", frame.lexicon)
    status = _standing(frame, trigger, path, earlier)
    if status is None:
        return None
    heads = noun_heads(frame, trigger.token, path)
    head = frame.assertion(path.verb) if path.verb is not None and path.governed else heads[-1]
    sides, named = _concerned(frame, trigger, path, status, (*heads, head), earlier)
    if (
        len(set(named)) < _needed(frame, trigger, path)
        or _private(frame, trigger, heads)
        or _general(frame, trigger, named)
    ):
        return None
    chain = frame.chain(trigger.token, named) if path.status is not None else ()  # only mentioned: it stands anyway
    span = frame.clause_span(head, *frame.subject_words(head))
    body = Accord(
        parties=named,
        third_parties=tuple(p for p in parties(sides.thirds) if p not in named),
        roles=roles_of(frame, sides.thirds, named),
        status=status,
        form=_form(frame, trigger, heads),
        title=_title(frame, trigger),
        period=frame.period(head) if status in OVER and head not in heads else frame.period(*heads, head),
        factuality=factuality(path.reality, chain[0] if chain else None),
    )
    return Finding(body=body, citations=(frame.annotated.cite(span),), according_to=chain)


def _standing(frame: Frame, trigger: Trigger, path: Climb, earlier: Sequence[Finding]) -> AccordStatus | None:
    """The status that governor, mood and the text around give; None where nothing is asserted."""
    status = status_of(path, plan=trigger.row.form == "plan") or _nominal(frame, trigger, path, earlier)
    if status is None or (status is AccordStatus.REJECTED and _made_by_others(frame, trigger, earlier)):
        return None
    if path.reality.mood is Mood.FUTURE and _only_after(frame, path):
        return None
    if path.reality.mood is Mood.FUTURE and _hangs(frame, path):  # "will agree to a truce if ...", "will end if ..."
        return AccordStatus.PROPOSED if status in WANTED else None
    return status


def _concerned(
    frame: Frame,
    trigger: Trigger,
    path: Climb,
    status: AccordStatus,
    heads: tuple[int, ...],
    earlier: Sequence[Finding],
) -> tuple[Sides, tuple[str, ...]]:
    """Who stands in and beside an accord, and the ids of its parties; `heads`: its nouns and what asserts it."""
    sides = _sides(frame, heads[:-1], path, earlier)
    alone = status is AccordStatus.SIGNED or (status is AccordStatus.AGREED and path.consent)
    if alone and not sides.parties:
        sides = Sides(parties=sides.thirds)  # a body alone that signs or adopts is a party
    if path.status is None and len(parties(sides.parties)) == 1:
        sides = sides.replace(parties=(*_partners(frame, trigger.token), *sides.parties))
    named = parties(sides.parties) or _named_elsewhere(frame, trigger, path, earlier)
    plan = trigger.row.form == "plan" and not any(frame.inside(m, earlier) for m in sides.parties)
    asked = status is AccordStatus.PROPOSED and path.status != "proposed" and len(named) == 1
    if asked and _outsider(frame, sides, path, plan=plan):
        sides, named = Sides(thirds=sides.parties), ()
    if status is AccordStatus.PROPOSED and path.status == "proposed" and _only_urged(frame, path):
        sides = sides.replace(thirds=tuple(m for m in sides.thirds if m.head not in path.thirds))
    if status is AccordStatus.VIOLATED and not named:
        named = _complaining(frame, trigger)
    if status is AccordStatus.PROPOSED and named and _elsewhere(frame, heads, named):
        sides, named = Sides(thirds=(*sides.thirds, *sides.parties)), ()
    return sides, named


def _named_elsewhere(frame: Frame, trigger: Trigger, path: Climb, earlier: Sequence[Finding]) -> tuple[str, ...]:
    """Parties of an accord whose own clause names none: those of talks just told of, or of the words around."""
    entitled = _title(frame, trigger) is not None or frame.annotated.tokens[trigger.token].text[:1].isupper()
    if entitled and path.status is None:
        return ()
    return (
        frame.inherited(trigger.token, earlier, produced=path.status == "drafted")
        or (subjects_beside(frame, trigger.token) if path.status is None else ())
        or frame.pair_within(trigger.token)
    )


def _private(frame: Frame, trigger: Trigger, heads: Sequence[int]) -> bool:
    """Whether an accord is with somebody who is no party to talks: "a deal with the university"."""
    if not _loose(frame, trigger):
        return False
    nouns = [n for h in heads for p, n in prepositions(frame.annotated, h) if p in ("with", "between")]
    partners = [frame.annotated.tokens[i] for n in nouns for i in frame.annotated.conjuncts(n)]
    return any(t.lemma in frame.used("private") and frame.mentions.at(t.i) is None for t in partners)


def _general(frame: Frame, trigger: Trigger, named: Sequence[str]) -> bool:
    """Whether accords are spoken of in general: "leads to more successful peace agreements"."""
    token = frame.annotated.tokens[trigger.token]
    fixed = frame.annotated.children_of(token.i, "det", "poss", "nummod")
    return not named and token.tag == "NNS" and not fixed


def _only_urged(frame: Frame, path: Climb) -> bool:
    """Whether others want somebody to call for an accord: "urged the king to advocate a truce". He has not done so."""
    operator = path.reality.operator
    if operator is None or path.reality.mood is not Mood.DESIRED or not path.thirds:
        return False
    return subject(frame.annotated, operator) not in path.thirds


def _only_after(frame: Frame, path: Climb) -> bool:
    """Whether a clause only says what must come first: "has to change its law before a treaty is signed"."""
    marks = frame.annotated.children_of(path.verb, "mark") if path.verb is not None else ()
    return any(t.lemma in AHEAD for t in marks)


def _hangs(frame: Frame, path: Climb) -> bool:
    return path.verb is not None and frame.conditional(path.verb)


def _elsewhere(frame: Frame, heads: Sequence[int], named: Sequence[str]) -> bool:
    """Whether several want an accord for another place: "the leaders backed efforts for a truce in Gaza"."""
    places = [n for h in heads for p, n in prepositions(frame.annotated, h) if p == "in"]
    own = {p for n in places for m in frame.mentions.of_noun(n) for p in m.parties}
    far = any(frame.place_name(n) is not None for n in places) and not own & set(named)
    return far and len(named) > 1


def _partners(frame: Frame, noun: int) -> tuple[Mention, ...]:
    """Who has an accord "with" another that a clause only mentions: "Chad freed two men under a truce with Sudan"."""
    if not any(p == "with" for p, _ in prepositions(frame.annotated, noun)):
        return ()
    who = subject(frame.annotated, clause_of(frame.annotated, noun).i)
    return tuple(frame.acting(frame.mentions.of_noun(who))) if who is not None and who < noun else ()


def _complaining(frame: Frame, trigger: Trigger) -> tuple[str, ...]:
    """The side that reports breaches of its truce without saying whose: "the army reported violations"."""
    verb = clause_of(frame.annotated, trigger.token)
    who = subject(frame.annotated, verb.i)
    named = frame.acting(frame.mentions.of_noun(who)) if who is not None and who < trigger.token else []
    return tuple(p for p in parties(named) if not frame.mediates(p))


def accord_behind(frame: Frame, trigger: Trigger, finding: Finding) -> Finding | None:
    """The accord behind its breach or end: "breaking a ceasefire agreed in May" tells of both."""
    body = finding.body
    if not isinstance(body, Accord) or body.status not in OVER or frame.annotated.tokens[trigger.token].pos == "PRON":
        return None
    path = climb(frame.annotated, trigger.token, "accord", frame.lexicon)
    inner = path.inner or ("agreed" if _dated(frame, trigger) else None)
    if inner not in ("agreed", "signed") or not body.parties:
        return None
    citation = frame.annotated.cite(frame.clause_span(trigger.token, *frame.annotated.subtree(trigger.token)))
    doers = parties([m for i in path.parties for m in frame.mentions.of_noun(i)])
    makers = tuple(p for p in body.parties if body.status is not AccordStatus.REJECTED or p not in doers)
    made = body.replace(status=AccordStatus(inner), parties=makers or body.parties)
    return finding.replace(body=made, citations=(citation,), according_to=())


def status_of(path: Climb, *, plan: bool = False) -> AccordStatus | None:
    """The status that governor and mood make together; None where nothing is asserted.

    A plan that is announced is proposed, not agreed.
    """
    if path.status in (None, "none", "do"):
        return None
    mood = path.reality.mood
    if path.status == "kept":
        broken = (path.reality.negated and mood is not Mood.FUTURE) or mood in (Mood.FAILED, Mood.REFUSED)
        return (
            AccordStatus.VIOLATED
            if broken
            else AccordStatus.IN_FORCE
            if mood in (Mood.PAST, Mood.ONGOING) and not path.reality.negated
            else None
        )
    status = AccordStatus(path.status)
    if path.reality.negated and status is AccordStatus.AGREED and path.consent and path.parties:
        return AccordStatus.REJECTED  # "will not accept any plan"; "no truce was agreed to" tells of no refusal
    if path.reality.negated or mood in (Mood.NEGATED, Mood.DENIED, Mood.FAILED):
        return AccordStatus.REJECTED if status is AccordStatus.AGREED and mood is Mood.NEGATED else None
    if mood is Mood.POSSIBLE:
        return None
    if mood is Mood.REFUSED:
        return AccordStatus.REJECTED if status in (*DONE, AccordStatus.PROPOSED) else None
    if mood is Mood.DESIRED:
        return AccordStatus.PROPOSED if status in WANTED else None
    if mood is Mood.FUTURE and status is AccordStatus.AGREED and path.reality.operator is None and not path.parties:
        return AccordStatus.PROPOSED  # "would result in a truce"
    if mood is Mood.FUTURE and status in (AccordStatus.SIGNED, AccordStatus.IN_FORCE):
        return AccordStatus.AGREED
    if mood is Mood.ONGOING and status is AccordStatus.AGREED and path.verb is not None:
        return AccordStatus.DRAFTED  # "are finalising a deal"
    return AccordStatus.PROPOSED if status is AccordStatus.AGREED and plan else status


def _still_sought(frame: Frame, trigger: Trigger, earlier: Sequence[Finding]) -> bool:
    """Whether "the ceasefire" is one that is only talked about: under "negotiations for", or so far only proposed."""
    token = frame.annotated.tokens[trigger.token]
    above = frame.annotated.tokens[token.head]
    over = (frame.annotated.tokens[above.head].lemma, "NOUN") if token.dep == "pobj" else ("", "")
    row = frame.lexicon.happenings.get(over)
    if row is not None and row.kind == "meeting":
        return True
    statuses = [f.body.status for f in earlier if isinstance(f.body, Accord)]
    return bool(statuses) and not any(s in (*DONE, AccordStatus.VIOLATED, AccordStatus.ENDED) for s in statuses)


def _nominal(frame: Frame, trigger: Trigger, path: Climb, earlier: Sequence[Finding]) -> AccordStatus | None:
    """An accord only mentioned ("the January ceasefire") stands as agreed; "any deal" and "no deal" as nothing."""
    if path.status is not None or path.reality.negated or _still_sought(frame, trigger, earlier):
        return None
    if path.reality.mood is Mood.DESIRED:
        return AccordStatus.PROPOSED
    if path.reality.mood not in (Mood.PAST, Mood.ONGOING, Mood.FUTURE) or (path.governed and path.status):
        return None
    words = frame.annotated.children_of(trigger.token, "det", "poss", "nummod", "amod", "compound")
    definite = any(t.lemma in ("the", "this", "that", "their", "its") for t in words)
    if any(
        p == "in" and frame.annotated.tokens[n].lemma in clause_words("force")
        for p, n in prepositions(frame.annotated, trigger.token)
    ):
        return AccordStatus.IN_FORCE  # "a truce in place since May"
    token = frame.annotated.tokens[trigger.token]
    told = verb_reality(frame.annotated, clause_of(frame.annotated, token.i).i, frame.lexicon)
    asserted = told.mood in (Mood.PAST, Mood.ONGOING) and not told.negated
    if (
        definite
        and asserted
        and token.dep == "pobj"
        and frame.annotated.tokens[token.head].lemma in frame.used("in-force")
    ):
        return AccordStatus.IN_FORCE
    if _presumed(frame, trigger) and asserted:
        return AccordStatus.AGREED
    dated = _dated(frame, trigger)
    capital = frame.annotated.tokens[trigger.token].text[:1].isupper()
    return AccordStatus.AGREED if definite and (dated or capital or trigger.row.needs == "0") else None


def _presumed(frame: Frame, trigger: Trigger) -> bool:
    """Whether a deed is told as one under an accord, or after it: "freed 18 men *as part of* a truce with Chad"."""
    annotated, below = frame.annotated, frame.annotated.tokens[trigger.token]
    part = False
    for above in annotated.ancestors(below.i):
        if above.pos in ("VERB", "AUX"):
            row = frame.lexicon.governor(above.lemma, "VERB", "for", "accord")
            wish = row is not None and row.status == "proposed"  # "called for a vote as part of a peace deal"
            return (
                not wish and below.pos in ("ADP", "SCONJ", "VERB") and (part or below.lemma in frame.used("presumes"))
            )
        if above.pos == "NOUN":
            row = frame.lexicon.governor(above.lemma, "NOUN", "of", "accord")
            if row is None or row.status != "through":
                return False
            part = above.lemma == "part"
        below = above
    return False


def _dated(frame: Frame, trigger: Trigger) -> bool:
    """Whether the time of an accord stands before it: "the May ceasefire"."""
    if any(t.lemma in ("a", "an") for t in frame.annotated.children_of(trigger.token, "det")):
        return False  # "a three-month truce"
    return any(t.first >= trigger.first - 4 and t.last <= trigger.first for t in frame.annotated.times)


def _needed(frame: Frame, trigger: Trigger, path: Climb) -> int:
    if path.status is None:
        return 1 if trigger.row.needs == "0" else 2
    titled = frame.annotated.tokens[trigger.token].text[:1].isupper() and path.status not in ("proposed", "drafted")
    if titled:  # "the Treaty on Open Skies enters into force"
        return 0
    if path.status in ("proposed", "signed", "agreed", "drafted") and not _loose(frame, trigger):
        return 0
    return int(trigger.row.needs)


def _loose(frame: Frame, trigger: Trigger) -> bool:
    """Whether a noun is an accord only with parties beside it: "deal", "nuclear deal", not "peace deal"."""
    return trigger.row.needs != "0" and trigger.row.word.split()[-1] in frame.used("loose")


def _sides(frame: Frame, heads: tuple[int, ...], path: Climb, earlier: Sequence[Finding]) -> Sides:
    found: list[Mention] = []
    for head in heads:
        found += [m for m in frame.mentions.describing(head) if not _locates(frame, m)]
        for preposition, noun in prepositions(frame.annotated, head):
            if preposition in AMONG:
                found += frame.mentions.of_noun(noun)
    if path.verb is not None:
        for preposition, noun in prepositions(frame.annotated, path.verb):
            if preposition in ("with", "between"):
                found += frame.mentions.of_noun(noun)
    for participle in frame.annotated.children_of(heads[0], "acl", "relcl"):
        for preposition, noun in prepositions(frame.annotated, participle.i):
            if preposition in ("with", "between"):
                found += frame.mentions.of_noun(noun)
    found = [m for m in found if m.head not in path.thirds]
    doers = [m for i in path.parties for m in frame.mentions.of_noun(i)]
    thirds = [m for i in path.thirds for m in frame.mentions.of_noun(i)]
    if path.inner == "proposed" and len(path.parties) > 1:
        first = [m for m in frame.mentions.of_noun(path.parties[0]) if m.parties]
        if len(set(parties(first))) > PROPOSERS:  # "rejected a truce proposed by A, B and C": they stand outside
            thirds, doers = [*thirds, *first], [m for m in doers if m not in first]
    between = [
        m
        for h in heads
        for p, n in prepositions(frame.annotated, h)
        if p in ("between", "among")
        for m in frame.mentions.of_noun(n)
    ]
    if path.status == "proposed" and len(set(parties(frame.acting(between)))) > 1:
        inside = set(parties(between))
        thirds += [m for m in doers if not set(m.parties) & inside]
        doers = [m for m in doers if set(m.parties) & inside]
    if path.status == "proposed" and path.verb is not None and doers:
        doers += [
            m for p, n in prepositions(frame.annotated, path.verb) if p == "to" for m in frame.mentions.of_noun(n)
        ]
    doers += [m for m in thirds if frame.fights(m) or frame.inside(m, earlier)]
    if not frame.acting([*doers, *found]):
        doers = [m for i in path.speakers for m in frame.mentions.of_noun(i)]
    return settle(frame, [*doers, *found], [*thirds, *helpers(frame, heads, [])])


def _locates(frame: Frame, mention: Mention) -> bool:
    token = frame.annotated.tokens[mention.head]
    if token.dep == "compound" and mention.kind is MentionKind.METONYM:  # "the Minsk accords"
        return True
    return token.dep == "pobj" and frame.annotated.tokens[token.head].lemma not in ("of", "from")


def _part_of_accord(frame: Frame, noun: int) -> bool:
    """Whether an accord is only what another is about: "a peace plan for a ceasefire"."""
    token = frame.annotated.tokens[noun]
    above = frame.annotated.tokens[token.head]
    over = frame.promised_by(noun)
    if over is not None and frame.annotated.tokens[over].pos != "VERB":  # "an agreement to initiate a ceasefire"
        return True
    if token.dep != "pobj" or above.lemma not in ("for", "on"):
        return False
    row = frame.lexicon.happenings.get((frame.annotated.tokens[above.head].lemma, "NOUN"))
    plan = frame.annotated.tokens[above.head].lemma in ("plan", "proposal")
    peace = any(t.lemma == "peace" for t in frame.annotated.children_of(above.head, "compound"))
    return (row is not None and row.kind == "accord") or (plan and peace)


def _outsider(frame: Frame, sides: Sides, path: Climb, *, plan: bool) -> bool:
    """Whether the one who alone seeks to bring an accord about is no armed group: then it is no side to it."""
    verb = frame.annotated.tokens[path.verb].lemma if path.verb is not None else ""
    return (verb in frame.used("makes") or plan) and not any(frame.fights(m) for m in sides.parties)


def _made_by_others(frame: Frame, trigger: Trigger, earlier: Sequence[Finding]) -> bool:
    """Whether "the agreement" rejected here is one that others have made: the rejection is then a position."""
    at = frame.annotated.tokens[trigger.token]
    definite = any(t.lemma in ("the", "this") for t in frame.annotated.children_of(trigger.token, "det"))
    return definite and any(
        isinstance(f.body, Accord)
        and f.body.status in DONE
        and len(f.body.parties) > 1
        and f.citations[0].span.end <= at.start
        for f in earlier
    )


def _form(frame: Frame, trigger: Trigger, heads: Sequence[int]) -> AccordForm:
    for head in heads:
        for token in frame.annotated.children_of(head, "compound", "amod", "nmod"):
            if token.lemma == "draft":
                return AccordForm.DRAFT
            if token.lemma in ("ceasefire", "truce"):
                return AccordForm.CEASEFIRE
            if token.lemma == "peace" and trigger.row.form == "other":
                return AccordForm.PEACE_AGREEMENT
        about = [frame.annotated.tokens[n].lemma for p, n in prepositions(frame.annotated, head) if p in ("on", "for")]
        if trigger.row.form == "other" and {"ceasefire", "truce"} & set(about):
            return AccordForm.CEASEFIRE
    return AccordForm(trigger.row.form or "other")


def _title(frame: Frame, trigger: Trigger) -> str | None:
    """The proper name of an accord ("Dayton Peace Agreement") or what limits it ("partial ceasefire"), else None."""
    token = frame.annotated.tokens[trigger.token]
    limits = [t for t in frame.annotated.children_of(token.i, "amod") if t.text.lower() in frame.used("limits")]
    if limits:
        return frame.annotated.words(frame.annotated.span(limits[0].i, token.i + 1))
    if not token.text[:1].isupper():
        return None
    words = [t for t in frame.annotated.children_of(token.i, "compound", "amod") if t.text[:1].isupper()]
    if not words:
        return None
    return frame.annotated.words(frame.annotated.span(min(t.i for t in words), token.i + 1))
