"""sources.toml: feeds, sites and files with what is known of their publisher; feeds followed to their pages."""

from collections.abc import Iterable
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from dragoman.errors import SettingsError
from dragoman.model import Diagnostic, Document, Handling, Kind, PublishedFrom, Reliability
from dragoman.read.cache import Page
from dragoman.read.documents import refused
from dragoman.read.doors import feed, html, text
from dragoman.read.outlets import load_outlets
from dragoman.read.sources import in_utf8, read_sources

MOMENT = datetime(2031, 3, 14, 9, 0, tzinfo=UTC)
FEED = b"""<?xml version="1.0"?><rss version="2.0"><channel><title>Gulf Post feed</title><language>en</language>
<item><title>Envoys meet in Muscat</title><link>https://gulf.example/2031/03/13/envoys</link>
  <pubDate>Thu, 13 Mar 2031 21:00:00 +0400</pubDate>
  <description>&lt;p&gt;They met for an hour.&lt;/p&gt;</description></item>
<item><title>Bridge to reopen</title><link>https://gulf.example/gone</link>
  <pubDate>Wed, 12 Mar 2031 08:00:00 GMT</pubDate><description>The bridge will reopen on Friday.</description></item>
<item><title>Old news</title><link>https://gulf.example/old</link><pubDate>Sat, 01 Feb 2031 08:00:00 GMT</pubDate>
  <description>Nothing happened.</description></item>
</channel></rss>"""
ARTICLE = (
    b"<html><head><title>Envoys meet in Muscat</title></head><body><h1>Envoys meet in Muscat</h1><p>The envoys met for "
    b"an hour in Muscat and agreed to come back in April, the mediators said.</p></body></html>"
)
PAGES = {
    "https://gulf.example/rss": FEED,
    "https://gulf.example/2031/03/13/envoys": ARTICLE,
    "https://gulf.example/": b"<html><link rel=alternate type='application/rss+xml' href='/rss'><p>Welcome.</p></html>",
}
SOURCES = """
[[source]]
publisher = "Gulf Post"
country = "OMN"
reliability = "B"
handling = "green"
site = "https://gulf.example/"
most = 2

[[source]]
publisher = "Ministry of Roads"
kind = "statement"
language = "en"
files = ["in/*.txt"]
"""


class Pages:
    """A fetcher of pages that are here already; notes what it was asked for."""

    def __init__(self, pages: dict[str, bytes]) -> None:
        self.pages, self.asked = pages, list[str]()

    def fetch(self, address: str) -> Page | Diagnostic:
        self.asked.append(address)
        if address not in self.pages:
            return refused(address, "the site answers 404")
        return Page(asked=address, url=address, fetched=MOMENT, data=self.pages[address])


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "sources.toml").write_text(SOURCES)
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text("The ministry opened the road on Monday.")
    return tmp_path


def read(*sources: str | Path, pages: Pages | None = None, **options: object) -> list[Document | Diagnostic]:
    readers = (feed(), html(), text())
    return list(read_sources(sources, readers=readers, fetcher=pages or Pages(PAGES), **options))  # type: ignore[arg-type]


def documents(found: Iterable[Document | Diagnostic]) -> list[Document]:
    return [one for one in found if isinstance(one, Document)]


def test_sources_toml_reads_all_that_it_lists(folder: Path) -> None:
    pages = Pages(PAGES)
    found = read(folder / "sources.toml", pages=pages)
    assert pages.asked == ["https://gulf.example/", "https://gulf.example/rss",
                           "https://gulf.example/2031/03/13/envoys", "https://gulf.example/gone"]  # fmt: skip
    page, entry, file = documents(found)
    assert (page.source, page.country, page.reliability) == ("Gulf Post", "OMN", Reliability.B)
    assert (page.handling, page.fetched, page.origin) == (Handling.GREEN, MOMENT, page.url)
    assert "agreed to come back in April" in page.text
    assert (file.source, file.kind, file.language) == ("Ministry of Roads", Kind.STATEMENT, "en")
    [refusal] = [one for one in found if isinstance(one, Diagnostic)]
    assert refusal.message == "https://gulf.example/gone: the site answers 404"
    assert "The bridge will reopen on Friday." in entry.text


