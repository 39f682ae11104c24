"""A document under the extraction of events: its layers, mentions and lexicons, and what stands in a clause."""

from collections.abc import Iterator, Sequence

from dragoman.extract.clauses import Mentions, distinct, passive, prepositions, subject
from dragoman.extract.factuality.mood import clause_form
from dragoman.lexicon.plover import EventLexicon
from dragoman.lexicon.talks import Clause
from dragoman.model import Annotated, Place, Record, Token

DESCRIBING = ("amod", "compound", "poss", "nmod", "appos")
COMPLEMENTS = ("xcomp", "ccomp", "acl")


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
        self._places = {at.head: at.place for at in annotated.places}

    def lemma(self, i: int) -> str:
        """The lemma in lower case."""
        return self.annotated.tokens[i].lemma.lower()

    def objects(self, verb: int) -> list[int]:
        """What a verb is done to: its objects with their conjuncts; of a passive the subject."""
        if passive(self.annotated, verb):
            acted = subject(self.annotated, verb)
            return self.annotated.conjuncts(acted) if acted is not None else []
        direct = self.annotated.children_of(verb, "dobj", "oprd", "attr")
        if not direct:  # parsers take unknown towns for adverbs
            direct = tuple(t for t in self.annotated.children_of(verb, "advmod", "npadvmod") if self.place(t.i))
        if not direct:  # "arrested and deported 168 people"
            later = [t for t in self.annotated.children_of(verb, "conj") if t.pos == "VERB"]
            shared = not any(self.annotated.child(t.i, "nsubj") for t in later)
            direct = tuple(o for t in later if shared for o in self.annotated.children_of(t.i, "dobj"))
        return [i for token in direct for i in self.annotated.conjuncts(token.i)]

    def nouns(self, verb: int) -> Iterator[str]:
        """Lemmas of a verb's objects, seen through quantities: "thousands of refugees", "$5 million in aid"."""
        for i in self.objects(verb):
            yield from dict.fromkeys((self.lemma(i), self.annotated.tokens[i].text.lower()))
            sum_of = self.annotated.tokens[i].tag in ("CD", "$")  # "$61 billion in aid"
            for preposition, noun in prepositions(self.annotated, i):
                if preposition == "of" or (sum_of and preposition == "in"):
                    yield self.lemma(noun)

    def complements(self, i: int) -> list[Token]:
        """Clauses under a word or its object: "agreed to meet", "accused it of spying", "an ultimatum to stop"."""
        found = list(self.annotated.children_of(i, *COMPLEMENTS))
        for prep in self.annotated.children_of(i, "prep"):
            found += self.annotated.children_of(prep.i, "pcomp")
        for noun in self.annotated.children_of(i, "dobj", "pobj", "acomp"):
            found += self.annotated.children_of(noun.i, "acl", "xcomp")
        if not found and self.annotated.child(i, "dobj") is None:
            found += [t for t in self.annotated.children_of(i, "advcl") if self.form(t) is Clause.INF]
        return [t for t in found if t.pos in ("VERB", "AUX") and t.i > i]

    def form(self, token: Token) -> Clause:
        """Whether a complement is an infinitive, an -ing form or a clause with its own verb form."""
        return clause_form(self.annotated, token)

    def named(self, noun: int) -> tuple[str, ...]:
        """Parties a noun phrase stands for, each conjunct by itself or by what describes it."""
        return distinct(p for i in self.annotated.conjuncts(noun) for p in self.named_by(i))

    def named_by(self, i: int) -> tuple[str, ...]:
        """Who is named at a noun, else before it, else after it; of a town its country ("shelled Kharkiv").

        An unnamed group ("rebels") counts only where nobody else is named.
        """
        own = self.mentions.at(i)
        if own is None and self.annotated.tokens[i].pos == "PRON":
            return self._antecedent(i)
        parties = (own.parties or own.actors) if own is not None else ()  # a person of no known party acts too
        beside = self._beside(i) if self._kin(i) or not self._known(parties) else ()
        choices = (beside, parties) if self._kin(i) else (parties, self.modifying(i), beside, self._country(i))
        return next((c for c in choices if self._known(c)), next((c for c in choices if c), ()))

    def _known(self, parties: Sequence[str]) -> bool:
        return any(p in self.annotated.actors for p in parties)

    def place(self, i: int) -> Place | None:
        """The place that a token names."""
        return self._places.get(i)

    def _country(self, i: int) -> tuple[str, ...]:
        place = self._places.get(i)
        return (place.country,) if place is not None and place.country is not None else ()

    def _kin(self, i: int) -> bool:
        """Whether a demonym means a people and not a state: "ethnic Albanians"."""
        kin = self.lexicon.with_use("kin")
        return any(t.lemma.lower() in kin for t in self.annotated.children_of(i, "amod"))

    def _antecedent(self, i: int) -> tuple[str, ...]:
        """Whom an unresolved pronoun means in reported speech: "Syria says it is willing"."""
        token = self.annotated.tokens[i]
        verb = self.annotated.tokens[token.head]
        if token.dep != "nsubj" or verb.dep != "ccomp" or token.tag != "PRP":
            return ()
        speaker = subject(self.annotated, verb.head)
        return self.named(speaker) if speaker is not None and speaker != i else ()

    def _beside(self, i: int) -> tuple[str, ...]:
        """Parties under the prepositions of a noun: "an appeal from X", "students in Y"."""
        pairs = prepositions(self.annotated, i)
        for wanted in (*self.lexicon.with_use("beside"), *self.lexicon.with_use("here")):
            found = distinct(p for preposition, n in pairs if preposition == wanted for p in self.named(n))
            if found:
                return found
        return ()

    def modifying(self, noun: int) -> tuple[str, ...]:
        """Parties named before a noun or beside it: "Israel's", "Russian", "the U.S. Predator attacks"."""
        first = [t for t in self.annotated.children_of(noun, *DESCRIBING) if self.annotated.tokens[t.i].tag != "PRP$"]
        before = [j for t in first for j in self.annotated.subtree(t.i)]
        return distinct(p for j in before if (m := self.mentions.at(j)) is not None for p in m.parties)

    def populace(self, noun: int) -> bool:
        """Whether a noun names a person or people of a role ("students"), seen through quantities."""
        inside = [noun, *(n for p, n in prepositions(self.annotated, noun) if p == "of")]
        return any(
            self.annotated.tokens[i].entity == "PERSON" or self.lexicon.fits(self.lemma(i), "@populace") for i in inside
        )
