"""Loads actor files (docs/actors.md) and finds their names in a text."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from importlib.resources.abc import Traversable
from itertools import pairwise
from pathlib import Path

from dragoman.errors import LexiconError
from dragoman.lexicon.table import DATA, numbered_rows, read_table
from dragoman.model import Actor, ActorKind, MentionKind, Office, Record, Span

WORD = re.compile(r"\w+|[^\w\s]")
OFFICE = re.compile(r"(?P<title>.+) of (?P<of>\S+) (?P<start>[\d-]*)\.\.(?P<end>[\d-]*)")
GENERATION = re.compile(r",? (?:Jr|Sr|II|III|IV)\.?$")
ARTICLE = re.compile(r"\b[AaEe]l[- ](?=[A-Z])")
LETTERS = str.maketrans({"ı": "i", "ł": "l", "ø": "o", "đ": "d", "ß": "ss", "’": "'", "ʻ": "'", "‘": "'"})


SHARED = "?"
"""After an alias: other actors bear it as well, and the text decides."""

SLACK = timedelta(days=366)  # terms whose dates are known to the year or month may seem to overlap by as much


class ActorRow(Record):
    """A line of an actor file; docs/actors.md says what each column is."""

    id: str
    name: str
    kind: ActorKind
    country: str | None = None
    sector: str | None = None
    aliases: tuple[str, ...] = ()
    demonyms: tuple[str, ...] = ()
    capital: tuple[str, ...] = ()
    seats: tuple[str, ...] = ()
    offices: tuple[str, ...] = ()
    wikidata: str | None = None


class Naming(Record):
    """One way a surface names an actor; `surname` where only a person's last name stands there."""

    actor: str
    kind: MentionKind
    surname: bool = False
    place: bool = False


class Decoy(Record):
    """A row of decoys.tsv: a phrase that holds a name and does not name its actor."""

    phrase: str


class Affix(Record):
    """A row of affixes.tsv: "pro-" before a name or "-backed" after it."""

    affix: str
    side: str


class Match(Record):
    """A stretch of text that names an actor, or one of several."""

    span: Span
    namings: tuple[Naming, ...]


class ActorIndex:
    """All known actors, by id and by the words that name them."""

    def __init__(self, actors: Iterable[Actor], decoys: Iterable[str] = (), affixes: Iterable[Affix] = ()) -> None:
        rows = list(affixes)
        self._before = tuple(row.affix for row in rows if row.side == "before")
        self._after = tuple(row.affix for row in rows if row.side == "after")
        self.actors: dict[str, Actor] = {actor.id: actor for actor in actors}
        self._longest: dict[str, int] = {}
        self._surfaces: dict[tuple[str, ...], list[tuple[str, Naming | None]]] = {}
        self._holders: dict[tuple[str, str], list[Actor]] = {}
        for phrase in decoys:
            self._add(phrase, None)
        for actor in self.actors.values():
            for surface, naming in namings(actor):
                self._add(surface, naming)
            for office in actor.offices:
                self._holders.setdefault((office.title, office.of), []).append(actor)

    def _add(self, surface: str, naming: Naming | None) -> None:
        key = tuple(map(fold, WORD.findall(surface)))
        if not key:
            return
        known = self._surfaces.setdefault(key, [])
        if (surface, naming) not in known:
            known.append((surface, naming))
        self._longest[key[0]] = max(len(key), self._longest.get(key[0], 0))

    def find(self, text: str) -> Iterator[Match]:
        """Names of actors in the text, longest first at each place, not overlapping."""
        words = list(WORD.finditer(text))
        folded = [fold(word.group()) for word in words]
        at = 0
        while at < len(words):
            match = self._match(text, words, folded, at)
            if match is None:
                at += 1
                continue
            size, found = match
            if found.namings:
                yield found
            at += size

    def _match(self, text: str, words: Sequence[re.Match[str]], folded: list[str], at: int) -> tuple[int, Match] | None:
        for size in range(min(self._longest.get(folded[at], 0), len(words) - at), 0, -1):
            candidates = self._surfaces.get(tuple(folded[at : at + size]))
            if not candidates:
                continue
            span = Span(start=words[at].start(), end=words[at + size - 1].end())
            written = text[span.start : span.end]
            fitting = [naming for surface, naming in candidates if written_like(surface, written)]
            if fitting and text[span.end : span.end + 1] != "$":
                named = () if self._bent(text, span) else tuple(n for n in fitting if n is not None)
                return size, Match(span=span, namings=named)
        return None

    def _bent(self, text: str, span: Span) -> bool:
        """Whether a hyphened part turns the name into a mere description."""
        before, after = text[max(0, span.start - 8) : span.start].lower(), text[span.end : span.end + 16].lower()
        return before.endswith(self._before or "\0") or after.startswith(self._after or "\0")

    def holder(self, title: str, of: str, day: date | None) -> Actor | None:
        """Who held the office on that day; None when nobody, several, or the day is unknown."""
        if day is None:
            return None
        holding = {
            actor.id: actor
            for actor in self._holders.get((title, of), ())
            if any((o.title, o.of) == (title, of) and o.held_at(day) for o in actor.offices)
        }
        return next(iter(holding.values())) if len(holding) == 1 else None


