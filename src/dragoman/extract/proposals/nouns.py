"""Proposals that a noun names, with what a verb says becomes of them: "rejected Kuwait's offer to mediate"."""

from collections.abc import Iterator

from dragoman.extract.positions.holders import holder_of
from dragoman.extract.positions.scene import Scene
from dragoman.extract.positions.topics import kind_of, offered_by, relevant
from dragoman.extract.proposals.drafts import Draft, finding
from dragoman.extract.proposals.verbs import made, verbs_of
from dragoman.model import Finding, ProposalStatus, Token


def noun_proposals(scene: Scene) -> Iterator[Finding]:
    """Proposals named with their owner, of which a verb says that they were accepted, rejected, considered, withdrawn."""
    for token in scene.annotated.tokens:
        owners = offered_by(scene, token.i) if token.pos in ("NOUN", "PROPN") else ()
        answer = _answer(scene, token) if owners else None
        if answer is None or not _on_talks(scene, token):
            continue
        verb, status = answer
        holder = holder_of(scene, verb.i)
        answering = holder.parties if holder is not None else ()
        if set(answering) & set(owners) and status is not ProposalStatus.WITHDRAWN:
            continue
        yield finding(
            scene,
            Draft(
                by=owners,
                word=verb.i,
                content=token.i,
                status=status,
                to=answering,
                holder=holder.token if holder is not None else None,
            ),
        )


def _answer(scene: Scene, token: Token) -> tuple[Token, ProposalStatus] | None:
    """The verb whose object the proposal is, and the status it gives."""
    above = scene.annotated.tokens[token.head]
    if token.dep == "pobj" and above.lemma in ("to", "on"):
        above = scene.annotated.tokens[above.head]
    elif token.dep not in ("dobj", "nsubjpass"):
        return None
    row = next((r for r in verbs_of(scene, above) if "noun" in r.frames), None) if above.pos == "VERB" else None
    return (above, row.status) if row is not None and made(scene, above) else None


def _on_talks(scene: Scene, token: Token) -> bool:
    return kind_of(scene, token.i) is None and relevant(scene, set(scene.annotated.subtree(token.i)), token.i)
