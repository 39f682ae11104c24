"""A written day of publication -> date; what is ambiguous or unknown stays None."""

import re
from collections.abc import Mapping
from datetime import date

from dragoman.read.rules import Rules

YEAR_FIRST = re.compile(r"(?P<year>\d{4})(?P<sep>[-/.]?)(?P<month>\d{2})(?P=sep)(?P<day>\d{2})(?:[T\s].*)?")
DAY_FIRST = re.compile(r"(?P<day>\d{1,2})\.(?P<month>\d{1,2})\.(?P<year>\d{4})(?:[,\s].*)?")
DAY_MONTH = re.compile(
    r"(?:[^\W\d]+\.?,?\s+)?(?P<day>\d{1,2})(?:st|nd|rd|th)?[\s-]+(?P<name>[^\W\d]+)\.?,?[\s-]+(?P<year>\d{4})(?:[,\s].*)?"
)
MONTH_DAY = re.compile(
    r"(?:[^\W\d]+\.?,?\s+)?(?P<name>[^\W\d]+)\.?\s+(?P<day>\d{1,2})(?:st|nd|rd|th)?,?\s+(?P<year>\d{4})(?:[,\s].*)?"
)


def parse_day(words: str, months: Mapping[str, int]) -> date | None:
    """The day that the words name, as the publisher's own clock has it.

    Reads 2025-08-19 (with or without a time), 20250819, 19.08.2025, 19 August 2025, Tue, 19 Aug 2025
    and August 19, 2025. 08/09/2025 is two days, so it is None.
    """
    words = words.strip()
    for pattern in (YEAR_FIRST, DAY_FIRST, DAY_MONTH, MONTH_DAY):
        match = pattern.fullmatch(words)
        if match is None:
            continue
        found = match.groupdict()
        month = months.get(found["name"].lower()) if "name" in found else int(found["month"])
        if month is not None:
            return _day(int(found["year"]), month, int(found["day"]))
    return None


def day_in_line(line: str, rules: Rules) -> date | None:
    """The day of publication in a line such as "Published: 3 March 2024, 10:42 | Updated 4 March".

    What was changed later is not the day of publication.

    >>> from dragoman.read.rules import load_rules
    >>> day_in_line("Published on 3 March 2024 - Updated 5 March 2024", load_rules())
    datetime.date(2024, 3, 3)
    """
    said = rules.daywords
    pieces = (said.published.sub("", piece) for piece in said.pieces.split(line) if not said.updated.match(piece))
    return next((day for piece in pieces if (day := parse_day(piece, rules.months)) is not None), None)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
