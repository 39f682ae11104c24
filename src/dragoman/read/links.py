"""The feeds that a web page names in its head."""

from html.parser import HTMLParser
from urllib.parse import urljoin

from dragoman.read.decode import NotTextError, decode

FEED_TYPES = ("application/rss+xml", "application/atom+xml", "application/rdf+xml")


def feeds_named(data: bytes, base: str) -> tuple[str, ...]:
    """The addresses of the feeds, in the page's order.

    >>> feeds_named(b'<link rel="alternate" type="application/rss+xml" href="/rss">', "https://gulf.example/")
    ('https://gulf.example/rss',)
    """
    finder = _Finder()
    try:
        finder.feed(decode(data))
    except NotTextError:
        return ()
    return tuple(dict.fromkeys(urljoin(base, address) for address in finder.found))


class _Finder(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = dict(attrs)
        if tag == "link" and said.get("type") in FEED_TYPES and said.get("href"):
            self.found.append(said["href"] or "")
