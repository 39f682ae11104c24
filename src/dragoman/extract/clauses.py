"""Who does what in a clause: subjects (through control and conjunction), objects, prepositions, parties."""

from collections.abc import Iterable

from dragoman.lexicon.clauses import clause_words
from dragoman.model import Annotated, Mention, MentionKind, Token


class Mentions:
    """Look-up from tokens to mentions of one document."""

    def __init__(self, annotated: Annotated) -> None:
        self.annotated = annotated
        self._by_head = {mention.head: mention for mention in annotated.mentions}
        self._by_token = {
            i: mention for mention in annotated.mentions for i in range(mention.first, mention.last)
        } | self._by_head

    def at(self, i: int) -> Mention | None:
        """The mention whose head is token i, else one that covers it."""
        return self._by_head.get(i) or self._by_token.get(i)

    def within(self, first: int, last: int) -> list[Mention]:
        """Mentions whose head lies in a half-open token range."""
        return [m for m in self.annotated.mentions if first <= m.head < last]

    def of_noun(self, i: int) -> list[Mention]:
        """Mentions that a noun phrase stands for: its own, its conjuncts', else its possessors' and modifiers'."""
        found: list[Mention] = []
        for head in self.annotated.conjuncts(i):
            own = self._by_head.get(head)
            if own is not None and own.parties:
                found += [*self._joined_before(head), *self._governments_before(head), own, *self._sent_too(head, own)]
            else:
                found += self.describing(head) or ([own] if own else []) or self._included(i)
        return found

    def _sent_too(self, i: int, own: Mention) -> list[Mention]:
        """Further sides that people of a role come from: "negotiators from Chad and *the M23 rebel group*"."""
        if own.kind is not MentionKind.ROLE or self.annotated.tokens[i].tag != "NNS":
            return []
        nouns = [n for p, n in prepositions(self.annotated, i) if p in ("from", "of")]
        sides = [m for n in nouns for c in self.annotated.conjuncts(n)[1:] for m in self.of_noun(c)]
        return [m.replace(level=own.level) for m in sides if m.parties and not set(m.parties) <= set(own.parties)]

    def _included(self, i: int) -> list[Mention]:
        """Who is named after "including" beside a noun that names nobody: "Chad and several states, including Mali"."""
        preps = [t for t in self.annotated.children_of(i, "prep") if t.text.lower() == "including"]
        return [m for p in preps for n in self.annotated.children_of(p.i, "pobj") for m in self.of_noun(n.i)]

    def _joined_before(self, i: int) -> list[Mention]:
        """Persons joined to a name by "and" where the parser hangs them under its title: "US President Biden and
        Russian President *Putin*"."""
        tokens = self.annotated.tokens
        inside = [j for j in self.annotated.subtree(i) if j < i]
        joints = [j for j in inside if tokens[j].pos == "CCONJ"]
        names = [m for j in inside if (m := self._by_head.get(j)) is not None and _is_person(m)] if joints else []
        return [m for m in names if any(m.head < j for j in joints) and self._titled(m.head, i)]

    def _governments_before(self, i: int) -> list[Mention]:
        """Whom a noun stands for that is joined to a name but hung under it: "Chad's *government* and X forces"."""
        joined = [t for t in self.annotated.children_of(i, "nmod", "compound") if self.annotated.child(t.i, "cc")]
        nouns = [t for t in joined if t.pos == "NOUN" and not self._by_token.get(t.i)]
        return [m for t in nouns for m in self.describing(t.i)]

    def _titled(self, below: int, name: int) -> bool:
        """Whether nothing but titles and names stands between a token and the name it hangs under."""
        path = [self.annotated.tokens[below], *self.annotated.ancestors(below)]
        under = path[: next((n for n, t in enumerate(path) if t.i == name), 0)]
        return bool(under) and all(t.dep in ("compound", "appos", "conj", "nmod") for t in under)

    def describing(self, i: int) -> list[Mention]:
        """Mentions that describe a noun: adjectives, compounds, possessors, appositions, "of X", "from X"."""
        found: list[Mention] = []
        owned = self.annotated.tokens[i].lemma == "counterpart"  # "her Turkish counterpart" is not hers
        for token in self.annotated.children_of(i, "amod", "compound", "poss", "nmod", "appos"):
            if owned and token.dep == "poss":
                continue
            own = [m for c in self.annotated.conjuncts(token.i) if (m := self._by_head.get(c)) is not None]
            if not own and token.dep in ("compound", "nmod") and (covering := self._by_token.get(token.i)) is not None:
                own = [] if _is_person(covering) else [covering]  # "the Organisation of Islamic *Cooperation* summit"
            found += own or (self._compounded(token.i) if token.dep == "compound" else [])
        found = [m for m in found if not self._hyphened_to_verb(m)]
        for prep in self.annotated.children_of(i, "prep"):
            if prep.lemma in clause_words("describes"):
                found += [m for p in self.annotated.children_of(prep.i, "pobj") for m in self.of_noun(p.i)]
        return sorted([*found, *self._hyphened(found)], key=lambda m: m.first)

    def _compounded(self, i: int) -> list[Mention]:
        """Mentions within a compound that names nobody itself: "the *Fatah* West Bank government"."""
        below = self.annotated.children_of(i, "compound", "amod")
        return [m for t in below if (m := self._by_head.get(t.i)) is not None]

    def _hyphened_to_verb(self, mention: Mention) -> bool:
        """Whether a participle hangs on a name: "the *UN*-brokered talks"."""
        after = self.annotated.tokens[mention.last : mention.last + 2]
        return len(after) == 2 and after[0].text in "-–" and after[1].tag == "VBN"

    def _hyphened(self, found: list[Mention]) -> list[Mention]:
        """The first half of "Israeli-Palestinian"; not the place in "PARIS, France - French President"."""
        tokens = self.annotated.tokens
        dashed = [m for m in found if m.first > 1 and tokens[m.first - 1].text in "-–"]
        tied = [m for m in dashed if tokens[m.first - 2].end + 1 == tokens[m.first].start]
        halves = [self._by_token.get(m.first - 2) for m in tied]
        return [m for m in halves if m is not None and m not in found]


