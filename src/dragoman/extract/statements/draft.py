"""Draft: an attribution as token numbers, before it becomes a Statement; and the geometry of such sets."""

from collections.abc import Iterable

from dragoman.lexicon.cues import Cue
from dragoman.model import Annotated, Record, Span

SURE = 1.0
WEAK = 0.4
FAINT = 0.2


class Draft(Record):
    """Who (`source`), the cue words and what is said (`content`), each as token numbers in order.

    `head` is the cue's main word, `speaker` the main word of the source, both token numbers.
    """

    cue: Cue
    head: int
    cue_tokens: tuple[int, ...]
    content: tuple[int, ...]
    source: tuple[int, ...] = ()
    speaker: int | None = None
    addressees: tuple[int, ...] = ()
    score: float = SURE


def trimmed(annotated: Annotated, tokens: Iterable[int]) -> tuple[int, ...]:
    """Token numbers in order without white space, each unbroken run without outer punctuation.

    Quotation marks and brackets stay where their partner is in the run, and so does punctuation
    inside quotation marks.
    """
    kept: list[int] = []
    for run in runs(annotated, sorted(set(tokens))):
        first, last = 0, len(run)
        while first < last and _loose(annotated, run, first):
            first += 1
        while first < last and _loose(annotated, run, last - 1):
            last -= 1
        kept.extend(run[first:last])
    return tuple(kept)


def runs(annotated: Annotated, tokens: Iterable[int]) -> list[list[int]]:
    """The unbroken runs of ordered token numbers; white space does not break one."""
    found: list[list[int]] = []
    for i in tokens:
        if not annotated.tokens[i].text.strip():
            continue
        if found and all(not annotated.tokens[j].text.strip() for j in range(found[-1][-1] + 1, i)):
            found[-1].append(i)
        else:
            found.append([i])
    return found


def _loose(annotated: Annotated, run: list[int], at: int) -> bool:
    token = annotated.tokens[run[at]]
    if token.pos not in ("PUNCT", "SYM") and token.text.isalnum():
        return False
    if any(c.isalnum() or c in "$€£%#@*" for c in token.text):
        return False
    if inside_marks(annotated, token.start, token.end):
        return False
    texts = [annotated.tokens[i].text for i in run]
    return not ((token.text == ")" and "(" in texts[:at]) or (token.text == "(" and ")" in texts[at:]))


def inside_marks(annotated: Annotated, start: int, end: int) -> bool:
    """Whether the characters stand in a quotation, its marks included."""
    return any(q.span.start <= start and end <= q.span.end for q in annotated.quotations)


def spans_of(annotated: Annotated, tokens: Iterable[int]) -> tuple[Span, ...]:
    """One span for each unbroken run of token numbers."""
    found = []
    for run in runs(annotated, tokens):
        found.append(Span(start=annotated.tokens[run[0]].start, end=annotated.tokens[run[-1]].end))
    return tuple(found)
