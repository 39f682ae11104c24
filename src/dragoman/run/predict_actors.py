"""The task `actors` of `dragoman predict`: a phrase -> country, sector, rest, the actors beside it, title."""

from collections.abc import Callable, Sequence

from dragoman.annotate.names import head_of
from dragoman.lexicon.coding import load_coding
from dragoman.lexicon.roles import load_roles
from dragoman.model import ActorKind, Annotated, Finding, MentionKind
from dragoman.run.predict_coder import ActorCoder, Named
from dragoman.run.predict_lines import Item
from dragoman.run.rows import Row
from dragoman.run.tools import Tools

EMPTY: Row = {"country": "", "code": "", "rest": "", "actors": [], "title": ""}
APART = ("cc", "conj", "punct", "preconj")


def actors(tools: Tools) -> Callable[[Item, Annotated, Sequence[Finding]], Row]:
    """All fields for each phrase; those that its kind does not ask for do no harm."""
    coder = ActorCoder(tuple(tools.actors.values()), load_coding(load_roles().titles))

    def answer(item: Item, annotated: Annotated, findings: Sequence[Finding]) -> Row:
        coded = coder.code(annotated, item.context)
        return {
            "country": coded.country or "",
            "code": coded.code or "",
            "rest": rest(item.text, coded.names),
            "actors": together(annotated, item.phrase) if item.phrase else [],
            "title": title(item.text, coded.names),
        }

    return answer


def rest(text: str, names: Sequence[Named]) -> str:
    """The phrase without the first name of a country in it.

    >>> rest("rebels", [])
    'rebels'
    """
    name = next((n for n in names if n.actor.kind is ActorKind.STATE), None)
    if name is None:
        return text
    after = text[name.span.end :].removeprefix("'s").removeprefix("’s")
    return " ".join((text[: name.span.start] + after).split())


def title(text: str, names: Sequence[Named]) -> str:
    """The usual name of whom a phrase names: of a person before all others; a city stays a city."""
    people = [name for name in names if name.actor.kind is ActorKind.PERSON]
    name = next(iter([*people, *names]), None)
    if name is None or name.place or name.kind is MentionKind.METONYM:
        return text
    return name.actor.name


def together(annotated: Annotated, phrase: str) -> list[str]:
    """The actors joined with those of a phrase: "Japan, Australia and India" for "Japan"."""
    start = annotated.document.text.find(phrase)
    inside = [t.i for t in annotated.tokens if start <= t.start < start + len(phrase)]
    if start < 0 or not inside:
        return []
    first = head_of(annotated, inside[0], inside[-1] + 1)
    while annotated.tokens[first].dep == "conj":
        first = annotated.tokens[first].head
    return [whole(annotated, i) for i in annotated.conjuncts(first)]


def whole(annotated: Annotated, head: int) -> str:
    """A noun with what stands before it."""
    own = [t for t in annotated.children_of(head) if t.dep not in APART and t.i < head]
    first = min([head, *(i for token in own for i in annotated.subtree(token.i))])
    return annotated.words(annotated.span(first, head + 1))
