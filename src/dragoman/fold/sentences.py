"""The sentence about a span, found by its marks."""

import re
from collections.abc import Iterator

from dragoman.lexicon.abbreviations import abbreviates

OPENING = "\"'“‘«(["
LONGEST = 30  # characters looked back over for the word before a mark
MARK = re.compile(r"(?P<stop>[.!?…]+)[\"'”’»)\]]*(?=\s+(?P<next>\S+))")


def sentence_at(text: str, start: int, end: int) -> str:
    """The sentence a span stands in, whole; more than one only where the span reaches over a boundary.

    >>> sentence_at("Mr. Lavrov spoke. They will meet in Doha. Nobody came.", 23, 32)
    'They will meet in Doha.'
    """
    end = start + len(text[start:end].rstrip())
    first = text.rfind("\n", 0, start) + 1
    last = text.find("\n", end)
    last = len(text) if last < 0 else last
    for boundary in _ends(text, first, last):
        if boundary <= start:
            first = boundary
        elif boundary >= end:
            last = boundary
            break
    return text[first:last].strip()


def _ends(text: str, first: int, last: int) -> Iterator[int]:
    """Where the sentences of a paragraph end, but for its last."""
    for mark in MARK.finditer(text, first, last):
        if _begins(mark["next"]) and not (mark[0] == "." and abbreviates(_before(text, mark.start()), mark["next"])):
            yield mark.end()


def _begins(word: str) -> bool:
    """Whether a sentence may begin so: an upper-case letter, a figure or a quotation."""
    return word[0] in OPENING or word[0].isupper() or word[0].isdigit()


def _before(text: str, at: int) -> str:
    """The word that ends at an offset, without the quotation marks and brackets before it."""
    return text[max(0, at - LONGEST) : at].rpartition(" ")[2].lstrip(OPENING)
