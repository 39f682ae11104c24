"""What a speaker says another side must do: "the president said the militia must lay down its weapons"."""

from collections.abc import Iterator

from dragoman.extract.clauses import subject
from dragoman.extract.factuality.mood import WISHES, negated, supposition
from dragoman.extract.positions.conditions import conditions_at
from dragoman.extract.positions.holders import Holder, named, side
from dragoman.extract.positions.scene import Scene
from dragoman.extract.positions.topics import kind_of, relevant
from dragoman.model import Finding, Position, Stance, Token

BOUND = ("need", "have")


def must_positions(scene: Scene) -> Iterator[Finding]:
    """A Position (demands) for each thing on the talks that somebody says another must or should do."""
    for token in scene.annotated.tokens:
        if token.pos not in ("VERB", "AUX") or not _bound(scene, token):
            continue
        bound = named(scene, subject(scene.annotated, token.i), token.i) or _thing(scene, token)
        speaking = scene.speaking(token.i)
        if bound is None or not speaking or set(bound.parties) & set(speaking):
            continue
        tokens = set(scene.annotated.subtree(token.i))
        if kind_of(scene, token.i) is not None or not relevant(scene, _clause(scene, token), token.i):
            continue
        body = Position(
            by=speaking,
            stance=Stance.DEMANDS,
            about=scene.words(scene.own_words(token.i)),
            issue=scene.issue(tokens),
            against=tuple(p for p in bound.parties if side(scene, p)),
            conditions=tuple(scene.words(words) for words in conditions_at(scene, token.i)),
        )
        citation = scene.annotated.cite(scene.span(tokens))
        yield Finding(body=body, citations=(citation,), according_to=scene.chain(token.i), score=0.7)


def _thing(scene: Scene, token: Token) -> Holder | None:
    """Nobody's holding where something that is no party must be done with: "sanctions must be lifted"."""
    own = scene.annotated.child(token.i, "nsubjpass")
    return Holder(parties=()) if own is not None and own.pos != "PRON" else None


def _clause(scene: Scene, token: Token) -> set[int]:
    """The tokens of a verb's clause without those of clauses joined to it."""
    joined = scene.annotated.children_of(token.i, "conj")
    return set(scene.annotated.subtree(token.i)).difference(*(scene.annotated.subtree(t.i) for t in joined))


def _bound(scene: Scene, token: Token) -> bool:
    """Whether a verb is something that must, should, needs to or has to be done, by no supposition."""
    annotated = scene.annotated
    if supposition(annotated, token) is not None:
        return False
    above = annotated.tokens[token.head]
    if token.dep == "xcomp" and above.lemma in BOUND and token.tag == "VB":
        return not negated(annotated, above.i) and not annotated.children_of(above.i, "aux")
    doer = annotated.child(token.i, "nsubj", "nsubjpass")
    modals = [t for t in annotated.children_of(token.i, "aux") if t.tag == "MD" and t.text.lower() in WISHES]
    return doer is not None and any(doer.i < t.i for t in modals)  # "should the truce fail" is a condition
