"""Who meets and who stands between: parties and third parties of a noun or verb of talks."""

from collections.abc import Sequence

from dragoman.extract.clauses import agent, clause_of, describing_verbs, particle, passive, prepositions, subject
from dragoman.extract.standing import ARMED, CIVIL, OPPOSED, by_words
from dragoman.extract.talks.climb import FOLLOWING, Climb
from dragoman.extract.talks.frame import Frame, parties
from dragoman.model import Mention, Record, Token


class Sides(Record):
    """Who meets and who stands between."""

    parties: tuple[Mention, ...] = ()
    thirds: tuple[Mention, ...] = ()


def noun_heads(frame: Frame, noun: int, path: Climb) -> tuple[int, ...]:
    """The noun and the nouns it stands under up to the governor: "round of talks" gives both."""
    heads = [noun]
    token = frame.annotated.tokens[noun]
    for above in frame.annotated.ancestors(token.i):
        if above.pos in ("VERB", "AUX", "ADJ") or path.top == heads[-1]:
            break
        if token.dep == "conj" and (above.lemma, "NOUN") not in frame.lexicon.happenings:
            break  # "called for the return of Chadian children and a truce": the children are no side of it
        if above.pos in ("NOUN", "PROPN"):
            heads.append(above.i)
        token = above
    return tuple(heads)


def noun_sides(frame: Frame, heads: tuple[int, ...], path: Climb) -> Sides:
    """Parties and third parties of a noun: between, with, describing words, then governors' subjects."""
    found: list[Mention] = []
    thirds: list[Mention] = []
    verb = [path.verb] if path.verb is not None else []
    told = [v for h in heads for v in _verbs_below(frame, h)]
    topics = [n for h in heads for p, n in prepositions(frame.annotated, h) if p in ("on", "over", "about")]
    if frame.annotated.tokens[heads[0]].lemma in frame.used("sittings"):
        topics = []  # "a meeting of the Council on the war between X and Y"
    among = between(frame, (*heads, *verb)) or between(frame, (*told, *topics))
    for head in heads:
        found += [m for m in frame.mentions.describing(head) if _is_side(frame, head, m)]
    among = _pair_under(frame, among)
    found += among
    mediated = bool(path.thirds) and path.status is None
    helped = _mediation(frame, heads)
    withs = [] if helped else joined_with(frame, heads if mediated else (*heads, *verb))
    thirds += joined_with(frame, (*heads, *verb), helping=True)
    if mediated or helped:
        thirds += joined_with(frame, heads if helped else verb)
    doers = [m for i in path.parties for m in frame.mentions.of_noun(i)]
    if path.status == "proposed" and path.verb is not None:
        doers += asked(frame, path.verb, heads)
    between_two = len(parties(frame.acting(among))) >= 2 or (
        path.status == "proposed" and len(parties(frame.acting(found))) >= 2
    )
    for i in path.thirds:
        (thirds if between_two or not withs else doers).extend(frame.mentions.of_noun(i))
    if visiting(frame, heads[0]):
        withs += _to(frame, heads)
        found += _by(frame, heads)
    found = [*([] if between_two else doers), *found, *withs]
    if path.verb is not None and _acts_as_helper(frame, path.verb):
        thirds, doers = [*thirds, *doers], []
        found = [m for m in found if m not in thirds]
    if between_two:
        thirds += [m for m in doers if not set(m.parties) & set(parties(among))]
    elif not frame.acting(found):
        found = [m for i in path.speakers for m in frame.mentions.of_noun(i)]
    elif withs and len(withs) == len(found):  # "announced a visit to Moscow", "announced talks with the rebels"
        found += [m for i in path.speakers for m in frame.mentions.of_noun(i)]
    thirds += helpers(frame, heads, verb)
    noun = frame.annotated.tokens[heads[0]].lemma
    found = with_strangers(frame, found) if noun in frame.used("negotiates") else found
    return settle(frame, found, thirds, own=noun in frame.used("gatherings"))


