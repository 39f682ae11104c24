"""How sure a text is that what a word names happened: -3 (certainly not) to 3 (certainly).

The word's own form gives a claim; each word above it in the tree changes the claim (docs/factuality.md).
"""

from dragoman.extract.factuality.claims import AGAINST, CERTAIN, REAL, Claim, under, weaker
from dragoman.extract.factuality.forms import (
    VERBS,
    asked,
    category,
    definite,
    denied,
    form_of,
    ordered,
    personal,
    shares,
    supposed,
    unmet,
)
from dragoman.extract.factuality.mood import LIMIT, negated, own_mood
from dragoman.lexicon.talks import Clause, Mood
from dragoman.lexicon.values import ValueLexicon
from dragoman.model import Annotated, Token

UNREAL = (Mood.FUTURE, Mood.DESIRED, Mood.POSSIBLE)
CLAUSES = ("xcomp", "ccomp", "acl", "pcomp", "advcl", "relcl", "csubj", "csubjpass")
PREDICATES = ("attr", "acomp", "oprd")
OBJECTS = ("dobj", "nsubjpass")

VALUES = {
    Mood.PAST: 3.0,
    Mood.ONGOING: 3.0,
    Mood.FUTURE: 2.3,
    Mood.DESIRED: 1.6,
    Mood.POSSIBLE: 1.4,
    Mood.PLAIN: 0.0,
    Mood.REFUSED: -2.0,
    Mood.FAILED: -1.8,
    Mood.NEGATED: -0.4,
    Mood.DENIED: -1.8,
}
"""Set near the medians that news readers give events in these moods (docs/factuality.md says on what, and the errors).

NEGATED: under a negated operator ("no plan to meet"), which denies the plan and leaves the meeting nearly open.
"""
NEGATION = -2.2  # of a word with a negation of its own


def value_at(annotated: Annotated, token: Token, lexicon: ValueLexicon) -> float:
    """How sure the text is that what the word at `token` names happened, -3 to 3.

    What is planned, wished or possible counts as claimed to a degree where it is reported, and as
    neither claimed nor denied (0) where a person speaks of himself or to the reader.
    """
    claim = ClaimReader(annotated, lexicon).claim(token.i)
    if claim.mood in UNREAL and not claim.negated and personal(annotated, token, lexicon):
        return VALUES[Mood.PLAIN]
    return value_of(claim)


def value_of(claim: Claim) -> float:
    """A claim on the scale; a negation turns it round, an unreal one as far as that of a fact."""
    if not claim.negated or claim.mood is Mood.PLAIN:
        return VALUES[claim.mood]
    return VALUES[Mood.POSSIBLE] if claim.mood in AGAINST else NEGATION


