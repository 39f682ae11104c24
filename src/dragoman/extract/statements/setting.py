"""Where and when something was said: "said in Geneva on Monday that ...", "speaking in Geneva on Monday, ..."."""

from dragoman.extract.statements.draft import SURE, Draft, Scene
from dragoman.model import Period, Token

ADJUNCTS = ("prep", "npadvmod", "advmod", "tmod", "advcl")
PLACES = ("GPE", "LOC", "FAC")


def setting_of(scene: Scene, draft: Draft) -> tuple[str | None, Period | None]:
    """Place and period that hang on a verb of speech, outside its source and its content; None where unnamed."""
    if draft.cue.pos != "verb" or not draft.cue.speech or draft.score < SURE:
        return None, None
    around = _adjuncts(scene, draft)
    period = next((t.period for t in scene.annotated.times if t.first in around and t.last - 1 in around), None)
    place = next((name for i in sorted(around) if (name := _place(scene, scene.annotated.tokens[i]))), None)
    return place, period


def _adjuncts(scene: Scene, draft: Draft) -> set[int]:
    """The words that say when, where and how the cue's verb happens."""
    taken = {*draft.content, *draft.source}
    words: set[int] = set()
    for child in scene.annotated.children_of(draft.head, *ADJUNCTS):
        subtree = scene.annotated.subtree(child.i)
        told = child.dep == "advcl" and (child.tag != "VBG" or subtree[-1] > draft.head)
        if not told and taken.isdisjoint(subtree):
            words.update(subtree)
    return words


def _place(scene: Scene, noun: Token) -> str | None:
    """The name of a place that stands after a preposition of setting ("in Geneva")."""
    above = scene.annotated.tokens[noun.head]
    if noun.entity not in PLACES or noun.dep != "pobj" or not scene.cues.sets_scene(above.lemma.lower()):
        return None
    first = noun.i
    while first > above.i + 1 and scene.annotated.tokens[first - 1].entity == noun.entity:
        first -= 1
    if scene.annotated.tokens[first].pos == "DET":
        first += 1
    return scene.annotated.words(scene.annotated.span(first, noun.i + 1))
