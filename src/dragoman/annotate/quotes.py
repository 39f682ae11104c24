"""Finds words between quotation marks; an unclosed mark ends with its paragraph."""

from collections.abc import Iterator

from dragoman.model import Quotation, Span

CLOSERS = {"“": "”", "«": "»", "„": "“”", "‘": "’"}


def find_quotations(text: str) -> Iterator[Quotation]:
    """Quotations in text order, paragraph by paragraph. Single straight quotes count where they
    open at the edge of a word; an apostrophe inside or after a word does not.
    """
    start = 0
    for line in text.splitlines(keepends=True):
        yield from _in_paragraph(text, start, start + len(line.rstrip()))
        start += len(line)


def _in_paragraph(text: str, at: int, end: int) -> Iterator[Quotation]:
    while at < end:
        closer = _closer(text, at)
        if closer is None:
            at += 1
            continue
        close = _find_close(text, at + 1, end, closer)
        if close is None and closer in ("'", "’"):
            at += 1
            continue
        inner_end = end if close is None else close
        outer_end = end if close is None else close + 1
        yield Quotation(
            span=Span(start=at, end=outer_end), inner=Span(start=at + 1, end=inner_end), closed=close is not None
        )
        at = outer_end


def _closer(text: str, at: int) -> str | None:
    mark = text[at]
    if mark == '"':
        return '"'
    if mark in "'‘":
        opens = (at == 0 or not text[at - 1].isalnum()) and at + 1 < len(text) and text[at + 1].isalnum()
        return ("'" if mark == "'" else "’") if opens else None
    return CLOSERS.get(mark)


def _find_close(text: str, at: int, end: int, closer: str) -> int | None:
    while at < end:
        if text[at] in closer:
            single = closer in ("'", "’")
            after_word = not single or not (at + 1 < end and text[at + 1].isalnum())
            if after_word:
                return at
        at += 1
    return None
