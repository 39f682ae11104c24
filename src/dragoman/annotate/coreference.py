"""Pronouns and bare lands: "he", "they", "its delegation", "this country".

Nearest fitting mention before, subjects first within a sentence. Own rules: the statuses of talks
need only persons, parties and pairs of parties, and those mostly from the sentence before.
"""

from collections.abc import Sequence

from dragoman.annotate.collectives import Collectives
from dragoman.annotate.names import located
from dragoman.lexicon.actors import ActorIndex
from dragoman.lexicon.people import PersonWords
from dragoman.lexicon.roles import Roles
from dragoman.model import ActorKind, Annotated, Mention, MentionKind, Token

PERSON = {"he", "she"}
THING = {"it"}
PLURAL = {"they"}
LEMMAS = {"him": "he", "his": "he", "her": "she", "hers": "she", "its": "it", "their": "they", "them": "they"}
FIRST = {"we", "us", "our", "i", "me", "my"}
OBJECTS = ("dobj", "pobj", "dative")
SUBJECTS = ("nsubj", "nsubjpass")
EXPLETIVE = {"be", "seem", "appear", "take", "matter", "happen", "rain", "snow", "feel", "mean"}
WORDS = ("PRON", "DET", "NOUN", "PROPN")
REACH = 6  # sentences back that a pronoun may look
NEAR = 2  # sentences, its own included, in which "it" finds its subject, and "they" a pair that nothing joins


