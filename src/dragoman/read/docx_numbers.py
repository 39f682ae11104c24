"""The numbers that Word puts before paragraphs by itself ("Article 3", "1.2", "(a)"), which its text does not hold."""

import re
from collections.abc import Mapping
from typing import Any

from dragoman.model import Record

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
PLACE = re.compile(r"%([1-9])")
LEVELS = 9
# Styles are based on one another; a chain longer than this runs in a circle.
LONGEST_CHAIN = 20
ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"),
         (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip
# Above these a number is written in figures: Word's letters go aa, bb, ... and Roman numbers have no sign for 5000.
MOST_LETTERS = 26 * 5
MOST_ROMAN = 4999
LETTERS = "abcdefghijklmnopqrstuvwxyz"
NO_NUMBER = "0"


class Level(Record):
    """How one level of a list is numbered: `text` with %1 to %9 for the numbers of the levels."""

    form: str
    text: str
    start: int = 1
    style: str | None = None
    gap: str = " "
    figures: bool = False


class Numbering:
    """Counts the numbered paragraphs of a file as they come."""

    def __init__(self, numbering: Any | None, styles: Any | None) -> None:
        """`numbering`, `styles`: the trees of word/numbering.xml and word/styles.xml, where the file has them."""
        self._levels = {} if numbering is None else _levels(numbering)
        self._lists = {} if numbering is None else _lists(numbering)
        self._starts = {} if numbering is None else _overrides(numbering)
        self._styles = {} if styles is None else {style.get(f"{W}styleId"): style for style in styles.iter(f"{W}style")}
        self._counts: dict[str, list[int | None]] = {}
        self._begun: set[tuple[str, int]] = set()

    def label(self, paragraph: Any) -> str:
        """The number of the next paragraph with the gap after it, "" where it has none."""
        found = self._place(paragraph)
        if found is None:
            return ""
        number, at = found
        name = self._lists.get(number, "")
        levels = self._levels.get(name, {})
        level = levels.get(at)
        if level is None:
            return ""
        self._count(name, number, at, level)
        words = PLACE.sub(lambda match: self._written(name, int(match[1]) - 1, level, levels), level.text)
        return f"{words}{level.gap}" if level.form != "bullet" and words.strip() else ""

    def _count(self, name: str, number: str, at: int, level: Level) -> None:
        counts = self._counts.setdefault(name, [None] * LEVELS)
        over = self._starts.get((number, at))
        before = counts[at]
        if over is not None and (number, at) not in self._begun:
            counts[at] = over
        else:
            counts[at] = level.start if before is None else before + 1
        self._begun.add((number, at))
        counts[at + 1 :] = [None] * (LEVELS - at - 1)

    def _written(self, name: str, at: int, level: Level, levels: Mapping[int, Level]) -> str:
        own = levels.get(at)
        count = self._counts[name][at]
        if own is None:
            return ""
        return written(own.start if count is None else count, "decimal" if level.figures else own.form)

    def _place(self, paragraph: Any) -> tuple[str, int] | None:
        """The list and level that a paragraph is numbered in, by itself or by its style."""
        about = paragraph.find(f"{W}pPr")
        if about is None:
            return None
        number, at = _numbered(about)
        style = about.find(f"{W}pStyle")
        name = style.get(f"{W}val") if style is not None else None
        for _ in range(LONGEST_CHAIN):
            if number is not None or name not in self._styles:
                break
            found = self._styles[name]
            inside = found.find(f"{W}pPr")
            number, level = _numbered(inside) if inside is not None else (None, None)
            if at is None and number is not None:
                at = self._level_of_style(number, name) if level is None else level
            based = found.find(f"{W}basedOn")
            name = based.get(f"{W}val") if based is not None else None
        return None if number is None or number == NO_NUMBER else (number, min(max(at or 0, 0), LEVELS - 1))

    def _level_of_style(self, number: str, style: str | None) -> int:
        levels = self._levels.get(self._lists.get(number, ""), {})
        return next((at for at, level in levels.items() if level.style == style), 0)


def written(number: int, form: str) -> str:
    """A number as a list writes it.

    >>> [written(4, form) for form in ("decimal", "lowerLetter", "upperRoman", "decimalZero", "ordinal")]
    ['4', 'd', 'IV', '04', '4th']
    """
    letters = LETTERS[(number - 1) % 26] * ((number - 1) // 26 + 1) if 0 < number <= MOST_LETTERS else str(number)
    match form:
        case "lowerLetter":
            return letters
        case "upperLetter":
            return letters.upper()
        case "lowerRoman":
            return _roman(number)
        case "upperRoman":
            return _roman(number).upper()
        case "decimalZero":
            return f"{number:02}"
        case "ordinal":
            return f"{number}{_ending(number)}"
        case "none":
            return ""
        case _:
            return str(number)


def _roman(number: int) -> str:
    if not 0 < number <= MOST_ROMAN:
        return str(number)
    signs = ""
    for value, sign in ROMAN:
        signs += sign * (number // value)
        number %= value
    return signs


def _ending(number: int) -> str:
    return "th" if 10 < number % 100 < 14 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")


def _levels(tree: Any) -> dict[str, dict[int, Level]]:
    """The levels of each definition of a list."""
    return {
        one.get(f"{W}abstractNumId", ""): {
            _int(level.get(f"{W}ilvl"), 0): _level(level) for level in one.iter(f"{W}lvl")
        }
        for one in tree.iter(f"{W}abstractNum")
    }


def _level(level: Any) -> Level:
    legal = level.find(f"{W}isLgl")
    return Level(
        form=_value(level, "numFmt") or "decimal",
        text=_value(level, "lvlText") or "",
        start=_int(_value(level, "start"), 0),
        style=_value(level, "pStyle"),
        gap="" if _value(level, "suff") == "nothing" else " ",
        figures=legal is not None and legal.get(f"{W}val") not in ("0", "false"),
    )


def _lists(tree: Any) -> dict[str, str]:
    """The definition that each list goes by."""
    return {one.get(f"{W}numId", ""): _value(one, "abstractNumId") or "" for one in tree.iter(f"{W}num")}


def _overrides(tree: Any) -> dict[tuple[str, int], int]:
    """Where a list begins a level at another number than its definition says."""
    return {
        (one.get(f"{W}numId", ""), _int(over.get(f"{W}ilvl"), 0)): _int(_value(over, "startOverride"), 1)
        for one in tree.iter(f"{W}num")
        for over in one.iter(f"{W}lvlOverride")
        if over.find(f"{W}startOverride") is not None
    }


def _numbered(about: Any) -> tuple[str | None, int | None]:
    found = about.find(f"{W}numPr")
    if found is None:
        return None, None
    level = _value(found, "ilvl")
    return _value(found, "numId"), None if level is None else _int(level, 0)


def _value(element: Any, name: str) -> str | None:
    found = element.find(f"{W}{name}")
    value = found.get(f"{W}val") if found is not None else None
    return None if value is None else str(value)


def _int(words: str | None, default: int) -> int:
    return int(words) if words is not None and words.isascii() and words.isdigit() and len(words) < 9 else default
