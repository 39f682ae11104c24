"""What form a word stands in, as far as it tells whether what the word names happened."""

from dragoman.extract.factuality.mood import AHEAD, LIMIT, NEGATIONS, SUPPOSING, clause_form, negated
from dragoman.lexicon.talks import Clause, Mood
from dragoman.lexicon.values import ValueLexicon
from dragoman.model import Annotated, Token

VERBS = ("VERB", "AUX")
MAIN = ("ROOT", "parataxis", "ccomp", "dep")
SUBJECTS = ("nsubj", "nsubjpass", "expl", "csubj")
QUESTION_TAGS = ("WP", "WRB", "WDT", "WP$")
DEFINITE = ("the", "this", "that", "these", "those")


def shares(annotated: Annotated, token: Token) -> bool:
    """Whether a conjunct has no form of its own and takes that of the first ("did not elaborate or comment")."""
    if token.pos not in VERBS:
        return annotated.tokens[token.head].pos not in VERBS
    same = annotated.tokens[token.head].tag == token.tag
    return (
        same and token.tag in ("VB", "VBG", "VBN") and not annotated.children_of(token.i, "aux", "auxpass", *SUBJECTS)
    )


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
    if any(t.tag in QUESTION_TAGS for t in annotated.tokens[sentence.first : token.i]):
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


def definite(annotated: Annotated, token: Token) -> bool:
    """Whether a noun is known already: "the deal", "their deal"."""
    return any(t.lemma in DEFINITE or t.dep == "poss" for t in annotated.children_of(token.i, "det", "poss"))


def category(token: Token) -> str:
    """The part of speech the tables know."""
    return {"AUX": "VERB", "PROPN": "NOUN"}.get(token.pos, token.pos)


def denied(annotated: Annotated, token: Token, lexicon: ValueLexicon) -> bool:
    """Whether a word is negated: by itself, by "neither" or "few" in its subject, or as "any" in a negated clause."""
    if negated(annotated, token.i):
        return True
    if token.pos in VERBS:
        subject = annotated.child(token.i, "nsubj", "nsubjpass")
        inside = [token, *((subject, *annotated.children_of(subject.i)) if subject else annotated.children_of(token.i))]
        return any(seldom(annotated, t, lexicon) for t in (*inside, *annotated.children_of(token.i, "advmod")))
    if not any(lexicon.is_use(t.lemma.lower(), "polar") for t in annotated.children_of(token.i, "det")):
        return False
    return any(
        negated(annotated, above.i) for _, above in zip(range(LIMIT), annotated.ancestors(token.i), strict=False)
    )


def seldom(annotated: Annotated, token: Token, lexicon: ValueLexicon) -> bool:
    """Whether a word is "neither", "few", "hardly" or the like; "a few" is not."""
    if token.dep in ("preconj", "det"):
        return token.lemma.lower() in NEGATIONS
    return lexicon.is_use(token.lemma.lower(), "seldom") and annotated.tokens[token.i - 1].text.lower() != "a"


def unmet(annotated: Annotated, token: Token, lexicon: ValueLexicon) -> bool:
    """Whether an infinitive stands under "yet to"."""
    around = (*annotated.children_of(token.i, "advmod"), *annotated.children_of(token.head, "advmod"))
    return any(lexicon.is_use(t.lemma.lower(), "unmet") and t.i < token.i for t in around)
