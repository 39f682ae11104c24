"""Somebody's proposal and what another makes of it: "rejected Kuwait's offer to mediate"."""

from dragoman.extract.clauses import agent, distinct
from dragoman.extract.positions.moods import made
from dragoman.extract.positions.scene import ProposalVerb, Scene
from dragoman.extract.positions.topics import kind_of
from dragoman.model import Mention, ProposalStatus, Record, Token

NAMED = ("proposal", "plan")


class Answer(Record):
    """Whose proposal it is, the verb that answers it and the status the verb gives it."""

    owners: tuple[str, ...]
    verb: int
    status: ProposalStatus


def answer_to(scene: Scene, noun: int) -> Answer | None:
    """What becomes of the proposal that a noun names; None where it names none, or nothing is said of it."""
    token = scene.annotated.tokens[noun]
    owners = owners_of(scene, token)
    verb = _answering(scene, token) if owners and kind_of(scene, noun) is None else None
    rows = verbs_of(scene, verb) if verb is not None and made(scene, verb) else ()
    row = next((row for row in rows if "noun" in row.frames), None)
    return Answer(owners=owners, verb=verb.i, status=row.status) if verb is not None and row is not None else None


def verbs_of(scene: Scene, token: Token) -> tuple[ProposalVerb, ...]:
    """The rows of a verb in proposals.tsv, with its particle where it has one."""
    prt = scene.annotated.child(token.i, "prt", "advmod")
    phrasal = scene.lexicons.verbs.get(f"{token.lemma} {prt.lemma}", ()) if prt is not None else ()
    return phrasal or scene.lexicons.verbs.get(token.lemma, ())


def owners_of(scene: Scene, token: Token) -> tuple[str, ...]:
    """Whose proposal a noun is: "the EU proposal to ...", "an offer by Kuwait"; empty for other nouns."""
    annotated = scene.annotated
    if token.pos != "NOUN" or scene.lexicons.nouns.get(token.lemma) not in NAMED:
        return ()
    makers = [agent(annotated, token.i), *(agent(annotated, t.i) for t in annotated.children_of(token.i, "acl"))]
    owners = [m for maker in makers if maker is not None for m in scene.mentions.of_noun(maker)]
    owners = owners or [m for m in scene.mentions.describing(token.i) if not _for(scene, m)]
    return distinct(p for m in owners for p in m.parties)


def _for(scene: Scene, mention: Mention) -> bool:
    """Whether a mention says for whom or for where a plan is: "the plan for Gaza"."""
    return scene.annotated.tokens[scene.annotated.tokens[mention.head].head].lemma == "for"


def _answering(scene: Scene, token: Token) -> Token | None:
    """The verb a proposal is object of: "rejected the offer", "agreed to the plan", "an offer Kyiv turned down"."""
    above = scene.annotated.tokens[token.head]
    if token.dep == "pobj" and above.lemma in ("to", "on"):
        above = scene.annotated.tokens[above.head]
        return above if above.pos == "VERB" else None
    relative = next((t for t in scene.annotated.children_of(token.i, "relcl") if t.pos == "VERB"), None)
    if relative is not None and verbs_of(scene, relative):
        return relative
    return above if token.dep in ("dobj", "nsubjpass") and above.pos == "VERB" else None
