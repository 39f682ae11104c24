"""Days and periods in words: 3 June 2025, 3 to 5 June 2025, in June 2025."""

from collections.abc import Iterable
from datetime import date, timedelta

from dragoman.model import Period
from dragoman.views.words import Words

DAY = timedelta(days=1)


def day(when: date, words: Words) -> str:
    """3 June 2025."""
    return words.say("date.day", day=when.day, month=words.say(f"month.{when.month}"), year=when.year)


def period(when: Period, words: Words) -> str:
    """The period in words, without preposition; its raw words where no date is known; "" where nothing is."""
    if when.start and when.end:
        return _between(when.start, when.end - DAY, words)
    if when.start:
        return words.say("date.since", start=day(when.start, words))
    if when.end:
        return words.say("date.until", end=day(when.end - DAY, words))
    return words.quoted(when.raw) if when.raw else ""


def dated(when: Period | None, ahead: bool, words: Words) -> str:
    """The period as it follows a verb: `on 3 June 2025`, `for June 2025` (looking ahead), `since 3 June 2025`."""
    if when is None:
        return ""
    said = period(when, words)
    if not (when.start and when.end):
        return said
    side = "for" if ahead else "on"
    return words.say(f"date.{side}.{_size(when.start, when.end - DAY)}", date=said)


def stretch(days: Iterable[date | None], words: Words) -> str:
    """First to last of some days; "" where none is known."""
    known = sorted(filter(None, days))
    return _between(known[0], known[-1], words) if known else ""


def _size(first: date, last: date) -> str:
    if first == last:
        return "day"
    return "month" if _whole_month(first, last) or _whole_year(first, last) else "span"


def _between(first: date, last: date, words: Words) -> str:
    if first == last:
        return day(first, words)
    if _whole_month(first, last):
        return words.say("date.month", month=words.say(f"month.{first.month}"), year=first.year)
    if _whole_year(first, last):
        return words.say("date.year", year=first.year)
    same_month = (first.year, first.month) == (last.year, last.month)
    start = str(first.day) if same_month else day(first, words)
    return words.say("date.span", start=start, end=day(last, words))


def _whole_month(first: date, last: date) -> bool:
    return first.day == 1 and (last + DAY).day == 1 and (first.year, first.month) == (last.year, last.month)


def _whole_year(first: date, last: date) -> bool:
    return (first.month, first.day, last.month, last.day) == (1, 1, 12, 31) and first.year == last.year
