"""Words searched for: what is asked, and where it stands in a text."""

import re
from collections.abc import Iterator
from itertools import islice

from dragoman.errors import SettingsError
from dragoman.model import Document, Entry, Match, Record, Span, Statement

AROUND = 80
"""Characters of a document shown before and after the words found."""
ASKED = re.compile(r'(-?)(?:"([^"]*)"|(\S+))')
WORD = re.compile(r"\w+")


class Asked(Record):
    """Words that must stand together, or must not stand in the text at all."""

    words: tuple[str, ...]
    without: bool = False


def asked(query: str) -> tuple[Asked, ...]:
    """A query taken apart: words, "phrases", and both with - before them. Raises SettingsError where it has no word.

    >>> [one.words for one in asked('ceasefire "prisoner exchange"')]
    [('ceasefire',), ('prisoner', 'exchange')]
    """
    found = []
    for minus, phrase, word in ASKED.findall(query):
        words = tuple(WORD.findall(phrase or word))
        if words:
            found.append(Asked(words=words, without=bool(minus)))
    if all(one.without for one in found):
        raise SettingsError(f"{query!r} has no word to search for")
    return tuple(found)


def match(found: Document | Entry, query: tuple[Asked, ...]) -> Match:
    """Where the words stand: a statement's own words, or a piece of the document around the first of them."""
    if isinstance(found, Entry):
        cited = found.citations[0]
        told = found.body.content if isinstance(found.body, Statement) else cited.exact
        return Match(document=found.document, span=cited.span, excerpt=told, entry=found.id)
    start, end = next(islice(_places(found.text, query), 1), (0, 0))
    first, last = max(0, start - AROUND), min(len(found.text), end + AROUND)
    return Match(document=found.id, span=Span(start=start, end=end), excerpt=_whole(found.text, first, last))


def _places(text: str, query: tuple[Asked, ...]) -> Iterator[tuple[int, int]]:
    """Where a phrase asked for stands; else where its first word does, whatever its ending."""
    asked_for = [one.words for one in query if not one.without]
    for words in asked_for:
        for found in re.finditer(r"\b" + r"\W+".join(map(re.escape, words)), text, re.IGNORECASE):
            yield found.span()
    for words in asked_for:
        for found in re.finditer(rf"\b{re.escape(words[0][:5])}\w*", text, re.IGNORECASE):
            yield found.span()


def _whole(text: str, first: int, last: int) -> str:
    """The piece of the text from word to word, on one line."""
    while first > 0 and not text[first - 1].isspace():
        first -= 1
    while last < len(text) and not text[last].isspace():
        last += 1
    return " ".join(text[first:last].split())
