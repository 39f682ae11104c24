"""HTML -> Document: main text by trafilatura (Barbaresi 2021), the page's own data by read/meta.py."""

import logging
import re
from collections.abc import Iterator
from itertools import islice
from typing import Any

import trafilatura
from lxml import etree  # type: ignore[import-untyped]
from lxml import html as lxml_html

from dragoman.model import Diagnostic, Document
from dragoman.read import forms
from dragoman.read.bare import bare_text
from dragoman.read.channel import MARK, message_documents, messages
from dragoman.read.compose import Page, compose
from dragoman.read.credits import authors_in
from dragoman.read.decode import NotTextError, decode
from dragoman.read.documents import refused
from dragoman.read.elements import take_parts, without_layout_tables
from dragoman.read.kinds import kind_named
from dragoman.read.language import language_code
from dragoman.read.meta import Meta, meta_of
from dragoman.read.paragraphs import clean, lines_of
from dragoman.read.rules import Rules, load_rules
from dragoman.read.saved import Saved, is_mhtml, of_comments, of_mhtml

CHARSET = re.compile(rb"""(?i)<(?:meta\b[^>]*?charset|\?xml\b[^>]*?encoding)\s*=\s*["']?\s*(?P<name>[\w.:-]{2,30})""")
DECLARATION = re.compile(r"^\s*<\?xml[^>]*>")
NOT_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
# Tags longer than this hold pictures as data, or attributes by the thousand, which libxml2 takes its time over.
OVERSIZED = re.compile(r"<([a-zA-Z][\w-]*)[^<>]{20000,}>")
MOST_ELEMENTS = 30_000
START = 4096
# What lxml and trafilatura are seen to raise on pages made to break them; all mean "no text found".
BREAKAGE = (etree.LxmlError, ValueError, TypeError, AttributeError, LookupError, RecursionError, AssertionError)
BLOCKS = ("p", "br", "div", "li", "ul", "ol", "h1", "h2", "h3", "h4", "tr", "blockquote", "section", "figure")
NO_TEXT = "the page has no text (it may need scripts to show any); save the text itself as .txt"
QUIET = logging.NullHandler()


class HtmlReader:
    """Reads saved web pages; scripts are never run and nothing is fetched.

    >>> page = b"<html><body><h1>Talks resume</h1><p>The envoys met in Doha.</p></body></html>"
    >>> [document] = HtmlReader().read("page.html", page)
    >>> document.title, document.text[document.body :]
    ('Talks resume', 'The envoys met in Doha.')
    """

    suffixes = forms.HTML

    def __init__(self, rules: Rules | None = None) -> None:
        self._rules = rules or load_rules()
        # without a handler Python would write trafilatura's remarks on pages to stderr
        logging.getLogger("trafilatura").addHandler(QUIET)

    def accepts(self, origin: str, data: bytes) -> bool:
        """Whether the name or the first bytes are those of a web page."""
        return forms.is_html(origin, data)

    def read(self, origin: str, data: bytes) -> Iterator[Document | Diagnostic]:
        """The one document of the page, or a Diagnostic."""
        saved = Saved()
        if is_mhtml(data):
            data, saved = of_mhtml(data)
        declared = CHARSET.search(data[:START])
        try:
            name = declared["name"].decode("ascii") if declared else None
            text = decode(data, declared=name, signatures=self._rules.signatures)
        except NotTextError as error:
            yield refused(origin, f"cannot be read as a web page: {error}")
            return
        saved = of_comments(text) if saved == Saved() else saved
        for one in self._documents(origin, text):
            yield one.replace(url=one.url or saved.url, fetched=saved.at) if isinstance(one, Document) else one

    def _documents(self, origin: str, text: str) -> Iterator[Document | Diagnostic]:
        found = messages(parsed(text)) if MARK in text else []
        if found:
            yield from message_documents(origin, found, self._rules)
        else:
            yield self.page(origin, text)

    def page(self, origin: str, text: str) -> Document | Diagnostic:
        """The document of a page's source text."""
        tree = parsed(text)
        if tree is None or _is_vast(tree):
            return self._page_without_tree(origin, text)
        meta = meta_of(tree, self._rules)
        parts = take_parts(without_layout_tables(tree), self._rules)
        paragraphs = _extracted(tree) or _paragraphs(meta.body) or _plain(parsed(text))
        if not paragraphs:
            return self._page_without_tree(origin, text)
        return compose(
            _page(origin, meta, paragraphs, self._rules).replace(
                asides=parts.asides,
                decks=tuple(filter(None, (meta.deck, *parts.decks))),
                authors=meta.authors or authors_in(parts.bylines, self._rules),
            ),
            self._rules,
            language_hint=language_code(meta.language or ""),
        )

    def _page_without_tree(self, origin: str, text: str) -> Document | Diagnostic:
        """The document of a page that has no usable tree: too deep, or with too long a line or too many elements."""
        title, paragraphs = bare_text(text)
        if not paragraphs:
            return refused(origin, NO_TEXT)
        return compose(Page(origin=origin, paragraphs=paragraphs, titles=(title,) if title else ()), self._rules)


def _page(origin: str, meta: Meta, paragraphs: tuple[str, ...], rules: Rules) -> Page:
    return Page(
        origin=origin,
        paragraphs=paragraphs,
        titles=meta.titles,
        summary=meta.summary,
        source=meta.site,
        url=meta.url,
        kind=kind_named(meta.kind, rules) if meta.kind else None,
        published=meta.published,
        printed=meta.printed,
        providers=meta.providers,
    )


def parsed(text: str) -> Any | None:
    """The page as an lxml tree; None where there is none in the text."""
    text = OVERSIZED.sub(r"<\1>", NOT_XML.sub(" ", DECLARATION.sub("", text, count=1)))
    parser = lxml_html.HTMLParser(remove_comments=True, remove_pis=True, recover=True)
    try:
        tree = lxml_html.document_fromstring(text, parser=parser)
    except BREAKAGE:
        return None
    return tree if isinstance(tree, lxml_html.HtmlElement) else None


def _is_vast(tree: Any) -> bool:
    """Whether the page has more elements than any page of news: taking it apart would take time by their square."""
    return next(islice(tree.iter(), MOST_ELEMENTS, None), None) is not None


def fragment_text(source: str) -> tuple[str, ...]:
    """The paragraphs of a piece of HTML, all of whose text counts; of plain text, its lines."""
    tree = parsed(source) if "<" in source or "&" in source else None
    if tree is None:
        return _paragraphs(source)
    for element in list(tree.iter("script", "style")):
        element.drop_tree()
    for element in tree.iter(*BLOCKS):
        element.text = f"\n{element.text or ''}"
        element.tail = f"\n{element.tail or ''}"
    return _paragraphs(tree.text_content())


def _extracted(tree: Any) -> tuple[str, ...]:
    """Paragraphs of the page's main text, by trafilatura, which takes the tree apart."""
    try:
        text = trafilatura.extract(
            tree, favor_precision=True, include_comments=False, include_tables=True, output_format="txt"
        )
    except BREAKAGE:
        return ()
    lines = (clean(line.strip("| -")) for line in lines_of(text or ""))
    return tuple(line for line in lines if line)


def _paragraphs(text: str | None) -> tuple[str, ...]:
    return tuple(filter(None, map(clean, lines_of(text or ""))))


def _plain(tree: Any) -> tuple[str, ...]:
    """The texts of all p elements, for pages in which trafilatura finds none."""
    texts = (clean(" ".join(p.itertext())) for p in tree.iter("p"))
    return tuple(text for text in texts if text)
