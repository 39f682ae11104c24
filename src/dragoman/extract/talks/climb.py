"""From a noun of talks up to what governs it: the status, and who the governors' subjects are.

"refused calls for talks": talks <- call (proposed) <- refuse (declined). Each governor is a row of
governors.tsv; a verb's own mood (extract/factuality) says whether what it governs happened.
"""

from dragoman.extract.clauses import agent, clause_of, describing_verbs, particle, passive, prepositions, subject
from dragoman.extract.factuality import Reality, verb_reality
from dragoman.extract.factuality.mood import is_question
from dragoman.lexicon.clauses import clause_words
from dragoman.lexicon.talks import Governor, Mood, TalksLexicon
from dragoman.model import Annotated, Record, Token

LIMIT = 10
FOLLOWING = "following"
HOLDING = ("subj", "obj", "attr", "compound", "in", "at", "by", "between")  # where a noun of talks tells of talks held
STOPPED = ("cancelled", "postponed")
REFUSING = ("rejected", "declined")
CONCLUDED = ("agreed", "extended", "in-force", "kept")  # said of a proposal only where somebody consents to it
ENDING = ("end", "ended", "cancelled", "in-force")  # said of a subject only where the verb has no object


class Climb(Record):
    """What stood above a happening noun.

    status: the outermost status a governor gave (None: none did); reality: the mood it happens
    in; verb: the governing verb; parties, thirds, speakers (who
    announced it): token indices of subjects and agents;
    ended: whether the happening is said to be over; governed: whether a governor was found; inner: the status
    that a governor further in gave ("a boycott of the conference planned for May");
    consent: whether the outermost governor is one of consenting ("accept").
    """

    status: str | None
    reality: Reality
    top: int
    inner: str | None = None
    verb: int | None = None
    parties: tuple[int, ...] = ()
    thirds: tuple[int, ...] = ()
    speakers: tuple[int, ...] = ()
    ended: bool = False
    governed: bool = False
    consent: bool = False


def climb(annotated: Annotated, noun: int, kind: str, lexicon: TalksLexicon) -> Climb:
    """Follows a noun's governors outwards."""
    state = Climb(status=None, reality=described(annotated, noun, lexicon), top=noun)
    state = _participles(annotated, state, noun, kind, lexicon)
    node, told = noun, state.governed
    for _ in range(LIMIT):
        step = _governor(annotated, node, kind, lexicon)
        if step is None:
            break
        above, role, row = step
        if row is None and told:  # "with talks to begin on Monday"
            return state
        if row is None:
            state = _adjunct(annotated, state, node, above, role, lexicon)
            touring = role == "on" and annotated.tokens[node].lemma in lexicon.used("visits")
            loose = kind == "meeting" and state.status is None and role not in HOLDING and not touring
            return state if not loose or (role, "ADP") in lexicon.adjuncts else _unreal(state)
        state = _applied(annotated, state, above, row, lexicon)
        if above.pos in ("VERB", "AUX", "ADJ") or row.pos == "VERB":
            break
        node = above.i
    return _refused_text(annotated, state, kind, lexicon)


def _refused_text(annotated: Annotated, state: Climb, kind: str, lexicon: TalksLexicon) -> Climb:
    """What becomes of a text that calls for a happening: "vetoed a resolution calling for a truce"."""
    verb = annotated.tokens[state.verb] if state.verb is not None else None
    if verb is None or state.status != "proposed" or verb.dep not in ("acl", "relcl"):
        return state
    step = _governor(annotated, verb.head, kind, lexicon)
    if step is None or step[2] is None or step[2].status not in REFUSING:
        return state
    return _applied(annotated, state.replace(parties=(), thirds=()), step[0], step[2], lexicon)


