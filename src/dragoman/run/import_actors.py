"""Other people's lists of actors -> rows of an actor file (docs/actors.md): three public formats, read as text."""

import csv
import json
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from enum import StrEnum

import msgspec

from dragoman.errors import LexiconError
from dragoman.lexicon.actors import SHARED, ActorIndex, ActorRow, fold
from dragoman.lexicon.roles import Roles
from dragoman.model import ActorKind, Record

CODE = re.compile(r"\[(?P<code>[A-Z]{3,})\s*(?P<since><|>)?\s*(?P<dates>[\d-]*)\s*\]")
SECTORS = {"GOV", "MIL", "REB", "LEG", "JUD", "SPY", "COP", "PTY", "IGO", "NGO", "CVL", "BUS", "MED", "EDU", "REL"}
GROUPS = {"REB": ActorKind.ARMED_GROUP, "PTY": ActorKind.POLITICAL_PARTY, "IGO": ActorKind.ORGANISATION}
SCHEMATA = {
    "Person": ActorKind.PERSON,
    "Organization": ActorKind.ORGANISATION,
    "PublicBody": ActorKind.BODY,
    "LegalEntity": ActorKind.ORGANISATION,
}
OPEN = "9999"
CENTURY = 40  # two-digit years up to this are of the 21st century
COLUMNS = ("id", "name", "kind", "country", "sector", "aliases", "offices", "wikidata")


class Known(Record, frozen=True):
    """What the import looks up: actors and titles that ship."""

    index: ActorIndex
    roles: Roles
    codes: Mapping[str, str]

    def country(self, text: str) -> str | None:
        """An id of a state by an ISO code of two or three letters, or by its English name."""
        if text.upper() in self.index.actors:
            return text.upper()
        if len(text) == 2:
            return self.codes.get(text.upper())
        found = [naming.actor for match in self.index.find(text) for naming in match.namings]
        return found[0] if found and self.index.actors[found[0]].kind is ActorKind.STATE else None

    def title(self, label: str) -> str:
        """The usual title for a label: "Minister of Foreign Affairs of Peru" is a foreign minister."""
        words = label.lower().split()
        sizes = range(len(words), 0, -1)
        row = next((r for n in sizes if (r := self.roles.titles.get(" ".join(words[:n])))), None)
        return row.office if row else re.sub(r" of .*", "", label.lower())


def petrarch(lines: Iterable[str], known: Known) -> Iterator[ActorRow]:
    """A CAMEO or PETRARCH actor dictionary: a name, `+` synonyms, codes in brackets with dates.

    States themselves are left out, as they ship. Dated codes make a person who held office of that state.
    """
    name = ""
    aliases: list[str] = []
    codes: list[re.Match[str]] = []
    for line in [*lines, "END"]:
        text = re.split(r"[;#]", line)[0]
        codes_here = list(CODE.finditer(text))
        words = _words(CODE.sub("", text).strip(" +_\t\n"))
        if words and not text.lstrip().startswith("+"):
            yield from _of_codes(name, aliases, codes, known)
            name, aliases, codes = words, [], []
        elif words:
            aliases.append(words)
        codes += codes_here
    yield from _of_codes(name, aliases, codes, known)


def _words(text: str) -> str:
    return " ".join(word.capitalize() for word in text.replace("_", " ").split())


def _of_codes(name: str, aliases: list[str], codes: list[re.Match[str]], known: Known) -> Iterator[ActorRow]:
    parts = [(match["code"][:3], match["code"][3:6], match) for match in codes]
    if not name or not parts or all(not sector and len(m["code"]) == 3 for _, sector, m in parts):
        return
    country = next((land for land, _, _ in parts if land in known.index.actors), None)
    sector = next((s for _, s, _ in parts if s in SECTORS), next((c for c, _, _ in parts if c in SECTORS), None))
    offices = [_office("official", land, m) for land, s, m in parts if s in ("GOV", "MIL") and m["dates"]]
    kind = ActorKind.PERSON if offices else GROUPS.get(sector or "", ActorKind.PERSON)
    yield ActorRow(
        id=slug(name),
        name=name,
        kind=kind,
        country=country,
        sector=sector,
        aliases=tuple(aliases),
        offices=tuple(office for office in offices if office),
    )


def _office(title: str, of: str, match: re.Match[str]) -> str | None:
    days = [_day(part) for part in match["dates"].split("-")]
    if match["since"] == "<":
        return f"{title} of {of} ..{days[0]}"
    if match["since"] == ">" or len(days) == 1:
        return f"{title} of {of} {days[0]}.."
    return f"{title} of {of} {days[0]}..{days[1]}" if days[0] <= days[1] else None


def _day(digits: str) -> str:
    """An ISO date from YYMMDD or YYYYMMDD; the month where the day does not exist."""
    year, rest = (digits[:4], digits[4:]) if len(digits) == 8 else (digits[:2], digits[2:])
    full = int(year or 0) if len(year) == 4 else int(year or 0) + (2000 if int(year or 0) <= CENTURY else 1900)
    try:
        return date(full, int(rest[:2]), int(rest[2:])).isoformat()
    except ValueError:
        return str(full)


