"""Names that stand beside the noun of a source: "the mayor, Ann Lee, said", "a student named Lee said"."""

from itertools import takewhile

from dragoman.extract.statements.draft import Draft, Scene
from dragoman.model import Token

PERSON = "PERSON"
NAMES = ("NNP", "NNPS")
ENDS = (",", ":")


def with_name(scene: Scene, draft: Draft) -> Draft:
    """The draft with the name that follows its source's noun after a comma taken into the source and out of
    the content, where the parser has not joined the two."""
    if draft.speaker is None or scene.annotated.tokens[draft.speaker].tag != "NN" or not draft.source:
        return draft
    tokens = scene.annotated.tokens
    comma = draft.source[-1] if tokens[draft.source[-1]].text == "," else draft.source[-1] + 1
    if comma >= len(tokens):
        return draft
    first = comma + 1 if tokens[comma].text == "," else comma
    if first in draft.source:
        return draft
    last = first
    while last < len(tokens) and _names(tokens[last], tokens[draft.speaker].sentence):
        last += 1
    if last == first or last >= len(tokens) or not (tokens[last].text in ENDS or last in draft.cue_tokens):
        return draft
    if first == comma and last not in draft.cue_tokens:
        return draft
    closing = last + 1 if tokens[last].text == "," else last
    taken = set(range(comma, closing))
    return draft.replace(
        speaker=last - 1,
        source=tuple(sorted({*draft.source, *taken})),
        content=tuple(i for i in draft.content if i not in taken),
    )


def _names(token: Token, sentence: int) -> bool:
    return token.sentence == sentence and token.entity == PERSON and token.tag in NAMES


def called(scene: Scene, token: Token) -> Token | None:
    """The name that a noun is said to bear: "a student named Lee", "a man identified as Lee"."""
    for verb in scene.annotated.children_of(token.i, "acl"):
        inside = [scene.annotated.tokens[i] for i in scene.annotated.subtree(verb.i)]
        at = next((n for n, t in enumerate(inside) if scene.cues.find(t.lemma, "naming") is not None), None)
        named = inside[at + 1 :] if at is not None else []
        named = list(takewhile(lambda t: t.tag in NAMES and t.entity in (PERSON, None, ""), named))
        if named:
            return named[-1]
    return None