def described(annotated: Annotated, noun: int, lexicon: TalksLexicon) -> Reality:
    """The mood a noun's own adjectives and determiners give it; past where none does, possible in a question."""
    if is_question(annotated, annotated.tokens[noun]):
        return Reality(mood=Mood.POSSIBLE)
    for token in annotated.children_of(noun, "amod", "det", "nummod", "acl", "compound"):
        mood = lexicon.adjuncts.get((token.text.lower(), "ADJ")) or lexicon.adjuncts.get((token.lemma, "ADJ"))
        if mood is not None:
            return Reality(mood=mood, operator=token.i)
        if token.lemma == "no" and token.dep == "det":
            return Reality(mood=Mood.PAST, negated=True, operator=token.i)
    return Reality(mood=Mood.PAST)


def _governor(
    annotated: Annotated, node: int, kind: str, lexicon: TalksLexicon
) -> tuple[Token, str, Governor | None] | None:
    """The word above a noun, the role the noun has to it, and the row that says what it does."""
    token = _as_subject(annotated, annotated.tokens[node])
    while (
        token.dep in ("conj", "appos")
        and token.head != token.i
        and annotated.tokens[token.head].pos in ("NOUN", "PROPN")
    ):
        token = annotated.tokens[token.head]
    above = annotated.tokens[token.head]
    if above.i == token.i:
        return None
    if token.dep in ("nsubj", "nsubjpass") and any(t.lemma == "for" for t in annotated.children_of(above.i, "mark")):
        token, above = token.replace(dep="pobj"), annotated.tokens[above.head]  # "called for the talks to resume"
        return _found(annotated, above, ("for",), kind, lexicon) or (above, "for", None)
    raised = _raised(annotated, token, above, lexicon)
    if raised is not None:
        above = raised
    role = _role(annotated, token, above)
    if token.dep == "pobj" and above.pos in ("ADP", "SCONJ", "VERB"):
        above = annotated.tokens[above.head]
        out_of = above.dep == "prep" and above.pos == "ADP"  # "out of the talks"
        if out_of or (above.pos == "ADV" and above.lemma in clause_words("particle")):  # "walked away from the talks"
            ahead = lexicon.governor(above.lemma, "ADJ", role, kind) if role else None
            above = above if ahead else annotated.tokens[above.head]
    if role is None:
        return None
    if role == "obj" and above.text.lower() == FOLLOWING and above.dep != "ROOT":  # taken for a verb of its own
        return above, FOLLOWING, None
    lemmas: tuple[str, ...] = (particle(annotated, above.i), above.lemma)
    if above.i > 1 and annotated.tokens[above.i - 2].lemma == "non" and annotated.tokens[above.i - 1].text == "-":
        lemmas = (f"non-{above.lemma}",)  # "non-compliance with the treaty"
    if role in clause_words("particle"):  # "called off the talks" with "off" taken for a preposition
        lemmas, role = (f"{above.lemma} {role}",), "obj"
    owner = _noun_before(annotated, token, above) if token.dep == "pobj" else None
    if owner is not None and (row := lexicon.governor(owner.lemma, "NOUN", role, kind)) is not None:
        return owner, role, row
    if token.dep in ("oprd", "dobj"):  # "calling for a truce, the release of hostages": the parser loses "for"
        listed = tuple(p for p, noun in prepositions(annotated, above.i) if noun < token.i or token.dep == "oprd")
        found = _found(annotated, above, listed, kind, lexicon)
        if found is not None or token.dep == "oprd":
            return found or (above, "obj", None)
    if token.dep == "pobj" and above.lemma == "be":  # "is open to talks" with "to" hung on "is"
        said = annotated.child(above.i, "acomp")
        found = _found(annotated, said, (role,), kind, lexicon) if said is not None else None
        if found is not None:
            return found
    governed = _by_lemmas(annotated, above, lemmas, role, kind, lexicon, mistaken=token.dep == "dobj")
    sent = annotated.child(above.i, "dobj") if token.dep == "pobj" and governed[2] is None else None
    if sent is not None:  # "approved a delegation to Doha for talks"
        row = lexicon.governor(sent.lemma, "NOUN", role, kind)
        return (sent, role, row) if row is not None else governed
    return governed


