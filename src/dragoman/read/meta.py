"""What an HTML page says of itself: titles, day of publication, site, address. Only what stands there."""

import json
import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from lxml import etree  # type: ignore[import-untyped]

from dragoman.model import Record
from dragoman.read.credits import authors_in
from dragoman.read.dates import day_in_line, parse_day
from dragoman.read.furniture import furniture_of
from dragoman.read.paragraphs import clean
from dragoman.read.rules import Rules, Tag, Use

JSON_LD = './/script[@type="application/ld+json"]'
# Structured data deeper or larger than this is not a news page's.
DEEPEST = 8
LARGEST = 500_000
# Day and byline are printed in short lines, above the first element with so many words of prose.
LONGEST_LINE = 80
PROSE = 20
PROSE_TAGS = ("p", "div", "td", "font", "span", "section", "article")
HIDDEN_TAGS = ("script", "style", "title", "a", "option")
ARTICLE = re.compile(r"(?:Article|Posting|Report|Review|WebPage|Statement|PressRelease)$")
PROVIDERS = ("provider", "sourceOrganization")
# A heading right under the headline, of so many words, is a deck.
DECK_TAGS = ("h2", "h3", "h4")
DECK_WORDS = 6
# How far above the headline the element lies that holds what is printed around it.
ABOVE = 3
WHOLE_TAGS = ("html", "body", "main")
SEPARATOR = re.compile(r"\s+[|–—·•»-]\s+")
# The name of the site after a page's summary ("They met in Muscat. - Gulf Post").
SUMMARY_END = re.compile(r"(?<=[.!?…])\s+[|–—-]\s+[^.!?]{2,40}\.?$")
SITE_END = re.compile(r"\s+[|–—·•»-]\s+(?P<site>[^|–—·•»]{2,60})$")


class Meta(Record):
    """A page's own data; None where it says nothing. `providers`: who supplied the text to the site."""

    titles: tuple[str, ...] = ()
    summary: str | None = None
    site: str | None = None
    url: str | None = None
    kind: str | None = None
    language: str | None = None
    published: date | None = None
    printed: date | None = None
    authors: tuple[str, ...] = ()
    providers: tuple[str, ...] = ()
    deck: str | None = None
    body: str | None = None


def meta_of(tree: Any, rules: Rules) -> Meta:
    """The data of a parsed page (lxml tree): JSON-LD, meta tags, then the page's own elements."""
    tags = _tags(tree)
    article = _article(tree)
    lines = _top_lines(tree)
    site = _first(tags, Tag.SITE, rules) or _named(article.get("publisher")) or _tail(tree, rules)
    return Meta(
        titles=tuple(_titles(tree, _tagged(tags, Tag.TITLE, rules), article, site)),
        summary=_summary(tags, article, rules),
        site=site,
        url=_address(tree, tags),
        kind=_string(article.get("@type")),
        language=tree.get("lang") or _string(article.get("inLanguage")),
        published=_published(tree, tags, article, rules),
        printed=_day_printed(lines, rules),
        authors=_authors(tags, article, rules) or authors_in(_bylines(lines, rules), rules),
        providers=tuple(filter(None, (_named(article.get(key)) for key in PROVIDERS))),
        deck=_deck(tree),
        body=_body(article),
    )


def _tags(tree: Any) -> dict[str, str]:
    """Contents of the meta tags by lower-case name, the first of each."""
    tags: dict[str, str] = {}
    for tag in tree.iterfind(".//meta[@content]"):
        name = tag.get("property") or tag.get("name") or tag.get("itemprop") or ""
        content = clean(tag.get("content"))
        if name and content:
            tags.setdefault(name.strip().lower(), content)
    return tags


def _tagged(tags: dict[str, str], field: Tag, rules: Rules) -> list[str]:
    return [tags[name] for name, tag in rules.metatags.items() if tag is field and name in tags]


def _first(tags: dict[str, str], field: Tag, rules: Rules) -> str | None:
    return next(iter(_tagged(tags, field, rules)), None)


def _article(tree: Any) -> dict[str, Any]:
    """The page's JSON-LD object that is an article, or nothing."""
    for script in tree.iterfind(JSON_LD):
        text = script.text or ""
        if len(text) > LARGEST:
            continue
        try:
            found = json.loads(text, strict=False)
        except (ValueError, RecursionError):
            continue
        for thing in _objects(found, DEEPEST):
            if ARTICLE.search(_string(thing.get("@type")) or "") and ("headline" in thing or "datePublished" in thing):
                return thing
    return {}


def _objects(value: Any, depth: int) -> Iterator[dict[str, Any]]:
    if depth == 0:
        return
    if isinstance(value, dict):
        yield value
    for inner in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from _objects(inner, depth - 1)


def _string(value: Any) -> str | None:
    """A JSON value as clean words: a string, or the first of several."""
    if isinstance(value, list):
        value = next((inner for inner in value if isinstance(inner, str)), None)
    return (clean(value) or None) if isinstance(value, str) else None


def _named(value: Any) -> str | None:
    if isinstance(value, list):
        value = value[0] if value else None
    return _string(value.get("name")) if isinstance(value, dict) else _string(value)


def _top_lines(tree: Any) -> list[str]:
    """Short lines around the headline and above the first paragraph of prose, where a page prints day and byline."""
    lines: list[str] = []
    scope = _around(tree.find(".//h1"))
    begun = scope is None
    for element in tree.iter(etree.Element):
        begun = begun or element is scope
        if element.tag in PROSE_TAGS and len(clean(element.text or "").split()) >= PROSE:
            break
        words = _short(element) if begun and element.tag not in HIDDEN_TAGS else ""
        if words:
            lines.append(words)
    return list(dict.fromkeys(lines))


