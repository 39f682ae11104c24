"""What sort of text a document is, told from its header, its title or its opening words."""

import re

from dragoman.model import Kind
from dragoman.read.rules import Rules, Where

OPENING = 600
NUMBERED = re.compile(r"(?:^|\n)\W*(?:Article|ARTICLE|Art\.|Section|SECTION|Chapter|CHAPTER)\s+(?:\d+|[IVX]+)\b")


def kind_named(words: str, rules: Rules) -> Kind | None:
    """The kind that a header ("Kind: read-out") or a page's own type names."""
    named = (row.kind for row in rules.kinds if row.where is Where.HEADER and row.pattern.search(words.strip()))
    return next(named, None)


def kind_signed(line: str, rules: Rules) -> Kind | None:
    """The kind that a line between title and body tells: an office, or who speaks in what capacity."""
    return next((row.kind for row in rules.kinds if row.where is Where.DECK and row.pattern.search(line)), None)


def kind_worded(title: str | None, deck: str, body: str, rules: Rules, *, site: str = "") -> Kind:
    """The kind that title, deck, opening and the name of a web site tell; an article where they tell nothing."""
    looked_at = {Where.TITLE: title or "", Where.DECK: deck, Where.OPENING: body[:OPENING], Where.SITE: site}
    is_official = any(row.where is Where.SITE and row.pattern.search(site) for row in rules.kinds)
    looked_at[Where.OFFICIAL] = body[:OPENING] if is_official else ""
    looked_at[Where.ARTICLES] = looked_at[Where.TITLE] if NUMBERED.search(body) else ""
    told = (row.kind for row in rules.kinds if row.pattern.search(looked_at.get(row.where, "")))
    return next(told, Kind.ARTICLE)