def visiting(frame: Frame, noun: int) -> bool:
    """Whether a noun names a visit."""
    return frame.annotated.tokens[noun].lemma in frame.used("visits")


def _mediation(frame: Frame, heads: Sequence[int]) -> bool:
    """ "Mediation talks with Egypt": with those who stand between."""
    return any(
        t.lemma in frame.used("mediating") for h in heads for t in frame.annotated.children_of(h, "compound", "nmod")
    )


def _is_side(frame: Frame, head: int, mention: Mention) -> bool:
    """A metonym that describes talks ("the Moscow talks") tells the place; "of"/"for" an issue is no side."""
    token = frame.annotated.tokens[mention.head]
    if token.dep == "compound" and mention.place and mention.kind is not mention.kind.NAME:
        return False
    return token.dep != "pobj" or frame.annotated.tokens[token.head].lemma in ("of", "from")


def settle(frame: Frame, found: Sequence[Mention], thirds: Sequence[Mention], *, own: bool = False) -> Sides:
    """Acting mentions only; mediators by office go to the third parties; nobody is both.

    An organisation named alone stands between others, but not at a gathering of its `own`.
    """
    sides = [m for m in frame.acting(found) if m.office not in frame.used("third")]
    third = [*frame.acting(thirds), *(m for m in frame.acting(found) if m.office in frame.used("third"))]
    alone = len(parties(sides)) == 1 and frame.mediates(parties(sides)[0]) and not thirds
    if alone and not own and not any(frame.annotated.tokens[m.head].dep == "compound" for m in sides):
        sides, third = [], sides
    named = set(parties(sides))
    return Sides(
        parties=tuple(dict.fromkeys(sides)),
        thirds=tuple(m for m in dict.fromkeys(third) if not set(m.parties) <= named),
    )


def with_strangers(frame: Frame, found: Sequence[Mention]) -> list[Mention]:
    """Acting mentions, and people of whom nobody knows for whom they stand, where the other side is known."""
    return frame.acting([_for_themselves(frame, m) for m in found]) if frame.acting(found) else []


def _for_themselves(frame: Frame, mention: Mention) -> Mention:
    """A stranger ("Maurice Kamto") or people without a state's office ("tribal elders") as a party of their own."""
    if mention.kind is mention.kind.NAME and not mention.parties:
        return mention.replace(parties=mention.actors)
    people = mention.sector in (*ARMED, *CIVIL) or mention.office == OPPOSED  # "political parties" too
    several = frame.annotated.tokens[mention.head].tag == "NNS"
    if mention.kind is mention.kind.ROLE and people and several and (not mention.parties or mention.sector in CIVIL):
        return mention.replace(parties=(by_words(frame.annotated, mention),))
    return mention


def between(frame: Frame, heads: Sequence[int]) -> list[Mention]:
    return [
        m
        for head in heads
        for preposition, noun in prepositions(frame.annotated, head)
        if preposition in frame.used("between")
        for m in frame.mentions.of_noun(noun)
        if frame.annotated.tokens[noun].pos != "PRON" or len(m.parties) > 1  # "between them" are two
    ]


def _pair_under(frame: Frame, among: list[Mention]) -> list[Mention]:
    """Those between whom something is, with those hung on a name of theirs: "between the king of Chad and Kagame"."""
    if len(parties(frame.acting(among))) != 1:
        return among
    inside = set(frame.annotated.subtree(among[0].head))
    named = frame.acting([m for m in frame.annotated.mentions if m.head in inside])
    return named if len(parties(named)) == 2 else among


def joined_with(frame: Frame, heads: Sequence[int], *, helping: bool = False) -> list[Mention]:
    """Those named after "with": who meets, or who is `helping` ("with Norway as guarantor")."""
    return [
        m
        for head in heads
        for preposition, noun in prepositions(frame.annotated, head)
        if preposition in ("with", "alongside") and as_helpers(frame, noun) is helping
        for m in frame.mentions.of_noun(noun)
    ]


