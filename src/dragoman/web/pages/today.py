"""Today: what changed, what is ahead, what is newly disputed; and the whole brief on one page."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from heapq import nlargest

from dragoman.model import Change, ChangeKind, Changes, Dossier, Record
from dragoman.run.desk import NotReadyError
from dragoman.run.sight import Sight
from dragoman.views.changes import remarks
from dragoman.views.dates import day
from dragoman.views.lines import page as brief_page
from dragoman.views.names import Names
from dragoman.views.page import Page as Brief
from dragoman.views.phrasing import Phrasing
from dragoman.views.rows import AccountRow, DossierRow, Rows, actors_of, begins, told_last
from dragoman.views.select import Choice, Facet, every, facet, narrowed
from dragoman.views.words import Words
from dragoman.web.asked import Dossiers, Since, moment_of
from dragoman.web.look import Look, Page
from dragoman.web.pages.sources import SourceRow, source_row

AHEAD = ("planned", "proposed", "postponed", "ongoing")
LONGEST = 800
"""Dossiers in a brief: some forty printed pages."""
MOST = 60
"""Changes of one kind on the page; the Markdown has them all."""


class ChangeRow(Record):
    """One change in words: the dossier as it is now, what about it changed, and the accounts that show it."""

    kind: str
    dossier: DossierRow
    remarks: tuple[str, ...]
    accounts: tuple[AccountRow, ...]


class Changed(Record):
    """The changes of one kind; `total` counts those that found no room too."""

    kind: str
    title: str
    total: int
    rows: tuple[ChangeRow, ...]


class Counts(Record):
    """How much the record holds."""

    documents: int
    meetings: int
    accords: int
    exchanges: int
    proposals: int
    positions: int
    statements: int
    disagreements: int
    waiting: int


class Today(Record):
    """`since`: the day or moment from which changes are told (a week before the newest text where nobody says);
    `changes` is None while they are put together. `ahead`: meetings to come, the nearest first."""

    since: str | None
    since_words: str
    changes: tuple[Changed, ...] | None
    texts: tuple[SourceRow, ...]
    ahead: tuple[DossierRow, ...]
    disputes: tuple[DossierRow, ...]
    latest: tuple[SourceRow, ...]
    counts: Counts


class BriefPage(Record):
    """The brief as it is printed, of the party or days chosen; None where it would be too long to be read."""

    brief: Brief | None
    choice: Choice
    parties: tuple[Facet, ...]
    dossiers: int


def today(look: Look) -> Today:
    """What a person under time pressure looks at first."""
    sight = look.sight
    on = sight.at.valid or look.now.date()
    since = look.asked.since or _week_ago(sight)
    changes, texts = _changes(look, since)
    return Today(
        since=since.isoformat() if since else None,
        since_words=_moment(since, sight.words),
        changes=changes,
        texts=texts,
        ahead=sight.keep(("ahead", on), lambda: tuple(map(sight.rows.dossier, ahead(sight, on)))),
        disputes=sight.keep("disputes", lambda: _disputes(sight)),
        latest=tuple(source_row(sight, note) for note in reversed(sight.state.documents[-6:])),
        counts=_counts(look),
    )


def ahead(sight: Sight, today: date, most: int = 15) -> list[Dossier]:
    """Meetings planned, proposed or postponed from today on, the nearest first."""
    found = [
        (day, dossier)
        for dossier in sight.state.meetings
        if dossier.status in AHEAD and (day := begins(dossier.subject)) is not None and day >= today
    ]
    return [dossier for _, dossier in sorted(found, key=lambda item: (item[0], item[1].id))[:most]]


def brief(look: Look) -> BriefPage:
    """The brief of what is chosen, else of everything."""
    sight, choice = look.sight, look.asked.choice()
    state = narrowed(sight.state, choice)
    number = len(every(state))
    return BriefPage(
        brief=_documents_last(brief_page(state, sight.words), sight.words) if number <= LONGEST else None,
        choice=choice,
        parties=sight.keep("parties", lambda: _parties(sight)),
        dossiers=number,
    )


def _documents_last(found: Brief, words: Words) -> Brief:
    """The brief with its list of documents after what they tell: on a page one looks for the talks first."""
    title = words.say("section.documents")
    return found.replace(sections=tuple(sorted(found.sections, key=lambda section: section.title == title)))


def _parties(sight: Sight) -> tuple[Facet, ...]:
    acting = (actor for dossier in sight.every for actor in actors_of(dossier.subject))
    return facet(acting, sight.phrasing.names.plain, most=60)


def _week_ago(sight: Sight) -> date | None:
    """A week before the newest text: what Today tells where nobody said since when."""
    newest = max((note.published for note in sight.state.documents if note.published), default=None)
    return newest - timedelta(days=7) if newest else None


def _changes(look: Look, since: datetime | date | None) -> tuple[tuple[Changed, ...] | None, tuple[SourceRow, ...]]:
    """The changes by kind, and the new texts; None while they are put together."""
    if since is None:
        return (), ()
    try:
        found = look.desk.changes(look.visitor.clearance, moment_of(since), look.sight.at)
    except NotReadyError:
        return None, ()
    texts = tuple(source_row(look.sight, note) for note in found.documents[:MOST] if note.id in look.sight.notes)
    return tuple(_kinds(found, look.sight.words)), texts


def _kinds(found: Changes, words: Words) -> Iterator[Changed]:
    phrasing = Phrasing(words, Names((*found.parties, *found.third_parties), words))
    rows = Rows(phrasing, found.cited)
    for kind in ChangeKind:
        changes = [change for change in found.changes if change.kind is kind]
        if changes:
            shown = tuple(_row(change, rows, phrasing) for change in changes[:MOST])
            yield Changed(kind=kind.value, title=words.say(f"changes.{kind}"), total=len(changes), rows=shown)


def _row(change: Change, rows: Rows, phrasing: Phrasing) -> ChangeRow:
    return ChangeRow(
        kind=change.kind.value,
        dossier=rows.dossier(change.dossier),
        remarks=tuple(remarks(change, phrasing)),
        accounts=tuple(rows.account(change.dossier, account) for account in change.accounts),
    )


def _disputes(sight: Sight, most: int = 8) -> tuple[DossierRow, ...]:
    """Those disputed whose last report is the newest."""
    disputed = (dossier for dossier in sight.every if dossier.disputed)
    newest = nlargest(most, disputed, key=lambda dossier: (told_last(dossier) or date.min, dossier.id))
    return tuple(map(sight.rows.dossier, newest))


def _counts(look: Look) -> Counts:
    state = look.sight.state
    return Counts(
        documents=len(state.documents),
        meetings=len(state.meetings),
        accords=len(state.accords),
        exchanges=len(state.exchanges),
        proposals=len(state.proposals),
        positions=len(state.positions),
        statements=len(state.statements),
        disagreements=len(state.conflicts),
        waiting=len(look.desk.waiting(look.sight)),
    )


def _moment(since: datetime | date | None, words: Words) -> str:
    if since is None:
        return ""
    hour = f", {since:%H:%M} UTC" if isinstance(since, datetime) else ""
    return day(since, words) + hour


PAGES = (
    Page(path="/", name="Today", template="today.html", shows=Today, make=today, asked=Since),
    Page(path="/brief", name="Brief", template="brief.html", shows=BriefPage, make=brief, asked=Dossiers),
)
