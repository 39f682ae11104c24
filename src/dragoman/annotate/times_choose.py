"""Chooses among the days that words may mean: the one on the side that the tense tells."""

from collections.abc import Iterable
from datetime import date

from dragoman.annotate.times_calendar import DAY, begin
from dragoman.annotate.times_tense import Direction

WEEK = 7 * DAY


def each_year(years: Iterable[int], month: int, day: int) -> list[date]:
    """That day in each of the years that has it. Raises ValueError where none has."""
    days = [date(year, month, day) for year in years if (month, day) != (2, 29) or _leap(year)]
    if not days:
        raise ValueError(f"{month}-{day}")
    return days


def _leap(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def chosen(days: Iterable[date], today: date, direction: Direction | None) -> date:
    """The last one up to today, the next one from today, or where the tense is unknown the nearest."""
    if direction is Direction.PAST:
        return max(day for day in days if day <= today)
    if direction is Direction.FUTURE:
        return min(day for day in days if day >= today)
    return min(days, key=lambda day: (abs(day - today), day))


def near_weekday(weekday: int, today: date, direction: Direction | None) -> date:
    """The weekday on the given side of a day, the day itself included; the nearest where no side is known."""
    monday = begin("W", today)
    return chosen([monday + weekday * DAY + n * WEEK for n in (-1, 0, 1)], today, direction)


def stepped_weekday(today: date, weekday: int, steps: int, direction: Direction | None) -> date:
    """ "Last Friday" is the latest before today, "next Friday" that of next week, "this Friday" the nearest ahead."""
    if steps > 0:
        return begin("W", today) + WEEK + weekday * DAY
    if steps < 0:
        return near_weekday(weekday, today - DAY, Direction.PAST)
    return near_weekday(weekday, today, direction or Direction.FUTURE)


def feast(rule: str, year: int) -> date:
    """A holiday on a fixed day (MM-DD) or on the nth weekday of a month (month-nth-weekday)."""
    numbers = [int(number) for number in rule.split("-")]
    if len(numbers) == 2:
        return date(year, *numbers)
    month, nth, weekday = numbers
    first = date(year, month, 1)
    return first + ((weekday - first.weekday()) % 7 + 7 * (nth - 1)) * DAY
