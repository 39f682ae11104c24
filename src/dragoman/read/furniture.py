"""Takes page furniture out of a page's lines: menus, share lines, lists of other pages, credits."""

from collections.abc import Sequence

from dragoman.read.rules import Furniture, Rules, Scope
from dragoman.read.wording import is_closed, sentence_count

# Titles of other pages are lines of at most so many words without a full stop.
LONGEST_TITLE = 25
# A paragraph of so many words is prose: the page's text has begun.
PROSE = 25
# Characters above which a line is no furniture, however few its words.
LONGEST = 1000


def without_furniture(paragraphs: Sequence[str], rules: Rules) -> tuple[str, ...]:
    """The paragraphs that are part of the text, in order."""
    kept: list[str] = []
    listing = begun = False
    for paragraph in paragraphs:
        words = len(paragraph.split())
        row = furniture_of(paragraph, words, rules)
        if row is not None:
            if row.scope is Scope.REST and begun:
                break
            listing = row.scope is Scope.LIST or listing
        elif not (listing and _is_title(paragraph, words, rules)):
            listing = False
            kept.append(paragraph)
            begun = begun or words >= PROSE
    return tuple(kept)


def furniture_of(paragraph: str, words: int, rules: Rules) -> Furniture | None:
    """The row that says this paragraph, of so many words, is furniture."""
    if len(paragraph) > LONGEST:
        return None
    return next((row for row in rules.furniture if words <= row.words and row.pattern.search(paragraph)), None)


def _is_title(paragraph: str, words: int, rules: Rules) -> bool:
    return words <= LONGEST_TITLE and not is_closed(paragraph, rules) and sentence_count(paragraph, rules) == 1
