"""WARC: pages of an archive, gzipped or not; records that are passed over; torn files."""

import gzip
from hashlib import sha256

import pytest
from tests.read.files import pdf, warc

from dragoman.model import Diagnostic, Document
from dragoman.read.warc import WarcReader

PAGE = b"<html><title>Talks in Muscat</title><body><p>The envoys met for six hours in Muscat.</p></body></html>"
ARCHIVE = warc(
    [
        ("https://gulf.example/1", "200 OK|Content-Type: text/html; charset=utf-8", PAGE),
        ("https://gulf.example/logo.png", "200 OK|Content-Type: image/png", b"\x89PNG"),
        ("https://gulf.example/gone", "404 Not Found|Content-Type: text/html", PAGE),
        ("https://gulf.example/2", "200 OK|Content-Type: text/html\r\nContent-Encoding: gzip", gzip.compress(PAGE)),
        ("https://gulf.example/3", "200 OK|Content-Type: application/pdf", pdf([[(72, 700, "The truce holds.")]])),
        ("https://gulf.example/4", "200 OK|Content-Type: text/html", b""),
    ]
)


@pytest.mark.parametrize("data", [ARCHIVE, gzip.compress(ARCHIVE)])
def test_the_pages_of_an_archive(data: bytes) -> None:
    reader = WarcReader()
    assert reader.accepts("a.warc.gz", data)
    page, packed, paper, empty = reader.read("a.warc.gz", data)
    assert isinstance(page, Document)
    assert page.text.endswith("six hours in Muscat.")
    assert (page.url, page.sha256) == ("https://gulf.example/1", sha256(PAGE).hexdigest())
    assert page.fetched is not None
    assert page.fetched.isoformat() == "2031-03-14T09:00:00+00:00"
    assert isinstance(packed, Document)
    assert packed.text == page.text
    assert isinstance(paper, Document)
    assert paper.text == "The truce holds."
    assert isinstance(empty, Diagnostic)


@pytest.mark.parametrize("data", [b"WARC/1.0\r\ntorn", b"\x1f\x8b torn", ARCHIVE[:200], b"WARC/"])
def test_torn_archives_raise_nothing(data: bytes) -> None:
    assert all(isinstance(one, Document | Diagnostic) for one in WarcReader().read("a.warc", data))


def test_an_archive_without_a_page_says_so() -> None:
    [found] = WarcReader().read("a.warc", b"WARC/1.0\r\nWARC-Type: warcinfo\r\nContent-Length: 0\r\n\r\n\r\n\r\n")
    assert isinstance(found, Diagnostic)
    assert "holds no page" in found.message