def load_actors(extra: Sequence[Path] = ()) -> ActorIndex:
    """The actors that ship, and those of the given files; a later file's row replaces an id's earlier one.

    Raises LexiconError for a row that breaks the schema, an id given twice in one file, offices that overlap, or a
    name that two actors bear without the mark for it (docs/actors.md).
    """
    shipped = sorted((DATA / "actors").iterdir(), key=lambda table: table.name)
    known: dict[str, Actor] = {}
    places: dict[str, str] = {}
    for table in [*(t for t in shipped if t.name.endswith(".tsv")), *extra]:
        for number, actor in numbered_actors(table):
            known[actor.id] = actor
            places[actor.id] = f"{table}, line {number}"
    refuse_namesakes(known.values(), places)
    known = {actor.id: unmarked(actor) for actor in known.values()}
    decoys = [row.phrase for row in read_table(DATA / "lexicon" / "decoys.tsv", Decoy)]
    return ActorIndex(known.values(), decoys, read_table(DATA / "lexicon" / "affixes.tsv", Affix))


def read_actors(table: Path | Traversable) -> list[Actor]:
    """The actors of one file, checked. Raises LexiconError with file and line."""
    found = list(numbered_actors(table))
    refuse_namesakes([actor for _, actor in found], {actor.id: f"{table}, line {n}" for n, actor in found})
    return [unmarked(actor) for _, actor in found]


def numbered_actors(table: Path | Traversable) -> Iterator[tuple[int, Actor]]:
    """The actors of one file with their lines, names still marked. Raises LexiconError with file and line."""
    lines: dict[str, int] = {}
    for number, row in numbered_rows(table, ActorRow):
        if row.id in lines:
            raise LexiconError(f"{table}, line {number}: id {row.id!r} stands on line {lines[row.id]} already")
        lines[row.id] = number
        actor = _actor(table, number, row)
        clash = overlapping(actor.offices)
        if clash is not None:
            raise LexiconError(
                f"{table}, line {number}: office {clash.title!r} of {clash.of} is held twice at one time"
            )
        yield number, actor


def overlapping(offices: Sequence[Office]) -> Office | None:
    """The first office of one person that begins before an earlier term of the same one has ended."""
    terms: dict[tuple[str, str], list[Office]] = {}
    for office in offices:
        terms.setdefault((office.title, office.of), []).append(office)
    for held in terms.values():
        held.sort(key=lambda office: office.start or date.min)
        for one, after in pairwise(held):
            if one.end is None or (after.start or date.min) < one.end - SLACK:
                return after
    return None


def refuse_namesakes(actors: Iterable[Actor], places: Mapping[str, str]) -> None:
    """Raises LexiconError where two actors bear one name and neither says so by the mark."""
    bearers: dict[str, str] = {}
    rows = list(actors)
    marked = {name.removesuffix(SHARED) for row in rows for name in row.aliases if name.endswith(SHARED)}
    for actor in rows:
        for name in (actor.name, *actor.aliases):
            other = bearers.setdefault(name.removesuffix(SHARED), actor.id)
            if other != actor.id and name.removesuffix(SHARED) not in marked:
                raise LexiconError(
                    f"{places[actor.id]}: {name!r} is a name of {other!r} ({places[other]}) as well;"
                    f" write the alias {name + SHARED!r} if both are meant"
                )