def _is_person(mention: Mention) -> bool:
    return mention.kind is MentionKind.NAME and bool(mention.parties) and not set(mention.actors) & set(mention.parties)


def subject(annotated: Annotated, verb: int, depth: int = 0) -> int | None:
    """Token index of a verb's subject, found through control, conjunction, participles and relatives.

    For a passive this is the one acted upon. None where the text names nobody.
    """
    own = annotated.child(verb, "nsubj", "nsubjpass", "csubj")
    for aux in annotated.children_of(verb, "auxpass") if own is None else ():  # the parser hangs some subjects there
        own = annotated.child(aux.i, "nsubj", "nsubjpass")
    token = annotated.tokens[verb]
    if own is not None:
        relative = own.tag in ("WDT", "WP") and token.dep == "relcl"
        return token.head if relative else _after_place(annotated, verb, own)
    if token.dep == "ROOT" and (left := _left_over(annotated, verb)) is not None:
        return left
    if depth > 6 or token.head == verb:
        return None
    above = annotated.tokens[token.head]
    if token.dep == "xcomp" and above.lemma in clause_words("controls"):
        controller = annotated.child(above.i, "dobj", "nsubjpass")
        if controller is not None:
            return controller.i
        asked = [n for p, n in prepositions(annotated, above.i) if p in clause_words("asked")]
        if asked:  # "called on X to resume"
            return asked[0]
    over = annotated.tokens[above.head]
    accusing = over.head if over.dep == "dobj" and over.lemma == "other" else over.i  # "accused the other of"
    blaming = token.dep == "pcomp" and above.lemma in clause_words("blamed")
    blamed = annotated.child(accusing, "dobj") if blaming else None
    if blamed is not None:  # "accused X of violating", "stopped X from leaving"
        mutual = blamed.lemma == "other"  # "accused each other of"
        return subject(annotated, accusing, depth + 1) if mutual else blamed.i
    if token.dep in ("acl", "relcl") and above.pos in ("NOUN", "PROPN", "PRON"):
        if token.tag in ("VBG", "VBN") or token.dep == "relcl":
            return above.i
        return _owner(annotated, above.i, depth)
    if token.dep in ("xcomp", "conj", "advcl", "ccomp", "pcomp", "prep", "acomp"):
        return subject(annotated, above.i, depth + 1)
    if above.dep in ("prep", "xcomp", "conj"):
        return subject(annotated, above.head, depth + 1)
    return None


