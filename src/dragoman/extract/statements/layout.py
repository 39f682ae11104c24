"""Speakers shown by layout: "Lavrov: Russia is ready", "Russia is ready – Lavrov", "Q:", "MR PRICE:"."""

from collections.abc import Iterator

from dragoman.extract.statements.content import verb_cue
from dragoman.extract.statements.draft import SURE, WEAK, Draft, Scene
from dragoman.extract.statements.verbs import quote_verb, spoken
from dragoman.lexicon.cues import Cue, Frame
from dragoman.model import MentionKind, Token

LONGEST_LABEL = 7
LONGEST_HEADLINE = 30
TURNS = 3
NAMED = ("PERSON", "ORG", "GPE", "NORP")
NAME_TAGS = ("NNP", "NNPS")
FIRST_PERSON = ("i", "we", "us", "our", "my", "me")
LINKS = ("IN", "DT", "CC")


def layout_drafts(scene: Scene) -> Iterator[Draft]:
    """A Draft for each labelled paragraph or turn, each headline that ends with its source, and each
    cue verb that a colon ties to the next paragraph."""
    paragraphs = _paragraphs(scene)
    labels = [_label(scene, paragraph) for paragraph in paragraphs]
    transcript = sum(label is not None for label in labels) >= TURNS
    for number, (paragraph, colon) in enumerate(zip(paragraphs, labels, strict=True)):
        following = _following(scene, paragraphs, labels, number, transcript)
        if colon is not None:
            draft = _turn(scene, paragraph, colon, following, verbatim=transcript)
        else:
            draft = _signed_headline(scene, paragraph) or _introduced(scene, paragraph, following)
        if draft is not None:
            yield draft


def _paragraphs(scene: Scene) -> list[list[int]]:
    found: dict[int, list[int]] = {}
    for sentence in scene.annotated.sentences:
        found.setdefault(sentence.paragraph, []).extend(range(sentence.first, sentence.last))
    return list(found.values())


def _label(scene: Scene, paragraph: list[int]) -> int | None:
    """The colon after a label that names a speaker at the beginning of a paragraph."""
    tokens = [scene.annotated.tokens[i] for i in paragraph[: LONGEST_LABEL + 2]]
    while tokens and not tokens[0].text[:1].isalnum():
        del tokens[0]
    colon = next((n for n, token in enumerate(tokens) if token.text == ":"), None)
    if not colon or any(_verbal(scene, t) for t in tokens[:colon]) or _shouted(scene, paragraph):
        return None
    if _names_state(scene, tokens[:colon]) and not _in_own_words(scene, paragraph):
        return None
    return tokens[colon].i if _names_speaker(scene, tokens[:colon]) else None


def _names_state(scene: Scene, label: list[Token]) -> bool:
    """Whether a label is the name of a state, of which the rest may only tell: "Chad: rebels leave the table"."""
    first, last = label[0].i, label[-1].i + 1
    names = (m for m in scene.annotated.mentions if m.kind is MentionKind.NAME and m.actors == m.parties)
    return any((m.first, m.last) == (first, last) and m.actors and m.actors[0].isupper() and m.place for m in names)


def _in_own_words(scene: Scene, paragraph: list[int]) -> bool:
    tokens = [scene.annotated.tokens[i] for i in paragraph]
    return any(t.i in scene.quote_of or t.text.lower() in FIRST_PERSON for t in tokens)


def _verbal(scene: Scene, token: Token) -> bool:
    return token.pos in ("VERB", "AUX") and (not token.text.isupper() or verb_cue(scene, token) is not None)


def _shouted(scene: Scene, paragraph: list[int]) -> bool:
    """Whether a whole paragraph is in capitals, so that they mark no speaker."""
    return all(scene.annotated.tokens[i].text.upper() == scene.annotated.tokens[i].text for i in paragraph[-3:])


def _names_speaker(scene: Scene, label: list[Token]) -> bool:
    """Whether words are a name, an office in capitals ("MR PRICE", "Q") or a noun that speaks ("Poll")."""
    last = label[-1]
    if scene.cues.find(last.text.lower(), "speaker"):
        return True
    known = any(m.first <= t.i < m.last for m in scene.annotated.mentions for t in label)
    person = last.entity == "PERSON" or any(m.head == last.i and m.office for m in scene.annotated.mentions)
    person = person or _opens_quotation(scene, last.i + 2)
    capital = all(t.text[:1].isupper() or not t.text.isalpha() or (person and t.tag in LINKS) for t in label)
    named = known or any(t.entity in NAMED for t in label) or (last.text.isupper() and len(last.text) > 2)
    return capital and named and (known or last.tag in NAME_TAGS or last.text.isupper())


