"""What the words of a match stand for, given the day of publication, the tense and the date before."""

from collections.abc import Callable, Iterable
from datetime import date

from dragoman.annotate.times_calendar import (
    DAY,
    Moment,
    MomentKind,
    begin,
    day_moment,
    edge,
    length_value,
    shift,
    whole,
)
from dragoman.annotate.times_choose import WEEK, chosen, each_year, feast, near_weekday, stepped_weekday
from dragoman.annotate.times_scan import Match
from dragoman.annotate.times_tense import Direction
from dragoman.lexicon.times import Reading, TimesLexicon
from dragoman.model import Record

STEP = {"WE": "W"}  # from one weekend to the next it is a week
REACH = 330 * DAY  # a day further off than this is written with its year
UNKNOWN_DAY = "XXXX-XX-XX"


class Setting(Record):
    """What a relative time is read against: `today` is the day of publication.

    `previous` is the date before it in the text, `previous_day` the last one that is a single day.
    """

    today: date | None = None
    direction: Direction | None = None
    previous: Moment | None = None
    previous_day: date | None = None

    def after(self, moment: Moment) -> "Setting":
        """The setting for what follows a moment in the text."""
        if moment.start is None or moment.kind not in (MomentKind.DATE, MomentKind.TIME):
            return self
        day = moment.start if moment.end == moment.start + DAY else self.previous_day
        return self.replace(previous=moment, previous_day=day)

    def base(self, unit: str) -> date | None:
        """The date from which days and weeks, or longer units, are counted on."""
        if unit in ("D", "W", "FN", "WE"):
            return self.previous_day
        return self.previous.start if self.previous else None


