"""What a stand is taken on: the place in the tree that a frame of stances.tsv names."""

from collections.abc import Iterator

from dragoman.extract.clauses import passive
from dragoman.extract.factuality.mood import negated
from dragoman.lexicon.stances import StanceRow
from dragoman.model import Annotated, Record, Token

TARGETS = ("on", "upon", "to")
BLAME = ("of", "for", "over")
DESPITE = ("despite", "over", "against", "notwithstanding")
RELATIVES = ("which", "that", "who")
NAMING = ("call", "deem", "consider", "brand", "label", "find", "declare", "term", "describe", "regard", "judge")
FOLLOWING = ("xcomp", "ccomp", "advcl", "acl", "relcl", "dobj", "conj")


class Content(Record):
    """The head token of what a stand is taken on, the frame it was found by, and whom it is addressed to."""

    head: int
    frame: str
    target: int | None = None
    negated: bool = False


def contents(annotated: Annotated, i: int, row: StanceRow) -> Iterator[Content]:
    """Contents of the stance word at token i, in the order of the row's frames."""
    for frame in row.frames:
        found = content(annotated, i, frame)
        if found is not None:
            found = found.replace(negated=negated(annotated, found.head))
            if "not" not in row.frames or found.negated:
                yield found


def content(annotated: Annotated, i: int, frame: str) -> Content | None:
    """The content of one frame; None where the sentence has none."""
    match frame:
        case "obj":
            return _object(annotated, i)
        case "party":
            return None
        case "inf" | "ing" | "that":
            head = _clause(annotated, i, frame)
            return None if head is None else Content(head=head, frame=frame)
        case "person":
            return _deed_of_person(annotated, i)
        case "charge":
            return _charge(annotated, i)
        case "harm":
            return _harm(annotated, i)
        case "attr":
            return _said_of(annotated, i)
        case "bare":
            return _bare(annotated, i)
        case "not":
            return None
    head = _after(annotated, i, frame)
    return None if head is None else Content(head=head, frame=frame)


def _object(annotated: Annotated, i: int) -> Content | None:
    token = annotated.tokens[i]
    child = annotated.child(i, "nsubjpass") if passive(annotated, i) else annotated.child(i, "dobj")
    if child is None and passive(annotated, i) and token.dep in ("acl", "relcl"):
        child = annotated.tokens[token.head]
    if child is not None and child.lemma in RELATIVES and token.dep == "relcl":
        child = annotated.tokens[token.head]
    return Content(head=child.i, frame="obj") if child is not None and child.pos in ("NOUN", "PROPN", "PRON") else None


def _clause(annotated: Annotated, i: int, form: str) -> int | None:
    """The verb of a complement: infinitive, -ing form or finite clause."""
    fits = {"inf": _infinitive, "ing": _gerund, "that": _finite}[form]
    labels = ("xcomp", "ccomp", "acl", "pcomp", "dobj", "relcl") if form != "that" else ("ccomp", "acl")
    return next((t.i for t in annotated.children_of(i, *labels) if t.i > i and fits(annotated, t)), None)


def _infinitive(annotated: Annotated, token: Token) -> bool:
    auxiliaries = annotated.children_of(token.i, "aux")
    return token.tag == "VB" and any(t.tag == "TO" for t in auxiliaries)


def infinitive_after(annotated: Annotated, i: int, last: int) -> int | None:
    """The infinitive that follows token i at once, "not" and adverbs aside: "not to personally take part"."""
    words = [t for t in annotated.tokens[i + 1 : last] if t.pos not in ("ADV", "PART") or t.tag == "TO"]
    if len(words) > 1 and words[0].tag == "TO" and words[1].tag == "VB":
        return words[1].i
    return None


def _gerund(annotated: Annotated, token: Token) -> bool:
    return token.tag == "VBG" and not annotated.children_of(token.i, "nsubj")


def _finite(annotated: Annotated, token: Token) -> bool:
    subjects = annotated.children_of(token.i, "nsubj", "nsubjpass", "expl", "csubj")
    return token.pos in ("VERB", "AUX") and bool(subjects) and not _infinitive(annotated, token)


def _after(annotated: Annotated, i: int, preposition: str) -> int | None:
    """The noun or -ing form after a preposition."""
    for prep in annotated.children_of(i, "prep", "dative", "prt"):
        if prep.lemma == preposition:
            found = annotated.child(prep.i, "pobj", "pcomp")
            if found is not None:
                return found.i
    return None


def _deed_of_person(annotated: Annotated, i: int) -> Content | None:
    """ "urged Kyiv to withdraw", "called on Kyiv to withdraw": the deed, and who is to do it."""
    target = annotated.child(i, "dobj", "nsubjpass", "dative")
    for preposition in TARGETS:
        target = target or _token(annotated, _after(annotated, i, preposition))
    places = [i] if target is None else [i, target.i]
    for place in places:
        for token in annotated.children_of(place, *FOLLOWING):
            if token.i > i and token.pos in ("VERB", "AUX") and _infinitive(annotated, token):
                own = annotated.child(token.i, "nsubj", "nsubjpass")
                who = own if own is not None and own.i > i else target
                return None if who is None else Content(head=token.i, frame="person", target=who.i)
    return None


def _charge(annotated: Annotated, i: int) -> Content | None:
    target = annotated.child(i, "dobj", "nsubjpass")
    if target is None:
        return None
    for place in (i, target.i):
        for preposition in BLAME:
            head = _after(annotated, place, preposition)
            if head is not None and head > i:
                return Content(head=head, frame="charge", target=target.i)
    return None


def _harm(annotated: Annotated, i: int) -> Content | None:
    what = annotated.child(i, "nsubj", "csubj")
    return Content(head=what.i, frame="harm") if what is not None and annotated.child(i, "dobj") is not None else None


def _said_of(annotated: Annotated, i: int) -> Content | None:
    """What is said to be a condition or demand."""
    token, be = annotated.tokens[i], annotated.tokens[annotated.tokens[i].head]
    if token.dep in ("oprd", "ccomp", "xcomp") and be.lemma in NAMING:  # "called the plan unacceptable"
        named = annotated.child(i, "nsubj") or annotated.child(be.i, "dobj", "nsubjpass")
        return Content(head=named.i, frame="attr") if named is not None else None
    what = annotated.child(be.i, "nsubj", "csubj")
    if token.dep not in ("attr", "acomp") or be.lemma != "be" or what is None or what.tag in ("EX", "WDT", "WP"):
        return None
    return Content(head=what.i, frame="attr")


def _bare(annotated: Annotated, i: int) -> Content | None:
    """The object of the verb that "despite X's opposition" hangs on."""
    prep = annotated.tokens[annotated.tokens[i].head]
    verb = annotated.tokens[prep.head]
    if prep.lemma not in DESPITE or verb.pos not in ("VERB", "AUX"):
        return None
    below = [
        c for t in annotated.children_of(verb.i, "prep") if t.i < prep.i for c in annotated.children_of(t.i, "pobj")
    ]
    what = annotated.child(verb.i, "dobj", "nsubjpass") or next(iter(below), None)
    return Content(head=what.i, frame="bare") if what is not None and what.i != i else None


def _token(annotated: Annotated, i: int | None) -> Token | None:
    return None if i is None else annotated.tokens[i]
