"""Whether a stance word or a proposing verb is asserted: extract.factuality, with clauses that only tell when."""

from dragoman.extract.factuality import Reality, verb_reality
from dragoman.extract.factuality.mood import clause_form, negated, own_mood, supposition
from dragoman.extract.positions.scene import Scene
from dragoman.lexicon.talks import Clause, Mood
from dragoman.model import Token

SAID = (Mood.PAST, Mood.ONGOING)


def reality_of(scene: Scene, verb: Token) -> Reality:
    """The reality of a verb. A finite clause of time or reason stands for itself, whatever the clause it hangs on:
    "did not meet to vote after Hamas rejected the list".
    """
    annotated = scene.annotated
    if verb.dep == "advcl" and _finite(scene, verb) and supposition(annotated, verb) is None:
        return Reality(mood=own_mood(annotated, verb), negated=negated(annotated, verb.i))
    return verb_reality(annotated, verb.i, scene.lexicons.talks)


def made(scene: Scene, verb: Token) -> bool:
    """Whether a verb's clause is asserted as something that happens or happened."""
    reality = reality_of(scene, verb)
    return reality.mood in SAID and not reality.negated and reality.operator is None


def _finite(scene: Scene, verb: Token) -> bool:
    own = scene.annotated.child(verb.i, "nsubj", "nsubjpass") is not None
    return own and clause_form(scene.annotated, verb) is Clause.THAT