def asked(frame: Frame, verb: int, heads: Sequence[int]) -> list[Mention]:
    """To whom talks are proposed: "invited Chile to talks", "a meeting was proposed to Estonia"."""
    objects = [t.i for t in frame.annotated.children_of(verb, "dobj", "dative") if t.i not in heads]
    objects += [n for p, n in prepositions(frame.annotated, verb) if p == "to" and n not in heads]
    return [m for noun in objects for m in frame.mentions.of_noun(noun) if personal(frame, noun, m)]


def _acts_as_helper(frame: Frame, verb: int) -> bool:
    """ "X and Y engaged in talks as mediators"."""
    below = [verb, *(t.i for t in frame.annotated.children_of(verb, "prep"))]
    return any(
        p == "as" and frame.annotated.tokens[n].lemma in frame.used("third")
        for at in below
        for p, n in prepositions(frame.annotated, at)
    )


def as_helpers(frame: Frame, noun: int) -> bool:
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
    return any(t.lemma in frame.used("third") for t in nouns) or _helps_too(frame, noun)


def _helps_too(frame: Frame, noun: int) -> bool:
    """ "Qatar mediated the talks together with Egypt": who is named beside a helper helps as well."""
    above = frame.annotated.tokens[frame.annotated.tokens[noun].head]
    beside = above.i > 0 and frame.annotated.tokens[above.i - 1].lemma in frame.used("jointly")
    first = frame.annotated.sentences[above.sentence].first
    verb = next((t for t in reversed(frame.annotated.tokens[first : above.i]) if t.pos == "VERB"), None)
    row = frame.lexicon.governor(verb.lemma, "VERB", "obj", "meeting") if beside and verb is not None else None
    return row is not None and row.agent == "third"


def _to(frame: Frame, heads: Sequence[int]) -> list[Mention]:
    """Whom a visit goes to: "his trip to the United States", "a visit of Greece"."""
    return [
        m.replace(place=False)
        for head in heads
        for preposition, noun in prepositions(frame.annotated, head)
        if preposition == "to"
        for m in frame.mentions.of_noun(noun)
    ]


def _by(frame: Frame, heads: Sequence[int]) -> list[Mention]:
    """Who comes on a visit: "a visit by the king"."""
    return [
        m for head in heads if (who := agent(frame.annotated, head)) is not None for m in frame.mentions.of_noun(who)
    ]


def helpers(frame: Frame, heads: Sequence[int], verbs: Sequence[int]) -> list[Mention]:
    """Mediators, facilitators and hosts: "facilitated by China", "under UN auspices", "at talks hosted by Qatar"."""
    found: list[Mention] = []
    for head in (*heads, *verbs):
        found += _hyphened(frame, head)
        for participle in _participles(frame, head):
            row = frame.lexicon.governor(particle(frame.annotated, participle.i), "VERB", "obj", "meeting")
            if row is not None and row.agent == "third" and row.status == "do":
                who = agent(frame.annotated, participle.i)
                found += frame.mentions.of_noun(who) if who is not None else []
        for preposition, noun in prepositions(frame.annotated, head):
            if preposition in ("under", "through", "via"):
                found += frame.mentions.describing(noun) or frame.mentions.of_noun(noun)
    return found


def _of_noun(frame: Frame, verb: Token) -> bool:
    """Whether a noun itself does or undergoes what a verb that describes it says."""
    who = frame.annotated.child(verb.i, "nsubj", "nsubjpass")
    return who is None or who.tag in ("WDT", "WP")


def _verbs_below(frame: Frame, noun: int) -> list[int]:
    """The verbs that describe a noun, and their infinitives: "talks that were due to *begin* between X and Y"."""
    own = [t for t in describing_verbs(frame.annotated, noun) if _of_noun(frame, t)]  # not "where he may mediate"
    found = [t.i for t in own]
    for verb in found:
        below = [frame.annotated.child(verb, "acomp"), frame.annotated.child(verb, "xcomp")]
        found += [x.i for b in below if b is not None for x in (b, *frame.annotated.children_of(b.i, "xcomp"))]
    return found


