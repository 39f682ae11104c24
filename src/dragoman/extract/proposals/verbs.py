"""Proposals that a verb puts forward: "proposed creating three groups", "offered to mediate", "asked the EU to ..."."""

from collections.abc import Iterator

from dragoman.extract.factuality.mood import verb_reality
from dragoman.extract.positions.contents import content
from dragoman.extract.positions.holders import holder_of
from dragoman.extract.positions.readings import named_parties, readings, requested
from dragoman.extract.positions.scene import ProposalVerb, Scene
from dragoman.extract.proposals.drafts import Draft, addressees, finding, proposed
from dragoman.lexicon.talks import Mood
from dragoman.model import Finding, ProposalStatus, Token

SAID = (Mood.PAST, Mood.ONGOING)


def verb_proposals(scene: Scene) -> Iterator[Finding]:
    """Proposals made with a verb that is asserted, neither denied nor only planned."""
    for token in scene.annotated.tokens:
        if token.pos != "VERB" or not made(scene, token):
            continue
        draft = next((d for row in verbs_of(scene, token) for d in _drafts(scene, token, row)), None)
        if draft is not None:
            yield finding(scene, draft)


def request_proposals(scene: Scene) -> Iterator[Finding]:
    """Requests to outsiders: to recognise a state, to mediate."""
    for token in scene.annotated.tokens:
        reading = next((r for r in readings(scene, token) if requested(scene, r)), None)
        if reading is not None:
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


def verbs_of(scene: Scene, token: Token) -> tuple[ProposalVerb, ...]:
    """The rows of a verb, with its particle where it has one."""
    prt = scene.annotated.child(token.i, "prt", "advmod")
    phrasal = scene.lexicons.verbs.get(f"{token.lemma} {prt.lemma}", ()) if prt is not None else ()
    return phrasal or scene.lexicons.verbs.get(token.lemma, ())


def made(scene: Scene, token: Token) -> bool:
    """Whether a verb's clause is asserted as something that happens or happened."""
    reality = verb_reality(scene.annotated, token.i, scene.lexicons.talks)
    return reality.mood in SAID and not reality.negated and reality.operator is None


def _drafts(scene: Scene, token: Token, row: ProposalVerb) -> Iterator[Draft]:
    holder = holder_of(scene, token.i)
    if holder is None or row.status is not ProposalStatus.MADE:
        return
    for frame in row.frames:
        found = content(scene.annotated, token.i, frame) if frame != "person" else None
        if found is not None and proposed(scene, found.head) and _weighty(scene, token, found.head, frame):
            yield Draft(
                by=holder.parties,
                word=token.i,
                content=found.head,
                status=row.status,
                to=addressees(scene, token.i, found.head, holder.parties),
                holder=holder.token,
            )


def _weighty(scene: Scene, token: Token, head: int, frame: str) -> bool:
    """What is put, presented or unveiled must be called a proposal; what is proposed or offered need not."""
    verb = scene.lexicons.verbs[token.lemma] if token.lemma in scene.lexicons.verbs else ()
    free = frame != "obj" or any(len(row.frames) > 1 for row in verb)
    return free or scene.lexicons.nouns.get(scene.annotated.tokens[head].lemma) in ("proposal", "plan")
