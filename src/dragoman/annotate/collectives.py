"""Phrases for both or all parties told of: "both sides", "the two presidents", "each delegation"."""

from collections import Counter
from collections.abc import Sequence

from dragoman.annotate.names import located
from dragoman.lexicon.actors import ActorIndex
from dragoman.lexicon.roles import Collective, Roles
from dragoman.model import ActorKind, Annotated, Level, Mention, MentionKind, Token

EITHER = {"each", "either", "neither"}
BOTH = (*EITHER, "both", "two", "warring", "rival")
FUNCTIONS = ("nsubj", "nsubjpass", "pobj", "dobj")
LANDS = {"country", "nation"}  # "the countries" are two where two are named just before
REACH = 12  # sentences back that a collective phrase may look
NEAR = 2  # those in which people of the level told are looked for first


class Collectives:
    """Finds whom the collective phrases of one document mean."""

    def __init__(self, annotated: Annotated, index: ActorIndex, roles: Roles) -> None:
        self._annotated = annotated
        self._index = index
        self._roles = roles

    def find(self, token: Token, before: Sequence[Mention]) -> Mention | None:
        """The mention that a token heads, where it heads one."""
        if token.text.lower() == "both" and token.dep in FUNCTIONS:
            return self.pair(token, token.i, before)
        row = self._row(token)
        if row is None or self._annotated.child(token.i, "compound") is not None:
            return None
        again = self._again(token, before)
        if again is not None:
            return again
        words = self._annotated.children_of(token.i, "det", "nummod", "predet", "amod", "preconj")
        the = any(t.lemma == "the" for t in words)
        if the and token.lemma in LANDS and len(self._here(token, before)) == 2:
            return self.pair(token, min([token.i, *(t.i for t in words)]), before, row.level, reach=1)
        if not (any(t.lemma in BOTH for t in words) or (the and row.bare == "yes")):
            return None
        return self.pair(token, min([token.i, *(t.i for t in words)]), before, row.level)

    def _here(self, token: Token, before: Sequence[Mention]) -> set[str]:
        """The states named before a token in its sentence."""
        tokens = self._annotated.tokens
        named = {p for m in before if tokens[m.head].sentence == token.sentence for p in m.parties}
        actors = [self._index.actors.get(party) for party in named]
        return {actor.id for actor in actors if actor is not None and actor.kind is ActorKind.STATE}

    def _row(self, token: Token) -> Collective | None:
        row = self._roles.collectives.get(token.text.lower())
        if row is None and any(t.lemma in EITHER for t in self._annotated.children_of(token.i, "det")):
            row = self._roles.collectives.get(f"{token.lemma}s")  # "each side", "neither party"
        return row

    def _again(self, token: Token, before: Sequence[Mention]) -> Mention | None:
        """ "The leaders" after "the two leaders": the same ones."""
        children = self._annotated.children_of(token.i)
        if len(children) != 1 or children[0].lemma != "the":
            return None
        heads = self._annotated.tokens
        same = [m for m in before if m.kind is MentionKind.GROUP and heads[m.head].lemma == token.lemma]
        return self._group(token, children[0].i, same[-1].parties, same[-1].level) if same else None

    def pair(
        self, token: Token, first: int, before: Sequence[Mention], level: Level | None = None, *, reach: int = REACH
    ) -> Mention | None:
        """The pair of parties that a phrase means, mediating bodies and places left aside.

        Also left aside is the subject to whom the pair is object: "Carter met both sides". First people of the level
        told are looked for near by, then the pair that the text joins most often, then the nearest two.
        """
        apart = self._subjects_above(token, before)
        ranking = [m for m in before if level and m.level == level]
        parties = self._two_named(token, ranking, apart, NEAR)
        if parties is None and reach == REACH:
            parties = self._usual_pair(before, apart)
        parties = parties or self._two_named(token, before, apart, reach)
        return self._group(token, first, parties, level) if parties else None

    def _two_named(
        self, token: Token, before: Sequence[Mention], apart: set[str], reach: int
    ) -> tuple[str, ...] | None:
        """The first two parties of the nearest sentence that names two."""
        heads = {m.head for m in before if m.parties}
        told = [m for m in before if not self._describes(m, heads) and not located(self._annotated, m)]
        for sentence in range(token.sentence, max(-1, token.sentence - reach), -1):
            parties: dict[str, None] = {}
            for mention in told:
                if self._annotated.tokens[mention.head].sentence == sentence:
                    parties |= dict.fromkeys(p for p in mention.parties if p not in apart and self._side(p))
            if len(parties) >= 2:
                return tuple(parties)[:2]
        return None

    def _describes(self, mention: Mention, heads: set[int]) -> bool:
        """Whether a mention only tells whose another one is: the "Chad" of "Chad's rebels"."""
        token = self._annotated.tokens[mention.head]
        return token.dep in ("poss", "amod") and token.head in heads

    def _usual_pair(self, before: Sequence[Mention], apart: set[str]) -> tuple[str, ...] | None:
        """The pair that the text joins most often ("Moscow and Kyiv", "between X and Y") and names most; the later
        of equals. So two guests named once together are not taken for the sides of the talks."""
        by_head = {m.head: m for m in before if len(m.parties) == 1 and self._side(m.parties[0])}
        joined: Counter[tuple[str, ...]] = Counter()
        last: dict[tuple[str, ...], int] = {}
        for head, mention in by_head.items():
            for other in self._annotated.conjuncts(head)[1:]:
                partner = by_head.get(other)
                pair = (*mention.parties, *partner.parties) if partner else ()
                if len(set(pair)) == 2 and not apart & set(pair) and not located(self._annotated, mention):
                    key = next((k for k in joined if set(k) == set(pair)), pair)
                    joined[key] += 1
                    last[key] = other
        named = Counter(party for mention in by_head.values() for party in mention.parties)
        return max(joined, key=lambda p: (joined[p] * min(named[p[0]], named[p[1]]), last[p])) if joined else None

    def _group(self, token: Token, first: int, pair: tuple[str, ...], level: Level | str | None) -> Mention:
        span = self._annotated.span(first, token.i + 1)
        return Mention(
            span=span,
            text=self._annotated.words(span),
            kind=MentionKind.GROUP,
            actors=pair,
            parties=pair,
            first=first,
            last=token.i + 1,
            head=token.i,
            level=level,
        )

    def _subjects_above(self, token: Token, before: Sequence[Mention]) -> set[str]:
        tokens = self._annotated.tokens
        if not (token.dep == "dobj" or (token.dep == "pobj" and tokens[token.head].lemma in ("with", "to"))):
            return set()
        here = [m for m in before if tokens[m.head].sentence == token.sentence]
        return {p for m in here if tokens[m.head].dep == "nsubj" for p in m.parties}

    def _side(self, party: str) -> bool:
        actor = self._index.actors.get(party)
        return actor is None or actor.kind is not ActorKind.ORGANISATION