def _after_place(annotated: Annotated, verb: int, own: Token) -> int:
    """A subject, or its apposition where it only ends a place: "In Cali, Colombia, *the minister* met"."""
    beside = annotated.child(own.i, "appos") or (
        None if annotated.child(own.i, "cc") else annotated.child(own.i, "conj")
    )
    first = min(annotated.subtree(own.i))
    places = [annotated.child(p.i, "pobj") for p in annotated.children_of(verb, "prep") if p.lemma == "in"]
    follows = any(p is not None and p.i == first - 2 and annotated.tokens[first - 1].text == "," for p in places)
    return beside.i if beside is not None and beside.i > own.i and follows else own.i


def _left_over(annotated: Annotated, verb: int) -> int | None:
    """The subject that the parser takes for an apposition: "In Uganda, *a truce* ends"."""
    for prep in annotated.children_of(verb, "prep"):
        place = annotated.child(prep.i, "pobj") if prep.i < verb else None
        noun = annotated.child(place.i, "appos") if place is not None else None
        if noun is not None and place is not None and place.i < noun.i < verb:
            return noun.i
    return None


def _owner(annotated: Annotated, noun: int, depth: int) -> int | None:
    """Whose "plan to meet" it is: the possessor, else the subject of the verb the noun is object of."""
    possessor = annotated.child(noun, "poss")
    if possessor is not None:
        return possessor.i
    token = annotated.tokens[noun]
    if any(t.lemma in clause_words("counting") for t in annotated.children_of(noun, "amod", "nummod")):
        return noun  # "became the first ruler to visit Chad"
    if token.dep in ("dobj", "pobj", "attr"):
        above = annotated.tokens[token.head]
        return subject(annotated, above.head if token.dep == "pobj" else above.i, depth + 1)
    return None


def passive(annotated: Annotated, verb: int) -> bool:
    """Whether a verb stands in the passive, reduced relatives included."""
    token = annotated.tokens[verb]
    if annotated.child(verb, "nsubjpass", "auxpass") is not None:
        return True
    reduced = token.dep == "acl" and token.tag in ("VBN", "VBD")  # "a truce declared": taggers take either form
    return (reduced or (token.tag == "VBN" and token.dep == "relcl")) and annotated.child(verb, "nsubj", "dobj") is None


def describing_verbs(annotated: Annotated, noun: int) -> list[Token]:
    """Participles and relative clauses of a noun, also those that the parser hangs on a name below it: "talks between
    Chad and Sudan *brokered* by Norway", "the truce between Chad and Sudan, which *ended* in May"."""
    own = list(annotated.children_of(noun, "acl", "relcl"))
    for below in (c for _, n in prepositions(annotated, noun) for c in annotated.conjuncts(n)):
        named = annotated.tokens[below].pos == "PROPN"
        verbs = annotated.children_of(below, "acl", "relcl")
        own += [t for t in verbs if named or agent(annotated, t.i) is not None]
    return own


def agent(annotated: Annotated, verb: int) -> int | None:
    """Who does a passive verb: the noun under "by"."""
    for by in annotated.children_of(verb, "agent", "prep"):
        if by.lemma == "by":
            noun = annotated.child(by.i, "pobj")
            return noun.i if noun else None
    return None


