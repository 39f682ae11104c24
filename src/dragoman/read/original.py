"""The way back from a Document's text to the text of its file before white space, quotation marks and furniture.

Nothing is kept with the document for it: what cleaning changes is never a letter or a digit, so the two texts are laid
side by side by their letters and digits alone, paragraph by paragraph.
"""

import html
import re
import unicodedata
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator

from dragoman.model import Document, Span

# Comments, what a page does not show, tags; then entities; then single characters.
PAGE = re.compile(
    r"<!--.*?-->|<(?P<hidden>script|style|head|template|noscript)\b.*?</(?P=hidden)\s*>|<[a-zA-Z/!?][^>]*>"
    r"|(?P<entity>&#?\w{1,31};)|(?P<char>.)",
    re.DOTALL | re.IGNORECASE,
)
PARAGRAPH = re.compile(r"\S(?:.*?\S)??(?=\n\n|\s*\Z)", re.DOTALL)


class Shown:
    """The characters that a text shows, with their places in it, and which of them are letters and digits."""

    def __init__(self, characters: Iterable[tuple[str, int, int]]) -> None:
        self.characters = list(characters)
        letters = [
            (letter, number)
            for number, (character, _, _) in enumerate(self.characters)
            for letter in unicodedata.normalize("NFKD", character)
            if letter.isalnum()
        ]
        self.letters = "".join(letter for letter, _ in letters)
        self.numbers = [number for _, number in letters]
        self.starts = [self.characters[number][1] for number in self.numbers]
        self.ends = [self.characters[number][2] for number in self.numbers]

    def marks(self, letter: int, step: int) -> list[int]:
        """Where the marks after a letter (step 1) or before it (-1) end, up to a blank, a letter or a tag."""
        number = self.numbers[letter]
        found: list[int] = []
        while 0 <= (number := number + step) < len(self.characters):
            character, start, end = self.characters[number]
            near = self.characters[number - step]
            touches = start == near[2] if step > 0 else end == near[1]
            if character.isspace() or character.isalnum() or not touches:
                break
            found.append(end if step > 0 else start)
        return found


class Alignment:
    """Two texts side by side; spans of the first are found in the second.

    >>> Alignment("He said: “Yes”.", "He  said: ``Yes''.").span(Span(start=9, end=14))
    Span(start=10, end=17)
    """

    def __init__(self, text: str, other: str, *, is_page: bool = False) -> None:
        self._text = text
        self._from = Shown(_characters(text))
        self._to = Shown(_page_characters(other) if is_page else _characters(other))
        self._shifts = list(self._found())

    def span(self, span: Span) -> Span | None:
        """The same words in the other text; None where their paragraph does not stand there in one piece.

        Marks around the words go with them. A span without a letter is a point, before the letter that follows it.
        """
        first = bisect_left(self._from.starts, span.start)
        last = bisect_left(self._from.starts, span.end) - 1
        if last < first:
            return self._point(first, span.start)
        start, end = self._place(first), self._place(last)
        if start is None or end is None or end < start:
            return None
        before = _held(self._from.marks(first, -1), self._to.marks(start, -1), lambda mark: mark >= span.start)
        after = _held(self._from.marks(last, 1), self._to.marks(end, 1), lambda mark: mark <= span.end)
        return Span(
            start=self._to.starts[start] if before is None else before,
            end=self._to.ends[end] if after is None else after,
        )

    def _point(self, letter: int, at: int) -> Span | None:
        follows = letter < len(self._from.starts) and self._from.starts[letter] == at
        place = self._place(letter if follows else max(0, letter - 1))
        if place is None:
            return None
        point = self._to.starts[place] if follows or letter == 0 else self._to.ends[place]
        return Span(start=point, end=point)

    def _found(self) -> Iterator[tuple[int, int, int | None]]:
        """For each paragraph its first and last letter, and how far on its letters stand in the other text."""
        cursor = 0
        for match in PARAGRAPH.finditer(self._text):
            first, after = (bisect_left(self._from.starts, place) for place in match.span())
            words = self._from.letters[first:after]
            if not words:
                continue
            at = self._to.letters.find(words, cursor)
            at = at if at >= 0 else self._to.letters.find(words)
            yield first, after, at - first if at >= 0 else None
            cursor = at + len(words) if at >= 0 else cursor

    def _place(self, letter: int) -> int | None:
        for first, after, shift in self._shifts:
            if first <= letter < after:
                return None if shift is None else letter + shift
        return None


def original_of(document: Document, original: str) -> Alignment:
    """The way from spans of Document.text to spans of the decoded text of its file, be it a page or a plain text."""
    return Alignment(document.text, original, is_page="<" in original and "</" in original)


def _characters(text: str) -> Iterator[tuple[str, int, int]]:
    return ((char, i, i + 1) for i, char in enumerate(text))


def _page_characters(source: str) -> Iterator[tuple[str, int, int]]:
    """The characters that a page shows, with their places in its source."""
    for match in PAGE.finditer(source):
        shown = match["char"] or (html.unescape(match["entity"]) if match["entity"] else "")
        for char in shown:
            yield char, match.start(), match.end()


def _held(own: list[int], others: list[int], is_held: Callable[[int], bool]) -> int | None:
    """Where the other marks end that answer to those of one's own that are held; two may be written for one."""
    held = sum(map(is_held, own))
    count = max(0, len(others) - (len(own) - held)) if held else 0
    return others[count - 1] if count else None
