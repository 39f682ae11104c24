"""Cues that govern a whole sentence: "according to", "reportedly"."""

from collections.abc import Iterator

from dragoman.extract.statements.draft import WEAK, Draft, Scene
from dragoman.extract.statements.phrases import noun_phrase
from dragoman.lexicon.cues import Cue
from dragoman.model import Token

SUBORDINATE = ("relcl", "advcl", "acl")


def sentence_drafts(scene: Scene) -> Iterator[Draft]:
    """A Draft for each preposition and adverb of the lexicon that says whose word a sentence is."""
    for token in scene.annotated.tokens:
        if cue := scene.cues.find(token.lemma, "prep"):
            draft = _according(scene, token, cue)
        elif token.dep == "prep" and (cue := scene.cues.find(token.lemma.lower(), "within")):
            draft = _polled(scene, token, cue)
        elif token.pos == "ADV" and (cue := scene.cues.find(token.lemma, "adv")):
            draft = _adverbial(scene, token, cue)
        else:
            continue
        if draft is not None:
            yield draft


def _according(scene: Scene, token: Token, cue: Cue) -> Draft | None:
    annotated = scene.annotated
    to = next((t for t in annotated.tokens[token.i + 1 : token.i + 2] if t.lemma in cue.prepositions), None)
    source = annotated.child(to.i, "pobj") if to else None
    if to is None or source is None:
        return None
    phrase = noun_phrase(scene, source.i)
    taken = {token.i, to.i, *phrase, *annotated.subtree(token.i)}
    content = _governed(scene, token, taken | _told_of(scene, phrase[-1]))
    if not content:
        return None
    return Draft(cue=cue, head=token.i, cue_tokens=(token.i, to.i), source=phrase, speaker=source.i, content=content)


def _polled(scene: Scene, token: Token, cue: Cue) -> Draft | None:
    """ "In a poll by the institute, most wanted peace": the poll is the source of its clause."""
    source = scene.annotated.child(token.i, "pobj")
    verb = scene.annotated.tokens[token.head]
    if source is None or scene.cues.find(source.lemma.lower(), "polling") is None or verb.pos not in ("VERB", "AUX"):
        return None
    if verb.dep in SUBORDINATE:
        return None
    phrase = noun_phrase(scene, source.i)
    content = _governed(scene, token, {token.i, *phrase, *scene.annotated.subtree(token.i)})
    if len(content) < 3:
        return None
    return Draft(cue=cue, head=token.i, cue_tokens=(token.i,), source=phrase, speaker=source.i, content=content)


def _told_of(scene: Scene, last: int) -> set[int]:
    """A clause begun by "who" that tells of the source: "..., according to police, who said ..."."""
    pronoun = next((t for t in scene.annotated.tokens[last + 1 : last + 3] if t.tag in ("WP", "WDT")), None)
    verb = scene.annotated.tokens[pronoun.head] if pronoun is not None else None
    return set(scene.annotated.subtree(verb.i)) if verb is not None and verb.dep != "ROOT" else set()


def _governed(scene: Scene, token: Token, taken: set[int]) -> tuple[int, ...]:
    annotated = scene.annotated
    verbs = [t for t in annotated.ancestors(token.i) if t.pos in ("VERB", "AUX")]
    top = next((t for t in verbs if t.i not in taken), None)
    tokens = annotated.subtree(top.i) if top is not None else _whole(scene, token)
    return scene.content(i for i in tokens if i not in taken)


def _whole(scene: Scene, token: Token) -> list[int]:
    sentence = scene.annotated.sentences[token.sentence]
    return list(range(sentence.first, sentence.last))


def _adverbial(scene: Scene, token: Token, cue: Cue) -> Draft | None:
    content = _governed(scene, token, {token.i})
    if len(content) < 3:
        return None
    return Draft(cue=cue, head=token.i, cue_tokens=(token.i,), content=content, score=WEAK)
