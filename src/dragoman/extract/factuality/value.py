"""How sure a text is that what a word names happened: -3 (certainly not) to 3 (certainly).

The word's own form gives a claim; each word above it in the tree changes the claim, from the inside out
(docs/factuality.md). The tables are values.tsv and operators.tsv.
"""

from dragoman.extract.factuality.mood import AHEAD, LIMIT, SUPPOSING, clause_form, negated, own_mood
from dragoman.lexicon.talks import Clause, Mood
from dragoman.lexicon.values import ValueLexicon, load_values
from dragoman.model import Annotated, Record, Token

__all__ = ["load_values", "value_at"]

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
"""Near the medians that annotators give events in these moods (the UW corpus; docs/factuality.md has the measures).

PLAIN: neither claimed nor denied. NEGATED: under a negated operator ("no plan to meet"), which denies the plan and
leaves the meeting nearly open.
"""
DENIED = -2.2  # of a word with a negation of its own

REAL = (Mood.PAST, Mood.ONGOING)
AGAINST = (Mood.REFUSED, Mood.FAILED, Mood.NEGATED, Mood.DENIED)
UNREAL = (Mood.FUTURE, Mood.DESIRED, Mood.POSSIBLE)
WEAKEST = (Mood.PLAIN, Mood.POSSIBLE, Mood.DESIRED, Mood.FUTURE)
VERBS = ("VERB", "AUX")
CLAUSES = ("xcomp", "ccomp", "acl", "pcomp", "advcl", "relcl", "csubj", "csubjpass")
MAIN = ("ROOT", "parataxis", "ccomp", "dep")
SUBJECTS = ("nsubj", "nsubjpass", "expl", "csubj")
DEFINITE = ("the", "this", "that", "these", "those")


class Claim(Record):
    """What is claimed of an event: its mood, and whether it is negated."""

    mood: Mood
    negated: bool = False

    def value(self) -> float:
        """On the scale; a negation turns it round, an unreal one as far as a denied fact."""
        if not self.negated:
            return VALUES[self.mood]
        return {Mood.PLAIN: 0.0, **dict.fromkeys(AGAINST, VALUES[Mood.POSSIBLE])}.get(self.mood, DENIED)


def value_at(annotated: Annotated, token: Token, lexicon: ValueLexicon) -> float:
    """How sure the text is that what the word at `token` names happened, -3 to 3.

    What is planned, wished or possible counts as claimed to a degree where it is reported, and as
    neither claimed nor denied (0) where a person speaks of himself or to the reader.
    """
    claim = claim_of(annotated, token.i, lexicon)
    if claim.mood in UNREAL and not claim.negated and personal(annotated, token, lexicon):
        return VALUES[Mood.PLAIN]
    return claim.value()


def claim_of(annotated: Annotated, i: int, lexicon: ValueLexicon, depth: int = 0) -> Claim:
    """The claim about the word at token i, everything above it counted."""
    token = annotated.tokens[i]
    if depth > LIMIT:
        return Claim(mood=Mood.PAST)
    if token.dep == "conj" and shares(annotated, token):
        claim = claim_of(annotated, token.head, lexicon, depth + 1)
        return claim.replace(negated=True) if negated(annotated, i) else claim
    own = own_claim(annotated, token, lexicon)
    above = annotated.tokens[token.head]
    if token.head == i:
        return own
    if token.dep == "conj":
        while above.dep == "conj":
            above = annotated.tokens[above.head]
        return embedded(annotated, above, own, lexicon, depth)
    return embedded(annotated, token, own, lexicon, depth)


def shares(annotated: Annotated, token: Token) -> bool:
    """Whether a conjunct has no form of its own and takes that of the first ("did not elaborate or comment")."""
    if token.pos not in VERBS:
        return annotated.tokens[token.head].pos not in VERBS
    same = annotated.tokens[token.head].tag == token.tag
    return (
        same and token.tag in ("VB", "VBG", "VBN") and not annotated.children_of(token.i, "aux", "auxpass", *SUBJECTS)
    )


def own_claim(annotated: Annotated, token: Token, lexicon: ValueLexicon) -> Claim:
    """What a word's own form and negation claim; orders and yes-no questions claim nothing."""
    if ordered(annotated, token, lexicon) or asked(annotated, token):
        return Claim(mood=Mood.PLAIN)
    claim = Claim(mood=Mood.PAST, negated=negated(annotated, token.i))
    return claim.replace(mood=own_mood(annotated, token)) if token.pos in VERBS else claim


