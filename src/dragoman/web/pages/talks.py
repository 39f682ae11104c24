"""Meetings, accords, exchanges, proposals, a dossier by itself, who meets whom."""

from collections import Counter
from collections.abc import Callable, Iterable
from datetime import date
from functools import cache

from dragoman.lexicon.actors import read_actors
from dragoman.lexicon.places import load_gazetteer
from dragoman.lexicon.table import DATA
from dragoman.model import (
    Accord,
    ActorKind,
    Dossier,
    Exchange,
    Kind,
    Meeting,
    Place,
    PlaceKind,
    Position,
    Proposal,
    Record,
)
from dragoman.run.sight import Sight
from dragoman.views.lines import MEETING_ORDER
from dragoman.views.maps import MapPlace, MeetingMap, meeting_map
from dragoman.views.pictures import Circle, Timeline, circle, timeline
from dragoman.views.rows import AccountRow, DossierRow, actors_of, kind_of, spaced
from dragoman.views.select import Choice, Facet, chosen, facet
from dragoman.views.words import bare, sentence_case, visible
from dragoman.web.asked import At, Dossiers
from dragoman.web.look import Look, MissingError, MovedError, Page, Pager, paged
from dragoman.web.pages.sources import SourceRow, source_row

COLUMN = 8
"""Meetings in a column of the board; the column's heading leads to all."""


class Facets(Record):
    """What there is to choose from."""

    parties: tuple[Facet, ...]
    statuses: tuple[Facet, ...]
    sources: tuple[Facet, ...] = ()


class Column(Record):
    """The meetings of one status, the newest first; `total` counts those that found no room too."""

    status: str
    title: str
    total: int
    rows: tuple[DossierRow, ...]


class Board(Record):
    """Meetings by status."""

    choice: Choice
    facets: Facets
    columns: tuple[Column, ...]
    pager: Pager | None


class TimelinePage(Record):
    """Meetings in time; `rows` are the same in words, `names` the parties' names by id."""

    choice: Choice
    facets: Facets
    picture: Timeline
    rows: tuple[DossierRow, ...]
    names: dict[str, str]
    pager: Pager


class GroupRow(Record):
    """A working group in words."""

    what: str
    status: str
    accounts: tuple[AccountRow, ...]


class Listing(Record):
    """Dossiers of one kind. `groups` stand on the page of proposals, `texts` on that of accords."""

    kind: str
    choice: Choice
    facets: Facets
    rows: tuple[DossierRow, ...]
    pager: Pager
    groups: tuple[GroupRow, ...] = ()
    texts: tuple[SourceRow, ...] = ()


class Told(Record):
    """What accounts say of one matter, side by side: a value, and who gives it in which accounts."""

    value: str
    accounts: tuple[AccountRow, ...]
    stories: int


class Step(Record):
    """A status that the dossier came to, the day on which it was told, and by which accounts."""

    day: date | None
    words: str
    status: str
    accounts: tuple[AccountRow, ...]


class Condition(Record):
    """A condition and the accounts that name it."""

    words: str
    accounts: tuple[AccountRow, ...]


class DossierPage(Record):
    """One dossier: its accounts side by side, what they contradict each other on, its conditions and history, and what
    else the same texts tell of the same parties."""

    row: DossierRow
    sides: tuple[Told, ...]
    disputes: tuple[tuple[str, tuple[Told, ...]], ...]
    conditions: tuple[Condition, ...]
    history: tuple[Step, ...]
    beside: tuple[DossierRow, ...]
    dossier: Dossier


class Pair(Record):
    """Two parties with what became of their meetings."""

    one: str
    other: str
    names: tuple[str, str]
    held: int
    spoken: int


class PlaceCount(Record):
    """A place with the number of meetings there."""

    place: str
    held: int
    all: int