def _by_lemmas(
    annotated: Annotated,
    above: Token,
    lemmas: tuple[str, ...],
    role: str,
    kind: str,
    lexicon: TalksLexicon,
    *,
    mistaken: bool,
) -> tuple[Token, str, Governor | None]:
    """The row of a governing word; `mistaken` where it has an object, so that it is a verb whatever the tagger says
    ("Chad and Sudan *complete* an exchange")."""
    for lemma in dict.fromkeys(lemmas):
        governs = role in ("obj", "subj") and (above.pos != "ADJ" or mistaken)
        pos = "VERB" if governs else _pos(above)
        row = lexicon.governor(lemma, pos, role, kind)
        if row is not None and not _has_object(annotated, above, row, role):
            return above, role, row
    return above, role, None


def _as_subject(annotated: Annotated, token: Token) -> Token:
    """The token itself, or as subject of its clause where the parser took it for an apposition."""
    verb = clause_of(annotated, token.i)
    if token.dep == "appos" and verb.i != token.i and subject(annotated, verb.i) == token.i:
        return token.replace(dep="nsubj", head=verb.i)
    return token


def _noun_before(annotated: Annotated, token: Token, verb: Token) -> Token | None:
    """The object of a verb that stands right before a preposition hung on the verb: "voiced *openness* to talks"."""
    noun = annotated.child(verb.i, "dobj")
    prep = annotated.tokens[token.head]
    return noun if noun is not None and noun.i == prep.i - 1 and prep.head == verb.i else None


def _found(
    annotated: Annotated, above: Token, roles: tuple[str, ...], kind: str, lexicon: TalksLexicon
) -> tuple[Token, str, Governor] | None:
    """The row of a word, or of the adjective said with it, that governs by one of the prepositions."""
    said = annotated.child(above.i, "acomp")
    for word in (above, said) if said is not None else (above,):
        for lemma in dict.fromkeys((particle(annotated, word.i), word.lemma)):
            for role in roles:
                row = lexicon.governor(lemma, _pos(word), role, kind)
                if row is not None:
                    return word, role, row
    return None


def _pos(token: Token) -> str:
    return {"AUX": "VERB", "PROPN": "NOUN", "ADV": "ADJ"}.get(token.pos, token.pos)


def _has_object(annotated: Annotated, above: Token, row: Governor, role: str) -> bool:
    """Whether an ending verb has an object ("the truce ended the war"), its own noun aside ("took effect")."""
    return role == "subj" and row.status in ENDING and " " not in row.lemma and bool(annotated.child(above.i, "dobj"))


def _raised(annotated: Annotated, token: Token, above: Token, lexicon: TalksLexicon) -> Token | None:
    """The verb a noun is really subject of: "talks are to open", "are due to resume", "is expected to begin"."""
    if token.dep not in ("nsubj", "nsubjpass"):
        return None
    found = None
    for _ in range(LIMIT):
        adjective = annotated.child(above.i, "acomp")
        below = annotated.child(above.i, "xcomp") or (annotated.child(adjective.i, "xcomp") if adjective else None)
        pos = "VERB" if above.pos in ("VERB", "AUX") else above.pos
        raises = above.lemma in ("be", "seem", "appear") or (above.lemma, pos) in lexicon.operators or adjective
        if below is None or below.pos not in ("VERB", "AUX") or not raises:
            break
        found = above = below
    return found


def _role(annotated: Annotated, token: Token, above: Token) -> str | None:
    if token.dep in ("nsubj", "nsubjpass") and above.i != token.head:
        return "obj" if annotated.child(above.i, "auxpass") is not None else "subj"
    if token.dep in ("dobj", "nsubjpass", "oprd") or (token.dep == "nsubj" and passive(annotated, above.i)):
        return "obj"
    if token.dep in ("nsubj", "compound"):
        return "subj" if token.dep == "nsubj" else "compound"
    if token.dep == "pobj":  # "following" is tagged as a verb
        return above.text.lower() if above.tag == "VBG" else above.lemma
    if token.dep == "attr":
        return "attr"
    return "obj" if token.dep == "ccomp" else None