def ordered(annotated: Annotated, token: Token, lexicon: ValueLexicon) -> bool:
    """Whether a verb is an imperative: a bare form without subject at the head of a clause, or after "please"."""
    if token.i and lexicon.is_use(annotated.tokens[token.i - 1].text.lower(), "please"):
        return True
    if token.tag not in ("VB", "VBP") or token.dep not in MAIN or lexicon.is_use(token.lemma.lower(), "performed"):
        return False
    if token.dep == "ccomp" and any(t.dep in SUBJECTS for t in annotated.children_of(token.head)):
        return False
    helpers = annotated.children_of(token.i, "aux", "auxpass", *SUBJECTS)
    return not any(t.lemma != "do" for t in helpers) and not annotated.children_of(token.i, "mark")


def asked(annotated: Annotated, token: Token) -> bool:
    """Whether a verb is that of a yes-no question; what "who" or "why" asks about is taken to be so."""
    if token.pos not in VERBS or token.dep not in ("ROOT", "conj") or sentence_end(annotated, token) != "?":
        return False
    sentence = annotated.sentences[token.sentence]
    if any(t.tag in ("WP", "WRB", "WDT", "WP$") for t in annotated.tokens[sentence.first : token.i]):
        return False
    subject = annotated.child(token.i, *SUBJECTS)
    return subject is None or any(t.i < subject.i for t in annotated.children_of(token.i, "aux", "auxpass"))


def sentence_end(annotated: Annotated, token: Token) -> str:
    """The last mark of a token's sentence, closing quotation marks left out."""
    sentence = annotated.sentences[token.sentence]
    marks = [t.text for t in annotated.tokens[sentence.first : sentence.last] if t.tag in (".", ",", ":")]
    return marks[-1][-1] if marks else ""


def personal(annotated: Annotated, token: Token, lexicon: ValueLexicon) -> bool:
    """Whether the sentence speaks in the first or second person, outside quotations, or exclaims."""
    sentence = annotated.sentences[token.sentence]
    quoted = [q.span for q in annotated.quotations]
    return sentence_end(annotated, token) in ("!", "?") or any(
        lexicon.is_use(t.text.lower(), "person") and not any(q.start <= t.start < q.end for q in quoted)
        for t in annotated.tokens[sentence.first : sentence.last]
    )


def embedded(annotated: Annotated, token: Token, claim: Claim, lexicon: ValueLexicon, depth: int) -> Claim:
    """A claim once the word above `token` has had its say."""
    supposition = supposed(annotated, token)
    if supposition is not None:
        return Claim(mood=supposition)
    if token.head == token.i:
        return claim
    if token.dep in CLAUSES:
        return clause_claim(annotated, token, claim, lexicon, depth)
    return noun_claim(annotated, token, claim, lexicon, depth)


def supposed(annotated: Annotated, token: Token) -> Mood | None:
    """Nothing is claimed under "if" and "whether"; what stands under "until" lies ahead; None for an assertion."""
    past = "VBD" in (token.tag, *(t.tag for t in annotated.children_of(token.i, "aux", "auxpass")))
    for mark in annotated.children_of(token.i, "mark", "advmod"):
        if mark.lemma in SUPPOSING:
            return Mood.PLAIN
        if mark.lemma in AHEAD and token.dep == "advcl" and not past:
            return Mood.FUTURE
    return None


def form_of(annotated: Annotated, token: Token) -> Clause:
    """The form of a complement; a bare verb with a subject of its own is an infinitive too ("let them go")."""
    helped = any(t.tag == "MD" or t.lemma == "do" for t in annotated.children_of(token.i, "aux"))
    return Clause.INF if token.tag == "VB" and not helped else clause_form(annotated, token)


def clause_claim(annotated: Annotated, token: Token, claim: Claim, lexicon: ValueLexicon, depth: int) -> Claim:
    """A clause under a verb, noun, adjective or preposition."""
    above = annotated.tokens[token.head]
    form = form_of(annotated, token)
    if token.dep == "pcomp":
        return after_preposition(annotated, above, claim, "ing", lexicon, depth)
    mood = None if token.dep == "relcl" else lexicon.mood(above.lemma.lower(), category(above), form)
    if token.dep == "advcl" and mood is not Mood.BEGUN:
        mood = Mood.DESIRED if form is Clause.INF else None
    if mood is None and form is Clause.INF:
        mood = Mood.POSSIBLE if above.pos == "ADJ" else Mood.DESIRED
    outer = claim_of(annotated, above.i, lexicon, depth + 1)
    return under(claim, mood, outer)