def _opens_quotation(scene: Scene, at: int) -> bool:
    """Whether a quotation opens at a token or after the white space there."""
    return any(quote.start in (at, at + 1) for quote in scene.quotes)


def _following(
    scene: Scene, paragraphs: list[list[int]], labels: list[int | None], number: int, transcript: bool
) -> list[int]:
    """What goes on after a paragraph: in a transcript up to the next label, else the next paragraph."""
    words: list[int] = []
    for paragraph, label in zip(paragraphs[number + 1 :], labels[number + 1 :], strict=True):
        if label is not None or (words and not transcript) or _asks(scene, paragraph):
            break
        words.extend(paragraph)
    return words


def _asks(scene: Scene, paragraph: list[int]) -> bool:
    """Whether a paragraph begins with a bare "Q", or the like set off by white space."""
    text = scene.annotated.tokens[paragraph[0]].text
    spaced = len(paragraph) > 1 and scene.annotated.tokens[paragraph[1]].text.isspace()
    set_off = spaced or (len(text) == 1 and len(paragraph) > 1)
    return set_off and text.isupper() and scene.cues.find(text.lower(), "speaker") is not None


def _turn(scene: Scene, paragraph: list[int], colon: int, following: list[int], *, verbatim: bool) -> Draft | None:
    """A labelled paragraph; in a transcript its words are the speaker's own."""
    cue = scene.cues.find(":", "label")
    source = scene.trimmed(i for i in paragraph if i < colon)
    own = [i for i in paragraph if i > colon]
    labelled = any(t.text.isupper() for t in (scene.annotated.tokens[i] for i in source))
    content = scene.trimmed([*own, *following] if not own or labelled else own)
    if cue is None or not content or not source:
        return None
    return _draft(cue, colon, source, content, SURE).replace(verbatim=verbatim and labelled)


def _draft(cue: Cue, mark: int, source: tuple[int, ...], content: tuple[int, ...], score: float) -> Draft:
    return Draft(
        cue=cue,
        head=mark,
        cue_tokens=(mark,),
        source=source,
        speaker=source[-1],
        content=content,
        frame=Frame.SENTENCE,
        score=score,
    )


def _signed_headline(scene: Scene, paragraph: list[int]) -> Draft | None:
    """A headline, or a paragraph in quotation marks, that ends with a dash or colon and its source."""
    tokens = [scene.annotated.tokens[i] for i in paragraph]
    quoted = tokens[0].i in scene.quote_of and tokens[0].pos == "PUNCT"
    if (len(tokens) > LONGEST_HEADLINE and not quoted) or tokens[-1].text in (".", "!", "?") or len(tokens) < 5:
        return None
    at = next((n for n in range(len(tokens) - 2, len(tokens) - 6, -1) if scene.cues.find(tokens[n].text, "label")), 0)
    cue = scene.cues.find(tokens[at].text, "label") if at > 2 else None
    if cue is None or not _spaced(scene, tokens[at]) or not _names_speaker(scene, tokens[at + 1 :]):
        return None
    content = scene.trimmed(t.i for t in tokens[:at])
    verbal = any(scene.annotated.tokens[i].pos in ("VERB", "AUX", "ADJ") for i in content)
    return _draft(cue, tokens[at].i, tuple(t.i for t in tokens[at + 1 :]), content, SURE) if verbal else None


def _spaced(scene: Scene, mark: Token) -> bool:
    text = scene.annotated.document.text
    return text[mark.end : mark.end + 1].isspace() and (mark.text == ":" or text[mark.start - 1].isspace())


def _introduced(scene: Scene, paragraph: list[int], following: list[int]) -> Draft | None:
    """ "He wrote:" with what he wrote in the next paragraph."""
    last = paragraph[-1]
    if scene.annotated.tokens[last].text != ":" or not following:
        return None
    first = scene.annotated.sentences[scene.annotated.tokens[last].sentence].first
    for i in range(last - 1, first - 1, -1):
        cue = quote_verb(scene, scene.annotated.tokens[i])
        if cue is not None and i not in scene.quote_of:
            return spoken(scene, scene.annotated.tokens[i], cue, scene.trimmed(following), WEAK)
    return None