def unmarked(actor: Actor) -> Actor:
    """The actor with the mark of shared names taken off."""
    if not any(name.endswith(SHARED) for name in actor.aliases):
        return actor
    return actor.replace(aliases=tuple(name.removesuffix(SHARED) for name in actor.aliases))


def _actor(table: Path | Traversable, number: int, row: ActorRow) -> Actor:
    offices = tuple(_office(table, number, cell) for cell in row.offices)
    return Actor(
        id=row.id,
        name=row.name,
        kind=row.kind,
        country=row.country,
        sector=row.sector,
        aliases=row.aliases,
        demonyms=row.demonyms,
        capital=row.capital,
        seats=row.seats,
        offices=offices,
        wikidata=row.wikidata,
    )


def _office(table: Path | Traversable, number: int, cell: str) -> Office:
    match = OFFICE.fullmatch(cell)
    if match is None:
        raise LexiconError(f"{table}, line {number}: office {cell!r} is not `title of ID FROM..TO`")
    try:
        start, end = _day(match["start"]), _day(match["end"], after=True)
    except ValueError as error:
        raise LexiconError(f"{table}, line {number}: office {cell!r}: {error}") from error
    if start and end and end < start:
        raise LexiconError(f"{table}, line {number}: office {cell!r} ends before it begins")
    return Office(title=match["title"], of=match["of"], start=start, end=end)


def _day(text: str, *, after: bool = False) -> date | None:
    """A date of an office; a bare year or month counts whole, so that `after` it gives its last day's morrow."""
    if not text:
        return None
    year, month, day = [*map(int, text.split("-")), 0, 0][:3]
    if after and not month:
        return date(year + 1, 1, 1)
    if after and not day:
        return date(year + month // 12, month % 12 + 1, 1)
    return date(year, month or 1, day or 1)


def namings(actor: Actor) -> Iterator[tuple[str, Naming]]:
    """Every surface that names the actor."""
    last = surname(actor) if actor.kind is ActorKind.PERSON else None
    for surface in (actor.name, *actor.aliases):
        place = actor.kind is ActorKind.STATE
        for written in with_articles(surface) if last else (surface,):
            yield written, Naming(actor=actor.id, kind=MentionKind.NAME, place=place)
    if last is not None and last not in (actor.name, *actor.aliases):
        for written in with_articles(last):
            yield written, Naming(actor=actor.id, kind=MentionKind.NAME, surname=True)
    for surface in actor.demonyms:
        yield surface, Naming(actor=actor.id, kind=MentionKind.DEMONYM)
    for surface in actor.capital:
        yield surface, Naming(actor=actor.id, kind=MentionKind.METONYM, place=True)
    for surface in actor.seats:
        yield surface, Naming(actor=actor.id, kind=MentionKind.METONYM, place=True)


def with_articles(name: str) -> tuple[str, ...]:
    """A person's name with the Arabic article in its spellings, and without.

    >>> with_articles("Abdel Fattah el-Sisi")[:3]
    ('Abdel Fattah el-Sisi', 'Abdel Fattah al-Sisi', 'Abdel Fattah al Sisi')
    """
    if not ARTICLE.search(name):
        return (name,)
    return tuple(dict.fromkeys([name, *(ARTICLE.sub(written, name) for written in ("al-", "al ", "el-", "el ", ""))]))


def surname(actor: Actor) -> str:
    """A person's family name: the word of the name that the id begins or ends with, else the last but "Jr."."""
    words = GENERATION.sub("", actor.name).split()
    tail = actor.id.split("-")[-1]
    for word in (words[-1], words[0]):
        if fold(word) in (fold(actor.id), fold(tail)):
            return word
    return words[-1]


def fold(word: str) -> str:
    """Case and diacritics taken off, for comparing spellings."""
    if word.isascii():
        return word.casefold()
    return "".join(
        c for c in unicodedata.normalize("NFKD", word.casefold().translate(LETTERS)) if not unicodedata.combining(c)
    )


def written_like(surface: str, written: str) -> bool:
    """Whether the text's capitals allow the reading: "US" is not "us", "May" is not "may"."""
    if surface.isupper() and len(surface) <= 5:
        return written == surface
    return not any(c.isupper() for c in surface) or written[:1].isupper() or any(c.isupper() for c in written)