def after_preposition(
    annotated: Annotated, preposition: Token, claim: Claim, form: str, lexicon: ValueLexicon, depth: int
) -> Claim:
    """An -ing form or noun after a preposition: the word that governs the preposition decides, else itself."""
    governor = annotated.tokens[preposition.head]
    mood = lexicon.mood(governor.lemma.lower(), category(governor), preposition.lemma.lower())
    if mood is None:
        own = lexicon.mood(preposition.lemma.lower(), "ADP", form)
        return (
            under(claim, own, Claim(mood=Mood.PAST)) if own else unclaimed(annotated, governor, claim, lexicon, depth)
        )
    return under(claim, mood, claim_of(annotated, governor.i, lexicon, depth + 1))


def unclaimed(annotated: Annotated, governor: Token, claim: Claim, lexicon: ValueLexicon, depth: int) -> Claim:
    """What hangs on a verb by a preposition is as unreal as the verb; under a noun it stands for itself."""
    if governor.pos not in VERBS:
        return claim
    outer = claim_of(annotated, governor.i, lexicon, depth + 1)
    return claim if outer.mood in REAL or outer.negated else weaker(claim, outer)


def noun_claim(annotated: Annotated, token: Token, claim: Claim, lexicon: ValueLexicon, depth: int) -> Claim:
    """A noun or adjective: the object of what it is the object of, the predicate of its copula."""
    above = annotated.tokens[token.head]
    if token.dep == "pobj":
        return after_preposition(annotated, above, claim, "noun", lexicon, depth)
    if token.dep in ("attr", "acomp", "oprd") and above.pos in VERBS:
        outer = claim_of(annotated, above.i, lexicon, depth + 1)
        return outer.replace(negated=outer.negated or claim.negated)
    if token.dep in ("dobj", "nsubjpass") and above.pos in VERBS:
        return object_claim(annotated, token, claim, lexicon, depth)
    if token.dep in ("compound", "amod"):
        mood = lexicon.mood(above.lemma.lower(), category(above), "noun") if token.dep == "compound" else None
        return under(claim, mood, Claim(mood=Mood.PAST))
    return claim


def object_claim(annotated: Annotated, token: Token, claim: Claim, lexicon: ValueLexicon, depth: int) -> Claim:
    """The object of a verb: "sought a deal"; "the deal" is there already whatever is done to it."""
    above = annotated.tokens[token.head]
    outer = claim_of(annotated, above.i, lexicon, depth + 1)
    mood = lexicon.mood(above.lemma.lower(), category(above), "noun")
    if mood in AGAINST:
        return Claim(mood=Mood.PLAIN)  # "opposed the deal": there may be one
    if mood is not None:
        return under(claim, mood, outer)
    definite = any(t.lemma in DEFINITE or t.dep == "poss" for t in annotated.children_of(token.i, "det", "poss"))
    if definite:
        return claim
    return under(claim, Mood.BEGUN, outer)


def category(token: Token) -> str:
    """The part of speech the tables know."""
    return {"AUX": "VERB", "PROPN": "NOUN"}.get(token.pos, token.pos)


def under(inner: Claim, mood: Mood | None, outer: Claim) -> Claim:
    """What an operator makes of a claim, the operator itself being claimed as `outer`."""
    if mood in (None, Mood.PLAIN):
        return inner
    if mood is Mood.BEGUN:
        return outer.replace(negated=outer.negated != inner.negated)
    assert mood is not None
    if outer.negated or outer.mood in AGAINST:
        return Claim(mood=Mood.POSSIBLE if mood in AGAINST else Mood.NEGATED)
    if mood in AGAINST:
        return Claim(mood=mood if outer.mood in REAL else Mood.POSSIBLE, negated=inner.negated)
    return weaker(inner.replace(mood=mood), outer)


def weaker(claim: Claim, outer: Claim) -> Claim:
    """The claim, as far as what it stands under is claimed itself."""
    ranks = [m for m in WEAKEST if m in (claim.mood, outer.mood)]
    return claim.replace(mood=ranks[0]) if ranks else claim