def _applied(annotated: Annotated, state: Climb, above: Token, row: Governor, lexicon: TalksLexicon) -> Climb:
    parties, thirds = state.parties, state.thirds
    blamed = state.status == "violated"  # who denounces a breach has no part in it
    who = None if blamed else _doer(annotated, above, row)
    if who is not None and row.agent == "party":
        parties = (*parties, who)
    elif who is not None and row.agent == "third":
        thirds = (*thirds, who)
    speakers = (*state.speakers, who) if who is not None and row.agent == "speaker" else state.speakers
    verbal = above.pos in ("VERB", "AUX", "ADJ") or row.pos == "VERB"
    reality = verb_reality(annotated, above.i, lexicon) if verbal else described(annotated, above.i, lexicon)
    if not verbal and reality.mood is Mood.PAST and not reality.negated and reality.operator is None:
        reality = state.reality
    if state.reality.negated and not reality.negated:
        reality = reality.replace(negated=True)
    status, inner = state.status, state.inner
    if row.status == "do" and verbal and status in STOPPED:
        inner, status = status, None  # "agreed to resume the talks broken off in May"
    if row.status not in ("do", "through", "end"):
        inner, status = status or inner, _composed(status, row, consenting=row.lemma in lexicon.used("consents"))
    over = state.reality.mood is Mood.PAST and state.reality.operator is not None and state.status is None
    if over and reality.mood is Mood.POSSIBLE:
        reality = state.reality  # "after the latest round has ended": it was held, whatever will follow
    if over and status == "drafted":
        status = "agreed"  # "helped in negotiating the recent truce"
    before = state.reality.mood
    if verbal and before in (Mood.DESIRED, Mood.POSSIBLE, Mood.FAILED) and reality.mood is Mood.PAST:
        reality = reality.replace(mood=before) if status is None else reality
    return state.replace(
        status=status,
        inner=inner,
        reality=reality,
        top=above.i,
        verb=above.i if verbal else state.verb,
        parties=parties,
        thirds=thirds,
        speakers=speakers,
        ended=state.ended or row.status == "end",
        governed=state.governed or row.status != "through",
        consent=row.lemma in lexicon.used("consents"),
    )


def _composed(inner: str | None, row: Governor, *, consenting: bool) -> str:
    """The status of "rejected calls for talks": what is refused or called off stays so, else the outer word's."""
    outer = row.status
    if inner == "proposed" and outer in CONCLUDED and not consenting:
        return inner  # "renewed its call for a truce", "announced a proposal"
    if inner == "violated" or (inner in ("agreed", "signed", "in-force") and outer == "drafted"):
        return inner  # "negotiated the deal signed in May"
    if inner == "none" and outer == "drafted":
        return inner  # "discussed the implementation of the deal"
    if inner not in (None, "proposed") and outer in ("planned", "agreed"):  # "announced the end of the truce"
        return str(inner)
    return outer


def _doer(annotated: Annotated, above: Token, row: Governor) -> int | None:
    """Who does what the governor names; of "passed a resolution calling for a truce" the one who passed it."""
    who = _nearest_doer(annotated, above, row)
    if who is not None and annotated.tokens[who].dep == "dobj" and above.dep in ("acl", "relcl"):
        return subject(annotated, annotated.tokens[who].head)
    return who


