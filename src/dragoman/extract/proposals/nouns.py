"""Proposals that a noun names with its owner, and what a verb says becomes of them: "rejected Kuwait's offer"."""

from collections.abc import Iterator

from dragoman.extract.positions.holders import holder_of
from dragoman.extract.positions.offers import answer_to
from dragoman.extract.positions.scene import Scene
from dragoman.extract.positions.topics import relevant
from dragoman.extract.proposals.drafts import Draft, finding
from dragoman.model import Finding, ProposalStatus


def noun_proposals(scene: Scene) -> Iterator[Finding]:
    """Proposals that a verb says were accepted, rejected, considered or withdrawn."""
    for token in scene.annotated.tokens:
        answer = answer_to(scene, token.i)
        if answer is None or not relevant(scene, set(scene.annotated.subtree(token.i)), token.i):
            continue
        holder = holder_of(scene, answer.verb)
        answering = holder.parties if holder is not None else ()
        if set(answering) & set(answer.owners) and answer.status is not ProposalStatus.WITHDRAWN:
            continue
        draft = Draft(
            by=answer.owners,
            word=answer.verb,
            content=token.i,
            status=answer.status,
            to=answering,
            holder=holder.token if holder is not None else None,
        )
        yield finding(scene, draft)
