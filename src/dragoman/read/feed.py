"""RSS and Atom -> Documents, one for each entry, from what the feed itself holds; and the addresses in a feed."""

from collections.abc import Iterator
from io import BytesIO
from typing import Any

import feedparser  # type: ignore[import-untyped]

from dragoman.model import Diagnostic, Document
from dragoman.read import forms
from dragoman.read.compose import Page, compose
from dragoman.read.credits import authors_in
from dragoman.read.dates import parse_day
from dragoman.read.documents import refused
from dragoman.read.html import fragment_text
from dragoman.read.language import language_code
from dragoman.read.paragraphs import clean
from dragoman.read.rules import Rules, load_rules

FEED_TYPES = ("application/rss+xml", "application/atom+xml", "application/rdf+xml")
WEB = ("https://", "http://")


class FeedReader:
    """Reads feeds saved as files; nothing is fetched.

    >>> item = b"<item><title>Envoys meet</title><description>They met in Muscat.</description></item>"
    >>> feed = b"<rss><channel><title>Gulf Post</title>" + item + b"</channel></rss>"
    >>> [document] = FeedReader().read("feed.xml", feed)
    >>> document.title, document.source
    ('Envoys meet', 'Gulf Post')
    """

    suffixes = forms.FEED

    def __init__(self, rules: Rules | None = None) -> None:
        self._rules = rules or load_rules()

    def accepts(self, origin: str, data: bytes) -> bool:
        """Whether the first bytes are those of a feed."""
        return forms.is_feed(origin, data)

    def read(self, origin: str, data: bytes) -> Iterator[Document | Diagnostic]:
        """The documents of the entries, in the feed's order."""
        feed = feedparser.parse(BytesIO(data), sanitize_html=False)
        if not feed.entries:
            yield refused(
                origin, "the feed has no entries" if not feed.bozo else f"is no feed that can be read ({_why(feed)})"
            )
        for number, entry in enumerate(feed.entries, start=1):
            yield self._document(f"{origin}, entry {number}", entry, feed.feed)

    def _document(self, origin: str, entry: Any, feed: Any) -> Document | Diagnostic:
        texts = [_value(part) for part in entry.get("content", ())] or [entry.get("summary", "")]
        paragraphs = tuple(p for text in texts for p in fragment_text(text))
        title = clean(entry.get("title", ""))
        if not paragraphs and not title:
            return refused(origin, "holds no text")
        page = Page(
            origin=origin,
            paragraphs=paragraphs or (title,),
            titles=fragment_text(title)[:1],
            source=clean(_value(entry.get("source")) or feed.get("title", "")) or None,
            url=next((link for link in (entry.get("link", ""),) if link.startswith(WEB)), None),
            language=language_code(feed.get("language", "")),
            published=parse_day(clean(entry.get("published", "")), self._rules.months),
            authors=authors_in(filter(None, [clean(entry.get("author", ""))]), self._rules),
        )
        return compose(page, self._rules)


def _value(part: Any) -> str:
    return str(part.get("value") or part.get("title") or "") if isinstance(part, dict) else ""


def _why(feed: Any) -> str:
    return clean(str(feed.get("bozo_exception", "")))[:120]
