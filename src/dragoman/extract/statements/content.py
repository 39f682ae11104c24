"""What hangs on a verbal cue: the record and what its readers share."""

from collections.abc import Iterable

from dragoman.extract.statements.draft import SURE, Scene
from dragoman.lexicon.cues import Cue, Frame
from dragoman.model import Record, Token

OBJECTS = ("dobj", "dative")
PAST = ("VBD",)
PARTICLES = ("prt", "advmod", "prep")


class Content(Record):
    """What hangs on a cue: tokens of the content, cue words it adds, whom it is said to, how sure."""

    tokens: tuple[int, ...]
    cue_tokens: tuple[int, ...] = ()
    addressees: tuple[int, ...] = ()
    frame: Frame = Frame.CLAUSE
    score: float = SURE


def verb_cue(scene: Scene, token: Token) -> Cue | None:
    """The lexicon's cue for a verb, with its particle where it has one."""
    particles = scene.annotated.children_of(token.i, *PARTICLES)
    for particle in particles:
        if particle.i > token.i and (cue := scene.cues.find(f"{token.lemma} {particle.lemma}", "verb")):
            return cue
    for clause in scene.annotated.children_of(token.i, "advcl", "ccomp"):
        mark = scene.annotated.child(clause.i, "mark")  # "called for both sides to leave"
        if (
            mark is not None
            and mark.i == token.i + 1
            and (cue := scene.cues.find(f"{token.lemma} {mark.lemma}", "verb"))
        ):
            return cue
    return scene.cues.find(token.lemma, "verb")


def speakers_verb(scene: Scene, conjunct: Token) -> Token | None:
    """The cue verb that a cue without a subject goes on with, where the parser joined it to what is said: "agreed
    that it must be kept, condemned ..., and stressed ..."; the clause of what is said has a modal."""
    clause = scene.annotated.tokens[conjunct.head]
    if conjunct.dep != "conj" or clause.dep != "ccomp" or conjunct.tag not in PAST or conjunct.i in scene.quote_of:
        return None
    above = scene.annotated.tokens[clause.head]
    modal = any(t.tag == "MD" for t in scene.annotated.children_of(clause.i, "aux"))
    if not modal or above.tag != conjunct.tag or scene.annotated.child(conjunct.i, "nsubj", "nsubjpass", "aux"):
        return None
    return above if verb_cue(scene, conjunct) and verb_cue(scene, above) else None


def subtrees(scene: Scene, heads: Iterable[Token]) -> tuple[int, ...]:
    return tuple(sorted({i for head in heads for i in scene.annotated.subtree(head.i)}))


def first_token(scene: Scene, token: Token) -> Token:
    return scene.annotated.tokens[scene.annotated.subtree(token.i)[0]]


def addressees(scene: Scene, token: Token, cue: Cue) -> tuple[int, ...]:
    found = (
        [t.i for t in scene.annotated.children_of(token.i, *OBJECTS)] if cue.takes(Frame.PERSON, Frame.TARGET) else []
    )
    for to in scene.annotated.children_of(token.i, "prep", "dative"):
        if to.lemma == "to" and (person := scene.annotated.child(to.i, "pobj")):
            found.append(person.i)
    return tuple(found)