class MapRow(Record):
    """A place of the map in words; `outside`: it is a country, a region or the like, drawn at one point of it."""

    place: MapPlace
    country: str
    outside: bool
    rows: tuple[DossierRow, ...]


class MapPage(Record):
    """Where meetings are held or spoken of."""

    choice: Choice
    facets: Facets
    picture: MeetingMap
    rows: tuple[MapRow, ...]


class Network(Record):
    """Who meets whom, and where. `longest`: letters of the longest name in the picture."""

    picture: Circle
    longest: int
    names: dict[str, str]
    pairs: tuple[Pair, ...]
    places: tuple[PlaceCount, ...]


def board(look: Look) -> Board:
    """Meetings by status; one status alone, page by page."""
    sight, choice = look.sight, look.asked.choice()
    by_status: dict[str, list[Dossier]] = {status.value: [] for status in MEETING_ORDER}
    for dossier in chosen(sight.newest.get("meeting", ()), choice):
        by_status[dossier.status].append(dossier)
    pager = None
    columns = []
    for status, dossiers in by_status.items():
        shown: Iterable[Dossier] = dossiers[:COLUMN]
        if choice.status == status:
            shown, pager = paged(dossiers, look.asked.page)
        if dossiers or choice.status == status:
            title = sight.words.say(f"group.{status}")
            rows = tuple(map(sight.rows.dossier, shown))
            columns.append(Column(status=status, title=title, total=len(dossiers), rows=rows))
    facets = facets_of(sight, "meeting", choice)
    return Board(choice=choice, facets=facets, columns=tuple(columns), pager=pager)


def in_time(look: Look) -> TimelinePage:
    """Meetings on a timeline, and beneath it in words."""
    sight, choice = look.sight, look.asked.choice()
    found = chosen(sight.newest.get("meeting", ()), choice)
    rows, pager = paged(found, look.asked.page)
    picture = timeline(found)
    return TimelinePage(
        choice=choice,
        facets=facets_of(sight, "meeting", choice),
        picture=picture,
        rows=tuple(map(sight.rows.dossier, rows)),
        names=named(sight, (actor for lane in picture.lanes for actor in lane.parties)),
        pager=pager,
    )


def listing(kind: str) -> Callable[[Look], Listing]:
    """Makes the page that lists one kind of dossier."""

    def make(look: Look) -> Listing:
        sight, choice = look.sight, look.asked.choice()
        rows, pager = paged(chosen(sight.newest.get(kind, ()), choice), look.asked.page)
        first = look.asked.page == 1
        return Listing(
            kind=kind,
            choice=choice,
            facets=facets_of(sight, kind, choice),
            rows=tuple(map(sight.rows.dossier, rows)),
            pager=pager,
            groups=groups(sight) if kind == "proposal" and first else (),
            texts=texts(sight) if kind == "accord" and first else (),
        )

    return make


def groups(sight: Sight) -> tuple[GroupRow, ...]:
    """The working groups."""
    return tuple(
        GroupRow(what=sight.rows.group(group)[0], status=spaced(group.status), accounts=sight.rows.group(group)[1])
        for group in sight.state.working_groups
    )


def texts(sight: Sight, most: int = 40) -> tuple[SourceRow, ...]:
    """The drafts and agreements among the documents, the newest first."""
    found = [note for note in sight.state.documents if note.kind in (Kind.DRAFT, Kind.AGREEMENT)]
    return tuple(source_row(sight, note) for note in found[::-1][:most])


def dossier_page(look: Look) -> DossierPage:
    """One dossier; asked for by one of its findings, its own address is given."""
    sight = look.sight
    dossier = sight.dossiers.get(look.key)
    if dossier is None:
        raise MissingError(look.key)
    if dossier.id != look.key:
        raise MovedError(f"/dossiers/{dossier.id}")
    accounts = [sight.rows.account(dossier, account) for account in dossier.accounts]
    return DossierPage(
        row=sight.rows.dossier(dossier),
        sides=sides(accounts, lambda row: sentence_case(row.what)),
        disputes=tuple(
            (spaced(conflict.about), conflicting(sight, dossier, conflict.about))
            for conflict in sight.state.conflicts
            if conflict.dossier == dossier.id
        ),
        conditions=conditions(dossier, accounts),
        history=history(sight, dossier, accounts),
        beside=tuple(map(sight.rows.dossier, told_beside(sight, dossier))),
        dossier=dossier,
    )