def _nearest_doer(annotated: Annotated, above: Token, row: Governor) -> int | None:
    if above.pos in ("NOUN", "PROPN") and row.pos == "NOUN":
        if above.lemma in ("violation", "breach") and annotated.tokens[above.head].lemma == "in":
            return subject(annotated, clause_of(annotated, above.i).i)  # "fired, in violation of the truce"
        owner = annotated.child(above.i, "poss", "amod", "compound")
        by = agent(annotated, above.i)
        if row.status == "violated" and by is None:  # "denounced violations of the truce by X"
            by = agent(annotated, above.head)
        elif by is None and owner is None and above.dep == "dobj":  # "Iran expressed readiness for talks"
            return subject(annotated, above.head)
        return by if by is not None else owner.i if owner is not None else None
    if passive(annotated, above.i) and row.role == "obj":
        return agent(annotated, above.i)
    if row.role == "subj":
        return None
    return subject(annotated, above.i)


def _participles(annotated: Annotated, state: Climb, noun: int, kind: str, lexicon: TalksLexicon) -> Climb:
    """Verbs that describe the noun: "talks scheduled for Monday", "a truce brokered by Egypt"."""
    for verb in (*describing_verbs(annotated, noun), *_said_of_accord(annotated, noun, kind, lexicon)):
        if verb.head != noun and verb.dep != "relcl":  # who mediated is read with the sides
            continue
        own = "subj" if _its_own(annotated, verb) else "obj" if _its_object(annotated, verb) else None
        other = annotated.child(verb.i, "nsubjpass")  # "a meeting at which *the end of the war* was announced"
        told = other is None or other.tag in ("WDT", "WP")
        role = "obj" if passive(annotated, verb.i) and told else own
        if role is None:
            continue
        for lemma in dict.fromkeys((particle(annotated, verb.i), verb.lemma)):
            row = lexicon.governor(lemma, "VERB", role, kind)
            if row is not None and not _has_object(annotated, verb, row, role):
                unreal = state.reality if state.reality.mood is Mood.POSSIBLE else None  # "any deal negotiated with"
                state = _applied(annotated, state, verb, row, lexicon).replace(top=noun, verb=state.verb)
                state = state.replace(reality=unreal) if unreal else state
                break
    return state


def _said_of_accord(annotated: Annotated, noun: int, kind: str, lexicon: TalksLexicon) -> list[Token]:
    """Relative clauses said of an accord that the parser hangs on what it is about: "an accord on the return of
    refugees *that both signed*"."""
    if kind != "accord":
        return []
    first = [n for _, n in prepositions(annotated, noun)]
    below = (*first, *(n for above in first for _, n in prepositions(annotated, above)))
    verbs = (verb for n in below for verb in annotated.children_of(n, "relcl"))
    return [verb for verb in verbs if verb.lemma in lexicon.used("of-accords") and _its_object(annotated, verb)]


def _its_own(annotated: Annotated, verb: Token) -> bool:
    """Whether the noun itself does what a verb says: "talks that collapsed", "talks to begin in May"."""
    who = annotated.child(verb.i, "nsubj")
    return who.tag in ("WDT", "WP") if who is not None else verb.dep == "acl"


def _its_object(annotated: Annotated, verb: Token) -> bool:
    """Whether others do to the noun what a relative clause says: "the truce *that Chad signed*"."""
    who, what = annotated.child(verb.i, "nsubj"), annotated.child(verb.i, "dobj")
    if verb.dep != "relcl" or who is None or who.tag in ("WDT", "WP"):
        return False
    return what is None or what.tag in ("WDT", "WP") or (what.lemma == "that" and what.i < verb.i)


