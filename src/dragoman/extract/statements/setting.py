"""Where and when something was said: "said in Geneva on Monday that ...", "speaking in Geneva on Monday, ..."."""

from dragoman.extract.statements.draft import Draft, Scene
from dragoman.model import Period, Token

ADJUNCTS = ("prep", "npadvmod", "advmod", "tmod", "advcl")


def setting_of(scene: Scene, draft: Draft) -> tuple[str | None, Period | None]:
    """Place and period that hang on a verbal cue, outside its source and its content; None where unnamed."""
    if draft.cue.pos != "verb":
        return None, None
    around = _adjuncts(scene, draft)
    period = next((t.period for t in scene.annotated.times if t.first in around and t.last - 1 in around), None)
    place = next((p.name for p in scene.annotated.places if _stands_in(scene, p.last - 1, around)), None)
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


def _stands_in(scene: Scene, i: int, around: set[int]) -> bool:
    """Whether a place's last word is in these words and stands after a preposition of setting ("in Geneva")."""
    if i not in around:
        return False
    token: Token = scene.annotated.tokens[i]
    while token.dep in ("compound", "appos", "nmod", "flat") and token.head != token.i:
        token = scene.annotated.tokens[token.head]
    above = scene.annotated.tokens[token.head]
    return token.dep == "pobj" and scene.cues.sets_scene(above.lemma.lower())
