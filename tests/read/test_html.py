"""Web pages: titles, date, site, text; pages made to break a reader."""

from datetime import date

import pytest

from dragoman.model import Diagnostic, Document, Kind
from dragoman.read.html import HtmlReader

TEXT = (
    "<p>The two delegations met for six hours in Muscat on Sunday. Oman's foreign minister chaired the session.</p>"
    "<p>Neither side published a text. A second session was put off until the end of the month, officials said.</p>"
)
HEAD = (
    "<title>Envoys meet in Muscat | Gulf Post</title><meta property='og:site_name' content='Gulf Post'>"
    "<meta property='og:title' content='Envoys of both states meet in Muscat for border talks'>"
    "<link rel='canonical' href='https://gulf.example/1'>"
)


def page(head: str = HEAD, body: str = f"<h1>Envoys meet in Muscat</h1>{TEXT}") -> bytes:
    return f"<!DOCTYPE html><html lang='en'><head>{head}</head><body><article>{body}</article></body></html>".encode()


def only(data: bytes) -> Document:
    [document] = HtmlReader().read("a.html", data)
    assert isinstance(document, Document), document
    return document


def test_page() -> None:
    document = only(page())
    assert document.title == "Envoys of both states meet in Muscat for border talks"
    assert document.title_variants == ("Envoys meet in Muscat",)
    assert document.text[document.body :].startswith("The two delegations met")
    assert "Envoys meet in Muscat" not in document.text.split("\n\n")
    assert (document.source, document.url, document.published) == ("Gulf Post", "https://gulf.example/1", None)
    assert (document.language, document.kind) == ("en", Kind.ARTICLE)


@pytest.mark.parametrize(
    "tag",
    [
        "<meta property='article:published_time' content='2024-03-03T10:00:00Z'>",
        "<meta name='date' content='3 March 2024'>",
        '<script type="application/ld+json">{"@graph": [{"@type": "NewsArticle", "headline": "Envoys meet in Muscat",'
        ' "datePublished": "2024-03-03"}]}</script>',
    ],
)
def test_day_of_publication(tag: str) -> None:
    assert only(page(HEAD + tag)).published == date(2024, 3, 3)


def test_time_element() -> None:
    body = f"<h1>Envoys meet in Muscat</h1><time datetime='2024-03-03'>Sunday</time>{TEXT}"
    assert only(page(body=body)).published == date(2024, 3, 3)


def test_days_of_other_stories_are_not_taken() -> None:
    body = f"<time datetime='2024-03-03'></time><time datetime='2024-03-04'></time>{TEXT}<p>Copyright 2024.</p>"
    assert only(page(body=body)).published is None


def test_summary_that_says_more_is_the_deck() -> None:
    summary = "Oman's border session ends without a text, and the envoys go home to report."
    document = only(page(f"{HEAD}<meta name='description' content=\"{summary}\">"))
    assert document.text[: document.body].split("\n\n")[1] == summary


def test_summary_that_repeats_the_lede_is_not() -> None:
    summary = "The two delegations met for six hours in Muscat on Sunday."
    document = only(page(f"{HEAD}<meta name='description' content='{summary}'>"))
    assert document.text.count(summary) == 1


def test_charset_of_the_page() -> None:
    html = (
        "<html><head><meta charset='windows-1251'></head><body><p>Переговоры в Стамбуле продолжатся.</p></body></html>"
    )
    assert only(html.encode("cp1251")).text == "Переговоры в Стамбуле продолжатся."


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig", "cp1252"])
def test_charsets_that_the_page_does_not_name_or_names_wrongly(encoding: str) -> None:
    html = "<html><meta charset='utf-8'><body><p>The envoys met in Côte d’Ivoire on Sunday.</p></body></html>"
    assert only(html.encode(encoding)).text == "The envoys met in Côte d’Ivoire on Sunday."


def test_accepts_by_name_or_first_bytes() -> None:
    reader = HtmlReader()
    assert reader.accepts("a.HTML", b"<p>x")
    assert reader.accepts("saved", b"\xef\xbb\xbf <!-- s --><!doctype HTML><p>x")
    assert not reader.accepts("a.txt", b"The <b>talks</b>")
    assert not reader.accepts("a.html", b"%PDF-1.7")


HOSTILE = [
    b"<html><body>" + b"<div>" * 5000 + TEXT.encode(),
    b"<html><body>" + b"<b><i>" * 5000 + TEXT.encode(),
    b"<html><body><p>" + b"a" * 500_000,
    b"<html><body><script>" + b"x" * 10000,
    b"<html>" + b"<" * 30000,
    b"<html><script type='application/ld+json'>" + b"[" * 50000 + b"</script><body>" + TEXT.encode(),
    b"<html><body>" + b"&#xD800;&#0;&amp" * 100 + TEXT.encode(),
    b"<html><meta charset='unicode_escape'><body>\xff\\u00" + TEXT.encode(),
    b"<html><frameset><frame src=x></frameset></html>",
    b"<?xml version='1.0' encoding='utf-7'?><html><body>" + TEXT.encode(),
    b"<!--" * 5000,
    b"<html>\x00</html>",
    b"<",
]


@pytest.mark.parametrize("data", HOSTILE)
def test_hostile_pages_raise_nothing(data: bytes) -> None:
    [found] = HtmlReader().read("a.html", data)
    assert isinstance(found, Document | Diagnostic)
