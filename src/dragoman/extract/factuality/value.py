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
    general,
    ordered,
    partner,
    personal,
    sentence_end,
    shares,
    supposed,
    unmet,
)
from dragoman.extract.factuality.mood import LIMIT, negated, own_mood
from dragoman.extract.factuality.tenses import ahead, bygone, clause_verb, present, said_and_done, sensed
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
    unreported = personal(annotated, token, lexicon) or general(annotated, token)
    if claim.mood in UNREAL and not claim.negated and unreported:
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
        if token.dep in ("aux", "auxpass") and token.tag == "VB" and self._annotated.tokens[token.head].pos in VERBS:
            return self.claim(token.head, depth + 1)  # "to get involved"
        if token.dep == "conj" and (other := partner(self._annotated, token)) is not None:
            return self.claim(other.i, depth + 1)
        if self._performed(token):
            return CERTAIN
        own = self._own(token)
        if token.dep == "conj":
            token = self._first(token)
        return own if token.head == i else self._embedded(token, own, depth + 1)

    def _performed(self, verb: Token) -> bool:
        """Whether a word is done in the saying ("I want to thank you"), and not asked about."""
        done = said_and_done(self._annotated, verb, self._lexicon) or sensed(self._annotated, verb, self._lexicon)
        return done and sentence_end(self._annotated, verb) != "?"

    def _own(self, token: Token) -> Claim:
        """What a word's own form and negation claim; orders and yes-no questions claim nothing."""
        if ordered(self._annotated, token, self._lexicon) or asked(self._annotated, token):
            return Claim(mood=Mood.PLAIN)
        mood = self._told(token) if token.pos in VERBS else self._described(token)
        return Claim(mood=mood, negated=denied(self._annotated, token, self._lexicon))

    def _told(self, verb: Token) -> Mood:
        """The mood of a verb's own form, presents that mean the future among them."""
        if ahead(self._annotated, verb, self._lexicon):
            return Mood.FUTURE
        return own_mood(self._annotated, verb)

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
        supposition = supposed(self._annotated, token, self._lexicon)
        if supposition is not None:
            return Claim(mood=supposition)
        above = self._annotated.tokens[token.head]
        if above.i == token.i:
            return claim
        if token.dep in ("pcomp", "pobj"):
            return self._after_preposition(above, token, claim, depth)
        if token.dep in CLAUSES:
            if self._opposed(above) and self._content_of(token, above):
                return Claim(mood=Mood.NEGATED)  # "rejected the proposal to meet"
            outer = self.claim(above.i, depth)
            hung = self._hung(token, above, outer)
            return hung if hung is not None and claim == CERTAIN else under(claim, self._of_clause(token, above), outer)
        return self._of_noun(token, above, claim, depth)

    def _hung(self, token: Token, above: Token, outer: Claim) -> Claim | None:
        """What becomes of a clause that is no more real than what it hangs on; None where it stands for itself."""
        loose = token.tag == "VBG" and not self._annotated.children_of(token.i, "aux", "mark", "ccomp")
        if outer.mood in REAL and not outer.negated:
            general = token.dep == "csubj" and above.lemma == "be" and present(self._annotated, above)
            return Claim(mood=Mood.PLAIN) if general and loose else None  # "freeing captives is never easy"
        if token.dep == "advcl" and present(self._annotated, token) and self._temporal(token):
            return outer.replace(negated=False)  # "when they meet, they will sign"
        thinks = self._mood(token, "inf") is not None or self._mood(token, "that") is not None  # "hoping", "vowing"
        follows = token.dep == "csubj" or (token.dep == "advcl" and token.i > above.i)
        if loose and follows and not outer.negated and not thinks:
            return outer  # "will withdraw, clearing the way for talks"
        return None

    def _temporal(self, token: Token) -> bool:
        marks = self._annotated.children_of(token.i, "mark", "advmod")
        return any(self._lexicon.is_use(t.lemma.lower(), "when") for t in marks)

    def _of_clause(self, token: Token, above: Token) -> Mood | None:
        """What the word above makes of a clause; a bare infinitive is at most wanted."""
        form = form_of(self._annotated, token)
        if token.tag == "VBN" and token.dep in ("ccomp", "xcomp") and not self._annotated.children_of(token.i, "aux"):
            done = self._mood(above, "done")
            if done is not None:
                return done
        if form is Clause.INF and unmet(self._annotated, token, self._lexicon):
            return Mood.FAILED
        judged = (
            self._annotated.child(above.i, "acomp") if above.pos in VERBS and token.dep in ("ccomp", "csubj") else None
        )
        if judged is not None:
            above = judged  # "it is possible that they met"
        mood = None if token.dep == "relcl" else self._done(above, form) or self._mood(above, form)
        if token.dep == "advcl" and mood is not Mood.BEGUN:
            return Mood.DESIRED if form is Clause.INF else None
        if mood is None and form is Clause.INF:
            return Mood.POSSIBLE if above.pos == "ADJ" else Mood.DESIRED
        return mood

    def _after_preposition(self, preposition: Token, token: Token, claim: Claim, depth: int) -> Claim:
        """An -ing form or noun after a preposition: the word that governs that decides, then the preposition itself."""
        governor = self._annotated.tokens[preposition.head]
        word = preposition.lemma.lower()
        mood = self._mood(governor, word)
        known = token.dep == "pobj" and definite(self._annotated, token)
        if mood is not None and not (known and mood is Mood.POSSIBLE):
            return under(claim, mood, self.claim(governor.i, depth))
        own = self._lexicon.mood(word, "ADP", "ing" if token.dep == "pcomp" else "noun")
        if own is not None:
            return under(claim, own, CERTAIN)
        if governor.pos not in VERBS:
            part = self._mood(governor, "part") is Mood.BEGUN  # "a third round of talks"
            return self.claim(governor.i, depth) if part and claim == CERTAIN else claim
        outer = self.claim(governor.i, depth)
        return claim if known or outer.mood in REAL or outer.negated else weaker(claim, outer)

    def _of_noun(self, token: Token, above: Token, claim: Claim, depth: int) -> Claim:
        """A noun or adjective: the object of what it is the object of, the predicate of its copula."""
        if token.dep in ("nsubj", "nsubjpass") and above.pos in VERBS and claim == CERTAIN:
            raised = self._of_subject(token, above, depth)
            if raised is not None:
                return raised
        if token.dep in PREDICATES and above.pos in VERBS:
            outer = self.claim(above.i, depth)
            return outer.replace(negated=outer.negated or claim.negated)
        if token.dep == "nsubj" and above.pos in VERBS and claim == CERTAIN and self._mood(above, "subj") is Mood.BEGUN:
            return self.claim(above.i, depth)  # "talks will resume"
        if token.dep in OBJECTS and above.pos in VERBS:
            return self._of_object(token, above, claim, depth)
        return under(claim, self._mood(above, "noun"), CERTAIN) if token.dep == "compound" else claim

    def _of_subject(self, token: Token, verb: Token, depth: int) -> Claim | None:
        """What is said of a subject that happens or is judged: "talks are expected to resume", "a truce is vital"."""
        for below in self._annotated.children_of(verb.i, "xcomp"):
            if token.dep == "nsubjpass" and self._mood(below, "subj") is Mood.BEGUN:
                return self.claim(below.i, depth)
        judged = self._annotated.child(verb.i, "acomp")
        if judged is None or verb.lemma != "be" or definite(self._annotated, token):
            return None
        mood = self._mood(judged, "that")
        return None if mood in (None, Mood.PLAIN, Mood.BEGUN) else under(CERTAIN, mood, self.claim(verb.i, depth))

    def _of_object(self, token: Token, above: Token, claim: Claim, depth: int) -> Claim:
        """The object of a verb: "sought a deal"; "the deal" is there already, whatever is done to it."""
        mood = self._mood(above, "noun")
        uttered = self._lexicon.is_use(token.lemma.lower(), "uttered")  # "denied the charge", "blocked an offer"
        if mood in AGAINST and uttered:
            return claim
        if mood is Mood.REFUSED:  # "opposed a deal": there may be one
            return claim if definite(self._annotated, token) else Claim(mood=Mood.PLAIN)
        if mood is None and definite(self._annotated, token):
            return claim
        outer = self.claim(above.i, depth)
        if mood is None:  # "no action was taken" is one negation, found twice
            return outer.replace(negated=outer.negated or claim.negated)
        if mood in AGAINST and outer.mood not in REAL:
            return Claim(mood=Mood.PLAIN)  # "sought to block his return"
        return under(claim, mood, outer)

    def _content_of(self, token: Token, noun: Token) -> bool:
        """Whether a clause says what a noun of saying is about: "the report that they met", not "the fact that"."""
        told = token.tag == "VB" or self._annotated.child(token.i, "mark") is not None
        return token.dep == "acl" and told and self._lexicon.is_use(noun.lemma.lower(), "uttered")

    def _opposed(self, noun: Token) -> bool:
        """Whether a noun is the object of a word that is against what it names: "rejected", "blocked"."""
        above = self._annotated.tokens[noun.head]
        return noun.dep in OBJECTS and above.pos in VERBS and self._mood(above, "noun") in AGAINST

    def _done(self, word: Token, form: Clause) -> Mood | None:
        """What a word makes of an infinitive where its own clause is in the past: who "had to leave" left."""
        verb = clause_verb(self._annotated, word)
        open_ = negated(self._annotated, verb.i) or negated(self._annotated, word.i)  # "did not have to": may have
        return self._mood(word, f"past {form}") if bygone(self._annotated, verb) and not open_ else None

    def _mood(self, word: Token, governs: str) -> Mood | None:
        if any(t.lemma in ("would", "'d") for t in self._annotated.children_of(word.i, "aux")):
            wished = self._lexicon.mood(f"would {word.lemma.lower()}", category(word), governs)  # "would like to meet"
            if wished is not None:
                return wished
        return self._lexicon.mood(word.lemma.lower(), category(word), governs)
