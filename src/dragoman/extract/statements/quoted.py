"""Quotations -> the cue beside them; pieces of one quotation around its cue; quotations that go on."""

from collections.abc import Iterator

from dragoman.extract.statements.draft import Draft, Scene
from dragoman.extract.statements.verbs import quote_verb, spoken
from dragoman.model import Token

SHORTEST = 4
REACH = 14
DASHES = (",", "-", "–", "—", "--")
CLOSING = (".", ",", "?", "!", "…")


def with_quotations(scene: Scene, drafts: list[Draft]) -> list[Draft]:
    """The drafts with every quotation that is somebody's speech joined to its cue."""
    by_head = {draft.head: draft for draft in drafts}
    last: tuple[int, int] | None = None
    open_before: tuple[range, int] | None = None
    for quote in scene.quotes:
        if not is_speech(scene, quote):
            continue
        paragraph = _paragraph(scene, quote[0])
        head = _holder(scene, quote, by_head) or _beside(scene, quote, by_head)
        if head is None and last is not None and _goes_on(scene, quote) and paragraph - last[1] <= 1:
            head = last[0]
            _join(scene, by_head, head, quote)
        if head is not None and head > quote[0] and open_before is not None and paragraph - open_before[1] == 1:
            _join(scene, by_head, head, open_before[0])
        open_before = (quote, paragraph) if head is None and quote[0] in scene.unclosed else None
        if head is not None:
            last = head, paragraph
    return [_after_quote(scene, _whole(scene, by_head[head])) for head in sorted(by_head)]


def _after_quote(scene: Scene, draft: Draft) -> Draft:
    """For a cue right after a quotation, the draft without what the parser added around it: what follows
    the cue ("..." he said when asked), what stands before a colon or dash and the quotation.
    """
    begins = min((*draft.source, *draft.cue_tokens), default=0)
    at = begins - 2 if begins > 1 and scene.annotated.tokens[begins - 1].text in DASHES else begins - 1
    if at not in scene.quote_of or draft.head in scene.quote_of or draft.cue.pos != "verb":
        return draft
    quote = scene.quotes[scene.quote_of[at]]
    if not draft.shares(quote) or not is_speech(scene, quote):
        return draft
    before = scene.annotated.tokens[quote.start - 1].text if quote.start else ":"
    alone = before in (":", *DASHES)
    kept = [i for i in draft.content if i in scene.quote_of or (i < begins and not (alone and i < quote.start))]
    return draft.replace(content=scene.trimmed(kept))


def _whole(scene: Scene, draft: Draft) -> Draft:
    """The draft with all of a quotation whose beginning its content has, where the parser cut it short."""
    begun = {scene.quote_of[i] for i in draft.content if i in scene.quote_of}
    wanted = set(draft.content)
    for number in begun:
        quote = scene.quotes[number]
        if draft.head not in quote and wanted.intersection(quote[:2]):
            wanted.update(quote)
    if len(wanted) == len(draft.content):
        return draft
    return draft.replace(content=scene.trimmed(wanted - {*draft.cue_tokens, *draft.source}))


def is_speech(scene: Scene, quote: range) -> bool:
    """Whether a quotation is speech rather than a quoted word or title: long, or closed like a sentence."""
    tokens = [scene.annotated.tokens[i] for i in quote]
    words = [t for t in tokens if t.text[:1].isalnum()]
    if len(words) >= SHORTEST and any(t.pos in ("VERB", "AUX") for t in words):
        return True
    closed = any(t.text in CLOSING for t in tokens[-2:])
    named = quote[0] > 0 and scene.annotated.tokens[quote[0] - 1].pos in ("ADP", "NOUN", "PROPN", "DET")
    return bool(words) and closed and not named


def _paragraph(scene: Scene, i: int) -> int:
    return scene.annotated.sentences[scene.annotated.tokens[i].sentence].paragraph


def _holder(scene: Scene, quote: range, by_head: dict[int, Draft]) -> int | None:
    """The cue outside the quotation whose content already has most of it; its content gets all."""
    best, most = None, 0
    for draft in by_head.values():
        shared = draft.shares(quote)
        if draft.head not in quote and shared * 2 > len(quote) and shared >= most:
            best, most = draft.head, shared
    if best is not None:
        _join(scene, by_head, best, quote)
    return best


def _join(scene: Scene, by_head: dict[int, Draft], head: int, quote: range) -> None:
    draft = by_head[head]
    taken = {*draft.cue_tokens, *draft.source}
    content = scene.trimmed({*draft.content, *quote} - taken)
    by_head[head] = draft.replace(content=content, score=1.0)


def _beside(scene: Scene, quote: range, by_head: dict[int, Draft]) -> int | None:
    for verb in (*_verbs_after(scene, quote), *_verbs_before(scene, quote)):
        if verb.i in by_head:
            _join(scene, by_head, verb.i, quote)
            return verb.i
        cue = quote_verb(scene, verb)
        draft = spoken(scene, verb, cue, tuple(quote)) if cue else None
        if draft is not None:
            by_head[verb.i] = draft
            return verb.i
    return None


def _verbs_after(scene: Scene, quote: range) -> Iterator[Token]:
    """Cue verbs right after the quotation: "..." he said; "..." said the minister on Monday."""
    tokens = scene.annotated.tokens
    if not any(tokens[i].text in (",", "?", "!", "—", "…") for i in quote[-2:]) and not _follows_comma(scene, quote):
        return
    for i in range(quote.stop, min(quote.stop + REACH, len(tokens))):
        if i in scene.quote_of or tokens[i].text in (".", ";") or "\n" in tokens[i].text:
            return
        if quote_verb(scene, tokens[i]):
            yield tokens[i]
            return


def _follows_comma(scene: Scene, quote: range) -> bool:
    return quote.stop < len(scene.annotated.tokens) and scene.annotated.tokens[quote.stop].text in (",", "—", "–")


def _verbs_before(scene: Scene, quote: range) -> Iterator[Token]:
    """Cue verbs before the quotation in its sentence, nearest first: He said: "..."."""
    tokens = scene.annotated.tokens
    sentence = scene.annotated.sentences[tokens[quote.start].sentence]
    first = sentence.first
    if first == quote.start and first and tokens[first - 1].text == ":":
        first = scene.annotated.sentences[tokens[first - 1].sentence].first
    for i in range(quote.start - 1, first - 1, -1):
        if i not in scene.quote_of and quote_verb(scene, tokens[i]):
            yield tokens[i]


def _goes_on(scene: Scene, quote: range) -> bool:
    """Whether a quotation fills its sentences, so that it can only go on with what was said before."""
    tokens = scene.annotated.tokens
    first, last = tokens[quote[0]].sentence, tokens[quote[-1]].sentence
    begin, end = scene.annotated.sentences[first].first, scene.annotated.sentences[last].last
    outside = [i for i in range(begin, end) if i not in scene.quote_of and tokens[i].text[:1].isalnum()]
    return not outside