class Resolver:
    """Adds pronouns and collective phrases to the mentions of one document."""

    def __init__(self, annotated: Annotated, index: ActorIndex, roles: Roles, words: PersonWords) -> None:
        self._annotated = annotated
        self._index = index
        self._roles = roles
        self._words = words
        self._collectives = Collectives(annotated, index, roles)

    def resolve(self, mentions: Sequence[Mention]) -> list[Mention]:
        """All mentions, with those of pronouns and collective phrases added, in text order."""
        known = sorted(mentions, key=lambda m: (m.first, m.last))
        taken = {m.head: m for m in known}
        added: list[Mention] = []
        for token in self._annotated.tokens:
            if not self._stands_for(token) or (token.i in taken and not _unresolved(taken[token.i])):
                continue
            before = [m for m in [*known, *added] if m.last <= token.i]
            found = self._pronoun(token, before) or self._noun(token, before)
            found = found or self._collectives.find(token, before)
            if found is not None:
                added.append(found)
        replaced = {m.head for m in added}
        return sorted([*(m for m in known if m.head not in replaced), *added], key=lambda m: (m.first, m.last))

    def _stands_for(self, token: Token) -> bool:
        """Whether a word is a pronoun or one of the nouns of the tables; all others are passed over unread."""
        nouns = (token.text.lower(), f"{token.lemma}s")
        row = any(noun in self._roles.collectives for noun in nouns) or token.lemma in self._roles.anaphors
        return token.pos == "PRON" or nouns[0] == "both" or (row and token.pos in WORDS)

    def _pronoun(self, token: Token, before: list[Mention]) -> Mention | None:
        if token.pos != "PRON":
            return None
        word = _lemma(token.text)
        twin = self._twin(token, before)
        if twin is not None:
            return self._as(token, twin)
        if word in PERSON:
            return self._as(token, self._person(token, word, before))
        if word in THING and not _expletive(self._annotated, token):
            return self._as(token, self._thing(token, before))
        return self._several(token, before) if word in PLURAL else None

    def _twin(self, token: Token, before: list[Mention]) -> Mention | None:
        """The same pronoun before the noun that this one's is joined to: "his meeting with X and his plan"."""
        tokens = self._annotated.tokens
        noun = tokens[token.head]
        if token.dep != "poss" or noun.dep != "conj":
            return None
        twins = [t.i for t in self._annotated.children_of(noun.head, "poss") if t.text.lower() == token.text.lower()]
        return next((m for m in before if m.head in twins), None)

    def _as(self, token: Token, target: Mention | None) -> Mention | None:
        """A pronoun that means whom an earlier mention means."""
        if target is None:
            return None
        span, i = self._annotated.span(token.i, token.i + 1), token.i
        return target.replace(
            span=span, text=token.text, kind=MentionKind.PRONOUN, first=i, last=i + 1, head=i, place=False
        )

    def _person(self, token: Token, word: str, before: list[Mention]) -> Mention | None:
        """The nearest person of fitting gender who is not the subject of the same verb, for "told him"."""
        gender = "m" if word == "he" else "f"
        fitting = [m for m in before if _is_person(m, self._index) and self._gender(m) in (gender, None)]
        tokens = self._annotated.tokens
        fitting = [m for m in fitting if m.last == len(tokens) or tokens[m.last].text != ":"]  # a speaker's label
        praised = self._praised(token, fitting)
        if praised is not None:
            return praised
        if token.dep in OBJECTS:
            above = tokens[token.head]
            verb = above.head if above.tag in ("IN", "TO") else above.i
            fitting = [m for m in fitting if not (tokens[m.head].dep in SUBJECTS and tokens[m.head].head == verb)]
        return _nearest(self._annotated, token, fitting)

    def _praised(self, token: Token, fitting: Sequence[Mention]) -> Mention | None:
        """The object of a verb in whose "for" phrase a pronoun stands: "thanked X for what he did"."""
        by_head = {m.head: m for m in fitting}
        for above in self._annotated.ancestors(token.i):
            if above.dep == "prep" and above.lemma == "for":
                objects = self._annotated.children_of(above.head, "dobj")
                return next((by_head[t.i] for t in objects if t.i in by_head), None)
        return None

    def _gender(self, mention: Mention) -> str | None:
        """What title and given name tell, in the text or in the actor's full name."""
        before = [token.text for token in self._annotated.tokens[max(0, mention.first - 1) : mention.first]]
        actor = self._index.actors.get(mention.actors[0])
        told = self._words.gender([*before, *mention.text.split()])
        return told or (self._words.gender(actor.name.split()) if actor else None)

    def _thing(self, token: Token, before: list[Mention]) -> Mention | None:
        """The body or state that "it" and "its" mean: for "it" a subject near by only."""
        if self._other_subject(token, before, ("NN",)):
            return None
        bodies = [m for m in before if _is_body(m, self._index) or m.text.lower() in THING]
        fitting = [m for m in bodies if not located(self._annotated, m)]
        if token.dep == "poss":
            return _nearest(self._annotated, token, fitting)
        since = token.sentence - (0 if token.dep in OBJECTS else NEAR - 1)
        tokens = self._annotated.tokens
        near = [m for m in fitting if tokens[m.head].dep in SUBJECTS and tokens[m.head].sentence >= since]
        return _nearest(self._annotated, token, near)

    def _several(self, token: Token, before: list[Mention]) -> Mention | None:
        """Whom "they" means: joint subjects, else a plural or a body of people, else the pair told of before."""
        joint = self._joint_subject(token, before)
        if joint is not None:
            return joint
        if self._other_subject(token, before, ("NNS",)):
            return None
        tokens, own = self._annotated.tokens, token.dep == "poss"
        several = [m for m in before if self._is_plural(m)]
        fitting = [
            m
            for m in several
            if m.kind in (MentionKind.GROUP, MentionKind.PRONOUN)
            or tokens[m.head].dep in SUBJECTS
            or self._is_agent(tokens[m.head])
            or (own and tokens[m.head].sentence == token.sentence)
        ]
        target = _nearest(self._annotated, token, fitting)
        if target is not None:
            return self._as(token, target)
        armed = [m for m in several if m.kind is not MentionKind.PRONOUN and self._is_armed(m)]
        here = [m for m in armed if tokens[m.head].sentence == token.sentence]
        if here:
            return self._as(token, here[-1])
        earlier = [m for m in before if self._annotated.tokens[m.head].sentence < token.sentence]
        return self._collectives.pair(token, token.i, earlier, reach=NEAR)

    def _is_agent(self, token: Token) -> bool:
        """Whether a main clause says that something is done "by" this: "was declared by the rebels"."""
        above = self._annotated.tokens[token.head]
        return above.dep == "agent" and self._annotated.tokens[above.head].dep not in ("acl", "relcl")

    def _is_armed(self, mention: Mention) -> bool:
        actor = self._index.actors.get(mention.parties[0]) if len(mention.parties) == 1 else None
        return actor is not None and actor.kind is ActorKind.ARMED_GROUP and mention.actors == mention.parties

    def _other_subject(self, token: Token, before: Sequence[Mention], tags: tuple[str, ...]) -> bool:
        """Whether the subject nearest before a pronoun is something else than an actor: "the talks", "civilians"."""
        tokens, heads = self._annotated.tokens, {m.head for m in before}
        for sentence in (token.sentence, token.sentence - 1):
            subjects = (
                [t for t in tokens[: token.i] if t.sentence == sentence and t.dep in SUBJECTS] if sentence >= 0 else []
            )
            if subjects:
                nearest = subjects[-1 if sentence == token.sentence else 0]
                return nearest.tag in tags and nearest.i not in heads
            if any(tokens[m.head].sentence == sentence and m.parties for m in before):
                return False
        return False

    def _joint_subject(self, token: Token, before: Sequence[Mention]) -> Mention | None:
        """ "They" after "X and Y travelled": everybody the nearest joint subject names, two sentences back at most."""
        annotated = self._annotated
        by_head = {m.head: m for m in before if m.parties and m.kind is not MentionKind.PRONOUN}
        for head in sorted(by_head, reverse=True):
            noun = annotated.tokens[head]
            if noun.dep not in SUBJECTS or token.sentence - noun.sentence > 2:
                continue
            joined = [by_head[i] for i in annotated.conjuncts(head) if i in by_head]
            if len({m.actors for m in joined}) < 2:
                return None
            levels = {m.level for m in joined}
            return Mention(
                span=annotated.span(token.i, token.i + 1),
                text=token.text,
                kind=MentionKind.PRONOUN,
                actors=tuple(dict.fromkeys(a for m in joined for a in m.actors)),
                parties=tuple(dict.fromkeys(p for m in joined for p in m.parties)),
                first=token.i,
                last=token.i + 1,
                head=token.i,
                level=levels.pop() if len(levels) == 1 else None,
            )
        return None

    def _is_plural(self, mention: Mention) -> bool:
        if mention.text.lower() in FIRST or not mention.parties:
            return False
        if mention.kind is MentionKind.GROUP or len(mention.parties) > 1:
            return True
        head = self._annotated.tokens[mention.head]
        title = self._roles.titles.get(head.text.lower())
        body = mention.kind is MentionKind.ROLE and title is not None and title.kind == "role"
        actor = self._index.actors.get(mention.parties[0])
        group = actor is None or actor.kind in (ActorKind.ARMED_GROUP, ActorKind.POLITICAL_PARTY)
        many = head.tag in ("NNS", "NNPS") or (body and head.dep in SUBJECTS)
        return many or (group and mention.actors == mention.parties)

    def _noun(self, token: Token, before: list[Mention]) -> Mention | None:
        """ "The group", "this country": the last actor of that kind named before."""
        row, children = self._roles.anaphors.get(token.lemma), self._annotated.children_of(token.i)
        if row is None or token.tag not in ("NN", "NNP") or not children or children[0].i != token.i - 1:
            return None
        article = children[0].lemma
        pointing = article in ("this", "that") or (article == "the" and (row.bare == "yes" or token.dep in SUBJECTS))
        if not pointing or any(t.dep in ("prep", "amod", "compound", "relcl") for t in children):
            return None
        named = [m for m in before if m.kind is not MentionKind.PRONOUN and self._is_one(m, row.kind)]
        target = _nearest(self._annotated, token, [m for m in named if m.kind is not MentionKind.DEMONYM] or named)
        if target is None:
            return None
        first, span = token.i - 1, self._annotated.span(token.i - 1, token.i + 1)
        return target.replace(
            span=span,
            text=self._annotated.words(span),
            kind=MentionKind.ROLE,
            first=first,
            last=token.i + 1,
            head=token.i,
            place=target.place,
        )

    def _is_one(self, mention: Mention, kinds: Sequence[str]) -> bool:
        """Whether a mention names one actor, of one of these kinds."""
        actor = self._index.actors.get(mention.parties[0]) if len(mention.parties) == 1 else None
        return actor is not None and mention.actors == mention.parties and actor.kind in kinds


