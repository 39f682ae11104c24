"""Content that is no clause: "called for a truce", "rejected the plan", "was accused of stalling", "seems to hold"."""

from dragoman.extract.statements.content import Content, addressees, subtrees
from dragoman.extract.statements.draft import WEAK, Scene
from dragoman.extract.statements.phrases import after_comma, subject
from dragoman.lexicon.cues import Cue, Frame
from dragoman.model import Token

TIMES = ("DATE", "TIME")
NAMED = ("oprd", "attr", "acomp")


def prepositional_content(scene: Scene, token: Token, cue: Cue) -> Content | None:
    if cue.takes(Frame.TARGET):
        return None
    if scene.annotated.child(token.i, "dobj") and not cue.takes(Frame.PERSON):
        return _after_particle(scene, token, cue)
    for child in scene.annotated.children_of(token.i, "prep"):
        if child.lemma not in cue.prepositions or child.i < token.i:
            continue
        heads = [t for t in scene.annotated.children_of(child.i, "pobj", "pcomp") if t.entity not in TIMES]
        heads += [t for t in scene.annotated.children_of(token.i, "xcomp") if t.i > child.i]
        if heads:
            return Content(
                tokens=subtrees(scene, heads),
                cue_tokens=(child.i,),
                addressees=addressees(scene, token, cue),
                frame=Frame.PREP,
                score=WEAK,
            )
    return _for_clause(scene, token, cue) or _after_particle(scene, token, cue)


def _for_clause(scene: Scene, token: Token, cue: Cue) -> Content | None:
    """ "called for all sides to leave": the parser makes `for` the mark of a clause."""
    for child in scene.annotated.children_of(token.i, "advcl", "ccomp"):
        mark = scene.annotated.child(child.i, "mark")
        if mark is not None and mark.lemma in cue.prepositions and mark.i == token.i + 1:
            return Content(tokens=subtrees(scene, [child]), cue_tokens=(mark.i,), frame=Frame.PREP, score=WEAK)
    return None


def _after_particle(scene: Scene, token: Token, cue: Cue) -> Content | None:
    """ "called on both to act": the parser makes `on` a particle and the rest an object."""
    particle = scene.annotated.child(token.i, "prt")
    if particle is None or particle.lemma not in cue.prepositions:
        return None
    heads = [t for t in scene.annotated.children_of(token.i, "dobj", "xcomp", "ccomp") if t.i > particle.i]
    return Content(tokens=subtrees(scene, heads), frame=Frame.PREP, score=WEAK) if heads else None


def object_content(scene: Scene, token: Token, cue: Cue) -> Content | None:
    if not cue.takes(Frame.OBJECT, Frame.TARGET):
        return None
    objects = [t for t in scene.annotated.children_of(token.i, "dobj", *NAMED) if t.i > token.i]
    if not objects:
        return None
    after = [t for t in scene.annotated.children_of(token.i) if t.i > objects[0].i and _continues(scene, t, cue)]
    tokens = [i for head in objects for i in _restricted(scene, head)]
    return Content(tokens=(*tokens, *subtrees(scene, after)), frame=Frame.OBJECT, score=WEAK)


def _restricted(scene: Scene, head: Token) -> list[int]:
    """A noun object without the clauses and appositions that follow it after a comma."""
    aside: set[int] = set()
    for child in scene.annotated.children_of(head.i, "relcl", "appos", "acl", "advcl"):
        if child.i > head.i and after_comma(scene.annotated, child.i):
            aside.update(scene.annotated.subtree(child.i))
    return [i for i in scene.annotated.subtree(head.i) if i not in aside]


def _continues(scene: Scene, child: Token, cue: Cue) -> bool:
    if child.dep in ("xcomp", "oprd", "ccomp", "dative"):
        return True
    return child.dep == "prep" and (child.lemma in cue.prepositions or scene.cues.says_of(child.lemma))


def raised_content(scene: Scene, token: Token) -> Content | None:
    who = scene.annotated.child(token.i, "nsubj")
    what = scene.annotated.children_of(token.i, "xcomp", "oprd", "acomp", "ccomp")
    if who is None or not what:
        return None
    heads = what if who.lemma in ("it", "there") and what[0].dep == "ccomp" else (who, *what)
    return Content(tokens=subtrees(scene, heads), frame=Frame.RAISING, score=WEAK)


def passive_content(scene: Scene, token: Token, cue: Cue) -> Content | None:
    who = subject(scene.annotated, token.i)
    clauses = scene.annotated.children_of(token.i, "ccomp", "xcomp", "oprd")
    after = [t for t in clauses if t.i > token.i]
    by = scene.annotated.child(token.i, "agent") is not None
    if cue.takes(Frame.PERSON):
        people = (who.i,) if who is not None else ()
        return Content(tokens=subtrees(scene, after), addressees=people) if after else None
    after += [t for t in scene.annotated.children_of(token.i, "prep") if t.lemma in cue.prepositions]
    if not after and not (by and cue.takes(Frame.OBJECT, Frame.TARGET, Frame.CLAUSE)):
        return None
    stands_for_nothing = who is None or who.lemma in ("it", "there")
    heads = after if stands_for_nothing else [who, *after]
    return Content(tokens=subtrees(scene, [h for h in heads if h is not None]), frame=Frame.NAMING, score=WEAK)