def _hyphened(frame: Frame, head: int) -> list[Mention]:
    """The name before a participle that it makes one word with: "*Qatar*-mediated talks"."""
    found: list[Mention] = []
    for token in frame.annotated.children_of(head, "amod"):
        row = frame.lexicon.governor(token.lemma, "VERB", "obj", "meeting") if token.tag == "VBN" else None
        if row is not None and row.agent == "third" and frame.annotated.tokens[token.i - 1].text in "-–":
            mention = frame.mentions.at(token.i - 2)
            found += [mention] if mention is not None else []
    return found


def _participles(frame: Frame, head: int) -> list[Token]:
    """Verbs that describe a word, also where the parser makes one of them its verb: "talks hosted by Egypt opened"."""
    annotated = frame.annotated
    above = annotated.tokens[annotated.tokens[head].head]
    own = [*describing_verbs(annotated, head), *annotated.children_of(head, "advcl", "conj")]
    if annotated.tokens[head].dep in ("nsubj", "nsubjpass") and above.tag == "VBN":
        own.append(above)
    return [t for one in own if one.pos == "VERB" for i in annotated.conjuncts(one.i) if (t := annotated.tokens[i])]


def subjects_beside(frame: Frame, noun: int, least: int = 2, known: Sequence[str] = ()) -> tuple[str, ...]:
    """The parties of the clause that a noun is an adjunct of ("after talks, X and Y agreed"), if `least` so many.

    Where others are `known`, the first clause outwards with another party counts ("the mayor said that the bridge would
    open after talks with Chad").
    """
    annotated = frame.annotated
    clause = clause_of(annotated, noun)
    if clause.text.lower() == FOLLOWING and clause.head != clause.i:
        clause = clause_of(annotated, clause.head)
    between = [
        t for t in annotated.ancestors(noun) if t.i == clause.i or clause.i in {a.i for a in annotated.ancestors(t.i)}
    ]
    besides = (*frame.used("beside"), *(frame.used("touring") if visiting(frame, noun) else ()))
    if not any(t.lemma in besides for t in between):
        return ()
    outer = [t for t in annotated.ancestors(clause.i) if t.pos == "VERB"] if known else []
    for verb in (clause, *outer):
        named = tuple(p for p in _doers(frame, verb, alone=visiting(frame, noun)) if p not in known)
        if len(named) >= least:
            return named
    return ()


def _doers(frame: Frame, verb: Token, *, alone: bool) -> tuple[str, ...]:
    """The parties that do what a verb says, and, if they are not `alone` meant, those they do it with."""
    annotated = frame.annotated
    who = agent(annotated, verb.i) if passive(annotated, verb.i) else subject(annotated, verb.i)
    mentions = frame.mentions.of_noun(who) if who is not None else []
    verbs = [verb.i, *(t.i for t in annotated.children_of(verb.i, "xcomp"))]
    return parties(frame.acting([*mentions, *([] if alone else joined_with(frame, verbs))]))


def visited(frame: Frame, verb: int) -> tuple[Mention, ...]:
    """The state a mediator has come to: "arrived in Cyprus to begin talks"."""
    chain = [verb, *(t.i for t in frame.annotated.ancestors(verb) if t.pos in ("VERB", "AUX"))]
    return tuple(
        m
        for i in chain
        if frame.annotated.tokens[i].lemma in frame.used("arrives")
        for p, n in prepositions(frame.annotated, i)
        if p in ("in", "to")
        for m in frame.mentions.of_noun(n)
        if m.place and m.parties
    )


def personal(frame: Frame, noun: int, mention: Mention) -> bool:
    """Whether a mention is the noun itself or its conjunct, not what describes it: "met Russian demands"."""
    describing = frame.annotated.children_of(noun, "amod", "compound", "poss", "nmod")
    return mention.head not in {t.i for t in describing} or frame.annotated.tokens[noun].lemma == "counterpart"
