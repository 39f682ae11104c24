"""The way back from a Document's text to the text of its file."""

from html import unescape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.read.pages import pages

from dragoman.model import Document, Span
from dragoman.read.html import HtmlReader
from dragoman.read.original import Alignment, original_of
from dragoman.read.text import TextReader

WRAPPED = (
    "Title: Talks resume\n\n"
    "The envoys  met in C\u0302ôte d'Azur for six hours and told the\n"
    "reporters who waited outside: ``We don`t know yet\n"
    "the answer,'' and they added in a quiet voice that\nlater in the day more would be known to all of them.\n\n"
    "* « Nothing was signed », the other\u00a0side wrote.\n"
)


def back(original: str, document: Document, words: str) -> str:
    start = document.text.index(words)
    span = original_of(document, original).span(Span(start=start, end=start + len(words)))
    assert span is not None, words
    return original[span.start : span.end]


@pytest.mark.parametrize(
    ("words", "there"),
    [
        ("envoys met", "envoys  met"),
        ("“We don’t know yet the answer,”", "``We don`t know yet\nthe answer,''"),
        ("We don’t know yet the", "We don`t know yet\nthe"),
        ("“Nothing was signed”", "« Nothing was signed »"),
        ("other side wrote.", "other\u00a0side wrote."),
        ("that later", "that\nlater"),
        ("Talks resume", "Talks resume"),
    ],
)
def test_words_of_a_wrapped_text(words: str, there: str) -> None:
    [document] = TextReader().read("a.txt", WRAPPED.encode())
    assert isinstance(document, Document)
    found = back(WRAPPED, document, words)
    assert found.strip("« »") == there.strip("« »")


def test_every_paragraph_of_the_saved_pages() -> None:
    """Markup, entities and scripts lie between the words of a page; its paragraphs are found all the same."""
    total = lost = 0
    for layout, article, data in pages():
        [document] = HtmlReader().read(layout, data)
        assert isinstance(document, Document)
        source = data.decode()
        alignment = original_of(document, source)
        for paragraph in article["body"] if layout != "10-script.html" else ():
            at = document.text.index(paragraph)
            span = alignment.span(Span(start=at, end=at + len(paragraph)))
            total += 1
            lost += span is None
            assert span is None or unescape(source[span.start : span.end]) == paragraph
    assert (total, lost) == (182, 0)


def test_words_that_are_not_there_have_no_place() -> None:
    assert Alignment("They left.", "They met.").span(Span(start=0, end=4)) is None
    assert Alignment("They met.", "They met.").span(Span(start=4, end=5)) == Span(start=4, end=4)


PIECE = st.sampled_from(
    [
        "They met",
        "“Yes,”",
        "``No''",
        "« Oui »",
        "don`t",
        "\u00a0",
        "  ",
        "\n",
        "é",
        "e\u0301",
        "\u200b",
        "—",
        "42",
        ". ",
    ]
)


@settings(max_examples=200, deadline=None)
@given(pieces=st.lists(PIECE, min_size=1, max_size=30), at=st.integers(0, 60), length=st.integers(1, 40))
def test_a_span_and_its_original_have_the_same_letters(pieces: list[str], at: int, length: int) -> None:
    original = "".join(pieces)
    for document in TextReader().read("a.txt", original.encode()):
        if not isinstance(document, Document):
            continue
        wanted = document.text[at : at + length]
        span = original_of(document, original).span(Span(start=at, end=at + length))
        if span is not None:
            letters = Alignment(wanted, original[span.start : span.end])
            assert letters._from.letters == letters._to.letters
