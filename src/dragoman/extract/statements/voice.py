"""Texts in their publisher's own voice: what a statement or read-out asserts, its signer or publisher says."""

from collections.abc import Iterator, Sequence

from dragoman.extract.statements.clauses import FINITE_TAGS
from dragoman.extract.statements.draft import WEAK, Draft, Scene
from dragoman.lexicon.cues import Frame
from dragoman.model import Kind, Sentence, Token

SIGNED = (Kind.STATEMENT, Kind.READOUT)
SHORTEST = 4


def voice_drafts(scene: Scene, drafts: Sequence[Draft]) -> Iterator[Draft]:
    """A Draft for each sentence of a statement or read-out in which nobody else is said to speak; its cue is
    the word that names the text in its headline ("Statement by ...", "Read-out of ...")."""
    cue = _naming(scene) if scene.annotated.document.kind in SIGNED else None
    if cue is None or any(draft.verbatim for draft in drafts):  # a transcript has many voices, none of them its own
        return
    told = {scene.annotated.tokens[i].sentence for draft in drafts for i in (*draft.cue_tokens, *draft.content)}
    for number, sentence in enumerate(scene.annotated.sentences):
        root = _asserted(scene, sentence)
        named = scene.cues.find(cue.lemma.lower(), "noun")
        if number not in told and root is not None and named is not None:
            yield Draft(
                cue=named,
                head=root.i,
                cue_tokens=(cue.i,),
                content=scene.trimmed(range(sentence.first, sentence.last)),
                frame=Frame.TEXT,
                score=WEAK,
                verbatim=True,
            )


def _naming(scene: Scene) -> Token | None:
    """The word of the headline that names the text."""
    for token in scene.annotated.tokens:
        if token.start >= scene.annotated.document.body:
            return None
        cue = scene.cues.find(token.lemma.lower(), "noun")
        if cue is not None and cue.takes(Frame.TEXT):
            return token
    return None


def _asserted(scene: Scene, sentence: Sentence) -> Token | None:
    """The main verb of a sentence of the body that states something; None for titles, questions, fragments."""
    tokens = scene.annotated.tokens[sentence.first : sentence.last]
    words = [t for t in tokens if t.text[:1].isalnum()]
    states = any(t.tag in FINITE_TAGS for t in tokens) and not any(t.text == "?" for t in tokens)
    if sentence.heading or len(words) < SHORTEST or not states or sentence.span.start < scene.annotated.document.body:
        return None
    return next((t for t in tokens if t.dep == "ROOT"), None)
