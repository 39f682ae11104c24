"""Nominal and adjectival cues: the claim that, his insistence on, a warning by; "was confident that"."""

from collections.abc import Iterator

from dragoman.extract.statements.draft import WEAK, Draft, Scene
from dragoman.extract.statements.phrases import noun_phrase, owner, verb_words
from dragoman.lexicon.cues import Cue, Frame
from dragoman.model import Token

CLAUSES = ("acl", "ccomp", "relcl")


def nominal_drafts(scene: Scene) -> Iterator[Draft]:
    """A Draft for each cue noun with a clause or a phrase as its content, and each predicate adjective."""
    for token in scene.annotated.tokens:
        draft = None
        if token.pos == "NOUN" and (cue := scene.cues.find(token.lemma, "noun")):
            draft = _nominal(scene, token, cue)
        elif token.pos == "ADJ" and token.dep in ("acomp", "oprd") and (cue := scene.cues.find(token.lemma, "adj")):
            draft = _adjectival(scene, token, cue)
        if draft is not None:
            yield draft


def _nominal(scene: Scene, token: Token, cue: Cue) -> Draft | None:
    source = owner(scene, token)
    found = _noun_content(scene, token, cue) if cue.takes(Frame.CLAUSE, Frame.PREP) else None
    if found is None or (source is None and not found[2]):
        return None
    heads, extra, clausal = found
    if not clausal and scene.annotated.sentences[token.sentence].heading:
        return None  # "Statement on Gaza" names the text
    phrase = noun_phrase(scene, source.i) if source is not None else ()
    tokens = {i for head in heads for i in scene.annotated.subtree(head.i)} - {*phrase}
    content = scene.trimmed(tokens)
    if not content:
        return None
    words = tuple(sorted({token.i, *extra, *_modifiers(scene, token)}))
    return Draft(
        cue=cue,
        head=token.i,
        cue_tokens=words,
        source=phrase,
        speaker=source.i if source is not None else None,
        content=content,
        frame=Frame.CLAUSE if clausal else Frame.PREP,
        score=WEAK,
    )


def _modifiers(scene: Scene, token: Token) -> list[int]:
    return [t.i for t in scene.annotated.children_of(token.i, "amod") if t.i < token.i]


def _noun_content(scene: Scene, token: Token, cue: Cue) -> tuple[list[Token], tuple[int, ...], bool] | None:
    clause = next((t for t in scene.annotated.children_of(token.i, *CLAUSES) if _complement(scene, t)), None)
    if clause is not None:
        return [clause], (), True
    for child in scene.annotated.children_of(token.i, "prep"):
        heads = list(scene.annotated.children_of(child.i, "pobj", "pcomp"))
        if child.lemma in cue.prepositions and heads:
            return heads, (child.i,), False
    return None


def _complement(scene: Scene, clause: Token) -> bool:
    """Whether a clause is what the noun says ("the claim that ...") and not a relative clause."""
    if clause.dep == "ccomp":
        return True
    marks = scene.annotated.children_of(clause.i, "mark", "aux")
    return any((t.lemma == "that" and t.dep == "mark") or t.tag == "TO" for t in marks) and clause.dep == "acl"


def _adjectival(scene: Scene, token: Token, cue: Cue) -> Draft | None:
    annotated = scene.annotated
    verb = annotated.tokens[token.head]
    source = annotated.child(verb.i, "nsubj")
    if source is None or source.lemma == "it":
        return None
    clauses = annotated.children_of(token.i, "ccomp", "xcomp") or annotated.children_of(verb.i, "ccomp")
    heads, extra = list(clauses), [token.i]
    if not heads or not cue.takes(Frame.CLAUSE, Frame.INF):
        prep = next((t for t in annotated.children_of(token.i, "prep") if t.lemma in cue.prepositions), None)
        heads = list(annotated.children_of(prep.i, "pobj", "pcomp")) if prep else []
        extra = [token.i, prep.i] if prep else extra
    content = scene.trimmed(i for head in heads for i in annotated.subtree(head.i))
    if not content:
        return None
    words = {*verb_words(annotated, verb.i), *extra, *(t.i for t in annotated.children_of(token.i, "advmod"))}
    return Draft(
        cue=cue,
        head=token.i,
        cue_tokens=tuple(sorted(words)),
        source=noun_phrase(scene, source.i),
        speaker=source.i,
        content=content,
        score=WEAK,
    )
