"""What third parties are there for: mediator, facilitator, host, guarantor, observer, where the text tells."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from dragoman.extract.clauses import prepositions
from dragoman.extract.talks.frame import Frame
from dragoman.model import Mention, Role, ThirdRole, Token

NEAR = 3  # words up from a name to the one that tells its role: "talks hosted by the king of Jordan"


def roles_of(frame: Frame, thirds: Sequence[Mention], named: Sequence[str]) -> tuple[Role, ...]:
    """The roles of third parties that are no party, each told by a word near the name."""
    found = {
        Role(party=party, role=role): None
        for mention in thirds
        if (role := _role(frame, mention)) is not None
        for party in mention.parties
        if party not in named
    }
    return tuple(found)


def _role(frame: Frame, mention: Mention) -> ThirdRole | None:
    words = (token.lemma for token in _words(frame, mention))
    return next((role for word in words if (role := frame.lexicon.roles.get(word)) is not None), None)


def _words(frame: Frame, mention: Mention) -> Iterator[Token]:
    """The words of the mention, those said of it with "as", and those it hangs on, nearest first."""
    annotated = frame.annotated
    yield from annotated.tokens[mention.first : mention.last]
    chain = [annotated.tokens[mention.head], *annotated.ancestors(mention.head)]
    above = [t for before, t in pairwise(chain) if before.dep not in ("conj", "appos")][:NEAR]
    for token in chain[: NEAR + 1]:
        yield from (annotated.tokens[noun] for p, noun in prepositions(annotated, token.i) if p == "as")
    yield from annotated.children_of(mention.head, "appos")
    yield from above
