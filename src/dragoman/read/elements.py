"""Takes elements out of a web page that are no running text: captions, embedded posts, corrections, boxes of links."""

import re
from collections.abc import Iterator
from typing import Any

from lxml import etree  # type: ignore[import-untyped]

from dragoman.model import Aside, Record
from dragoman.read.paragraphs import clean
from dragoman.read.rules import ASIDES, Element, Rules, Use

NAMES = ("class", "id", "role", "rel", "data-component", "data-testid")
# "newsHeading" is read as "news-Heading".
RUN_TOGETHER = re.compile(r"(?<=[a-z])(?=[A-Z])")
# What these hold is never the running text, whatever there is of it.
ASIDE_TAGS = ("figcaption",)
KEPT_TAGS = ("html", "body", "main", "article", "h1")
# An element with more of the page's prose than this is the text itself, whatever its class says.
LARGEST_SHARE = 0.5
# A cell of a table of figures holds no three paragraphs.
FEWEST_PARAGRAPHS = 3
# "— Omar Haddad (@haddad) 3 June 2025", as embedded posts end.
SIGNED = re.compile(r"(?:^|\s)[—–-]\s*(?P<name>[^()@—–]{2,60}?)\s*\(@\w+\)")


class Parts(Record):
    """What a page has beside its running text: asides and bylines, taken out, and decks, which are still in it."""

    asides: tuple[Aside, ...]
    bylines: tuple[str, ...]
    decks: tuple[str, ...]


def take_parts(tree: Any, rules: Rules) -> Parts:
    """Takes the elements that elements.tsv names out of the tree, its decks aside, and gives those that are kept."""
    named = list(_elements(tree, rules))
    prose = sum(len(p.text_content()) for p in tree.iter("p")) if named else 0
    taken = [(element, row) for element, row in named if row.use is not Use.DECK and not _is_text(element, row, prose)]
    asides = [_aside(element, row.use) for element, row in taken if row.use in ASIDES]
    bylines = [clean(" ".join(element.itertext())) for element, row in taken if row.use is Use.AUTHOR]
    decks = [clean(element.text_content()) for element, row in named if row.use is Use.DECK]
    for element, _ in taken:
        if element.getparent() is not None:
            element.drop_tree()
    return Parts(
        asides=tuple(dict.fromkeys(aside for aside in asides if aside.text)),
        bylines=tuple(dict.fromkeys(filter(None, bylines))),
        decks=tuple(decks),
    )


def without_layout_tables(tree: Any) -> Any:
    """The tree with the tables that only place things on the page taken for plain blocks."""
    for table in list(tree.iter("table")):
        if any(len(cell.findall(".//p")) >= FEWEST_PARAGRAPHS for cell in table.iter("td")):
            for element in table.iter("table", "tbody", "tr", "td", "th"):
                element.tag = "div"
    return tree


def _elements(tree: Any, rules: Rules) -> Iterator[tuple[Any, Element]]:
    """The elements that a row names, in the page's order. Pages repeat few classes often: each is looked up once."""
    known: dict[tuple[str, str], Element | None] = {}
    for element in tree.iter(etree.Element):
        tag = element.tag
        if tag in KEPT_TAGS or not (element.attrib or tag in ASIDE_TAGS or "-" in tag):
            continue
        names = RUN_TOGETHER.sub("-", " ".join(filter(None, map(element.get, NAMES))))
        if (tag, names) not in known:
            known[tag, names] = next((row for row in rules.elements if _fits(row, tag, names)), None)
        row = known[tag, names]
        if row is not None:
            yield element, row


def _fits(row: Element, tag: str, names: str) -> bool:
    return row.tag in ("", tag) and row.pattern.search(names) is not None


def _is_text(element: Any, row: Element, prose: int) -> bool:
    """Whether the element holds the page's own text: its headline, or more of its prose than an aside does."""
    if row.tag in ASIDE_TAGS:
        return False
    if element.find(".//h1") is not None:
        return True
    return bool(prose) and sum(len(p.text_content()) for p in element.iter("p")) > LARGEST_SHARE * prose


def _aside(element: Any, use: Use | None) -> Aside:
    assert use is not None
    text = clean(" ".join(element.itertext()))
    signed = SIGNED.search(text) if use is Use.POST else None
    return Aside(kind=ASIDES[use], text=text, by=clean(signed["name"]) if signed else None)