def followthemoney(lines: Iterable[str], known: Known) -> Iterator[ActorRow]:
    """FollowTheMoney entities, one JSON object a line (OpenSanctions' `entities.ftm.json`).

    Raises LexiconError with the line for what is no JSON object.
    """
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            entity = msgspec.convert(json.loads(line), dict[str, object])
            properties = msgspec.convert(entity.get("properties", {}), dict[str, list[str]])
        except (ValueError, msgspec.ValidationError) as error:
            raise LexiconError(f"line {number}: no FollowTheMoney entity ({error})") from error
        kind, names = SCHEMATA.get(str(entity.get("schema"))), properties.get("name", [])
        if kind is None or not names:
            continue
        lands = [known.country(land) for land in (*properties.get("country", []), *properties.get("nationality", []))]
        country = next((land for land in lands if land), None)
        offices = [f"{known.title(one)} of {country} .." for one in properties.get("position", [])] if country else []
        yield ActorRow(
            id=slug(names[0]),
            name=names[0],
            kind=kind,
            country=country,
            sector="GOV" if offices else None,
            aliases=tuple(dict.fromkeys([*names[1:], *properties.get("alias", [])])),
            offices=tuple(dict.fromkeys(office.replace("|", " ") for office in offices)),
            wikidata=next(iter(properties.get("wikidataId", [])), None),
        )


def wikidata(lines: Iterable[str], known: Known) -> Iterator[ActorRow]:
    """A CSV from the Wikidata Query Service: a line an office, columns as docs/actors.md names them.

    Raises LexiconError where a column is missing.
    """
    people: dict[str, ActorRow] = {}
    table = csv.DictReader(lines)
    for row in table:
        cells = {_column(name): (value or "").strip() for name, value in row.items() if name}
        missing = [name for name in ("personLabel", "positionLabel") if name not in cells]
        if missing:
            raise LexiconError(f"line {table.line_num}: column {missing[0]!r} is missing")
        qid = cells.get("person", "").rsplit("/", 1)[-1]
        key = qid or cells["personLabel"]
        country = known.country(cells.get("country", "")) if cells.get("country") else None
        before = people.get(key) or ActorRow(
            id=slug(cells["personLabel"]),
            name=cells["personLabel"],
            kind=ActorKind.PERSON,
            country=country,
            sector="GOV",
            aliases=tuple(filter(None, cells.get("aliases", "").split("|"))),
            wikidata=qid or None,
        )
        since, until = cells.get("start", "")[:10], cells.get("end", "")[:10]
        office = f"{known.title(cells['positionLabel'])} of {country} {since}..{until}" if country else None
        offices = tuple(dict.fromkeys([*before.offices, *([office] if office else [])]))
        people[key] = before.replace(offices=offices)
    yield from people.values()


def _column(name: str) -> str:
    """Our name of a column: "officeholderLabel" is `personLabel`, "start_year" `start`."""
    plain = re.sub(r"^(officeholder|item)(?=Label|$)", "person", name.strip())
    plain = re.sub(r"^(start|end)(_year|Time)$", r"\1", plain)
    return {"countryLabel": "country", "positionName": "positionLabel"}.get(plain, plain)


class Format(StrEnum):
    """A format that can be imported."""

    PETRARCH = "petrarch"
    FTM = "ftm"
    WIKIDATA = "wikidata"


FORMATS: Mapping[Format, Callable[[Iterable[str], Known], Iterator[ActorRow]]] = {
    Format.PETRARCH: petrarch,
    Format.FTM: followthemoney,
    Format.WIKIDATA: wikidata,
}


def slug(name: str) -> str:
    """An id for a name.

    >>> slug("Lord's Résistance Army")
    'lords-resistance-army'
    """
    return re.sub(r"[^a-z0-9]+", "-", fold(name).replace("'", "")).strip("-") or "unnamed"


def table(rows: Iterable[ActorRow], source: str, known: Known) -> Iterator[str]:
    """Lines of an actor file, one that loads: without actors that ship, names of several marked, terms joined.

    Of rows with one id the first is kept, with the names and offices of the others.
    """
    merged: dict[str, ActorRow] = {}
    for row in rows:
        first = merged.get(row.id)
        merged[row.id] = _joined(first, row) if first else row
    shipped = {name for actor in known.index.actors.values() for name in (actor.name, *actor.aliases)}
    new = [row for row in merged.values() if row.name not in shipped and row.id not in known.index.actors]
    bearers = Counter(name for row in new for name in {row.name, *row.aliases}) + Counter(shipped)
    yield f"# Actors from {source}, by `dragoman actors import`. Columns: docs/actors.md."
    yield "\t".join(COLUMNS)
    for row in new:
        aliases = tuple(name + SHARED if bearers[name] > 1 else name for name in row.aliases if name != row.name)
        values = msgspec.structs.asdict(row.replace(aliases=aliases, offices=terms(row.offices)))
        yield "\t".join(_cell(values[name]) for name in COLUMNS)


def terms(cells: Iterable[str]) -> tuple[str, ...]:
    """Offices with the terms of one and the same joined where they touch or overlap.

    >>> terms(["president of PER 1990..1995", "president of PER 1994..2000"])
    ('president of PER 1990..2000',)
    """
    held: dict[str, list[tuple[str, str]]] = {}
    for cell in cells:
        office, _, dates = cell.rpartition(" ")
        since, _, until = dates.partition("..")
        held.setdefault(office, []).append((since, until or OPEN))
    return tuple(
        f"{office} {since}..{until.replace(OPEN, '')}" for office in held for since, until in _union(held[office])
    )


def _union(spans: list[tuple[str, str]]) -> list[tuple[str, str]]:
    joined: list[tuple[str, str]] = []
    for since, until in sorted(spans):
        if joined and since <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(joined[-1][1], until))
        else:
            joined.append((since, until))
    return joined


def _joined(first: ActorRow, other: ActorRow) -> ActorRow:
    aliases = dict.fromkeys([*first.aliases, *other.aliases, *([other.name] if other.name != first.name else [])])
    return first.replace(aliases=tuple(aliases), offices=tuple(dict.fromkeys([*first.offices, *other.offices])))


def _cell(value: str | tuple[str, ...] | None) -> str:
    joined = "|".join(one.replace("|", " ") for one in value) if isinstance(value, tuple) else value or ""
    return " ".join(joined.split())