def test_a_page_without_a_day_has_its_entry_s(folder: Path) -> None:
    page, entry, *_ = documents(read("https://gulf.example/rss"))
    assert (page.published, page.published_from) == (date(2031, 3, 13), PublishedFrom.METADATA)
    assert (entry.published, entry.source) == (date(2031, 3, 12), "Gulf Post feed")


def test_a_day_in_the_address() -> None:
    [page] = documents(read("https://gulf.example/2031/03/13/envoys"))
    assert (page.published, page.published_from) == (date(2031, 3, 13), PublishedFrom.URL)
    [given] = documents(read("https://gulf.example/2031/03/13/envoys", published=date(2030, 1, 1)))
    assert given == page


def test_entries_are_not_followed_where_they_are_not_to_be(folder: Path) -> None:
    (folder / "feeds.toml").write_text(
        '[[source]]\npublisher = "Gulf"\nfeeds = ["https://gulf.example/rss"]\nfollow = false\n'
    )
    pages = Pages(PAGES)
    assert len(documents(read(folder / "feeds.toml", pages=pages))) == 3
    assert pages.asked == ["https://gulf.example/rss"]


def test_known_outlets_mark_what_is_read_from_elsewhere(folder: Path) -> None:
    outlets = load_outlets(folder / "sources.toml")
    (folder / "saved.txt").write_text(
        "Title: A\nURL: https://news.gulf.example/1\nTLP: amber\n\nThe envoys met on Monday."
    )
    (folder / "other.txt").write_text("Title: B\nURL: https://notgulf.example/1\n\nThe envoys met on Tuesday.")
    pages = Pages(PAGES)
    one, other = documents(read(folder / "saved.txt", folder / "other.txt", pages=pages, outlets=outlets))
    assert (one.source, one.reliability, one.handling) == ("Gulf Post", Reliability.B, Handling.AMBER)
    assert (other.source, other.reliability) == (None, None)
    assert pages.asked == []


def test_a_feed_that_is_a_page(folder: Path) -> None:
    (folder / "s.toml").write_text('[[source]]\npublisher = "G"\nfeeds = ["https://gulf.example/"]\n')
    [found] = read(folder / "s.toml")
    assert isinstance(found, Diagnostic)
    assert "is a web page, not a feed" in found.message


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("[[source]]\n", "publisher"),
        ('[[source]]\npublisher = "G"\nreliability = "G"\n', "Invalid enum value"),
        ('[[source]]\npublisher = "G"\nfeed = "x"\n', "unknown field"),
        ("[[source\n", "is not TOML"),
    ],
)
def test_a_broken_file_says_where(tmp_path: Path, content: str, says: str) -> None:
    (tmp_path / "s.toml").write_text(content)
    with pytest.raises(SettingsError, match=says):
        read(tmp_path / "s.toml")


@pytest.mark.parametrize(
    ("address", "says"),
    [("file:///etc/passwd", "file: addresses are not read"), ("ftp://gulf.example/a", "ftp: addresses are not read"),
     ("https://gulf.example/none", "404")],
)  # fmt: skip
def test_addresses_that_are_not_read(address: str, says: str) -> None:
    [found] = read(address)
    assert isinstance(found, Diagnostic)
    assert says in found.message


def test_the_charset_that_the_site_names() -> None:
    page = "<html><body><p>Переговоры в Стамбуле продолжатся завтра утром.</p></body></html>".encode("koi8-r")
    assert "продолжатся" in in_utf8(page, 'text/html; charset="KOI8-R"').decode("utf-8")
    assert in_utf8(page, "text/html; charset=nonsense") == page
    assert in_utf8(page, "text/html") == page
