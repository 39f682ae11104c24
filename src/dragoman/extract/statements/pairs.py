"""Who "they", "both leaders", "the two" are where people met: the persons whom the text told of together."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence

from dragoman.extract.statements.bearers import is_person
from dragoman.extract.statements.draft import Scene
from dragoman.extract.statements.phrases import SUBJECTS
from dragoman.model import Kind, Mention, MentionKind, Token

NAMES = ("NNP", "NNPS")
PLACES = (*SUBJECTS, "pobj", "dobj", "conj", "poss")
COMPANY = ("with", "to", "alongside")
DEFINITE = ("the", "both", "two", "these", "all")
REACH = 12  # sentences back that "both leaders" may look in an article


class Pairs:
    """The persons whom the sentences of one document tell of together: "X and Y", "X met with Y"."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self._annotated = scene.annotated
        self._named = {
            m.head for m in scene.annotated.mentions if m.kind is MentionKind.NAME and is_person(scene.annotated, m)
        }
        self._named |= {t.i for t in scene.annotated.tokens if _is_name(t)}
        roles = {m.head for m in scene.annotated.mentions if m.kind is MentionKind.ROLE and m.office}
        self._people = self._named | roles
        together = {heads[0]: heads for i in sorted(self._people) if (heads := self._together(i))}
        self._together_not_people = [m.head for m in scene.annotated.mentions if self._is_sides(m)]
        self._found = [heads for heads in together.values() if not _is_part(heads, together.values())]
        self._at = [heads[0] for heads in self._found]

    def behind(self, token: Token) -> tuple[int, ...]:
        """The main words of those whom a word for several people stands for; empty where it does not.

        "They" and "the two" are looked for in read-outs and statements only, which tell of one meeting.
        """
        article = self._annotated.document.kind is Kind.ARTICLE
        if not self._is_several(token, article=article):
            return ()
        heads = next((found for found in reversed(self._found[: bisect_right(self._at, token.i)])), ())
        if not heads or max(heads) >= token.i or self._others_since(heads[-1], token):
            return ()
        far = token.sentence - self._annotated.tokens[heads[0]].sentence
        return () if article and far > REACH else heads

    def _others_since(self, last: int, token: Token) -> bool:
        """Whether "they" has a nearer subject: sides and countries told of together after the people."""
        if token.text.lower() != "they":
            return False
        between = self._together_not_people[bisect_right(self._together_not_people, last) :]
        return any(i < token.i for i in between)

    def _is_several(self, token: Token, *, article: bool) -> bool:
        word = token.text.lower()
        beside = self._annotated.children_of(token.i, "det", "predet", "nummod", "preconj", "amod")
        if self._scene.cues.find(word, "together") is not None:
            return bool(beside) and all(t.text.lower() in DEFINITE for t in beside)
        if article:
            return False
        return word == "they" or (word in ("both", "two") and token.dep in SUBJECTS)

    def _is_sides(self, mention: Mention) -> bool:
        token = self._annotated.tokens[mention.head]
        if token.dep not in SUBJECTS or mention.head in self._people:
            return False
        if mention.kind is MentionKind.GROUP:
            return token.pos == "NOUN" and self._scene.cues.find(token.text.lower(), "together") is None
        return mention.kind is not MentionKind.PRONOUN and len(self._annotated.conjuncts(token.i)) > 1

    def _together(self, i: int) -> tuple[int, ...]:
        """Those told of together from the person at i on, at least one of them by name."""
        annotated = self._annotated
        if any(above.dep in ("relcl", "acl") for above in annotated.ancestors(i)):
            return ()  # "the summit, where Lee and Berg will speak"
        joined = [head for head in annotated.conjuncts(i) if head in self._people]
        token = annotated.tokens[i]
        if token.dep in SUBJECTS:
            joined += [head for head in self._company(token) if head not in joined]
        several = len(joined) > 1 and self._named.intersection(joined)
        return tuple(joined) if several else ()

    def _company(self, subject: Token) -> list[int]:
        """The people whom a subject meets, speaks with or turns to."""
        annotated = self._annotated
        objects = list(annotated.children_of(subject.head, "dobj"))
        for prep in annotated.children_of(subject.head, "prep"):
            objects += annotated.children_of(prep.i, "pobj") if prep.lemma in COMPANY else ()
        heads = [head for token in objects if token.i > subject.i for head in annotated.conjuncts(token.i)]
        return [head for head in heads if head in self._named]


def _is_name(token: Token) -> bool:
    """Whether a token is the main word of a person's name."""
    return token.entity == "PERSON" and token.tag in NAMES and token.dep in PLACES


def _is_part(heads: Sequence[int], others: Iterable[Sequence[int]]) -> bool:
    """Whether people are told of within a larger company: the "Y and Z" of "X met Y and Z"."""
    return any(set(heads) & set(other[1:]) for other in others if other[0] < heads[0])
