"""Cues of several words: "made it clear that", "left no doubt that", "took issue with"."""

from dragoman.extract.statements.content import Content, subtrees
from dragoman.extract.statements.draft import WEAK, Scene
from dragoman.lexicon.cues import Cue, Frame
from dragoman.model import Token

COMPLEMENTS = ("dobj", "acomp", "oprd", "ccomp", "xcomp", "advmod", "prt")
CLAUSES = ("ccomp", "acl", "advcl", "relcl", "xcomp")


def idiom_of(scene: Scene, token: Token) -> tuple[Cue, Token] | None:
    """The idiom that a verb begins, with the word that completes it."""
    for cue in scene.cues.idioms(token.lemma):
        *others, last = cue.lemma.split()[1:]
        for word in scene.annotated.children_of(token.i, *COMPLEMENTS):
            beside = {scene.annotated.tokens[i].lemma.lower() for i in scene.annotated.subtree(word.i)}
            if word.i > token.i and word.lemma.lower() == last and beside.issuperset(others):
                return cue, word
    return None


def idiom_content(scene: Scene, token: Token, cue: Cue, word: Token) -> Content | None:
    """The clause or the phrase after an idiom; the idiom's own words are cue."""
    own = tuple(range(token.i + 1, word.i + 1)) if word.i - token.i < len(cue.lemma.split()) + 2 else (word.i,)
    for head in (token, word):
        for clause in scene.annotated.children_of(head.i, *CLAUSES):
            if clause.i > word.i and cue.takes(Frame.CLAUSE) and _is_told(scene, clause):
                return Content(tokens=subtrees(scene, [clause]), cue_tokens=own)
        for prep in scene.annotated.children_of(head.i, "prep"):
            heads = scene.annotated.children_of(prep.i, "pobj", "pcomp")
            if prep.i > word.i and prep.lemma in cue.prepositions and heads:
                tokens = subtrees(scene, heads)
                return Content(tokens=tokens, cue_tokens=(*own, prep.i), frame=Frame.PREP, score=WEAK)
    return None


def _is_told(scene: Scene, clause: Token) -> bool:
    first = scene.annotated.tokens[scene.annotated.subtree(clause.i)[0]]
    mark = scene.annotated.child(clause.i, "mark")
    if clause.dep == "ccomp":
        return True
    return first.tag == "WP" or (mark is not None and mark.lemma == "that")
