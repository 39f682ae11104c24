"""What a stand hangs on: "until the army withdraws", "only if Hamas disarms", "provided that ..."."""

from collections.abc import Iterator

from dragoman.extract.clauses import prepositions, subject
from dragoman.extract.factuality.mood import negated
from dragoman.extract.positions.holders import Holder, named
from dragoman.extract.positions.scene import Scene
from dragoman.extract.positions.topics import relevant
from dragoman.model import Finding, Position, Stance, Token

HINGES = ("if", "unless", "until", "till", "provided", "providing", "once")
WAITING = ("until", "till", "unless", "before", "without")
ONLY = ("only",)
TIED = ("conditional", "contingent", "dependent", "conditioned")
TYING = ("condition", "tie", "link", "peg", *TIED)
UPON = ("on", "upon", "to")
AHEAD = ("will", "wo", "would", "can", "ca", "could", "shall")


def conditions_at(scene: Scene, *heads: int) -> list[set[int]]:
    """The conditions under stance word and content, each as the tokens of its clause."""
    found = []
    joined = [
        t.i
        for h in heads
        for t in scene.annotated.children_of(h, "conj")
        if t.pos == "VERB" and not _own_subject(scene, t)
    ]
    for head in dict.fromkeys((*heads, *joined)):
        for clause in scene.annotated.children_of(head, "advcl", "prep"):
            if hinge(scene, clause, HINGES) is not None:
                found.append(set(scene.annotated.subtree(clause.i)))
    return found


def _own_subject(scene: Scene, verb: Token) -> bool:
    return scene.annotated.child(verb.i, "nsubj", "nsubjpass") is not None


def hinge(scene: Scene, clause: Token, words: tuple[str, ...]) -> Token | None:
    """The word that makes a clause a condition: its mark, or the preposition or participle that leads it."""
    marks = [t for t in scene.annotated.children_of(clause.i, "mark", "advmod") if t.i < clause.i]
    even = any(t.lemma == "even" for t in (*marks, *(c for m in marks for c in scene.annotated.children_of(m.i))))
    return None if even else next((t for t in (*marks, clause) if t.lemma in words), None)


def waiting_positions(scene: Scene) -> Iterator[Finding]:
    """ "No talks until the army withdraws", "will not vote before the list is out", "will only talk once ..."."""
    for token in scene.annotated.tokens:
        if token.pos not in ("VERB", "AUX") or token.dep in ("aux", "auxpass"):
            continue
        for clause in scene.annotated.children_of(token.i, "advcl", "prep"):
            finding = _waiting(scene, token, clause)
            if finding is not None:
                yield finding
                break


def hinged_positions(scene: Scene) -> Iterator[Finding]:
    """ "Conditioned the treaty on reforms", "made the truce contingent on a withdrawal"."""
    for token in scene.annotated.tokens:
        tying = token.lemma in TYING
        what = (scene.annotated.child(token.i, "dobj") or scene.annotated.child(token.i, "nsubj")) if tying else None
        verb = scene.annotated.tokens[token.head] if token.lemma in TIED else token
        if what is None or (token.lemma in TIED and verb.lemma != "make"):
            continue
        finding = _hinged(scene, verb, what, token)
        if finding is not None:
            yield finding


def _hinged(scene: Scene, verb: Token, what: Token, word: Token) -> Finding | None:
    found = [
        n for at in (word.i, verb.i, what.i) for p, n in prepositions(scene.annotated, at) if p in UPON and n > what.i
    ]
    holder = named(scene, subject(scene.annotated, verb.i), verb.i)
    if not found or holder is None or negated(scene.annotated, verb.i):
        return None
    condition, thing = (
        set(scene.annotated.subtree(found[0])),
        scene.own_words(what.i) - set(scene.annotated.subtree(found[0])),
    )
    if not relevant(scene, condition | thing, what.i):
        return None
    span = scene.span({verb.i, word.i} | thing | condition | _own(scene, holder, verb))
    body = Position(
        by=holder.parties,
        stance=Stance.CONDITIONS,
        about=scene.words(thing),
        issue=scene.issue(thing | condition),
        conditions=(scene.words(condition),),
    )
    return Finding(body=body, citations=(scene.annotated.cite(span),), according_to=scene.chain(verb.i), score=0.8)


def _own(scene: Scene, holder: Holder, verb: Token) -> set[int]:
    near = holder.token is not None and scene.annotated.tokens[holder.token].head == verb.i
    return scene.own_words(holder.token) if near and holder.token is not None else set()


def _waiting(scene: Scene, verb: Token, clause: Token) -> Finding | None:
    condition = set(scene.annotated.subtree(clause.i))
    main = set(scene.annotated.subtree(verb.i)) - condition
    if not _hangs(scene, verb, clause):
        return None
    holder = _holder(scene, verb)
    if holder is None or not relevant(scene, main | condition, verb.i):
        return None
    span = scene.span(_clause(scene, verb, condition))
    body = Position(
        by=holder.parties,
        stance=Stance.CONDITIONS,
        about=scene.words(scene.own_words(verb.i) - condition),
        issue=scene.issue(main | condition),
        conditions=(scene.words(condition),),
    )
    return Finding(body=body, citations=(scene.annotated.cite(span),), according_to=scene.chain(verb.i), score=0.8)


def _hangs(scene: Scene, verb: Token, clause: Token) -> bool:
    """Whether the verb is denied until the clause comes true, or said to happen only then, and not in the past."""
    annotated = scene.annotated
    if not any(t.tag == "MD" and t.text.lower() in AHEAD for t in annotated.children_of(verb.i, "aux")):
        return False
    if negated(annotated, verb.i):
        return hinge(scene, clause, WAITING) is not None
    marks = annotated.children_of(clause.i, "advmod", "mark")
    only = any(t.lemma in ONLY for t in (*marks, *annotated.children_of(verb.i, "advmod")))
    return only and hinge(scene, clause, (*HINGES, "after", "when")) is not None


def _holder(scene: Scene, verb: Token) -> Holder | None:
    """The verb's subject where it is a party, else the side of him who says so."""
    holder = named(scene, subject(scene.annotated, verb.i), verb.i)
    if holder is not None:
        return holder
    parties = scene.speaking(verb.i)
    return Holder(parties=parties) if parties else None


def _clause(scene: Scene, verb: Token, condition: set[int]) -> set[int]:
    inside = scene.annotated.sentences[verb.sentence]
    return {i for i in scene.own_words(verb.i) | condition if inside.first <= i < inside.last}
