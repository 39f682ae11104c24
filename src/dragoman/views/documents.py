"""A Document as `dragoman read` shows it: what it is, where it is from, its text, and what stands beside it."""

import textwrap
from collections.abc import Iterator

from dragoman.model import Document, Handling
from dragoman.views.dates import day
from dragoman.views.words import Words, visible


def document_lines(document: Document, words: Words, *, width: int = 0) -> Iterator[str]:
    """The lines, wrapped at `width` columns; 0 leaves them whole."""
    title = visible(document.title or "") or words.say("document.untitled")
    yield from _wrapped(title, width)
    yield "=" * min(len(title), width or len(title))
    for line in (*_head(document, words), *_beside_title(document, words)):
        yield from _wrapped(line, width)
    text = document.text[document.body :] if document.title else document.text
    deck = [part for part in document.text[: document.body].split("\n\n")[1:] if part]
    for paragraph in (*deck, *text.split("\n\n")):
        yield ""
        yield from _wrapped(visible(paragraph), width)
    notes = list(_notes(document, words))
    if notes:
        yield ""
    for note in notes:
        yield from _wrapped(note, width)


def _head(document: Document, words: Words) -> Iterator[str]:
    when = day(document.published, words) if document.published else ""
    reliability = words.say("document.reliability", letter=document.reliability) if document.reliability else ""
    handling = "" if document.handling is Handling.CLEAR else f"TLP:{document.handling.value.upper()}"
    kind = (document.language or "", document.kind.value, handling)
    source = document.source or words.say("document.source.unknown")
    yield words.say(f"document.day.{document.published_from.value}", day=when)
    yield visible(", ".join(filter(None, (source, document.country or "", reliability))))
    yield ", ".join(filter(None, kind))


def _beside_title(document: Document, words: Words) -> Iterator[str]:
    if document.authors:
        yield visible(words.say("document.by", names=words.listed(document.authors)))
    if document.credits:
        yield visible(words.say("document.credits", names=words.listed(document.credits)))
    fetched = words.say("document.fetched", moment=f"{document.fetched:%Y-%m-%d %H:%M %Z}") if document.fetched else ""
    places = dict.fromkeys(filter(None, (document.url, document.origin, fetched)))
    yield visible(", ".join(places))
    if document.title_variants:
        yield visible(words.say("document.variants", titles=" / ".join(document.title_variants)))


def _notes(document: Document, words: Words) -> Iterator[str]:
    for aside in document.asides:
        yield _note(words.say(f"document.aside.{aside.kind.value}"), aside.text, aside.by, words)
    for change in document.revisions:
        yield _note(words.say(f"document.change.{change.kind.value}"), change.words, change.by, words)


def _note(what: str, said: str, by: str | None, words: Words) -> str:
    if by:
        return visible(words.say("document.said", what=what, by=by, words=said))
    return visible(said if said.startswith(what) else words.say("document.plainly", what=what, words=said))


def _wrapped(line: str, width: int) -> list[str]:
    if width <= 0:
        return [line]
    return textwrap.wrap(line, max(width, 20), break_long_words=False, break_on_hyphens=False)
