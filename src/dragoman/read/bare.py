"""The paragraphs of a page that has no usable tree: nested too deep, or with a line too long for a parser.

Python's own parser takes time by the square on pages made to break it, so the page is read token by token.
"""

import re
from collections.abc import Iterator
from html import unescape

from dragoman.read.paragraphs import clean

TOKEN = re.compile(
    r"<!--.*?(?:-->|\Z)|<(?P<end>/?)(?P<tag>[a-zA-Z][^\s<>/]*)[^<>]*>|<[^<>]*>|(?P<words>[^<]+)|<", re.DOTALL
)
HIDDEN = {"script", "style", "noscript", "template", "nav", "header", "footer", "aside", "form", "select", "button"}
INLINE = {"a", "abbr", "b", "em", "font", "i", "mark", "q", "small", "span", "strong", "sub", "sup", "u"}
TITLE = "title"
# A line of fewer words stands for a menu as often as for text.
FEWEST_WORDS = 8


def bare_text(page: str) -> tuple[str, tuple[str, ...]]:
    """The title and the lines of prose of a page, in order.

    >>> bare_text("<title>Envoys meet</title><div><p>The envoys met in Doha on Friday for <b>two</b> hours.")
    ('Envoys meet', ('The envoys met in Doha on Friday for two hours.',))
    """
    title, lines = "", list[str]()
    for tag, line in _lines(page):
        if tag == TITLE:
            title = title or line
        elif len(line.split()) >= FEWEST_WORDS:
            lines.append(line)
    return title, tuple(lines)


def _lines(page: str) -> Iterator[tuple[str, str]]:
    """The lines that a reader would see, each with the tag before it. What hides them may lack its end."""
    parts: list[str] = []
    hidden, before = "", ""
    for token in TOKEN.finditer(page):
        tag = (token["tag"] or "").lower()
        if token["words"] and not hidden:
            parts.append(token["words"])
        if hidden or not tag or tag in INLINE:
            hidden = "" if token["end"] and tag == hidden else hidden
            continue
        hidden = tag if tag in HIDDEN and not token["end"] else ""
        yield from _line(before, parts)
        before, parts = tag, []
    yield from _line(before, parts)


def _line(before: str, parts: list[str]) -> Iterator[tuple[str, str]]:
    words = clean(unescape("".join(parts)))
    if words:
        yield before, words
