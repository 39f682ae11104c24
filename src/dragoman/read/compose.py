"""A page taken in (paragraphs and what is known of it) -> Document."""

from collections.abc import Sequence
from datetime import date

from rapidfuzz import fuzz

from dragoman.lexicon.datelines import find_dateline
from dragoman.model import Aside, Diagnostic, Document, Handling, Kind, PublishedFrom, Record, Span
from dragoman.read.credits import authors_in, credits_of
from dragoman.read.dates import day_in_line, parse_day
from dragoman.read.documents import identified, refused
from dragoman.read.furniture import sorted_lines
from dragoman.read.kinds import kind_worded
from dragoman.read.language import language_of
from dragoman.read.rules import ASIDES, Rules, Use
from dragoman.read.titles import Heading, find_heading
from dragoman.read.wording import content_words, is_cut, same_wording

BREAK = "\n\n"
# Where a page's summary is looked for in its body, and how alike it must be to count as found there.
OPENING = 3000
FOUND = 88
# A page prints its date above the body, in a few words.
DATE_LINES = 5
DATE_WORDS = 6
# A line that says where, by whom and when: words of the day, and of all of it.
DAY_WORDS, LINE_WORDS = 3, 10
# A correction names what it corrects: so many content words it must share with a paragraph.
FEWEST_SHARED = 3


class Page(Record):
    """What a reader has found: paragraphs, and what the file itself says of the text.

    `titles`: wordings of the headline, best first. `summary`: the page's own description.
    `decks`: paragraphs that the page marks as deck. `printed`: a day of publication that it prints. `providers`: from
    whom it has the text.
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
    authors: tuple[str, ...] = ()
    providers: tuple[str, ...] = ()
    asides: tuple[Aside, ...] = ()
    decks: tuple[str, ...] = ()
    printed: date | None = None


def compose(page: Page, rules: Rules, *, language_hint: str | None = None) -> Document | Diagnostic:
    """The document of a page; a Diagnostic where nothing but furniture is left.

    `page.language` is taken as said; `language_hint` only where the text is too short to tell.
    """
    lines = sorted_lines([p for p in page.paragraphs if p not in page.authors], rules)
    paragraphs, printed = without_date_line(lines.kept, rules)
    if not paragraphs:
        return refused(page.origin, "holds no text but menus, links and the like; check that the whole page was saved")
    heading = with_decks(find_heading(paragraphs, page.titles, rules), page.decks)
    body = BREAK.join(heading.body)
    unread = [deck for deck in page.decks if deck not in paragraphs]
    head = _head(heading, [*unread[:1], *([page.summary] if page.summary else [])], body, rules)
    text = BREAK.join([*head, body])
    told = (printed, *_days(lines.used, heading.body, rules), page.printed, day_above(paragraphs, rules))
    published, found_in = _day(page.published, told)
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
            kind=page.kind or kind_worded(heading.title, "\n".join(head[1:]), body, rules, site=page.source or ""),
            handling=page.handling,
            published=published,
            published_from=found_in,
            authors=page.authors or authors_in((line for use, line in lines.used if use is Use.AUTHOR), rules),
            credits=credits_of(
                [line for use, line in lines.used if use is Use.CREDIT], (*page.authors, *page.providers), body, rules
            ),
            asides=tuple(with_place(aside, text, rules) for aside in (*page.asides, *_asides(lines.used))),
        )
    )


def without_date_line(paragraphs: tuple[str, ...], rules: Rules) -> tuple[tuple[str, ...], date | None]:
    """The paragraphs without a line near the top that is a date and nothing else, and that day."""
    for i, paragraph in enumerate(paragraphs[:DATE_LINES]):
        day = parse_day(paragraph, rules.months)
        if day is not None and len(paragraph.split()) <= DATE_WORDS:
            return paragraphs[:i] + paragraphs[i + 1 :], day
    return paragraphs, None


def day_above(paragraphs: tuple[str, ...], rules: Rules) -> date | None:
    """The day that a short line near the top ends with: "Press note, Ohrid, 18 March 2023"."""
    for paragraph in paragraphs[:DATE_LINES]:
        words = paragraph.split()
        if DAY_WORDS < len(words) <= LINE_WORDS:
            day = parse_day(" ".join(words[-DAY_WORDS:]), rules.months)
            if day is not None:
                return day
    return None


def with_decks(heading: Heading, decks: Sequence[str]) -> Heading:
    """The heading with the paragraphs over its body that the page marks as deck; one is left as body."""
    count = 0
    while count < len(heading.body) - 1 and heading.body[count] in decks:
        count += 1
    return heading.replace(deck=(*heading.deck, *heading.body[:count]), body=heading.body[count:])


def with_place(aside: Aside, text: str, rules: Rules) -> Aside:
    """The aside with the paragraph it shares most content words with; none where it shares few."""
    about = content_words(aside.text, rules)
    best, place, at = FEWEST_SHARED - 1, None, 0
    for paragraph in text.split(BREAK):
        shared = len(about & content_words(paragraph, rules))
        if shared > best:
            best, place = shared, Span(start=at, end=at + len(paragraph))
        at += len(paragraph) + len(BREAK)
    return aside.replace(about=place)


def _asides(used: Sequence[tuple[Use, str]]) -> list[Aside]:
    return [Aside(kind=ASIDES[use], text=line) for use, line in used if use in ASIDES]


def _day(said: date | None, printed: Sequence[date | None]) -> tuple[date | None, PublishedFrom]:
    """The day of publication and how it was found: what the file says before what the page prints."""
    if said is not None:
        return said, PublishedFrom.METADATA
    day = next((day for day in printed if day is not None), None)
    return day, PublishedFrom.UNKNOWN if day is None else PublishedFrom.BYLINE


def _days(used: Sequence[tuple[Use, str]], body: Sequence[str], rules: Rules) -> list[date | None]:
    """Days in lines such as "Published 3 March 2024", and in a dateline that has the year."""
    dateline = find_dateline(body[0])
    lines = [day_in_line(line, rules) for use, line in used if use is Use.DAY]
    return [*lines, parse_day(dateline.day, rules.months) if dateline and dateline.day else None]


def _head(heading: Heading, summaries: Sequence[str], body: str, rules: Rules) -> Sequence[str]:
    """Title and deck; nothing where the body is only the title."""
    if heading.title is None or body == heading.title:
        return []
    deck = list(heading.deck)
    for summary in summaries:
        if _says_more(summary, heading.replace(deck=tuple(deck)), body, rules):
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