class Resolver:
    """Reads matches. An unknown day of publication leaves what depends on it without dates."""

    def __init__(self, lexicon: TimesLexicon) -> None:
        self._lexicon = lexicon
        self._readings: dict[Reading, Callable[[dict[str, str], Setting], Moment | None]] = {
            Reading.DATE: self._date,
            Reading.SLASHES: self._slashes,
            Reading.DAYS: self._date,
            Reading.MONTH: self._month,
            Reading.YEAR: self._year,
            Reading.DECADE: self._decade,
            Reading.WEEKDAY: self._weekday,
            Reading.WEEKDAY_OF: self._weekday_of,
            Reading.WEEK_OF: self._week_of,
            Reading.CLOCK: self._clock,
            Reading.DEICTIC: self._deictic,
            Reading.UNIT: self._unit,
            Reading.WEEKEND: self._weekend,
            Reading.YEAR_END: self._year_end,
            Reading.WINDOW: self._window,
            Reading.WITHIN: self._within,
            Reading.AGO: self._ago,
            Reading.HENCE: self._hence,
            Reading.LATER: self._later,
            Reading.ANAPHOR: self._anaphor,
            Reading.QUARTER: self._quarter,
            Reading.SEASON: self._season,
            Reading.HOLIDAY: self._holiday,
            Reading.DURATION: self._duration,
            Reading.PLURAL: self._plural,
            Reading.SET: self._set,
            Reading.OFTEN: self._often,
            Reading.REF: self._ref,
            Reading.NONE: self._none,
        }

    def moment(self, match: Match, setting: Setting) -> Moment | None:
        """The time a match stands for, None where its figures make none ("31 February")."""
        try:
            return self._readings[match.reading](match.parts, setting)
        except (ValueError, OverflowError):
            return None

    # Parts

    def _number(self, role: str, parts: dict[str, str]) -> int:
        return int(self._lexicon.value(role, parts[role]) or 0)

    def _steps(self, parts: dict[str, str], role: str = "which") -> int | None:
        return self._number(role, parts) if role in parts else None

    def _length(self, parts: dict[str, str]) -> tuple[float | None, str]:
        """Number (None where unknown) and unit; a unit in the singular counts one."""
        role = next(role for role in ("length", "plural", "unit") if role in parts)
        unit = self._lexicon.value(role, parts[role]) or "D"
        if "n" not in parts:
            return (1 if role == "unit" else None), unit
        count = self._lexicon.number(parts["n"])
        if "n2" in parts:
            count = (count or 0) + float(parts["n2"]) / float(parts["n3"])
        return count, unit

    def _edged(self, moment: Moment, parts: dict[str, str], today: date | None) -> Moment:
        part = self._lexicon.value("edge", parts["edge"]) if "edge" in parts else None
        return edge(moment, part, today) if part else moment

    # Dates

    def _date(self, parts: dict[str, str], setting: Setting) -> Moment:
        month = self._number("month", parts) if "month" in parts else int(parts["mm"])
        figure = parts.get("day") or parts["dd"]
        day = int(figure.lower().rstrip("stndrh"))
        if "year" in parts:
            return day_moment(date(int(parts["year"]), month, day))
        if setting.today is None:
            return unknown(f"XXXX-{date(2000, month, day):%m-%d}")
        if "which" in parts:
            return day_moment(date(setting.today.year + self._number("which", parts), month, day))
        years = range(setting.today.year - 4, setting.today.year + 5)
        days = each_year(years, month, day)
        day_found = chosen(days, setting.today, setting.direction)
        return day_moment(day_found if abs(day_found - setting.today) < REACH else chosen(days, setting.today, None))

    def _slashes(self, parts: dict[str, str], setting: Setting) -> Moment:
        """Day first or month first, where the figures leave no doubt."""
        first, second, year = int(parts["dd"]), int(parts["mm"]), int(parts["year"])
        if first <= 12 and first != second:
            return unknown(f"{year:04d}-XX-XX")
        return day_moment(date(year, second, first))

    def _month(self, parts: dict[str, str], setting: Setting) -> Moment:
        month, today = self._number("month", parts), setting.today
        if "year" in parts:
            return self._edged(whole("M", date(int(parts["year"]), month, 1)), parts, today)
        if today is None:
            return unknown(f"XXXX-{month:02d}")
        steps, this = self._steps(parts), today.replace(day=1)
        firsts = [date(year, month, 1) for year in range(today.year - 1, today.year + 2)]
        nearest = chosen(firsts, this, setting.direction)
        first = nearest if steps is None else self._stepped(firsts, this, steps)
        return self._edged(whole("M", first), parts, today)

    def _stepped(self, days: Iterable[date], today: date, steps: int) -> date:
        """The last one before, the one of this year, or the next one after."""
        if steps == 0:
            return next(day for day in days if day.year == today.year)
        return max(d for d in days if d < today) if steps < 0 else min(d for d in days if d > today)

    def _year(self, parts: dict[str, str], setting: Setting) -> Moment:
        return self._edged(whole("Y", date(int(parts["year"]), 1, 1)), parts, setting.today)

    def _decade(self, parts: dict[str, str], setting: Setting) -> Moment:
        figures = parts["decade"].lower().strip("'’s")
        year = int(figures) if len(figures) == 4 else 1900 + int(figures)
        return self._edged(whole("DE", date(year, 1, 1)), parts, setting.today)

    def _weekday(self, parts: dict[str, str], setting: Setting) -> Moment:
        weekday, today, steps = self._number("weekday", parts), setting.today, self._steps(parts)
        if today is None:
            return unknown(f"XXXX-WXX-{weekday + 1}")
        if "coming" in parts:
            day = near_weekday(weekday, today + DAY, Direction.FUTURE)
        elif steps is None:
            day = near_weekday(weekday, today, setting.direction)
        else:
            day = stepped_weekday(today, weekday, steps, setting.direction)
        return self._at(day_moment(day), parts)

    def _weekday_of(self, parts: dict[str, str], setting: Setting) -> Moment:
        """ "Friday next week", "Monday of last week"."""
        weekday = self._number("weekday", parts)
        if setting.today is None:
            return unknown(f"XXXX-WXX-{weekday + 1}")
        monday = begin("W", setting.today) + self._number("which", parts) * WEEK
        return self._at(day_moment(monday + weekday * DAY), parts)

    def _at(self, moment: Moment, parts: dict[str, str]) -> Moment:
        """The moment with the hour or part of the day that stands with it."""
        hour = self._hour(parts)
        part = self._lexicon.value("part", parts["part"]) if "part" in parts else None
        if hour or part:
            return moment.replace(kind=MomentKind.TIME, value=moment.value + (f"T{hour}" if hour else str(part)))
        return moment

    def _hour(self, parts: dict[str, str]) -> str | None:
        if "hour" in parts:
            return self._lexicon.value("hour", parts["hour"])
        if "clock" not in parts:
            return None
        figures, _, rest = parts["clock"].lower().partition(":")
        hour = int("".join(c for c in figures[:2] if c.isdigit()))
        minute = int(rest[:2]) if rest else 0
        if "p" in parts["clock"].lower() and hour < 12:
            hour += 12
        elif "a" in parts["clock"].lower() and hour == 12:
            hour = 0
        if hour > 24 or minute > 59:
            raise ValueError(parts["clock"])
        return f"{hour:02d}:{minute:02d}"

    def _week_of(self, parts: dict[str, str], setting: Setting) -> Moment:
        moment = self._date(parts, setting)
        return whole("W", moment.start) if moment.start else unknown("XXXX-WXX")

    def _clock(self, parts: dict[str, str], setting: Setting) -> Moment:
        """An hour of the day spoken of last, or of the day of publication; no date of its own."""
        day = setting.previous_day or setting.today
        return Moment(kind=MomentKind.TIME, value=f"{day or UNKNOWN_DAY}T{self._hour(parts)}")

    def _deictic(self, parts: dict[str, str], setting: Setting) -> Moment:
        if setting.today is None:
            return unknown(UNKNOWN_DAY)
        steps, _, part = (self._lexicon.value("deictic", parts["deictic"]) or "0").partition(" ")
        moment = day_moment(setting.today + int(steps) * DAY)
        if part:
            return moment.replace(kind=MomentKind.TIME, value=moment.value + part)
        return self._at(moment, parts)

    # Units and windows

    def _unit(self, parts: dict[str, str], setting: Setting) -> Moment | None:
        unit = self._lexicon.value("unit", parts["unit"]) or "D"
        steps = self._steps(parts) or 0
        if unit == "D":
            return None  # "last day of talks" and "this day" name no date
        if setting.today is None:
            return unknown("XXXX")
        moment = whole(unit, shift(STEP.get(unit, unit), begin(unit, setting.today), steps))
        return self._edged(moment, parts, setting.today)

    def _weekend(self, parts: dict[str, str], setting: Setting) -> Moment:
        if setting.today is None:
            return unknown("XXXX-WXX-WE")
        return whole("WE", near_weekday(5, setting.today, setting.direction))

    def _year_end(self, parts: dict[str, str], setting: Setting) -> Moment:
        return unknown("XXXX") if setting.today is None else edge(whole("Y", setting.today), "late", setting.today)

    def _window(self, parts: dict[str, str], setting: Setting) -> Moment:
        """ "The last three days", "the coming weeks": to or from the day of publication, open without a number."""
        count, unit = self._length(parts)
        role = next(role for role in ("which", "several", "elapsed") if role in parts)
        forward = self._number(role, parts) >= 0
        start, end = self._around(setting.today, count, unit, forward=forward)
        return Moment(kind=MomentKind.DURATION, value=length_value(count, unit), start=start, end=end)

    def _around(
        self, today: date | None, count: float | None, unit: str, *, forward: bool
    ) -> tuple[date | None, date | None]:
        if today is None:
            return None, None
        if forward:
            return today, None if count is None else shift(unit, today, count) + DAY
        return None if count is None else shift(unit, today, -count), today + DAY

    def _within(self, parts: dict[str, str], setting: Setting) -> Moment:
        count, unit = self._length(parts)
        forward = setting.direction is not Direction.PAST
        start, end = self._around(setting.today, count, unit, forward=True) if forward else (None, None)
        return Moment(kind=MomentKind.DURATION, value=length_value(count, unit), start=start, end=end)

    def _ago(self, parts: dict[str, str], setting: Setting) -> Moment:
        return self._moved(parts, setting.today, -1)

    def _hence(self, parts: dict[str, str], setting: Setting) -> Moment:
        """ "In two days" lies ahead under a future verb and is a length under a past one."""
        if setting.direction is Direction.PAST:
            return self._duration(parts, setting)
        return self._moved(parts, setting.today, 1)

    def _later(self, parts: dict[str, str], setting: Setting) -> Moment:
        base = setting.base(self._length(parts)[1])
        return self._moved(parts, base, self._number("toward", parts))

    def _moved(self, parts: dict[str, str], base: date | None, sign: int) -> Moment:
        count, unit = self._length(parts)
        if unit.startswith("T") or base is None:
            return unknown(length_value(count, unit))
        if count is None:
            start, end = (base, None) if sign > 0 else (None, base)
            return unknown(length_value(count, unit)).replace(start=start, end=end)
        return whole({"FN": "W", "WE": "W", "DE": "Y", "CE": "Y"}.get(unit, unit), shift(unit, base, sign * count))

    def _anaphor(self, parts: dict[str, str], setting: Setting) -> Moment:
        unit = self._lexicon.value("unit", parts["unit"]) if "unit" in parts else None
        unit = unit or "D"
        base = setting.base(unit)
        if base is None:
            return unknown(UNKNOWN_DAY if unit == "D" else "XXXX")
        moment = whole(unit, shift(STEP.get(unit, unit), begin(unit, base), self._number("anaphor", parts)))
        return self._at(self._edged(moment, parts, setting.previous_day), parts)

    def _quarter(self, parts: dict[str, str], setting: Setting) -> Moment:
        number = self._number("ordinal", parts)
        year = int(parts["year"]) if "year" in parts else setting.today.year if setting.today else None
        return whole("Q", date(year, 3 * number - 2, 1)) if year else unknown(f"XXXX-Q{number}")

    def _season(self, parts: dict[str, str], setting: Setting) -> Moment:
        """Northern seasons of three months; a winter is named after the year it begins in."""
        month, code = (self._lexicon.value("season", parts["season"]) or "").split()
        steps, today = self._steps(parts) or 0, setting.today
        if "year" in parts:
            first = date(int(parts["year"]), int(month), 1)
        elif today is None:
            return unknown(f"XXXX-{code}")
        else:
            first = self._stepped(each_year(range(today.year - 2, today.year + 3), int(month), 1), today, steps)
        value = f"{first.year:04d}-{code}"
        return Moment(kind=MomentKind.DATE, value=value, start=first, end=shift("Q", first, 1))

    def _holiday(self, parts: dict[str, str], setting: Setting) -> Moment:
        rule = self._lexicon.value("holiday", parts["holiday"]) or ""
        if "year" in parts:
            return day_moment(feast(rule, int(parts["year"])))
        if setting.today is None:
            return unknown(UNKNOWN_DAY)
        days = [feast(rule, setting.today.year + n) for n in (-1, 0, 1)]
        steps = self._steps(parts)
        if steps is not None:
            return day_moment(self._stepped(days, setting.today, steps))
        return day_moment(chosen(days, setting.today, setting.direction))

    # Lengths, sets, references

    def _duration(self, parts: dict[str, str], setting: Setting) -> Moment:
        return Moment(kind=MomentKind.DURATION, value=length_value(*self._length(parts)))

    def _plural(self, parts: dict[str, str], setting: Setting) -> Moment:
        return Moment(kind=MomentKind.DURATION, value=length_value(*self._length(parts)))

    def _set(self, parts: dict[str, str], setting: Setting) -> Moment:
        if "weekday" in parts:
            return Moment(kind=MomentKind.SET, value=f"XXXX-WXX-{self._number('weekday', parts) + 1}")
        count, unit = self._length({"n": "1", **parts})
        times = self._number("every", parts)
        return Moment(kind=MomentKind.SET, value=length_value(None if count is None else count * times, unit))

    def _often(self, parts: dict[str, str], setting: Setting) -> Moment:
        return Moment(kind=MomentKind.SET, value=self._lexicon.value("often", parts["often"]) or "")

    def _ref(self, parts: dict[str, str], setting: Setting) -> Moment:
        return Moment(kind=MomentKind.REF, value=self._lexicon.value("ref", parts["ref"]) or "")

    def _none(self, parts: dict[str, str], setting: Setting) -> None:
        """Words that look like a time and are none: "a 44-year-old"."""


def unknown(value: str) -> Moment:
    """A date that cannot be resolved; X stands for unknown figures, as TIMEX3 has it."""
    return Moment(kind=MomentKind.DATE, value=value)
