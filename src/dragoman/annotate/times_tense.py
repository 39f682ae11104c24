"""Whether what a time belongs to is past or ahead: the tense of the verb that governs it."""

from enum import StrEnum

from dragoman.lexicon.times import TimesLexicon
from dragoman.model import Annotated, Token

PAST_TAGS = {"VBD", "VBN"}
NOUNS = {"NOUN", "PROPN"}


class Direction(StrEnum):
    """Which side of the day of publication."""

    PAST = "past"
    FUTURE = "future"


def root(annotated: Annotated, first: int, last: int) -> Token:
    """The token of a range that governs the others in it."""
    inside = range(first, last)
    return next(
        (annotated.tokens[i] for i in inside if annotated.tokens[i].head not in inside), annotated.tokens[first]
    )


def direction(annotated: Annotated, first: int, last: int, lexicon: TimesLexicon) -> Direction | None:
    """The side on which the words of a token range lie, None where no verb and no noun tells.

    The nearest word that tells decides: "the summit planned for Friday" lies ahead although
    "was discussed" follows; a participle without auxiliary ("the talks held on Friday") is past.
    """
    token = root(annotated, first, last)
    ahead = lexicon.words("ahead")
    for above in annotated.ancestors(token.i):
        if above.pos in NOUNS and _described_ahead(annotated, above, ahead):
            return Direction.FUTURE
        if above.pos in ("VERB", "AUX"):
            found = _of_verb(annotated, above, ahead)
            if found is not None:
                return found
    return None


def _described_ahead(annotated: Annotated, noun: Token, ahead: frozenset[str]) -> bool:
    return any(t.lemma in ahead or t.text.lower() in ahead for t in annotated.children_of(noun.i, "amod"))


def _of_verb(annotated: Annotated, verb: Token, ahead: frozenset[str]) -> Direction | None:
    auxiliaries = annotated.children_of(verb.i, "aux", "auxpass")
    tags = {aux.tag for aux in auxiliaries}
    lemmas = {aux.lemma for aux in auxiliaries}
    if "have" in lemmas:
        return Direction.PAST
    if "MD" in tags or (verb.tag == "VBN" and verb.lemma in ahead and "VBD" not in tags):
        return Direction.FUTURE
    if "VBD" in tags or verb.tag in PAST_TAGS:
        return _of_plain_past(annotated, verb, ahead)
    if verb.tag == "VBG" and "be" in lemmas:
        return Direction.FUTURE
    if verb.tag == "VB" and "to" in lemmas:
        return Direction.FUTURE if verb.dep in ("xcomp", "acl", "relcl", "ROOT", "advcl") else None
    return None


def _of_plain_past(annotated: Annotated, verb: Token, ahead: frozenset[str]) -> Direction | None:
    """Past, save where the verb is of the kind that "for Friday" puts ahead: "the talks were scheduled for Friday"."""
    passive = annotated.child(verb.i, "auxpass") is not None or verb.tag == "VBN"
    return Direction.FUTURE if verb.lemma in ahead and passive else Direction.PAST