def sides(accounts: Iterable[AccountRow], value: Callable[[AccountRow], str]) -> tuple[Told, ...]:
    """Accounts by what they say, most stories first: ten reprints of one text are one story."""
    told: dict[str, list[AccountRow]] = {}
    for account in accounts:
        told.setdefault(value(account), []).append(account)
    found = (Told(value=v, accounts=tuple(a), stories=len({row.story for row in a})) for v, a in told.items())
    return tuple(sorted(found, key=lambda one: (-one.stories, one.value)))


def conflicting(sight: Sight, dossier: Dossier, about: str) -> tuple[Told, ...]:
    """The accounts of a disagreement by the value that they give."""
    conflict = next(c for c in sight.state.conflicts if (c.dossier, c.about) == (dossier.id, about))
    rows = [sight.rows.account(dossier, account) for account in conflict.accounts]
    by_finding = {account.finding: account for account in conflict.accounts}

    def value(row: AccountRow) -> str:
        account = by_finding[row.finding]
        match about:
            case "count" if account.count is not None:
                return f"{account.count:,}"
            case "place" if account.place:
                return visible(account.place)
        return sentence_case(row.what)

    return sides(rows, value)


def conditions(dossier: Dossier, accounts: Iterable[AccountRow]) -> tuple[Condition, ...]:
    """Conditions that the subject or an account names."""
    subject = dossier.subject
    own = subject.conditions if isinstance(subject, Meeting | Position) else ()
    told: dict[str, list[AccountRow]] = {bare(words): [] for words in own}
    for account in accounts:
        for words in account.conditions:
            told.setdefault(words, []).append(account)
    return tuple(Condition(words=words, accounts=tuple(rows)) for words, rows in told.items())


def history(sight: Sight, dossier: Dossier, accounts: Iterable[AccountRow]) -> tuple[Step, ...]:
    """The statuses that the dossier went through, each with the accounts that told it."""
    rows = {row.finding: row for row in accounts}
    return tuple(
        Step(
            day=move.told,
            words=sight.rows.day(move.told),
            status=move.status,
            accounts=tuple(rows[finding] for finding in move.findings if finding in rows),
        )
        for move in dossier.history
    )


def told_beside(sight: Sight, dossier: Dossier, most: int = 12) -> tuple[Dossier, ...]:
    """Accords, exchanges and proposals that a text which tells of this one tells of too, between the same actors."""
    mine, actors = {account.document for account in dossier.accounts}, set(actors_of(dossier.subject))
    others = (d for d in sight.every if isinstance(d.subject, Meeting | Accord | Exchange | Proposal))
    found = (
        other
        for other in others
        if other.id != dossier.id
        and len(actors & set(actors_of(other.subject))) >= min(2, len(actors))
        and any(account.document in mine for account in other.accounts)
    )
    return tuple(sorted(found, key=lambda d: (kind_of(d), d.id)))[:most]


def on_map(look: Look) -> MapPage:
    """Meetings by place."""
    sight, choice = look.sight, look.asked.choice()
    picture = sight.keep(
        ("map", choice), lambda: meeting_map(chosen(sight.newest.get("meeting", ()), choice), _countries())
    )
    return MapPage(
        choice=choice,
        facets=facets_of(sight, "meeting", choice),
        picture=picture,
        rows=tuple(_map_row(sight, place) for place in picture.places),
    )


