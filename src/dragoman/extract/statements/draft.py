"""Draft: an attribution as token numbers, before it becomes a Statement; and the geometry of such sets."""

from bisect import bisect_left
from collections.abc import Iterable

from dragoman.lexicon.cues import Cue, Cues, Frame
from dragoman.model import Annotated, Record, Span

SURE = 1.0
WEAK = 0.4
FAINT = 0.2


class Draft(Record):
    """Who (`source`), the cue words and what is said (`content`), each as token numbers in order.

    `head` is the cue's main word, `speaker` the main word of the source, both token numbers. `verbatim`:
    the content is the speaker's own words though no quotation marks say so, as in a transcript.
    """

    cue: Cue
    head: int
    cue_tokens: tuple[int, ...]
    content: tuple[int, ...]
    source: tuple[int, ...] = ()
    speaker: int | None = None
    addressees: tuple[int, ...] = ()
    frame: Frame = Frame.CLAUSE
    score: float = SURE
    verbatim: bool = False

    def shares(self, tokens: range) -> int:
        """How many of the tokens are content."""
        return bisect_left(self.content, tokens.stop) - bisect_left(self.content, tokens.start)


class Scene:
    """One document with the tokens of each quotation, and the cues, at hand."""

    def __init__(self, annotated: Annotated, cues: Cues) -> None:
        self.annotated = annotated
        self.cues = cues
        self.quotes = _quoted_ranges(annotated)
        starts = [token.start for token in annotated.tokens]
        self.unclosed = {bisect_left(starts, quote.span.start) for quote in annotated.quotations if not quote.closed}
        self.quote_of = {i: n for n, quote in enumerate(self.quotes) for i in quote}

    def trimmed(self, tokens: Iterable[int]) -> tuple[int, ...]:
        """Token numbers in order without white space, each unbroken run without outer punctuation.

        Brackets stay where their partner is in the run, punctuation where it stands in quotation marks.
        """
        kept: list[int] = []
        for run in runs(self.annotated, sorted(set(tokens))):
            first, last = 0, len(run)
            while first < last and self._loose(run, first):
                first += 1
            while first < last and self._loose(run, last - 1):
                last -= 1
            kept.extend(run[first:last])
        return tuple(kept)

    def content(self, tokens: Iterable[int]) -> tuple[int, ...]:
        """Trimmed tokens of a content, without the conjunction that ties it to the sentence before."""
        kept = self.trimmed(tokens)
        if len(kept) > 1 and self.annotated.tokens[kept[0]].dep == "cc" and kept[0] not in self.quote_of:
            return self.trimmed(kept[1:])
        return kept

    def _loose(self, run: list[int], at: int) -> bool:
        text = self.annotated.tokens[run[at]].text
        if run[at] in self.quote_of or any(c.isalnum() or c in "$€£%#@*" for c in text):
            return False
        if text not in "()":
            return True
        texts = [self.annotated.tokens[i].text for i in run]
        return not (("(" in texts[:at]) if text == ")" else (")" in texts[at:]))


def _quoted_ranges(annotated: Annotated) -> list[range]:
    starts = [token.start for token in annotated.tokens]
    ranges = (
        range(bisect_left(starts, quote.span.start), bisect_left(starts, quote.span.end))
        for quote in annotated.quotations
    )
    return [tokens for tokens in ranges if tokens]


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


def spans_of(annotated: Annotated, tokens: Iterable[int]) -> tuple[Span, ...]:
    """One span for each unbroken run of token numbers."""
    found = []
    for run in runs(annotated, tokens):
        found.append(Span(start=annotated.tokens[run[0]].start, end=annotated.tokens[run[-1]].end))
    return tuple(found)
