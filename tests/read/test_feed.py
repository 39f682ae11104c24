"""Feeds as files: entries, dates, broken XML, bombs."""

from datetime import date

import pytest

from dragoman.model import Diagnostic, Document
from dragoman.read.doors import feed, html, text
from dragoman.read.feed import FeedReader
from dragoman.read.forms import is_feed
from dragoman.read.sources import read_bytes

ATOM = b"""<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>Ministry of Roads</title>
<entry><title type="html">The bridge &amp;amp; the road</title><link href="https://roads.example/1"/>
<published>2031-03-14T23:30:00+04:00</published><author><name>Anna Stern</name></author>
<content type="html">&lt;p&gt;The bridge will reopen.&lt;/p&gt;
&lt;script&gt;x()&lt;/script&gt;&lt;p&gt;So will the road.&lt;/p&gt;</content>
</entry></feed>"""
RDF = b"""<?xml version="1.0"?><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
xmlns="http://purl.org/rss/1.0/"><channel><title>Wire</title></channel>
<item><title>Envoys meet</title><description>They met in Muscat.</description></item></rdf:RDF>"""
BOMB = (
    b'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "aaaaaaaaaa">'
    + b"".join(b'<!ENTITY %c "%s">' % (98 + i, b"&%c;" % (97 + i) * 10) for i in range(9))
    + b"]><rss><channel><item><title>&j;</title></item></channel></rss>"
)


def read(data: bytes) -> list[Document | Diagnostic]:
    assert FeedReader().accepts("a.xml", data)
    return list(FeedReader().read("a.xml", data))


def test_atom() -> None:
    [document] = read(ATOM)
    assert isinstance(document, Document)
    assert document.text == "The bridge & the road\n\nThe bridge will reopen.\n\nSo will the road."
    assert (document.source, document.authors, document.url) == (
        "Ministry of Roads", ("Anna Stern",), "https://roads.example/1")  # fmt: skip
    assert (document.published, document.origin) == (date(2031, 3, 14), "a.xml, entry 1")


def test_rss_1() -> None:
    [document] = read(RDF)
    assert isinstance(document, Document)
    assert (document.title, document.source, document.published) == ("Envoys meet", "Wire", None)


@pytest.mark.parametrize(
    ("data", "says"),
    [(b"<rss><channel></channel></rss>", "no entries"), (b"<rss><channel><item>", "holds no text")],
)
def test_feeds_that_are_none(data: bytes, says: str) -> None:
    for found in read(data):
        assert isinstance(found, Diagnostic)
        assert says in found.message


def test_a_bomb_is_no_feed() -> None:
    assert not FeedReader().accepts("a.xml", BOMB)
    assert all(len(str(found)) < 1000 for found in FeedReader().read("a.xml", BOMB))
    [refusal] = read_bytes("a.xml", BOMB, (feed(), html(), text()))
    assert isinstance(refusal, Diagnostic)


def test_what_is_a_feed() -> None:
    assert is_feed("a", b"\xef\xbb\xbf<?xml version='1.0'?>\n<!-- made -->\n<rss version='2.0'>")
    assert not is_feed("a.rss", b"<html><body><rss></rss>")
    assert not is_feed("a", b"A text about <rss>.")