@cache
def _countries() -> tuple[Place, ...]:
    """The states of the actor table at their capitals, by name."""
    known = {state.id for state in read_actors(DATA / "actors" / "states.tsv") if state.kind is ActorKind.STATE}
    return tuple(place for place in load_gazetteer().countries() if place.country in known)


def _map_row(sight: Sight, place: MapPlace) -> MapRow:
    country = sight.phrasing.names.plain(place.country) if place.country and place.kind is not PlaceKind.COUNTRY else ""
    return MapRow(
        place=place,
        country=country,
        outside=place.kind in (PlaceKind.COUNTRY, PlaceKind.REGION, PlaceKind.WATER),
        rows=tuple(sight.rows.dossier(sight.dossiers[name]) for name in place.dossiers),
    )


def network(look: Look) -> Network:
    """Who meets whom."""
    sight = look.sight
    meetings = chosen(sight.state.meetings, look.asked.choice())
    picture = circle(meetings)
    names = named(sight, (node.actor for node in picture.nodes))
    pairs = (
        Pair(one=t.one, other=t.other, names=(names[t.one], names[t.other]), held=t.held, spoken=t.spoken)
        for t in picture.ties
    )
    places: Counter[str] = Counter()
    held: Counter[str] = Counter()
    for dossier in meetings:
        if isinstance(dossier.subject, Meeting) and dossier.subject.place:
            places[visible(dossier.subject.place)] += 1
            held[visible(dossier.subject.place)] += dossier.status in ("held", "ongoing")
    return Network(
        picture=picture,
        longest=max(map(len, names.values()), default=0),
        names=names,
        pairs=tuple(sorted(pairs, key=lambda pair: (-pair.held, -pair.spoken, pair.names))),
        places=tuple(PlaceCount(place=place, held=held[place], all=count) for place, count in places.most_common(30)),
    )


def facets_of(sight: Sight, kind: str, choice: Choice) -> Facets:
    """The parties and statuses of the dossiers of a kind, those chosen among them."""
    dossiers, name = sight.newest.get(kind, ()), sight.phrasing.names.plain

    def make() -> Facets:
        return Facets(
            parties=facet((a for d in dossiers for a in actors_of(d.subject)), name, most=60, keep=choice.party),
            statuses=facet((d.status for d in dossiers), spaced, keep=choice.status),
        )

    return sight.keep(("facets", kind, choice.party, choice.status), make)


def named(sight: Sight, actors: Iterable[str]) -> dict[str, str]:
    """Names by id."""
    return {actor: sight.phrasing.names.plain(actor) for actor in actors}


PAGES = (
    Page(path="/meetings", name="Meetings", template="meetings.html", shows=Board, make=board, asked=Dossiers),
    Page(
        path="/meetings/timeline",
        name="Timeline",
        template="timeline.html",
        shows=TimelinePage,
        make=in_time,
        asked=Dossiers,
    ),
    Page(
        path="/meetings/network",
        name="Who meets whom",
        template="network.html",
        shows=Network,
        make=network,
        asked=Dossiers,
    ),
    Page(
        path="/meetings/map",
        name="Map of meetings",
        template="map.html",
        shows=MapPage,
        make=on_map,
        asked=Dossiers,
    ),
    Page(
        path="/accords",
        name="Accords and texts",
        template="listing.html",
        shows=Listing,
        make=listing("accord"),
        asked=Dossiers,
    ),
    Page(
        path="/exchanges",
        name="Exchanges",
        template="listing.html",
        shows=Listing,
        make=listing("exchange"),
        asked=Dossiers,
    ),
    Page(
        path="/proposals",
        name="Proposals and working groups",
        template="listing.html",
        shows=Listing,
        make=listing("proposal"),
        asked=Dossiers,
    ),
    Page(
        path="/dossiers/{key}",
        name="Dossier",
        template="dossier.html",
        shows=DossierPage,
        make=dossier_page,
        asked=At,
    ),
)
