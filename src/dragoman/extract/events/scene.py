"""A document under the extraction of events: its layers, mentions and lexicons, and what stands in a clause."""

from collections.abc import Iterator

from dragoman.extract.clauses import Mentions, distinct, passive, prepositions, subject
from dragoman.extract.factuality.mood import clause_form
from dragoman.lexicon.plover import EventLexicon
from dragoman.lexicon.talks import Clause
from dragoman.model import Annotated, Record, Token

DESCRIBING = ("amod", "compound", "poss", "nmod")
COMPLEMENTS = ("xcomp", "ccomp", "acl")
BESIDE = ("by", "from", "against", "with", "between", "on", "in")


class Site(Record):
    """Where an event stands: its word, and the verb that has its arguments (the word itself, or a light verb)."""

    token: int
    verb: int


class Scene:
    """One document under extraction. Its methods answer with token indices or ids of parties."""

    def __init__(self, annotated: Annotated, lexicon: EventLexicon) -> None:
        self.annotated = annotated
        self.lexicon = lexicon
        self.mentions = Mentions(annotated)

    def lemma(self, i: int) -> str:
        """The lemma in lower case."""
        return self.annotated.tokens[i].lemma.lower()

    def objects(self, verb: int) -> list[int]:
        """What a verb is done to: its objects with their conjuncts; of a passive the subject."""
        if passive(self.annotated, verb):
            acted = subject(self.annotated, verb)
            return self.annotated.conjuncts(acted) if acted is not None else []
        direct = self.annotated.children_of(verb, "dobj", "oprd", "attr")
        if not direct:  # "arrested and deported 168 people"
            later = [t for t in self.annotated.children_of(verb, "conj") if t.pos == "VERB"]
            shared = not any(self.annotated.child(t.i, "nsubj") for t in later)
            direct = tuple(o for t in later if shared for o in self.annotated.children_of(t.i, "dobj"))
        return [i for token in direct for i in self.annotated.conjuncts(token.i)]

    def nouns(self, verb: int) -> Iterator[str]:
        """Lemmas of a verb's objects, seen through quantities: "thousands of refugees"."""
        for i in self.objects(verb):
            yield self.lemma(i)
            for preposition, noun in prepositions(self.annotated, i):
                if preposition == "of":
                    yield self.lemma(noun)

    def complements(self, i: int) -> list[Token]:
        """Clauses under a word or its object: "agreed to meet", "accused it of spying", "an ultimatum to stop"."""
        found = list(self.annotated.children_of(i, *COMPLEMENTS))
        for prep in self.annotated.children_of(i, "prep"):
            found += self.annotated.children_of(prep.i, "pcomp")
        for noun in self.annotated.children_of(i, "dobj", "pobj", "acomp"):
            found += self.annotated.children_of(noun.i, "acl", "xcomp")
        return [t for t in found if t.pos in ("VERB", "AUX") and t.i > i]

    def form(self, token: Token) -> Clause:
        """Whether a complement is an infinitive, an -ing form or a clause with its own verb form."""
        return clause_form(self.annotated, token)

    def named(self, noun: int) -> tuple[str, ...]:
        """Parties a noun phrase stands for; of one that names none itself, those that describe it."""
        own = distinct(p for m in self.mentions.of_noun(noun) for p in m.parties)
        if own:
            return own
        beside = [n for p, n in prepositions(self.annotated, noun) if p in BESIDE]
        return distinct(p for n in beside for m in self.mentions.of_noun(n) for p in m.parties)

    def modifying(self, noun: int) -> tuple[str, ...]:
        """Parties named before a noun: "Israel's", "Russian"."""
        before = [c for t in self.annotated.children_of(noun, *DESCRIBING) for c in self.annotated.conjuncts(t.i)]
        return distinct(p for c in before if (m := self.mentions.at(c)) is not None for p in m.parties)
