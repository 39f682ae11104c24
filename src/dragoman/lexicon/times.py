"""The words and rules of the grammar of times."""

import re
from collections.abc import Iterable
from enum import StrEnum

from dragoman.errors import LexiconError
from dragoman.lexicon.numbers import Numbers, NumberWord, load_numbers
from dragoman.lexicon.table import DATA, numbered_rows, read_table
from dragoman.model import Record

WORDS = DATA / "lexicon" / "times.tsv"
RULES = DATA / "lexicon" / "times_rules.tsv"
NUMBERS = DATA / "lexicon" / "numbers.tsv"
PART = re.compile(r"<([a-z]+)(\d?)>")
FIGURES = {
    "day": r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?(?!\d|[.,:/]\d)",
    "dd": r"(?:0?[1-9]|[12]\d|3[01])",
    "mm": r"(?:0?[1-9]|1[0-2])",
    "year": r"(?:1\d|20)\d\d(?![\d%]|[.,/]\d|\s?(?-i:[A-Z]{2,3}T|UTC)\b)",
    "decade": r"(?:(?:1\d|20)\d|['’]\d)0['’]?s",
    "clock": r"\d{1,2}(?:(?::\d\d)? ?[ap]\.?m\b\.?|:\d\d)(?: (?-i:[A-Z]{2,3}T|UTC)\b)?",
}


class Reading(StrEnum):
    """How the parts of a match make a time (docs/periods.md)."""

    DATE = "date"
    SLASHES = "slashes"
    DAYS = "days"
    MONTH = "month"
    YEAR = "year"
    DECADE = "decade"
    WEEKDAY = "weekday"
    WEEKDAY_OF = "weekdayof"
    WEEK_OF = "weekof"
    CLOCK = "clock"
    DEICTIC = "deictic"
    UNIT = "unit"
    WEEKEND = "weekend"
    YEAR_END = "yearend"
    WINDOW = "window"
    WITHIN = "within"
    AGO = "ago"
    HENCE = "hence"
    LATER = "later"
    ANAPHOR = "anaphor"
    QUARTER = "quarter"
    SEASON = "season"
    HOLIDAY = "holiday"
    DURATION = "duration"
    PLURAL = "plural"
    SET = "set"
    OFTEN = "often"
    REF = "ref"
    NONE = "none"


class TimeWord(Record):
    """A row of times.tsv."""

    word: str
    role: str
    value: str = ""
    capital: str = "no"


class TimeRule(Record):
    """A row of times_rules.tsv."""

    pattern: str
    reading: Reading
    example: str


class TimesLexicon:
    """The grammar, ready to match: `rules` in the order of the table, `openers` the words one can begin with."""

    def __init__(self, words: Iterable[TimeWord], rules: Iterable[tuple[Reading, re.Pattern[str]]]) -> None:
        self._words: dict[str, dict[str, TimeWord]] = {}
        for row in words:
            self._words.setdefault(row.role, {})[row.word] = row
        self.rules = tuple(rules)
        self.numbers: Numbers = load_numbers()
        self.openers = _openers(self._words, (pattern.pattern for _, pattern in self.rules))

    def value(self, role: str, word: str) -> str | None:
        """What a word stands for in a role, None where it has no such role."""
        row = self._words.get(role, {}).get(" ".join(word.lower().replace("’", "'").split()))
        return row.value if row else None

    def words(self, role: str) -> frozenset[str]:
        """All words of a role."""
        return frozenset(self._words.get(role, {}))

    def spelt(self, role: str, word: str) -> bool:
        """Whether the capitals of a word as written allow its role."""
        row = self._words.get(role, {}).get(word.lower())
        return row is None or row.capital == "no" or word[:1].isupper()

    def number(self, words: str) -> float | None:
        """A number in words or figures, None for an unknown one ("several")."""
        many = self.value("many", words)
        if many is not None:
            return None if many == "X" else float(many)
        try:
            return float(words)
        except ValueError:
            return self.numbers.cardinal(words)


def load_times() -> TimesLexicon:
    """The tables that ship. Raises LexiconError when one breaks its schema or a rule names no known role."""
    words = read_table(WORDS, TimeWord)
    parts = {role: _any(row.word for row in words if row.role == role) for role in {row.role for row in words}}
    parts |= FIGURES | {"n": _number([row.word for row in words if row.role == "many"])}
    rules = []
    for number, row in numbered_rows(RULES, TimeRule):
        pattern = _compiled(f"{RULES}, line {number}", row.pattern, parts)
        if not pattern.match(row.example):
            raise LexiconError(f"{RULES}, line {number}: the pattern does not fit its example {row.example!r}")
        rules.append((row.reading, pattern))
    return TimesLexicon(words, rules)


def _any(words: Iterable[str]) -> str:
    ordered = sorted(words, key=lambda word: (-len(word), word))
    return "(?:" + "|".join(re.escape(word).replace(r"\ ", r"\s+").replace("'", "['’]") for word in ordered) + ")"


def _number(many: list[str]) -> str:
    cardinals = _any(row.word for row in read_table(NUMBERS, NumberWord) if row.ordinal == "no")
    return rf"(?:\d+(?:\.\d+)?|{cardinals}(?:[\s-]{cardinals})*|{_any(many)})"


def _compiled(place: str, pattern: str, parts: dict[str, str]) -> re.Pattern[str]:
    unknown = [role for role, _ in PART.findall(pattern) if role not in parts]
    if unknown:
        raise LexiconError(f"{place}: <{unknown[0]}> is no role of {WORDS}")
    plain = re.sub(r"(?<!\\)\((?!\?)", "(?:", pattern)
    seen: set[str] = set()
    for role, number in PART.findall(pattern):
        if role + number in seen:
            raise LexiconError(f"{place}: <{role + number}> stands twice; write <{role}2> for the second")
        seen.add(role + number)
    spaced = plain.replace(" ?", r"\s?").replace(" ", r"\s+")
    filled = PART.sub(lambda part: f"(?P<{part[1]}{part[2]}>{parts[part[1]]}(?!\\w))", spaced)
    try:
        return re.compile(rf"(?:{filled})(?!\w)", re.IGNORECASE)
    except re.error as error:
        raise LexiconError(f"{place}: {pattern!r} is no pattern ({error})") from error


def _openers(words: dict[str, dict[str, TimeWord]], patterns: Iterable[str]) -> frozenset[str]:
    """Words that some rule can begin with: the first of every word row, and every word that stands in a pattern."""
    first = {word.split()[0] for rows in words.values() for word in rows}
    inside = {word for pattern in patterns for word in re.findall(r"[a-z]+", pattern)}
    return frozenset({word.rstrip(".") for word in first} | inside)
