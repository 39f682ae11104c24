"""Whether what a time belongs to is past or ahead: the tense of the verb that governs it."""

from enum import StrEnum

from dragoman.lexicon.times import TimesLexicon
from dragoman.model import Annotated, Token

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
    through_noun = False
    for above in annotated.ancestors(token.i):
        if above.pos in NOUNS:
            if _lies_ahead(annotated, above, ahead):
                return Direction.FUTURE
            through_noun = True
        elif above.pos in ("VERB", "AUX"):
            if through_noun and above.lemma in ahead:
                return Direction.FUTURE
            found = _of_verb(annotated, above, ahead)
            if found is not None:
                return found
    return None


def perfect(annotated: Annotated, first: int, last: int) -> bool:
    """Whether the nearest verb above a token range stands in a perfect tense."""
    above = annotated.ancestors(root(annotated, first, last).i)
    verb = next((token for token in above if token.pos in ("VERB", "AUX")), None)
    return verb is not None and any(aux.lemma == "have" for aux in annotated.children_of(verb.i, "aux"))


def _lies_ahead(annotated: Annotated, noun: Token, ahead: frozenset[str]) -> bool:
    """A noun that is itself ahead ("deadline") or is called so ("the upcoming summit")."""
    described = any(t.lemma in ahead or t.text.lower() in ahead for t in annotated.children_of(noun.i, "amod"))
    return described or noun.lemma in ahead


def _of_verb(annotated: Annotated, verb: Token, ahead: frozenset[str]) -> Direction | None:
    auxiliaries = annotated.children_of(verb.i, "aux", "auxpass")
    tags, lemmas = {aux.tag for aux in auxiliaries}, {aux.lemma for aux in auxiliaries}
    if "have" in lemmas:
        if verb.lemma in ahead and not tags & {"MD"}:  # "had been scheduled for April" may be either
            return None if "VBD" in tags else Direction.FUTURE
        return Direction.PAST
    if "MD" in tags:
        failed = "could" in lemmas and annotated.child(verb.i, "neg") is not None
        return None if failed else Direction.FUTURE
    if verb.tag == "VBN":
        return _of_participle(verb, tags, ahead)
    if verb.tag == "VBD" or "VBD" in tags:
        return Direction.PAST
    if verb.tag == "VBG" and "be" in lemmas:
        return Direction.FUTURE
    if verb.tag == "VB" and "to" in lemmas:
        return Direction.FUTURE if verb.dep in ("xcomp", "acl", "relcl", "ROOT", "advcl") else None
    return None


def _of_participle(verb: Token, tags: set[str], ahead: frozenset[str]) -> Direction | None:
    """Passives and reduced relatives: "scheduled for Friday" lies ahead, "was held" and "held" are past."""
    if verb.lemma in ahead:
        return Direction.FUTURE
    return None if tags & {"VBZ", "VBP"} else Direction.PAST
