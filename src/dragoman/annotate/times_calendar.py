"""Calendar arithmetic: units of time, the Moment a phrase stands for, and its TIMEX3 value.

TIMEX3 is the ISO standard for marking times in text (TimeML 1.2.1, Pustejovsky et al. 2003).
"""

from calendar import monthrange
from datetime import date, timedelta
from enum import StrEnum

from dragoman.model import Record

DAY = timedelta(days=1)
DAYS = {"D": 1, "W": 7, "FN": 14, "WE": 2}
MONTHS = {"M": 1, "Q": 3, "Y": 12, "DE": 120, "CE": 1200}
TIMEX_UNITS = {"DE": (10, "Y"), "CE": (100, "Y"), "WE": (2, "D"), "FN": (2, "W"), "Q": (3, "M")}


class MomentKind(StrEnum):
    """What sort of time; the TIMEX3 types, and REF for "now" and the like."""

    DATE = "DATE"
    TIME = "TIME"
    DURATION = "DURATION"
    SET = "SET"
    REF = "REF"


class Moment(Record):
    """What a phrase stands for: its TIMEX3 value, and half-open dates where it has any."""

    kind: MomentKind
    value: str
    start: date | None = None
    end: date | None = None


def day_moment(day: date) -> Moment:
    """One day."""
    return Moment(kind=MomentKind.DATE, value=day.isoformat(), start=day, end=day + DAY)


def whole(unit: str, day: date) -> Moment:
    """The calendar unit that holds a day: its week (from Monday), month, year ...

    >>> whole("W", date(2025, 7, 23)).value
    '2025-W30'
    """
    start = begin(unit, day)
    return Moment(kind=MomentKind.DATE, value=_name(unit, start), start=start, end=shift(unit, start, 1))


def begin(unit: str, day: date) -> date:
    """The first day of the calendar unit that holds a day; a weekend is that of its week."""
    if unit == "D":
        return day
    if unit in DAYS:
        return day + (5 * (unit == "WE") - day.weekday()) * DAY
    if unit == "M":
        return day.replace(day=1)
    if unit == "Q":
        return date(day.year, 3 * ((day.month - 1) // 3) + 1, 1)
    years = MONTHS[unit] // 12
    return date(max(day.year // years * years, 1), 1, 1)


def shift(unit: str, day: date, count: float) -> date:
    """A day moved by that many units; the 31st of a shorter month becomes its last day.

    Raises OverflowError or ValueError where that leaves the calendar.
    """
    if unit in MONTHS:
        months = day.year * 12 + day.month - 1 + round(count * MONTHS[unit])
        year, month = months // 12, months % 12 + 1
        if not 1 <= year <= 9999:
            raise OverflowError(f"year {year}")
        return date(year, month, min(day.day, monthrange(year, month)[1]))
    return day + round(count * DAYS.get(unit, 0)) * DAY


def _name(unit: str, start: date) -> str:
    iso = start.isocalendar()
    week = f"{iso.year:04d}-W{iso.week:02d}"
    return {
        "D": start.isoformat(),
        "W": week,
        "FN": week,
        "WE": f"{week}-WE",
        "M": f"{start:%Y-%m}",
        "Q": f"{start.year:04d}-Q{(start.month + 2) // 3}",
        "Y": f"{start.year:04d}",
        "DE": f"{start.year // 10:03d}X",
        "CE": f"{start.year // 100:02d}XX",
    }[unit]


def length_value(count: float | None, unit: str) -> str:
    """TIMEX3 of a length; X for an unknown number.

    >>> length_value(2, "D"), length_value(16, "TH"), length_value(None, "Y"), length_value(2, "DE")
    ('P2D', 'PT16H', 'PXY', 'P20Y')
    """
    times, code = TIMEX_UNITS.get(unit, (1, unit))
    clock = "T" if code.startswith("T") else ""
    if count is None:
        return f"P{clock}X{code.removeprefix('T')}"
    return f"P{clock}{count * times:g}{code.removeprefix('T')}"


def edge(moment: Moment, part: str, today: date | None) -> Moment:
    """The named part of a time: a third (early, mid, late), a half, or what lies before or after today in it.

    The TIMEX3 value stays that of the whole, as the standard has it.
    """
    if moment.start is None or moment.end is None:
        return moment
    start, end = moment.start, moment.end
    third, half = (end - start) // 3, (end - start) // 2
    third, half = third.days * DAY, half.days * DAY
    if part in ("before", "after"):
        inside = today is not None and start <= today < end
        if today is None or not inside:
            return moment
        return moment.replace(end=today + DAY) if part == "before" else moment.replace(start=today)
    bounds = {
        "early": (start, start + third),
        "mid": (start + third, end - third),
        "late": (end - third, end),
        "first": (start, start + half),
        "second": (start + half, end),
    }[part]
    return moment.replace(start=bounds[0], end=bounds[1])


def clash(moment: Moment, weekday: int) -> bool:
    """Whether a single day is another weekday than the one named."""
    return moment.start is not None and moment.end == moment.start + DAY and moment.start.weekday() != weekday
