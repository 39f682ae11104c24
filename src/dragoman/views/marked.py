"""Marked text: a document cut where findings begin and end, so that any form can set marks in it."""

from collections.abc import Iterable, Sequence
from itertools import pairwise

from dragoman.model import Record, Span


class Passage(Record):
    """Words of a document with the findings whose evidence they are, the shortest evidence first."""

    text: str
    span: Span
    marks: tuple[str, ...] = ()


class Paragraph(Record):
    """The passages of one line of the document's text; `head` says that it stands before the body."""

    passages: tuple[Passage, ...]
    head: bool = False


def paragraphs(text: str, marks: Iterable[tuple[Span, str]], body: int = 0) -> tuple[Paragraph, ...]:
    """The text line by line, empty lines left out; spans that reach beyond the text are cut to it.

    >>> [p.text for p in paragraphs("They met.", [(Span(start=5, end=8), "f")])[0].passages]
    ['They ', 'met', '.']
    """
    known = sorted(set(marks), key=lambda mark: (mark[0].end - mark[0].start, mark[0].start, mark[1]))
    cuts = sorted({0, len(text), *(at for span, _ in known for at in (span.start, span.end) if 0 <= at <= len(text))})
    found: list[Paragraph] = []
    start = 0
    for line in text.split("\n"):
        end = start + len(line)
        if line.strip():
            found.append(
                Paragraph(passages=_passages(text, Span(start=start, end=end), known, cuts), head=start < body)
            )
        start = end + 1
    return tuple(found)


def _passages(text: str, line: Span, marks: Sequence[tuple[Span, str]], cuts: Sequence[int]) -> tuple[Passage, ...]:
    here = [mark for mark in marks if mark[0].overlaps(line)]
    edges = [line.start, *(cut for cut in cuts if line.start < cut < line.end), line.end]
    pieces = (Span(start=a, end=b) for a, b in pairwise(edges) if a < b)
    return tuple(
        Passage(text=text[p.start : p.end], span=p, marks=tuple(name for span, name in here if span.covers(p)))
        for p in pieces
    )