def prepositions(annotated: Annotated, i: int) -> list[tuple[str, int]]:
    """(preposition, noun) pairs under a word, conjoined prepositions included."""
    found = []
    stack = [t for t in annotated.children_of(i, "prep", "agent", "dative") if t.pos in ("ADP", "SCONJ", "VERB", "ADV")]
    while stack:
        prep = stack.pop(0)
        found += [(prep.lemma, noun.i) for noun in annotated.children_of(prep.i, "pobj")]
        found += [  # "negotiate with the government to spare" is often parsed as "the government to spare"
            (prep.lemma, noun.i)
            for clause in annotated.children_of(prep.i, "pcomp")
            for noun in annotated.children_of(clause.i, "nsubj")
        ]
        stack += [t for t in annotated.children_of(prep.i, "conj", "prep") if t.pos in ("ADP", "SCONJ")]
    return found


def particle(annotated: Annotated, verb: int) -> str:
    """A verb's lemma with its particle: "call off", "rule out", "take place"."""
    token = annotated.tokens[verb]
    prt = annotated.child(verb, "prt")
    if prt is not None:
        return f"{token.lemma} {prt.lemma}"
    noun = annotated.child(verb, "dobj")
    if noun is not None and noun.lemma in clause_words("idiom"):
        return f"{token.lemma} {noun.lemma}"
    away = next(
        (
            t
            for t in annotated.children_of(verb, "prep")
            if t.lemma in clause_words("particle") and annotated.child(t.i, "prep")
        ),
        None,
    )
    if away is not None:  # "walked out of"
        return f"{token.lemma} {away.lemma}"
    adverb = next((t for t in annotated.children_of(verb, "advmod") if t.lemma in clause_words("particle")), None)
    if adverb is not None:
        return f"{token.lemma} {adverb.lemma}"
    for preposition, object_ in prepositions(annotated, verb):
        if preposition in ("into", "in") and annotated.tokens[object_].lemma in clause_words("force"):
            return f"{token.lemma} {preposition} force"
    return token.lemma


def distinct(parties: Iterable[str]) -> tuple[str, ...]:
    """Each once, in order."""
    return tuple(dict.fromkeys(parties))


def located(annotated: Annotated, mention: Mention) -> bool:
    """Whether a mention stands as a place: "in Moscow", "to the White House"."""
    token = annotated.tokens[mention.head]
    above = annotated.tokens[token.head]
    locative = token.dep == "pobj" and above.lemma in clause_words("place")
    names = mention.place or mention.kind in (MentionKind.METONYM, MentionKind.NAME)
    return names and (locative or (mention.place and _ends_place(annotated, mention)))


def _ends_place(annotated: Annotated, mention: Mention) -> bool:
    """Whether a name ends a place told in steps: "in Cali, *Colombia*", "at Watford, Hertfordshire, *England*"."""
    tokens = annotated.tokens
    at = mention.first
    if at and tokens[at - 1].lemma == "the":
        at -= 1
    for _ in range(3):
        if at < 2 or tokens[at - 1].text != "," or tokens[at - 2].pos != "PROPN":
            return False
        at -= 2
        while at and (tokens[at - 1].pos == "PROPN" or tokens[at - 1].text in (".", "-")):
            at -= 1
        if at and tokens[at - 1].lemma in (*clause_words("place"), "to"):
            return not _heads_clause(annotated, mention)
    return False


def _heads_clause(annotated: Annotated, mention: Mention) -> bool:
    """Whether a name begins the clause that follows a place: "In Uganda, *Kenya* (and Chad) met Sudan"."""
    after = annotated.tokens[mention.last] if mention.last < len(annotated.tokens) else None
    return after is not None and after.pos not in ("PUNCT", "ADP")


def clause_of(annotated: Annotated, i: int) -> Token:
    """The verb (or root) of the smallest clause around a token."""
    token = annotated.tokens[i]
    while token.head != token.i and not (token.pos in ("VERB", "AUX") and token.dep not in ("aux", "auxpass")):
        token = annotated.tokens[token.head]
    return token
