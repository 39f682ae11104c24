"""Proposals that a verb puts forward: "proposed creating three groups", "offered to mediate", "asked the EU to ..."."""

from collections.abc import Iterator

from dragoman.extract.positions.contents import Content, content
from dragoman.extract.positions.gates import named_parties
from dragoman.extract.positions.holders import holder_of
from dragoman.extract.positions.moods import made
from dragoman.extract.positions.offers import NAMED, verbs_of
from dragoman.extract.positions.readings import readings, requested
from dragoman.extract.positions.scene import ProposalVerb, Scene
from dragoman.extract.positions.topics import on_happening
from dragoman.extract.proposals.drafts import Draft, addressees, finding, proposed
from dragoman.model import Finding, ProposalStatus, Token


def verb_proposals(scene: Scene) -> Iterator[Finding]:
    """Proposals made with a verb that is asserted, neither denied nor only planned."""
    for token in scene.annotated.tokens:
        if token.pos != "VERB" or not made(scene, token):
            continue
        draft = next((d for row in verbs_of(scene, token) for d in _drafts(scene, token, row)), None)
        if draft is not None:
            yield finding(scene, draft)


def request_proposals(scene: Scene) -> Iterator[Finding]:
    """Requests to outsiders, to recognise a state, to mediate; a call for them to arrange talks is for talks."""
    for token in scene.annotated.tokens:
        reading = next((r for r in readings(scene, token) if requested(scene, r)), None)
        if reading is not None and not on_happening(scene, reading.content.head):
            yield finding(
                scene,
                Draft(
                    by=reading.holder.parties,
                    word=token.i,
                    content=reading.content.head,
                    status=ProposalStatus.MADE,
                    to=named_parties(scene, reading.content.target),
                    holder=reading.holder.token,
                ),
            )


def _drafts(scene: Scene, token: Token, row: ProposalVerb) -> Iterator[Draft]:
    holder = holder_of(scene, token.i)
    if holder is None or row.status is not ProposalStatus.MADE:
        return
    found = [c for frame in row.frames if frame != "person" and (c := content(scene.annotated, token.i, frame))]
    for first in found[:1]:
        if proposed(scene, first.head) and _weighty(scene, token, first):
            yield Draft(
                by=holder.parties,
                word=token.i,
                content=first.head,
                status=row.status,
                to=addressees(scene, token.i, first.head, holder.parties),
                holder=holder.token,
            )


def _weighty(scene: Scene, token: Token, found: Content) -> bool:
    """What is put, presented or unveiled must be called a proposal; what is proposed or offered need not."""
    free = found.frame != "obj" or any(len(row.frames) > 1 for row in verbs_of(scene, token))
    return free or scene.lexicons.nouns.get(scene.annotated.tokens[found.head].lemma) in NAMED
