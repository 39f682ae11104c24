"""What the extractors of talks share: a document with its look-ups, places, dates, evidence, chains."""

from collections.abc import Sequence

from dragoman.extract.clauses import Mentions, distinct, located, prepositions
from dragoman.lexicon.numbers import Numbers
from dragoman.lexicon.talks import TalksLexicon
from dragoman.model import ActorKind, Annotated, Finding, Level, Mention, MentionKind, Period, Span, Statement

AT = ("in", "at")
AMONG = ("between", "among")
CLAUSAL = ("advcl", "ccomp", "parataxis", "relcl", "conj")
EDGES = {
    ",",
    ";",
    ":",
    "-",
    "–",
    "—",
    ".",
    "and",
    "but",
    "or",
    "that",
    '"',
    "”",
    "“",
    "while",
    "as",
    "who",
    "which",
    "'",
}


class Frame:
    """One document under extraction: layers, mentions by token, lexicon, statements found so far."""

    def __init__(self, annotated: Annotated, lexicon: TalksLexicon, numbers: Numbers, found: Sequence[Finding]) -> None:
        self.annotated = annotated
        self.lexicon = lexicon
        self.numbers = numbers
        self.mentions = Mentions(annotated)
        self._statements = [f.body for f in found if isinstance(f.body, Statement) and f.score >= 0.5]

    def chain(self, i: int) -> tuple[str, ...]:
        """Who says what stands at token i, outermost last; empty for the text's own voice."""
        at = Span(start=self.annotated.tokens[i].start, end=self.annotated.tokens[i].end)
        over = [s for s in self._statements if s.speaker and any(c.covers(at) for c in s.content_spans)]
        if not over:
            return ()
        inner = min(over, key=lambda s: sum(c.end - c.start for c in s.content_spans))
        return distinct((str(inner.speaker), *inner.chain))

    def acting(self, mentions: Sequence[Mention]) -> list[Mention]:
        """Mentions that stand for parties, not for places."""
        return [m for m in mentions if m.parties and not located(self.annotated, m)]

    def place(self, *heads: int) -> str | None:
        """The place named under one of the tokens: "in Doha", "at Camp David", "the Istanbul talks"."""
        for head in heads:
            for preposition, noun in prepositions(self.annotated, head):
                if preposition in AT and (name := self.place_name(noun)):
                    return name
            for token in self.annotated.children_of(head, "compound", "nmod", "poss"):
                mention = self.mentions.at(token.i)
                metonym = mention is not None and mention.kind is MentionKind.METONYM
                if (mention is None and token.entity in ("GPE", "LOC", "FAC")) or metonym:
                    return self.place_name(token.i)
        return None

    def place_name(self, noun: int) -> str | None:
        """A proper name that can be a place, as written, without its article; None for other nouns."""
        token = self.annotated.tokens[noun]
        mention = self.mentions.at(noun)
        if token.pos != "PROPN" or (mention is not None and not mention.place) or self._is_time(noun):
            return None
        words = [t for t in self.annotated.children_of(noun, "compound", "amod", "nmod") if t.text[:1].isupper()]
        first = min([noun, *(t.i for t in words)])
        return self.annotated.words(self.annotated.span(first, noun + 1))

    def _is_time(self, i: int) -> bool:
        return any(t.first <= i < t.last for t in self.annotated.times)

    def period(self, *heads: int) -> Period | None:
        """The dated time nearest under one of the tokens, clauses of their own left aside."""
        for head in heads:
            inside = self.own_words(head)
            near = [t for t in self.annotated.times if t.first in inside and (t.period.start or t.period.end)]
            if near:
                return min(near, key=lambda t: abs(t.first - head)).period
        return None

    def own_words(self, head: int) -> set[int]:
        """Tokens under a word that belong to no clause below it."""
        found: set[int] = set()
        stack = [head]
        while stack:
            at = stack.pop()
            found.add(at)
            stack += [c for c in self.annotated.children[at] if self.annotated.tokens[c].dep not in CLAUSAL]
        return found

    def fights(self, mention: Mention) -> bool:
        """Whether a mention stands for an armed group, whose call for a truce is an offer of its own."""
        kinds = [self.annotated.actors.get(p) for p in mention.parties]
        return any(a is None or a.kind is ActorKind.ARMED_GROUP for a in kinds) and bool(kinds)

    def pair_beside(self, i: int) -> tuple[str, ...]:
        """The two parties of the sentence around token i, where it names exactly two that act."""
        sentence = self.annotated.sentences[self.annotated.tokens[i].sentence]
        named = parties(self.acting(self.mentions.within(sentence.first, sentence.last)))
        sides = [p for p in named if not self.mediates(p)]
        return tuple(sides) if len(sides) == 2 else ()

    def mediates(self, party: str) -> bool:
        """Whether a party is an international organisation."""
        actor = self.annotated.actors.get(party)
        return actor is not None and actor.kind is ActorKind.ORGANISATION

    def pair_within(self, i: int) -> tuple[str, ...]:
        """The two parties named under token i ("talks on Moldova's accession to the European Union")."""
        inside = set(self.annotated.subtree(i))
        named = parties(self.acting([m for m in self.annotated.mentions if m.head in inside]))
        return named if len(named) == 2 else ()

    def opposed(self, i: int) -> tuple[str, ...]:
        """The sides of "a dispute between X and Y" in the sentence of token i."""
        sentence = self.annotated.sentences[self.annotated.tokens[i].sentence]
        for token in self.annotated.tokens[sentence.first : sentence.last]:
            if token.lemma in AMONG and token.dep == "prep":
                for noun in self.annotated.children_of(token.i, "pobj"):
                    named = parties(self.acting(self.mentions.of_noun(noun.i)))
                    if len(named) >= 2:
                        return named
        return ()

    def level(self, mentions: Sequence[Mention], default: Level | None) -> Level | None:
        """Level of representation: what those named have in common, else the happening's own."""
        levels = [Level(m.level) for m in mentions if m.level]
        if levels and len(levels) == len(mentions):
            return levels[0] if len(set(levels)) == 1 else default or Level.OTHER
        return default

    def evidence(self, *tokens: int) -> Span:
        """The span from the first to the last token, bare punctuation and conjunctions at its edges cut off."""
        first, last = min(tokens), max(tokens) + 1
        words = self.annotated.tokens
        while first < last - 1 and (words[first].text.lower() in EDGES or words[first].dep == "mark"):
            first += 1
        while last - 1 > first and words[last - 1].text.lower() in EDGES:
            last -= 1
        return self.annotated.span(first, last)

    def clause_span(self, head: int, *more: int) -> Span:
        """The span of a clause: its head, its own words and further tokens, within one sentence."""
        sentence = self.annotated.sentences[self.annotated.tokens[head].sentence]
        inside = {i for i in self.own_words(head) if sentence.first <= i < sentence.last}
        more_inside = {i for i in more if sentence.first <= i < sentence.last}
        return self.evidence(*inside, *more_inside, head)


def parties(mentions: Sequence[Mention]) -> tuple[str, ...]:
    """The parties that mentions stand for, each once, in text order."""
    return distinct(p for m in mentions for p in m.parties)