def _around(headline: Any | None) -> Any | None:
    """The element that holds the headline and what is printed around it."""
    scope = headline
    for _ in range(ABOVE):
        above = scope.getparent() if scope is not None else None
        if above is None or above.tag in WHOLE_TAGS:
            break
        scope = above
    return scope


def _short(element: Any) -> str:
    """The words of an element that holds no more than a line; else those before its first child."""
    words = ""
    for part in element.itertext():
        words += f" {part}"
        if len(words) > 2 * LONGEST_LINE:
            break
    words = clean(words)
    own = words if len(words) <= LONGEST_LINE else clean(element.text or "")
    return own if len(own) <= LONGEST_LINE else ""


def _deck(tree: Any) -> str | None:
    """A smaller heading right under the headline."""
    headline = tree.find(".//h1")
    after = headline.getnext() if headline is not None else None
    words = clean(after.text_content()) if after is not None and after.tag in DECK_TAGS else ""
    return words if len(words.split()) >= DECK_WORDS else None


def _summary(tags: dict[str, str], article: dict[str, Any], rules: Rules) -> str | None:
    found = _first(tags, Tag.SUMMARY, rules) or _string(article.get("description"))
    return SUMMARY_END.sub("", found) if found else None


def _headline(tree: Any) -> str:
    """The words of the page's one h1, or nothing."""
    headings = [clean(heading.text_content()) for heading in tree.iter("h1")]
    return headings[0] if len(headings) == 1 else ""


def _tail(tree: Any, rules: Rules) -> str | None:
    """The site's name as it stands after the headline in the page's title element."""
    element = tree.find(".//head/title")
    title, headline = clean(element.text_content()) if element is not None else "", _headline(tree)
    if not headline or not _goes_on(title, headline):
        return None
    name = SEPARATOR.split(title)[-1]
    return None if furniture_of(name, len(name.split()), rules) else name


def _goes_on(title: str, headline: str) -> bool:
    """Whether a title is a headline and then, parted from it, the names of a section or a site."""
    return title.startswith(headline) and SEPARATOR.match(title[len(headline) :]) is not None


def _day_printed(lines: Sequence[str], rules: Rules) -> date | None:
    """The one day in the lines; several may be those of other stories."""
    days = {day for line in lines if (day := day_in_line(line, rules)) is not None}
    return days.pop() if len(days) == 1 else None


def _bylines(lines: Sequence[str], rules: Rules) -> list[str]:
    rows = ((line, furniture_of(line, len(line.split()), rules)) for line in lines)
    return [line for line, row in rows if row is not None and row.use is Use.AUTHOR]


def _authors(tags: dict[str, str], article: dict[str, Any], rules: Rules) -> tuple[str, ...]:
    """Who wrote the page, by JSON-LD or meta tags; addresses of profiles are left out."""
    said = article.get("author")
    named = [name for one in (said if isinstance(said, list) else [said]) if (name := _named(one))]
    return authors_in((name for name in named or _tagged(tags, Tag.AUTHOR, rules) if "://" not in name), rules)


def _body(article: dict[str, Any]) -> str | None:
    """The text that the page's JSON-LD holds, its line breaks kept."""
    body = article.get("articleBody")
    return body if isinstance(body, str) else None


def _titles(tree: Any, titles: list[str], article: dict[str, Any], site: str | None) -> Iterator[str]:
    """Different wordings of the headline: h1, JSON-LD, meta tags, the title element; the site's name taken off."""
    headline = _headline(tree)
    element = tree.find(".//head/title")
    wordings = [
        headline,
        _string(article.get("headline")) or "",
        *titles,
        clean(element.text_content()) if element is not None else "",
    ]
    seen: set[str] = {(site or "").casefold(), ""}
    for wording in wordings:
        title = without_site(wording, site)
        if title.casefold() not in seen and not (headline and _goes_on(title, headline)):
            seen.add(title.casefold())
            yield title


def without_site(title: str, site: str | None) -> str:
    """A title without the name of the site at its end ("Talks resume | The Daily")."""
    match = SITE_END.search(title)
    if match is None:
        return title
    named = site is not None and match["site"].casefold() in site.casefold()
    # where the page does not name its site, only what stands after a bar is one: a dash may be the headline's own
    return title[: match.start()].rstrip() if named or "|" in match[0] else title


def _address(tree: Any, tags: dict[str, str]) -> str | None:
    link = tree.find('.//link[@rel="canonical"][@href]')
    found = (clean(link.get("href")) if link is not None else "", tags.get("og:url", ""))
    return next((url for url in found if url.startswith(("https://", "http://"))), None)


def _published(tree: Any, tags: dict[str, str], article: dict[str, Any], rules: Rules) -> date | None:
    """The day the page names; never today's and never one read from its text."""
    times = [time.get("datetime") for time in tree.iterfind(".//time[@datetime]")]
    marked = [time for time in tree.iterfind(".//time[@datetime]") if time.get("itemprop") == "datePublished"]
    named = [
        _string(article.get("datePublished")),
        *_tagged(tags, Tag.DAY, rules),
        *(time.get("datetime") for time in marked),
        # of several times on a page others may be those of other stories
        times[0] if len({time[:10] for time in times}) == 1 else None,
    ]
    days = (parse_day(clean(words), rules.months) for words in named if words)
    return next((day for day in days if day is not None), None)