def _lemma(pronoun: str) -> str:
    return LEMMAS.get(pronoun.lower(), pronoun.lower())


def _unresolved(mention: Mention) -> bool:
    return not mention.parties and mention.kind is MentionKind.ROLE


def _nearest(annotated: Annotated, token: Token, fitting: list[Mention]) -> Mention | None:
    """The last subject of the nearest sentence that has a fitting mention, else its first fitting mention."""
    for sentence in range(token.sentence, max(-1, token.sentence - REACH), -1):
        here = [m for m in fitting if annotated.tokens[m.head].sentence == sentence]
        subjects = [m for m in here if annotated.tokens[m.head].dep in ("nsubj", "nsubjpass")]
        if sentence == token.sentence and here:
            return (subjects or here)[-1]
        if here:
            return (subjects or here)[0]
    return None


def _expletive(annotated: Annotated, token: Token) -> bool:
    """Whether "it" stands for a clause or the weather: "it is clear", "it seems", "it was agreed that"."""
    if token.dep == "expl":
        return True
    clause = annotated.child(token.head, "ccomp", "csubj", "xcomp") is not None
    return (token.dep in SUBJECTS and annotated.tokens[token.head].lemma in EXPLETIVE) or (
        token.dep == "nsubjpass" and clause
    )


def _is_person(mention: Mention, index: ActorIndex) -> bool:
    if mention.kind in (MentionKind.PRONOUN, MentionKind.GROUP) or len(mention.actors) != 1:
        return False
    actor = index.actors.get(mention.actors[0])
    return actor.kind is ActorKind.PERSON if actor else mention.actors != mention.parties


def _is_body(mention: Mention, index: ActorIndex) -> bool:
    if len(mention.parties) != 1 or mention.kind in (MentionKind.PRONOUN, MentionKind.DEMONYM):
        return False
    return mention.actors == mention.parties or not _is_person(mention, index)
