"""The words of PLOVER events: patterns, types, classes of nouns, light verbs, function words (docs/events.md)."""

from collections.abc import Iterable
from typing import Literal

from dragoman.errors import LexiconError
from dragoman.lexicon.table import DATA, numbered_rows, read_table
from dragoman.lexicon.uses import read_uses
from dragoman.model import Record

NOTHING = "-"
PROMISED = "@future"


class EventType(Record):
    """A row of plover_types.tsv: one of the sixteen types of PLOVER (2021)."""

    type: str
    quad: str
    future: str | None = None
    refused: str | None = None
    opaque: bool = False
    intensity: float = 0.0


class Pattern(Record):
    """A row of plover.tsv: a word with what must stand beside it, its arguments, and its event."""

    word: str
    pos: str
    type: str
    actor: tuple[str, ...] = ()
    recipient: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    mode: str | None = None
    contexts: tuple[str, ...] = ()


class ObjectClass(Record):
    """A row of plover_objects.tsv: a noun and the class that `needs` names as `@class`."""

    noun: str
    classes: tuple[str, ...]


class LightVerb(Record):
    """A row of plover_light.tsv: a verb that says no more than its object noun; `word` with its particle.

    `kinds`: does (its subject acts), happens (the noun is its subject).
    """

    word: str
    kinds: tuple[str, ...]


class ModeRow(Record):
    """A row of plover_modes.tsv: words beside an event that tell its mode."""

    type: str
    mode: str
    words: tuple[str, ...]


class ContextRow(Record):
    """A row of plover_contexts.tsv: words in a sentence that tell what its events are about."""

    context: str
    words: tuple[str, ...]


class SizeWord(Record):
    """A row of plover_sizes.tsv: a word and what the number beside it counts."""

    word: str
    counts: Literal["dead", "injured", "arrested", "released"]


class Currency(Record):
    """A row of currencies.tsv."""

    word: str
    code: str


class EventLexicon(Record):
    """All look-ups that the extraction of events needs."""

    types: dict[str, EventType]
    patterns: dict[tuple[str, str], tuple[Pattern, ...]]
    classes: dict[str, tuple[str, ...]]
    light: dict[str, tuple[str, ...]]
    words: dict[str, tuple[str, ...]]
    modes: dict[str, tuple[ModeRow, ...]]
    contexts: dict[str, tuple[str, ...]]
    counts: dict[str, str]
    currencies: dict[str, str]

    def rows(self, word: str, pos: str) -> tuple[Pattern, ...]:
        """The patterns of a word, those that need something beside it first."""
        return self.patterns.get((word, pos), ())

    def with_use(self, use: str) -> tuple[str, ...]:
        """The function words of a use, in the order of the table."""
        return self.words.get(use, ())

    def fits(self, noun: str, wanted: str) -> bool:
        """Whether a noun (lemma, lower case) is the one wanted, or of the class wanted (`@class`)."""
        return noun == wanted or (wanted.startswith("@") and wanted[1:] in self.classes.get(noun, ()))


def load_plover() -> EventLexicon:
    """The tables that ship. Raises LexiconError when one breaks its schema or names an unknown type or class."""
    folder = DATA / "lexicon"
    types = {row.type: row for row in read_table(folder / "plover_types.tsv", EventType)}
    classes = {row.noun: row.classes for row in read_table(folder / "plover_objects.tsv", ObjectClass)}
    patterns: dict[tuple[str, str], list[Pattern]] = {}
    modes: dict[str, tuple[ModeRow, ...]] = {}
    for mode in read_table(folder / "plover_modes.tsv", ModeRow):
        modes[mode.type] = (*modes.get(mode.type, ()), mode)
    known = {name for names in classes.values() for name in names}
    for number, row in numbered_rows(folder / "plover.tsv", Pattern):
        problem = _problem(row, types, known)
        if problem:
            raise LexiconError(f"plover.tsv, line {number}: {problem}")
        patterns.setdefault((row.word, row.pos), []).append(row)
    return EventLexicon(
        types=types,
        patterns={key: tuple(sorted(rows, key=lambda row: not row.needs)) for key, rows in patterns.items()},
        classes=classes,
        light={row.word: row.kinds for row in read_table(folder / "plover_light.tsv", LightVerb)},
        words=read_uses("plover_words.tsv"),
        modes=modes,
        contexts=_by_word(read_table(folder / "plover_contexts.tsv", ContextRow)),
        counts={row.word: row.counts for row in read_table(folder / "plover_sizes.tsv", SizeWord)},
        currencies={row.word: row.code for row in read_table(folder / "currencies.tsv", Currency)},
    )


def _by_word(rows: Iterable[ContextRow]) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for row in rows:
        for word in row.words:
            found[word] = (*found.get(word, ()), row.context)
    return found


def _problem(row: Pattern, types: dict[str, EventType], classes: set[str]) -> str | None:
    if row.type not in (*types, PROMISED, NOTHING):
        return f"unknown type {row.type!r}"
    wanted = [need.rpartition(":")[2] for need in row.needs]
    unknown = [name for name in wanted if name.startswith("@") and name[1:] not in classes]
    return f"unknown class {unknown[0]!r}; plover_objects.tsv defines them" if unknown else None
