"""The way back from a Document's text to the text of its file before white space, quotation marks and furniture.

Nothing is kept with the document for it: what cleaning changes is never a letter or a digit, so the two texts are laid
side by side by their letters and digits alone, paragraph by paragraph.
"""

import html
import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterator

from dragoman.model import Document, Record, Span

# Comments, what a page does not show, tags; then entities; then single characters.
PAGE = re.compile(
    r"<!--.*?-->|<(?P<hidden>script|style|head|template|noscript)\b.*?</(?P=hidden)\s*>|<[a-zA-Z/!?][^>]*>"
    r"|(?P<entity>&#?\w{1,31};)|(?P<char>.)",
    re.DOTALL | re.IGNORECASE,
)
PARAGRAPH = re.compile(r"\S(?:.*?\S)??(?=\n\n|\s*\Z)", re.DOTALL)


class Letters(Record):
    """The letters and digits of a text, composed marks taken off, with the span each of them has there."""

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]


class Alignment:
    """Two texts side by side; spans of the first are found in the second.

    >>> Alignment("He said: “Yes”.", 'He  said:\\n``Yes\\'\\'.').span(Span(start=9, end=14))
    Span(start=10, end=17)
    """

    def __init__(self, text: str, other: str, *, is_page: bool = False) -> None:
        self._text, self._other = text, other
        self._from = letters_of(_characters(text))
        self._to = letters_of(_page_characters(other) if is_page else _characters(other))
        self._shifts = tuple(self._found())

    def span(self, span: Span) -> Span | None:
        """The same words in the other text; None where its paragraph does not stand there in one piece."""
        first = bisect_left(self._from.starts, span.start)
        last = bisect_left(self._from.starts, span.end) - 1
        if last < first:
            return self._point(first, span.start)
        start, end = self._place(first), self._place(last)
        if start is None or end is None or end < start:
            return None
        return Span(
            start=self._to.starts[start] - self._marks_before(first, start, span.start),
            end=self._to.ends[end] + self._marks_after(last, end, span.end),
        )

    def _point(self, letter: int, at: int) -> Span | None:
        """An empty span: before the letter that follows it, or after the one that it follows."""
        follows = letter < len(self._from.starts) and self._from.starts[letter] == at
        place = self._place(letter if follows or letter == 0 else letter - 1)
        if place is None:
            return None
        point = self._to.starts[place] if follows or letter == 0 else self._to.ends[place]
        return Span(start=point, end=point)

    def _found(self) -> Iterator[tuple[int, int, int | None]]:
        """For each paragraph its first and last letter, and how far on its letters stand in the other text."""
        cursor = 0
        for match in PARAGRAPH.finditer(self._text):
            first, after = (bisect_left(self._from.starts, place) for place in match.span())
            words = self._from.text[first:after]
            at = self._to.text.find(words, cursor)
            at = at if at >= 0 else self._to.text.find(words)
            if words:
                yield first, after, at - first if at >= 0 else None
            cursor = at + len(words) if at >= 0 else cursor

    def _place(self, letter: int) -> int | None:
        for first, after, shift in self._shifts:
            if first <= letter < after:
                return None if shift is None else letter + shift
        return None

    def _marks_after(self, letter: int, place: int, end: int) -> int:
        """How many marks that follow a letter belong to the span: as many as it holds, counted from their far end."""
        own, others = _run(self._text, self._from.ends[letter]), _run(self._other, self._to.ends[place])
        return _held(len(own), len(others), end - self._from.ends[letter])

    def _marks_before(self, letter: int, place: int, start: int) -> int:
        own, others = _run_back(self._text, self._from.starts[letter]), _run_back(self._other, self._to.starts[place])
        return _held(len(own), len(others), self._from.starts[letter] - start)


def original_of(document: Document, original: str) -> Alignment:
    """The way from spans of Document.text to spans of the decoded text of its file, be it a page or a plain text."""
    return Alignment(document.text, original, is_page="<" in original and "</" in original)


def letters_of(characters: Iterator[tuple[str, int, int]]) -> Letters:
    """The letters and digits among characters with their places."""
    letters = [
        (letter, start, end)
        for char, start, end in characters
        for letter in unicodedata.normalize("NFKD", char)
        if letter.isalnum()
    ]
    return Letters(
        text="".join(letter for letter, _, _ in letters),
        starts=tuple(start for _, start, _ in letters),
        ends=tuple(end for _, _, end in letters),
    )


def _characters(text: str) -> Iterator[tuple[str, int, int]]:
    return ((char, i, i + 1) for i, char in enumerate(text))


def _page_characters(source: str) -> Iterator[tuple[str, int, int]]:
    """The characters that a page shows, with their places in its source."""
    for match in PAGE.finditer(source):
        shown = match["char"] or (html.unescape(match["entity"]) if match["entity"] else "")
        for char in shown:
            yield char, match.start(), match.end()


def _held(own: int, others: int, held: int) -> int:
    """How many of the other text's marks answer to so many held of one's own; two may be written for one."""
    return max(0, others - max(0, own - held)) if held > 0 else 0


def _run(text: str, at: int) -> str:
    """The marks from a place on, up to a blank, a letter or a tag."""
    end = at
    while end < len(text) and not (text[end].isspace() or text[end].isalnum() or text[end] in "<&"):
        end += 1
    return text[at:end]


def _run_back(text: str, at: int) -> str:
    start = at
    while start > 0 and not (text[start - 1].isspace() or text[start - 1].isalnum() or text[start - 1] in ">;"):
        start -= 1
    return text[start:at]
