"""A bounded fuzz of the HTML and text readers: real pages torn, mixed and spiced with what breaks parsers."""

import random
from time import perf_counter

import pytest
from tests.read.pages import pages

from dragoman.model import Diagnostic, Document
from dragoman.read.bare import bare_text
from dragoman.read.forms import is_html
from dragoman.read.html import HtmlReader
from dragoman.read.text import TextReader

SPICE = [
    b"<", b">", b"</p>", b"<div>" * 200, b"<b><i><table>" * 50, b"&#xD800;", b"&#0;", b"&amp", b"<!--", b"-->", b"]]>",
    b"<![CDATA[", b"<script>", b"</script>", b"<svg><foreignObject>", b"<template>", b"<plaintext>", b"\x00",
    b"\xff\xfe", b"\xef\xbb\xbf", b"\xe2\x80", b"\r", b"\x0b\x0c\x1c", b"\xc2\x85", b"a" * 3000, b" " * 3000,
    b"\n" * 300,
    b"<meta charset=utf-7>", b"<meta charset=utf-16>", b"<base href='javascript:x'>", b"<p>" + b"word " * 500,
    b'<script type="application/ld+json">{"@type":"NewsArticle","headline":[[[]]],"datePublished":{}}</script>',
    b"---\nTitle: x\n\n", b"Date: 31/31/9999\n", b"<?xml version='1.0' encoding='x'?>", b"\xf0\x9f\x95\x8a",
    b"\xed\xa0\x80",
]  # fmt: skip
ROUNDS = 250
SLOWEST = 20.0
"""Seconds that no page may take; those here take some hundredths."""


def torn(rng: random.Random, data: bytes, other: bytes) -> bytes:
    """A page with pieces cut out, put in, doubled or taken from another one."""
    for _ in range(rng.randint(1, 6)):
        at, end = sorted(rng.randrange(len(data) + 1) for _ in range(2))
        piece = rng.choice((rng.choice(SPICE), other[at:end], bytes(rng.randbytes(rng.randint(1, 8))), data[at:end]))
        data = data[:at] + piece + data[rng.choice((at, end)) :]
        data = data[:200_000] or b"<"
    return data


@pytest.mark.parametrize(
    "data",
    [b"[a](http://" * 40_000, b"[" * 200_000, b"[a](http://b) " + b"<!--" * 60_000, b"[a](http://b) " + b"**a" * 60_000,
     b"[a](http://b) " + b"![" * 100_000, "«„``".encode() * 40_000, b"a: b\n" * 5_000, b"MUSCAT (" * 30_000,
     b" " * 500_000 + b"x", b"-" * 300_000, b"Published on " * 20_000],
)  # fmt: skip
def test_no_text_takes_time_by_its_square(data: bytes) -> None:
    began = perf_counter()
    for found in TextReader().read("a.txt", data):
        assert isinstance(found, Document | Diagnostic)
    assert perf_counter() - began < SLOWEST


@pytest.mark.parametrize("reader", [HtmlReader(), TextReader()], ids=["html", "text"])
def test_torn_pages_raise_nothing_and_keep_their_offsets(reader: HtmlReader | TextReader) -> None:
    rng = random.Random(20310314)
    sources = [data for _, _, data in pages()]
    assert all(is_html("a", data) for data in sources)
    for _ in range(ROUNDS):
        data = torn(rng, rng.choice(sources), rng.choice(sources))
        began = perf_counter()
        for found in reader.read("a.html" if isinstance(reader, HtmlReader) else "a.txt", data):
            assert isinstance(found, Document | Diagnostic)
            if isinstance(found, Document):
                assert found.text
                assert 0 <= found.body < len(found.text)
                assert all(a.about is None or 0 <= a.about.start < a.about.end <= len(found.text) for a in found.asides)
                found.text.encode("utf-8")
        assert perf_counter() - began < SLOWEST


@pytest.mark.parametrize(
    "piece",
    ["<!--", "<a ", "</", "<![CDATA[", "<!", "<?", "&", "<a='", "<script>", "<<<b ", '<a b="', "</a ", "<title>"],
)
def test_pages_without_a_tree_take_no_time_by_their_square(piece: str) -> None:
    began = perf_counter()
    bare_text(piece * 100_000)
    assert perf_counter() - began < SLOWEST


@pytest.mark.parametrize(
    "page",
    [
        "<html><title>Talks</title><body>" + "<div>" * 5_000 + "<p>{words}</p>",
        "<html><title>Talks</title><body><p>" + "<b>" * 5_000 + "{words}",
        "<html><title>Talks</title><body><p>{words}</p>" + "<p><a>x</a></p>" * 20_000,
        "<html><title>Talks</title><body><div " + "a='b' c='d' " * 5_000 + "><p>{words}</p></div>",
    ],
    ids=["deep", "deep inside a line", "vast", "attributes"],
)
def test_pages_that_parsers_give_up_are_read_all_the_same(page: str) -> None:
    words = "The envoys of Norland and Sudmark met in Vessel on Monday and agreed to free forty prisoners."
    (found,) = HtmlReader().read("a.html", page.format(words=words).encode())
    assert isinstance(found, Document)
    assert words in found.text
