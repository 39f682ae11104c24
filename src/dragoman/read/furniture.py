"""Takes page furniture out of a page's lines: menus, share lines, lists of other pages, credits."""

from collections.abc import Sequence

from dragoman.model import Record
from dragoman.read.rules import Furniture, Rules, Scope, Use
from dragoman.read.wording import is_closed, sentence_count

# Titles of other pages are lines of at most so many words without a full stop.
LONGEST_TITLE = 25
# A paragraph of so many words is prose: the page's text has begun.
PROSE = 25
# Characters above which a line is no furniture, however few its words.
LONGEST = 1000


class SortedLines(Record):
    """The paragraphs of the text, and the lines of furniture that say something of it, each in order."""

    kept: tuple[str, ...]
    used: tuple[tuple[Use, str], ...]


def without_furniture(paragraphs: Sequence[str], rules: Rules) -> tuple[str, ...]:
    """The paragraphs that are part of the text, in order."""
    return sorted_lines(paragraphs, rules).kept


def sorted_lines(paragraphs: Sequence[str], rules: Rules) -> SortedLines:
    """The paragraphs that are part of the text, apart from the furniture that is of use."""
    kept: list[str] = []
    used: list[tuple[Use, str]] = []
    listing = begun = False
    following: Furniture | None = None
    for paragraph in paragraphs:
        words = len(paragraph.split())
        row = furniture_of(paragraph, words, rules) or following
        following = row if row is not None and row.scope is Scope.NEXT and row is not following else None
        if row is not None:
            if row.scope is Scope.REST and begun:
                break
            listing = row.scope is Scope.LIST or listing
            used += [(row.use, paragraph)] if row.use else []
        elif not (listing and _is_title(paragraph, words, rules)):
            listing = False
            kept.append(paragraph)
            begun = begun or words >= PROSE
    return SortedLines(kept=tuple(kept), used=tuple(used))


def furniture_of(paragraph: str, words: int, rules: Rules) -> Furniture | None:
    """The row that says this paragraph, of so many words, is furniture."""
    if len(paragraph) > LONGEST:
        return None
    return next((row for row in rules.furniture if words <= row.words and row.pattern.search(paragraph)), None)


def _is_title(paragraph: str, words: int, rules: Rules) -> bool:
    return words <= LONGEST_TITLE and not is_closed(paragraph, rules) and sentence_count(paragraph, rules) == 1
