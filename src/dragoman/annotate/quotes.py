"""Finds words between quotation marks; an unclosed mark ends with its paragraph."""

from collections.abc import Iterator

from dragoman.model import Quotation, Span

CLOSERS = {"“": "”", "«": "»", "„": "“”", "‘": "’"}
STRAIGHT = ('"', "''", "``")
OPENING = "([{—–-/…"


def find_quotations(text: str) -> Iterator[Quotation]:
    """Quotations in text order, paragraph by paragraph. Single quotes count where they open at the
    edge of a word; an apostrophe inside or after a word does not. Two single straight quotes are one
    double quote, as wire services write it. Marks inside a quotation belong to it.

    >>> [q.inner for q in find_quotations('"No," he said. "Never.')]
    [Span(start=1, end=4), Span(start=16, end=22)]
    """
    start = 0
    for line in text.splitlines(keepends=True):
        yield from _in_paragraph(text, start, start + len(line.rstrip()))
        start += len(line)


def _in_paragraph(text: str, at: int, end: int) -> Iterator[Quotation]:
    while at < end:
        mark = _mark(text, at)
        if mark is None:
            at += 1
            continue
        close = _find_close(text, at + len(mark), end, mark)
        if close is None and (mark in "'‘" or _stray(text, at, end, mark)):
            at += len(mark)
            continue
        inner_end, outer_end = (end, end) if close is None else (close[0], close[1])
        yield Quotation(
            span=Span(start=at, end=outer_end),
            inner=Span(start=at + len(mark), end=inner_end),
            closed=close is not None,
        )
        at = outer_end


def _mark(text: str, at: int) -> str | None:
    """The opening mark at this place, if there is one."""
    for mark in STRAIGHT:
        if text.startswith(mark, at):
            return mark
    if text[at] in "'‘":
        opens = (at == 0 or not text[at - 1].isalnum()) and at + 1 < len(text) and text[at + 1].isalnum()
        return text[at] if opens else None
    return text[at] if text[at] in CLOSERS else None


def _stray(text: str, at: int, end: int, mark: str) -> bool:
    """Whether a mark that is never closed opens nothing: it follows a word, or other quotations come after it."""
    if mark not in STRAIGHT:
        return False
    return _looks_closing(text, at, end, mark) or text.find(mark, at + len(mark), end) >= 0


def _find_close(text: str, at: int, end: int, mark: str) -> tuple[int, int] | None:
    if mark in ('"', "“"):
        return _find_double(text, at, end, nests=mark == '"')
    if mark in STRAIGHT:
        return _find_straight(text, at, end, mark)
    if mark in "'‘":
        return _find_single(text, at, end, "'" if mark == "'" else "’")
    closers = CLOSERS[mark]
    found = next((i for i in range(at, end) if text[i] in closers), None)
    return None if found is None else (found, found + 1)


def _find_double(text: str, at: int, end: int, *, nests: bool) -> tuple[int, int] | None:
    """The mark that closes “ or ". Pages mix the two, so either closer serves, unless a quotation inside the
    quotation was opened before it; `nests`: whether “ opens one."""
    depth = 0
    for i in range(at, end):
        closes = text[i] == "”" or (text[i] == '"' and not _looks_opening(text, i, end, '"'))
        closes = closes or (not nests and text[i] == "“" and _turned(text, i, end))
        if closes and not depth:
            return i, i + 1
        if closes:
            depth -= 1
        elif text[i] == '"' or (nests and text[i] == "“"):
            depth += 1
    return None


def _turned(text: str, at: int, end: int) -> bool:
    """Whether an opening mark stands where only a closing one can: after a stop and before a space."""
    return text[at - 1] in ",.?!…" and (at + 1 >= end or text[at + 1].isspace())


def _find_single(text: str, at: int, end: int, closer: str) -> tuple[int, int] | None:
    while at < end:
        if text[at] == closer and not (at + 1 < end and text[at + 1].isalnum()):
            return at, at + 1
        at += 1
    return None


def _find_straight(text: str, at: int, end: int, mark: str) -> tuple[int, int] | None:
    """The closing mark. Straight marks look alike, so one that stands like an opening one (space
    before it, a word after it) opens a quotation inside the quotation."""
    closer = "''" if mark == "``" else mark
    depth = 1
    while (at := text.find(closer, at, end)) >= 0:
        depth += 1 if _looks_opening(text, at, end, closer) else -1
        at += len(closer)
        if depth == 0:
            return at - len(closer), at
    return None


def _looks_opening(text: str, at: int, end: int, mark: str) -> bool:
    after = text[at + len(mark) : at + len(mark) + 1] if at + len(mark) < end else ""
    before = text[at - 1 : at]
    return bool(after) and (after.isalnum() or after in "$€£…“'") and (before.isspace() or before in OPENING)


def _looks_closing(text: str, at: int, end: int, mark: str) -> bool:
    return not _looks_opening(text, at, end, mark) and at > 0 and not text[at - 1].isspace()
