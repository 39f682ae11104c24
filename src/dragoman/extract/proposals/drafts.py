"""From a proposer, a content and a status to a Finding; which contents are proposals at all."""

from collections.abc import Iterable

from dragoman.extract.clauses import distinct, prepositions
from dragoman.extract.positions.gates import polite
from dragoman.extract.positions.scene import Scene
from dragoman.extract.positions.topics import kind_of, relevant
from dragoman.extract.proposals.groups import groups_in, names_group
from dragoman.model import Finding, Proposal, ProposalStatus, Record

ADDRESSED = ("to",)


class Draft(Record):
    """A proposal as tokens: who, the word that puts it, its content and whom it is put to."""

    by: tuple[str, ...]
    word: int
    content: int
    status: ProposalStatus
    to: tuple[str, ...] = ()
    holder: int | None = None


def proposed(scene: Scene, content: int) -> bool:
    """Whether a content is on the talks, or a working group of theirs, and no meeting, accord or exchange itself."""
    tokens = set(scene.annotated.subtree(content))
    if names_group(scene, tokens):
        return kind_of(scene, content) is None
    on_talks = relevant(scene, tokens, content) and not polite(scene, tokens, content)
    return on_talks and kind_of(scene, content) is None


def finding(scene: Scene, draft: Draft) -> Finding:
    """The Finding of one draft."""
    tokens = set(scene.annotated.subtree(draft.content))
    groups = groups_in(scene, tokens, draft.word)
    named = tokens | (groups.words if groups is not None else frozenset())
    chain = scene.chain(draft.word)
    body = Proposal(
        by=draft.by,
        status=draft.status,
        about=scene.words(tokens),
        to=tuple(p for p in draft.to if p not in draft.by),
        issue=scene.issue(tokens),
        groups=groups.count if groups is not None else None,
        group_subjects=groups.subjects if groups is not None else (),
    )
    span = scene.span(_evidence(scene, draft, named))
    return Finding(body=body, citations=(scene.annotated.cite(span),), according_to=chain, score=0.8)


def addressees(scene: Scene, word: int, content: int, by: Iterable[str]) -> tuple[str, ...]:
    """Whom it is put to: after "to" or as second object; those between whom mediation is offered."""
    nouns = [n for p, n in prepositions(scene.annotated, word) if p in ADDRESSED]
    nouns += [t.i for t in scene.annotated.children_of(word, "dative") if t.pos in ("PROPN", "NOUN", "PRON")]
    nouns += [n for p, n in prepositions(scene.annotated, content) if p in ("between", "with")]
    return distinct(p for n in nouns for m in scene.acting(n) for p in m.parties if p not in set(by))


def _evidence(scene: Scene, draft: Draft, named: set[int]) -> set[int]:
    word = scene.annotated.tokens[draft.word]
    found = {word.i, *named}
    if draft.holder is not None and scene.annotated.tokens[draft.holder].head == word.i:
        found |= scene.own_words(draft.holder)
    inside = scene.annotated.sentences[word.sentence]
    return {i for i in found if inside.first <= i < inside.last}
