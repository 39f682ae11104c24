"""Tense that is not what it seems: presents that mean the future, pasts that make a duty a deed, thanks as a wish."""

from dragoman.lexicon.values import ValueLexicon
from dragoman.model import Annotated, Token

VERBS = ("VERB", "AUX")
PRESENT_TAGS = ("VBZ", "VBP")
SELF = ("i", "we")


def clause_verb(annotated: Annotated, token: Token) -> Token:
    """The verb of a word's clause: itself, or what a predicate adjective or an object noun hangs on."""
    above = annotated.tokens[token.head]
    if token.pos in VERBS or above.pos not in VERBS or token.dep not in ("acomp", "attr", "oprd", "dobj"):
        return token
    return above


def bygone(annotated: Annotated, verb: Token) -> bool:
    """Whether a verb stands in the past or perfect, not the progressive: "had to", "was allowed to", "has taken"."""
    helpers = annotated.children_of(verb.i, "aux", "auxpass")
    if verb.tag == "VBG" or any(t.tag == "MD" or t.lemma == "to" for t in helpers):
        return False
    return verb.tag == "VBD" or any(t.tag == "VBD" or t.lemma == "have" for t in helpers)


def present(annotated: Annotated, token: Token) -> bool:
    """Whether a verb stands in the present, simple or progressive."""
    helpers = annotated.children_of(token.i, "aux", "auxpass")
    if any(t.tag == "MD" or t.lemma in ("have", "to") for t in helpers):
        return False
    return token.tag in PRESENT_TAGS or any(t.tag in PRESENT_TAGS for t in helpers)


def ahead(annotated: Annotated, token: Token, lexicon: ValueLexicon) -> bool:
    """Whether a present means the future: "is going to", "are flying to", "meets tomorrow"."""
    helpers = annotated.children_of(token.i, "aux", "auxpass")
    progressive = token.tag == "VBG" and any(t.lemma == "be" for t in helpers)
    if progressive and token.lemma == "go" and any(t.tag == "VB" for t in annotated.children_of(token.i, "xcomp")):
        return True
    if not present(annotated, token):
        return False
    if progressive and lexicon.is_use(token.lemma.lower(), "motion"):
        return True
    below = (annotated.tokens[i] for i in annotated.subtree(token.i))
    return any(lexicon.is_use(t.text.lower(), "ahead") and _dates(annotated, t, token) for t in below)


def _dates(annotated: Annotated, word: Token, verb: Token) -> bool:
    """Whether a word of the future dates this verb and no other below it; "next to" dates none."""
    if any(t.text.lower() == "to" for t in annotated.children_of(word.i, "prep")):
        return False
    for above in annotated.ancestors(word.i):
        if above.i == verb.i or above.pos in VERBS:
            return above.i == verb.i
    return False


def said_and_done(annotated: Annotated, token: Token, lexicon: ValueLexicon) -> bool:
    """Whether a speaker does a thing by saying that he would: "I would like to thank you", "we must say"."""
    above = annotated.tokens[token.head]
    wished = token.dep == "xcomp" and lexicon.is_use(above.lemma.lower(), "hedge")
    verb = above if wished else token
    helpers = annotated.children_of(verb.i, "aux")
    hedged = verb.tag in ("VBP", "VB") and (wished or any(t.tag == "MD" and t.lemma != "could" for t in helpers))
    negative = annotated.child(verb.i, "neg") is not None
    return hedged and not negative and lexicon.is_use(token.lemma.lower(), "hedged") and _self(annotated, verb, SELF)


def _self(annotated: Annotated, verb: Token, persons: tuple[str, ...]) -> bool:
    subject = annotated.child(verb.i, "nsubj")
    return subject is not None and subject.text.lower() in persons


def sensed(annotated: Annotated, token: Token, lexicon: ValueLexicon) -> bool:
    """Whether what one can see, hear or find one does: "as you can see"."""
    able = any(t.tag == "MD" and t.lemma in ("can", "could") for t in annotated.children_of(token.i, "aux"))
    return able and lexicon.is_use(token.lemma.lower(), "sensed") and _self(annotated, token, (*SELF, "you"))
