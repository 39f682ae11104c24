"""What a side says of itself that it will not do: "the president said his army would not withdraw"."""

from collections.abc import Iterator

from dragoman.extract.clauses import subject
from dragoman.extract.factuality.mood import negated
from dragoman.extract.positions.conditions import WAITING, hinge
from dragoman.extract.positions.holders import Holder, named
from dragoman.extract.positions.scene import Scene
from dragoman.extract.positions.topics import kind_of, relevant
from dragoman.model import Finding, Position, Stance, Token

FIGHTING = ("offensive", "terrorism", "civilians")  # not to fight is no refusal
WILL = ("will", "wo", "would", "'ll", "shall")


def refusal_positions(scene: Scene) -> Iterator[Finding]:
    """A Position (rejects) for each thing that a speaker says his own side will not do."""
    for token in scene.annotated.tokens:
        holder = _refusing(scene, token)
        tokens = set(scene.annotated.subtree(token.i))
        if (
            holder is None
            or _fighting(scene, tokens)
            or kind_of(scene, token.i) is not None
            or not relevant(scene, tokens, token.i)
        ):
            continue
        body = Position(
            by=holder.parties,
            stance=Stance.REJECTS,
            about=scene.words(i for i in scene.own_words(token.i) if i >= token.i),  # the stance has taken up its "not"
            issue=scene.issue(tokens),
        )
        citation = scene.annotated.cite(scene.span(tokens))
        yield Finding(body=body, citations=(citation,), according_to=scene.chain(token.i), score=0.7)


def _refusing(scene: Scene, token: Token) -> Holder | None:
    """The side that a verb says will not do it, where its own people say so and nothing is waited for."""
    annotated = scene.annotated
    if token.pos != "VERB" or not negated(annotated, token.i):
        return None
    if not any(t.tag == "MD" and t.text.lower() in WILL for t in annotated.children_of(token.i, "aux")):
        return None
    if any(hinge(scene, clause, WAITING) is not None for clause in annotated.children_of(token.i, "advcl", "prep")):
        return None
    holder = named(scene, subject(annotated, token.i), token.i)
    return holder if holder is not None and set(holder.parties) <= set(scene.speaking(token.i)) else None


def _fighting(scene: Scene, tokens: set[int]) -> bool:
    return any(named.issue.id in FIGHTING for named in scene.named(tokens))
