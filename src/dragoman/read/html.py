"""HTML -> Document: main text by trafilatura (Barbaresi 2021), the page's own data by read/meta.py."""

import logging
import re
from collections.abc import Iterator
from copy import deepcopy
from typing import Any

import trafilatura
from lxml import etree  # type: ignore[import-untyped]
from lxml import html as lxml_html

from dragoman.model import Diagnostic, Document
from dragoman.read.compose import Page, compose
from dragoman.read.decode import NotTextError, decode, is_text
from dragoman.read.documents import refused
from dragoman.read.kinds import kind_named
from dragoman.read.language import language_code
from dragoman.read.meta import meta_of
from dragoman.read.paragraphs import clean, lines_of
from dragoman.read.rules import Rules, load_rules

SUFFIXES = (".html", ".htm", ".xhtml")
BEGINNING = re.compile(
    rb"(?i)^\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.DOTALL
)
CHARSET = re.compile(rb"""(?i)<(?:meta\b[^>]*?charset|\?xml\b[^>]*?encoding)\s*=\s*["']?\s*(?P<name>[\w.:-]{2,30})""")
DECLARATION = re.compile(r"^\s*<\?xml[^>]*>")
NOT_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
START = 4096
# What lxml and trafilatura are seen to raise on pages made to break them; all mean "no text found".
BREAKAGE = (etree.LxmlError, ValueError, TypeError, AttributeError, LookupError, RecursionError, AssertionError)
QUIET = logging.NullHandler()


class HtmlReader:
    """Reads saved web pages; scripts are never run and nothing is fetched.

    >>> page = b"<html><body><h1>Talks resume</h1><p>The envoys met in Doha.</p></body></html>"
    >>> [document] = HtmlReader().read("page.html", page)
    >>> document.title, document.text[document.body :]
    ('Talks resume', 'The envoys met in Doha.')
    """

    def __init__(self, rules: Rules | None = None) -> None:
        self._rules = rules or load_rules()
        # without a handler Python would write trafilatura's remarks on pages to stderr
        logging.getLogger("trafilatura").addHandler(QUIET)

    def accepts(self, origin: str, data: bytes) -> bool:
        """Whether the name or the first bytes are those of a web page."""
        named = origin.lower().endswith(SUFFIXES) and is_text(data, self._rules.signatures)
        return named or BEGINNING.match(data[:START].replace(b"\x00", b"").lstrip(b"\xef\xbb\xbf\xff\xfe")) is not None

    def read(self, origin: str, data: bytes) -> Iterator[Document | Diagnostic]:
        """The one document of the page, or a Diagnostic."""
        declared = CHARSET.search(data[:START])
        try:
            name = declared["name"].decode("ascii") if declared else None
            text = decode(data, declared=name, signatures=self._rules.signatures)
        except NotTextError as error:
            yield refused(origin, f"cannot be read as a web page: {error}")
            return
        tree = parsed(text)
        paragraphs = main_text(tree) if tree is not None else ()
        if tree is None or not paragraphs:
            yield refused(
                origin, "the page has no text (it may need scripts to show any); save the text itself as .txt"
            )
            return
        yield self._document(origin, tree, paragraphs)

    def _document(self, origin: str, tree: Any, paragraphs: tuple[str, ...]) -> Document | Diagnostic:
        meta = meta_of(tree, self._rules)
        page = Page(
            origin=origin,
            paragraphs=paragraphs,
            titles=meta.titles,
            summary=meta.summary,
            source=meta.site,
            url=meta.url,
            kind=kind_named(meta.kind, self._rules) if meta.kind else None,
            published=meta.published,
        )
        return compose(page, self._rules, language_hint=language_code(meta.language or ""))


def parsed(text: str) -> Any | None:
    """The page as an lxml tree; None where there is none in the text."""
    text = NOT_XML.sub(" ", DECLARATION.sub("", text, count=1))
    parser = lxml_html.HTMLParser(remove_comments=True, remove_pis=True, recover=True)
    try:
        tree = lxml_html.document_fromstring(text, parser=parser)
    except BREAKAGE:
        return None
    return tree if isinstance(tree, lxml_html.HtmlElement) else None


def main_text(tree: Any) -> tuple[str, ...]:
    """Paragraphs of the page's main text: trafilatura's, or those of all p elements where it finds none."""
    return _extracted(tree) or _plain(tree)


def _extracted(tree: Any) -> tuple[str, ...]:
    try:
        text = trafilatura.extract(
            deepcopy(tree), favor_precision=True, include_comments=False, include_tables=True, output_format="txt"
        )
    except BREAKAGE:
        return ()
    lines = (clean(line.strip("| -")) for line in lines_of(text or ""))
    return tuple(line for line in lines if line)


def _plain(tree: Any) -> tuple[str, ...]:
    texts = (clean(" ".join(p.itertext())) for p in tree.iter("p"))
    return tuple(text for text in texts if text)
