"""What form a word stands in, as far as it tells whether what the word names happened."""

from dragoman.extract.factuality.mood import AHEAD, LIMIT, NEGATIONS, SUPPOSING, clause_form, negated
from dragoman.lexicon.talks import Clause, Mood
from dragoman.lexicon.values import ValueLexicon
from dragoman.model import Annotated, MentionKind, Token

VERBS = ("VERB", "AUX")
MAIN = ("ROOT", "parataxis", "ccomp", "dep")
SUBJECTS = ("nsubj", "nsubjpass", "expl", "csubj")
QUESTION_TAGS = ("WP", "WRB", "WDT", "WP$")
DEFINITE = ("the", "this", "that", "these", "those")


def shares(annotated: Annotated, token: Token) -> bool:
    """Whether a conjunct has no form of its own and takes that of the first ("did not elaborate or comment")."""
    if token.pos not in VERBS:
        return annotated.tokens[token.head].pos not in VERBS
    first = annotated.tokens[token.head].tag
    same = first == token.tag or (first == "VB" and token.tag == "VBP")  # the tagger's slip: "start cleaning and start"
    return same and first in ("VB", "VBG", "VBN") and not annotated.children_of(token.i, "aux", "auxpass", *SUBJECTS)


def partner(annotated: Annotated, token: Token) -> Token | None:
    """The bare verb that a bare conjunct goes with where the parser hangs it on a finite one: "*list* the reasons why
    you want it and *send* them"."""
    first = annotated.tokens[token.head]
    if token.tag != "VB" or first.tag == "VB" or annotated.children_of(token.i, "aux", "auxpass", *SUBJECTS):
        return None
    sentence = annotated.sentences[token.sentence]
    before = [t for t in annotated.tokens[sentence.first : token.i] if t.tag == "VB" and t.pos == "VERB"]
    apart = [t for t in before if t.dep != "relcl" or annotated.child(t.i, *SUBJECTS) is None]
    return apart[-1] if apart else None


def ordered(annotated: Annotated, token: Token, lexicon: ValueLexicon) -> bool:
    """Whether a verb is an imperative: a bare form without subject at the head of a clause, or after "please"."""
    before = [t for t in annotated.tokens[max(0, token.i - 2) : token.i] if t.text != ","]
    if before and lexicon.is_use(before[-1].text.lower(), "please"):
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
    if subject is None and token.tag == "VBD":
        return False  # "they met and agreed to what?"
    return subject is None or any(t.i < subject.i for t in annotated.children_of(token.i, "aux", "auxpass"))


def sentence_end(annotated: Annotated, token: Token) -> str:
    """The last mark of a token's sentence, closing quotation marks left out."""
    sentence = annotated.sentences[token.sentence]
    marks = [t.text for t in annotated.tokens[sentence.first : sentence.last] if t.tag in (".", ",", ":")]
    return marks[-1][-1] if marks else ""


def personal(annotated: Annotated, token: Token, lexicon: ValueLexicon) -> bool:
    """Whether the sentence speaks in the first or second person, outside quotations, or exclaims."""
    sentence = annotated.sentences[token.sentence]
    if any(t.tag in ("``", "''") for t in annotated.tokens[sentence.first : sentence.last]):
        return False
    quoted = [q.span for q in annotated.quotations]
    return sentence_end(annotated, token) in ("!", "?") or any(
        lexicon.is_use(t.text.lower(), "person") and not any(q.start <= t.start < q.end for q in quoted)
        for t in annotated.tokens[sentence.first : sentence.last]
    )


def general(annotated: Annotated, token: Token) -> bool:
    """Whether a sentence tells nothing past, quotes and names nobody, so that it reports no plan of anybody's."""
    sentence = annotated.sentences[token.sentence]
    words = annotated.tokens[sentence.first : sentence.last]
    people = (m.head for m in annotated.mentions if m.kind is not MentionKind.PRONOUN)
    if any(sentence.first <= head < sentence.last for head in people):
        return False
    return not any(t.tag in ("VBD", "``", "''") or t.entity or t.pos == "PROPN" for t in words)


def supposed(annotated: Annotated, token: Token, lexicon: ValueLexicon) -> Mood | None:
    """Nothing is claimed under "if" and "whoever"; what stands under "until" lies ahead; None for an assertion."""
    past = "VBD" in (token.tag, *(t.tag for t in annotated.children_of(token.i, "aux", "auxpass")))
    for mark in annotated.children_of(token.i, "mark", "advmod"):
        if mark.lemma in SUPPOSING:
            return Mood.PLAIN
        if mark.lemma in AHEAD and token.dep == "advcl" and not past:
            return Mood.FUTURE
    ever = any(lexicon.is_use(t.text.lower(), "ever") for t in annotated.children_of(token.i))
    return Mood.PLAIN if ever and not past else None


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
        return _seldom_done(annotated, token, lexicon) or _no_longer(annotated, token)
    if not any(lexicon.is_use(t.lemma.lower(), "polar") for t in annotated.children_of(token.i, "det")):
        return False
    return any(
        negated(annotated, above.i) for _, above in zip(range(LIMIT), annotated.ancestors(token.i), strict=False)
    )


def _seldom_done(annotated: Annotated, verb: Token, lexicon: ValueLexicon) -> bool:
    subject = annotated.child(verb.i, "nsubj", "nsubjpass")
    inside = [verb, *((subject, *annotated.children_of(subject.i)) if subject else annotated.children_of(verb.i))]
    before = [t for t in annotated.children_of(verb.i, "advmod") if t.i < verb.i]  # not "came barely a month later"
    return any(seldom(annotated, t, lexicon) for t in (*inside, *before))


def _no_longer(annotated: Annotated, verb: Token) -> bool:
    late = [t for t in annotated.children_of(verb.i, "advmod") if t.text.lower() in ("longer", "more")]
    return any(t.lemma == "no" for word in late for t in annotated.children_of(word.i))


def seldom(annotated: Annotated, token: Token, lexicon: ValueLexicon) -> bool:
    """Whether a word is "neither", "few", "hardly" or the like; "a few" is not."""
    if token.dep in ("preconj", "det"):
        return token.lemma.lower() in NEGATIONS
    return lexicon.is_use(token.lemma.lower(), "seldom") and annotated.tokens[token.i - 1].text.lower() != "a"


def unmet(annotated: Annotated, token: Token, lexicon: ValueLexicon) -> bool:
    """Whether an infinitive stands under "yet to"."""
    around = (*annotated.children_of(token.i, "advmod"), *annotated.children_of(token.head, "advmod"))
    return any(lexicon.is_use(t.lemma.lower(), "unmet") and t.i < token.i for t in around)