def _adjunct(annotated: Annotated, state: Climb, node: int, above: Token, role: str, lexicon: TalksLexicon) -> Climb:
    """No row for the governor: a preposition may still tell when ("after talks", "ahead of talks")."""
    mood = lexicon.adjuncts.get((role, "ADP"))
    if role == "on" and annotated.tokens[node].lemma in lexicon.used("visits"):
        mood = Mood.PAST  # "on a visit to Chad, he said"
    if mood is not None and state.reality.mood is Mood.PAST and state.status is None:
        return state.replace(reality=state.reality.replace(mood=mood), governed=mood is not Mood.POSSIBLE)
    if role == "subj" and above.lemma == "be":
        return _predicate(annotated, state, above, lexicon)
    if role == "subj" and _stuck(annotated, above, lexicon):
        return state.replace(status="cancelled", inner="cancelled", governed=True, verb=above.i)
    if role == "attr" and annotated.child(above.i, "expl") is not None and state.status is None:
        return _existing(annotated, state, above, lexicon)
    if state.status is None and role in ("subj", "obj") and above.pos == "VERB":
        reality = verb_reality(annotated, above.i, lexicon)
        if role == "obj" and reality.mood not in (Mood.PAST, Mood.ONGOING):
            reality = reality.replace(mood=Mood.POSSIBLE)
        return state.replace(reality=_merged(state.reality, reality.replace(negated=state.reality.negated)))
    if state.status is None and role in ("in", "at") and above.pos == "VERB":
        return state.replace(verb=above.i, reality=_merged(state.reality, verb_reality(annotated, above.i, lexicon)))
    if state.status is None and mood is None:
        clause = verb_reality(annotated, clause_of(annotated, node).i, lexicon)
        return _unreal(state) if clause.mood in (Mood.POSSIBLE, Mood.DESIRED, Mood.FUTURE) else state
    return state


def _stuck(annotated: Annotated, verb: Token, lexicon: TalksLexicon) -> bool:
    """Whether talks come to a stop: "have reached an impasse", "are entering a phase of freezing"."""
    nouns = [*annotated.children_of(verb.i, "dobj"), *(annotated.tokens[n] for _, n in prepositions(annotated, verb.i))]
    nouns += [annotated.tokens[n] for noun in nouns for p, n in prepositions(annotated, noun.i) if p == "of"]
    return any(t.lemma in lexicon.used("stuck") for t in nouns)


def _unreal(state: Climb) -> Climb:
    """Talks that are only spoken of: nothing is said of their taking place."""
    return state.replace(reality=state.reality.replace(mood=Mood.POSSIBLE))


def _predicate(annotated: Annotated, state: Climb, be: Token, lexicon: TalksLexicon) -> Climb:
    """ "Talks are under way", "a meeting is possible", "the summit must be well prepared"."""
    reality = verb_reality(annotated, be.i, lexicon)
    under_way = any(p == "under" and annotated.tokens[n].lemma == "way" for p, n in prepositions(annotated, be.i))
    if under_way and reality.mood is Mood.PAST:
        reality = reality.replace(mood=Mood.ONGOING)
    said = next(iter(annotated.children_of(be.i, "acomp", "advmod", "attr")), None)
    mood = lexicon.adjuncts.get((said.lemma, "ADJ")) if said is not None else None
    if mood is not None and reality.mood is Mood.PAST:
        reality = reality.replace(mood=mood)
    merged = reality if reality.mood is Mood.DESIRED else _merged(state.reality, reality)
    return state.replace(verb=be.i, reality=merged, governed=True)


def _existing(annotated: Annotated, state: Climb, be: Token, lexicon: TalksLexicon) -> Climb:
    """ "There must be a truce" wants one; "there has been a meeting" tells of one."""
    reality = verb_reality(annotated, be.i, lexicon)
    said = annotated.child(be.i, "attr")
    if said is not None and any(annotated.tokens[i].lemma == "no" for i in annotated.subtree(said.i) if i <= said.i):
        reality = reality.replace(negated=True)  # "there would be no re-negotiation"
    if reality.mood is Mood.DESIRED and not reality.negated:
        return state.replace(status="proposed", verb=be.i, reality=Reality(mood=Mood.PAST), governed=True)
    return state.replace(reality=_merged(state.reality, reality))


def _merged(own: Reality, outer: Reality) -> Reality:
    return outer if own.mood is Mood.PAST and not own.negated else own