class ClaimReader:
    """Reads the claims of one text, from a word up the tree."""

    def __init__(self, annotated: Annotated, lexicon: ValueLexicon) -> None:
        self._annotated = annotated
        self._lexicon = lexicon

    def claim(self, i: int, depth: int = 0) -> Claim:
        """The claim about the word at token i, everything above it counted; `depth` guards against odd trees."""
        token = self._annotated.tokens[i]
        if depth > LIMIT:
            return CERTAIN
        if token.dep == "conj" and shares(self._annotated, token):
            claim = self.claim(token.head, depth + 1)
            return claim.replace(negated=True) if negated(self._annotated, i) else claim
        own = self._own(token)
        if token.dep == "conj":
            token = self._first(token)
        return own if token.head == i else self._embedded(token, own, depth + 1)

    def _own(self, token: Token) -> Claim:
        """What a word's own form and negation claim; orders and yes-no questions claim nothing."""
        if ordered(self._annotated, token, self._lexicon) or asked(self._annotated, token):
            return Claim(mood=Mood.PLAIN)
        mood = own_mood(self._annotated, token) if token.pos in VERBS else self._described(token)
        return Claim(mood=mood, negated=denied(self._annotated, token, self._lexicon))

    def _described(self, token: Token) -> Mood:
        """What the words before a noun say of it: "proposed talks", "the upcoming summit"; else it is there."""
        for word in self._annotated.children_of(token.i, "amod"):
            mood = self._lexicon.mood(word.text.lower(), "ADJ", "amod")
            if mood is not None:
                return mood
        return Mood.PAST

    def _first(self, token: Token) -> Token:
        """The first of the words joined with a conjunct."""
        for _ in range(LIMIT):
            if token.dep != "conj":
                break
            token = self._annotated.tokens[token.head]
        return token

    def _embedded(self, token: Token, claim: Claim, depth: int) -> Claim:
        """A claim once the word above `token` has had its say."""
        supposition = supposed(self._annotated, token)
        if supposition is not None:
            return Claim(mood=supposition)
        above = self._annotated.tokens[token.head]
        if above.i == token.i:
            return claim
        if token.dep in ("pcomp", "pobj"):
            return self._after_preposition(above, claim, "ing" if token.dep == "pcomp" else "noun", depth)
        if token.dep in CLAUSES:
            return under(claim, self._of_clause(token, above), self.claim(above.i, depth))
        return self._of_noun(token, above, claim, depth)

    def _of_clause(self, token: Token, above: Token) -> Mood | None:
        """What the word above makes of a clause; a bare infinitive is at most wanted."""
        form = form_of(self._annotated, token)
        if form is Clause.INF and unmet(self._annotated, token, self._lexicon):
            return Mood.FAILED
        mood = None if token.dep == "relcl" else self._mood(above, form)
        if token.dep == "advcl" and mood is not Mood.BEGUN:
            return Mood.DESIRED if form is Clause.INF else None
        if mood is None and form is Clause.INF:
            return Mood.POSSIBLE if above.pos == "ADJ" else Mood.DESIRED
        return mood

    def _after_preposition(self, preposition: Token, claim: Claim, form: str, depth: int) -> Claim:
        """An -ing form or noun after a preposition: the word that governs that decides, then the preposition itself."""
        governor = self._annotated.tokens[preposition.head]
        word = preposition.lemma.lower()
        mood = self._mood(governor, word)
        if mood is not None:
            return under(claim, mood, self.claim(governor.i, depth))
        own = self._lexicon.mood(word, "ADP", form)
        if own is not None:
            return under(claim, own, CERTAIN)
        if governor.pos not in VERBS:
            part = self._mood(governor, "part") is Mood.BEGUN  # "a third round of talks"
            return self.claim(governor.i, depth) if part and claim == CERTAIN else claim
        outer = self.claim(governor.i, depth)
        return claim if outer.mood in REAL or outer.negated else weaker(claim, outer)

    def _of_noun(self, token: Token, above: Token, claim: Claim, depth: int) -> Claim:
        """A noun or adjective: the object of what it is the object of, the predicate of its copula."""
        if token.dep in PREDICATES and above.pos in VERBS:
            outer = self.claim(above.i, depth)
            return outer.replace(negated=outer.negated or claim.negated)
        if token.dep == "nsubj" and above.pos in VERBS and claim == CERTAIN and self._mood(above, "subj") is Mood.BEGUN:
            return self.claim(above.i, depth)  # "talks will resume"
        if token.dep in OBJECTS and above.pos in VERBS:
            return self._of_object(token, above, claim, depth)
        return under(claim, self._mood(above, "noun"), CERTAIN) if token.dep == "compound" else claim

    def _of_object(self, token: Token, above: Token, claim: Claim, depth: int) -> Claim:
        """The object of a verb: "sought a deal"; "the deal" is there already, whatever is done to it."""
        mood = self._mood(above, "noun")
        if mood in AGAINST:
            return Claim(mood=Mood.PLAIN)  # "opposed the deal": there may be one
        if mood is None and definite(self._annotated, token):
            return claim
        outer = self.claim(above.i, depth)
        if mood is None:  # "no action was taken" is one negation, found twice
            return outer.replace(negated=outer.negated or claim.negated)
        return under(claim, mood, outer)

    def _mood(self, word: Token, governs: str) -> Mood | None:
        return self._lexicon.mood(word.lemma.lower(), category(word), governs)
