"""Takes elements out of a web page that are no running text: captions, embedded posts, corrections, boxes of links."""

import re
from collections.abc import Iterator
from typing import Any

from dragoman.model import Aside, AsideKind
from dragoman.read.paragraphs import clean
from dragoman.read.rules import ASIDES, Element, Rules, Use

NAMES = ("class", "id", "role", "data-component")
KEPT_TAGS = ("html", "body", "main", "article", "h1")
# An element with more of the page's prose than this is the text itself, whatever its class says.
LARGEST_SHARE = 0.5
# A cell of a table of figures holds no three paragraphs.
FEWEST_PARAGRAPHS = 3
# "— Omar Haddad (@haddad) 3 June 2025", as embedded posts end.
SIGNED = re.compile(r"(?:^|\s)[—–-]\s*(?P<name>[^()@—–]{2,60}?)\s*\(@\w+\)")


def take_asides(tree: Any, rules: Rules) -> tuple[Aside, ...]:
    """Takes the elements that elements.tsv names out of the tree; gives those that are kept, in the page's order.

    Decks are left where they are (`decks_of`).
    """
    prose = sum(len(p.text_content()) for p in tree.iter("p"))
    taken = [(element, row) for element, row in _elements(tree, rules) if row.use is not Use.DECK]
    asides = [aside for element, row in taken if (aside := _aside(element, row, prose)) is not None]
    for element, row in taken:
        if element.getparent() is not None and not _is_text(element, row, prose):
            element.drop_tree()
    return tuple(dict.fromkeys(asides))


def decks_of(tree: Any, rules: Rules) -> tuple[str, ...]:
    """What the page itself marks as its deck."""
    return tuple(clean(element.text_content()) for element, row in _elements(tree, rules) if row.use is Use.DECK)


def without_layout_tables(tree: Any) -> Any:
    """The tree with the tables that only place things on the page taken for plain blocks."""
    for table in list(tree.iter("table")):
        if any(len(cell.findall(".//p")) >= FEWEST_PARAGRAPHS for cell in table.iter("td")):
            for element in table.iter("table", "tbody", "tr", "td", "th"):
                element.tag = "div"
    return tree


def _elements(tree: Any, rules: Rules) -> Iterator[tuple[Any, Element]]:
    for element in tree.iter():
        if not isinstance(element.tag, str) or element.tag in KEPT_TAGS:
            continue
        names = " ".join(element.get(name, "") for name in NAMES).strip()
        row = next((row for row in rules.elements if _fits(row, element.tag, names)), None)
        if row is not None:
            yield element, row


def _fits(row: Element, tag: str, names: str) -> bool:
    if row.tag and row.tag != tag:
        return False
    return row.pattern.pattern == "." or (bool(names) and row.pattern.search(names) is not None)


def _is_text(element: Any, row: Element, prose: int) -> bool:
    """Whether the element holds the page's own text: its headline, or more of its prose than an aside does."""
    if row.pattern.pattern == ".":
        return False
    if element.find(".//h1") is not None:
        return True
    return bool(prose) and sum(len(p.text_content()) for p in element.iter("p")) > LARGEST_SHARE * prose


def _aside(element: Any, row: Element, prose: int) -> Aside | None:
    if row.use not in ASIDES or _is_text(element, row, prose):
        return None
    text = clean(" ".join(element.itertext()))
    signed = SIGNED.search(text) if row.use is Use.POST else None
    by = clean(signed["name"]) if signed else None
    return Aside(kind=AsideKind(ASIDES[row.use]), text=text, by=by) if text else None
