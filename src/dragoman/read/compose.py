"""A page taken in (paragraphs and what is known of it) -> Document."""

from collections.abc import Sequence
from datetime import date

from rapidfuzz import fuzz

from dragoman.model import Diagnostic, Document, Handling, Kind, PublishedFrom, Record
from dragoman.read.dates import parse_day
from dragoman.read.documents import identified, refused
from dragoman.read.furniture import without_furniture
from dragoman.read.kinds import kind_worded
from dragoman.read.language import language_of
from dragoman.read.rules import Rules
from dragoman.read.titles import Heading, find_heading
from dragoman.read.wording import content_words, is_cut, same_wording

BREAK = "\n\n"
# Where a page's summary is looked for in its body, and how alike it must be to count as found there.
OPENING = 3000
FOUND = 88
# A page prints its date above the body, in a few words.
DATE_LINES = 5
DATE_WORDS = 6


class Page(Record):
    """What a reader has found: paragraphs, and what the file itself says of the text.

    `titles`: wordings of the headline, best first. `summary`: the page's own description.
    """

    origin: str
    paragraphs: tuple[str, ...]
    titles: tuple[str, ...] = ()
    summary: str | None = None
    source: str | None = None
    url: str | None = None
    language: str | None = None
    kind: Kind | None = None
    handling: Handling = Handling.CLEAR
    published: date | None = None


def compose(page: Page, rules: Rules, *, language_hint: str | None = None) -> Document | Diagnostic:
    """The document of a page; a Diagnostic where nothing but furniture is left.

    `page.language` is taken as said; `language_hint` only where the text is too short to tell.
    """
    paragraphs, printed = without_date_line(without_furniture(page.paragraphs, rules), rules)
    if not paragraphs:
        return refused(page.origin, "holds no text but menus, links and the like; check that the whole page was saved")
    heading = find_heading(paragraphs, page.titles, rules)
    body = BREAK.join(heading.body)
    head = _head(heading, page.summary, body, rules)
    text = BREAK.join([*head, body])
    return identified(
        Document(
            id="",
            text=text,
            title=heading.title,
            title_variants=heading.variants,
            body=len(text) - len(body),
            source=page.source,
            url=page.url,
            origin=page.origin,
            language=page.language or language_of(text, rules.languages) or language_hint,
            kind=page.kind or kind_worded(heading.title, body, rules),
            handling=page.handling,
            published=page.published or printed,
            published_from=_found_in(page.published, printed),
        )
    )


def _found_in(said: date | None, printed: date | None) -> PublishedFrom:
    if said is not None:
        return PublishedFrom.METADATA
    return PublishedFrom.UNKNOWN if printed is None else PublishedFrom.BYLINE


def without_date_line(paragraphs: tuple[str, ...], rules: Rules) -> tuple[tuple[str, ...], date | None]:
    """The paragraphs without a line near the top that is a date and nothing else, and that day."""
    for i, paragraph in enumerate(paragraphs[:DATE_LINES]):
        day = parse_day(paragraph, rules.months)
        if day is not None and len(paragraph.split()) <= DATE_WORDS:
            return paragraphs[:i] + paragraphs[i + 1 :], day
    return paragraphs, None


def _head(heading: Heading, summary: str | None, body: str, rules: Rules) -> Sequence[str]:
    """Title and deck; nothing where the body is only the title."""
    if heading.title is None or body == heading.title:
        return []
    deck = list(heading.deck)
    if summary and _says_more(summary, heading, body, rules):
        deck.append(summary)
    return [heading.title, *deck]


def _says_more(summary: str, heading: Heading, body: str, rules: Rules) -> bool:
    """Whether a page's summary is about its text and adds to headline, deck and opening."""
    said = [heading.title or "", *heading.variants, *heading.deck]
    if is_cut(summary) or any(same_wording(summary, other) for other in said):
        return False
    about = content_words(" ".join([*said, body[:OPENING]]), rules)
    if len(content_words(summary, rules) & about) < 2:
        return False
    return fuzz.partial_ratio(summary.casefold(), body[:OPENING].casefold()) < FOUND
