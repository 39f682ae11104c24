"""Filters: which lines of a state of play are asked for, and which entries must be read to tell them rightly."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from dragoman.errors import SettingsError
from dragoman.model import (
    NO_PARTY,
    Actor,
    Dossier,
    Holdings,
    Period,
    Record,
    Said,
    Selection,
    StateOfPlay,
    issues_of,
    parties_of,
    status_of,
)
from dragoman.stages import Ledger


class Filter(Record):
    """What is asked for. Within a field any value will do, of `parties` all; all fields must hold; empty: no limit.

    `parties` and `speakers` are ids of actors: of a state, its people count as well. `start`, `end`: half-open days;
    a line belongs there if it happened then or, where that is unknown, was published then. `sources`: only what
    these published is read at all.
    """

    parties: tuple[str, ...] = ()
    speakers: tuple[str, ...] = ()
    issues: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    start: date | None = None
    end: date | None = None


EVERYTHING = Filter()
TOLD = ("meeting", "accord", "exchange", "proposal", "position")
"""Kinds of entries that dossiers are made of."""
DAY = timedelta(days=1)


def days(period: str) -> tuple[date | None, date | None]:
    """Half-open days of a period: 2025, 2025-06, 2025-06-03, or two of these with .. between, both counted in.

    Raises SettingsError for anything else.

    >>> days("2025-06..2025-07-03")
    (datetime.date(2025, 6, 1), datetime.date(2025, 7, 4))
    >>> days("2025-06-03..")
    (datetime.date(2025, 6, 3), None)
    """
    first, between, last = period.partition("..")
    start = _first(first, period) if first or not between else None
    end = _after(last or first, period) if last or not between else None
    return start, end


def people_of(actor: str, actors: Mapping[str, Actor]) -> tuple[str, ...]:
    """The ids that stand for an actor: its own, and of a state those of its people and bodies.

    >>> from dragoman.model import ActorKind
    >>> people_of("NOR", {"vask": Actor(id="vask", name="Vask", kind=ActorKind.PERSON, country="NOR")})
    ('NOR', 'vask')
    """
    return (actor, *sorted(name for name, one in actors.items() if one.country == actor))


def selection_of(asked: Filter, actors: Mapping[str, Actor], kinds: tuple[str, ...] = ()) -> Selection:
    """The entries that themselves meet the filter."""
    return Selection(
        kinds=kinds,
        parties=tuple(people_of(party, actors) for party in asked.parties),
        speakers=tuple(one for speaker in asked.speakers for one in people_of(speaker, actors)),
        issues=asked.issues,
        places=asked.places,
        statuses=asked.statuses,
        sources=asked.sources,
        start=asked.start,
        end=asked.end,
    )


def neighbourhood(ledger: Ledger, asked: Filter, actors: Mapping[str, Actor]) -> Holdings:
    """What the fold must read so that the lines asked for come out as they do of the whole ledger.

    All entries that name one of the parties of an entry that meets the filter: another report of the same meeting
    has a party in common with it. A report that names no party at all is not found so.
    """
    if asked.replace(sources=()) == Filter():
        return ledger.holdings(Selection(sources=asked.sources) if asked.sources else None)
    met = ledger.holdings(selection_of(asked, actors)).entries
    named = {name for entry in met for name in parties_of(entry.body)} | set(asked.parties)
    if not met:
        return Holdings(documents=(), entries=())
    return ledger.holdings(Selection(parties=(tuple(sorted(named)),), sources=asked.sources))


def touched(ledger: Ledger, since: date) -> Holdings:
    """What the fold must read to tell what the texts published after a day changed in the dossiers.

    What is told of a happening names one of its parties, or nobody. So whatever can be of one dossier with what is
    new, or could be taken for it instead, is found by going from the parties that the new texts name to those named
    with them, and on until there are no more. Statements and events make no dossiers and are left out.
    """
    parts = [ledger.holdings(Selection(kinds=TOLD, published_after=since))]
    known: set[str] = set()
    while parts[-1].entries and (news := _named(parts[-1]) - known):
        known |= news
        parts.append(ledger.holdings(Selection(kinds=TOLD, parties=(tuple(sorted(news)),))))
    return Holdings(
        documents=tuple({one.id: one for part in parts for one in part.documents}.values()),
        entries=tuple({one.id: one for part in parts for one in part.entries}.values()),
        readings=tuple(dict.fromkeys(one for part in parts for one in part.readings)),
        judgements=tuple(dict.fromkeys(one for part in parts for one in part.judgements)),
    )


def _named(holdings: Holdings) -> set[str]:
    """Everybody who takes part in the entries, as read or as corrected, and NO_PARTY."""
    corrected = (one.replacement for one in holdings.judgements if one.replacement)
    bodies = (*(entry.body for entry in holdings.entries), *corrected)
    return {name for body in bodies for name in parties_of(body)} | {NO_PARTY}


def filtered(state: StateOfPlay, asked: Filter, actors: Mapping[str, Actor]) -> StateOfPlay:
    """The state with the lines that meet the filter, and the documents that these cite."""
    if asked.replace(sources=()) == Filter():
        return state
    groups = [frozenset(people_of(party, actors)) for party in asked.parties]
    speakers = frozenset(one for speaker in asked.speakers for one in people_of(speaker, actors))
    wanted = _Wanted(asked=asked, groups=tuple(groups), speakers=speakers)
    left = state.replace(
        meetings=tuple(filter(wanted.dossier, state.meetings)),
        accords=tuple(filter(wanted.dossier, state.accords)),
        exchanges=tuple(filter(wanted.dossier, state.exchanges)),
        proposals=tuple(filter(wanted.dossier, state.proposals)),
        positions=tuple(filter(wanted.dossier, state.positions)),
        statements=tuple(filter(wanted.said, state.statements)),
    )
    return _with_the_rest(left, state)


class _Wanted(Record):
    """Decides for each line. `groups`: for each party asked for, the ids that stand for it."""

    asked: Filter
    groups: tuple[frozenset[str], ...]
    speakers: frozenset[str]

    def dossier(self, one: Dossier) -> bool:
        """Whether a dossier meets the filter."""
        named = frozenset(parties_of(one.subject))
        places = {account.place for account in one.accounts if account.place}
        return (
            all(group & named for group in self.groups)
            and (not self.speakers or bool(self.speakers & _voices(one)))
            and _any(self.asked.issues, issues_of(one.subject))
            and _any(self.asked.places, places)
            and _any(self.asked.statuses, {one.status, status_of(one.subject) or ""})
            and any(told_within(self.asked, a.period, a.published) for a in one.accounts)
        )

    def said(self, one: Said) -> bool:
        """Whether a statement meets the filter; it has no issue, place or status."""
        if self.asked.issues or self.asked.places or self.asked.statuses:
            return False
        voices = frozenset(name for name in (one.speaker, *one.joint, *one.chain) if name)
        named = voices | set(one.addressees)
        return (
            all(group & named for group in self.groups)
            and (not self.speakers or bool(self.speakers & voices))
            and told_within(self.asked, None, one.published)
        )


def told_within(asked: Filter, period: Period | None, published: date | None) -> bool:
    """Whether it happened in the days asked for or, where that is unknown, was published then."""
    if asked.start is None and asked.end is None:
        return True
    first = (period.start or period.end) if period else None
    if period is None or first is None:
        first, last = published, published
    else:
        last = period.end - DAY if period.end and period.start else first
    if first is None or last is None:
        return False
    return (asked.start or date.min) <= last and (asked.end is None or first < asked.end)


def _with_the_rest(left: StateOfPlay, state: StateOfPlay) -> StateOfPlay:
    """Working groups, conflicts, documents and parties of the lines that are left."""
    dossiers = (*left.meetings, *left.accords, *left.exchanges, *left.proposals, *left.positions)
    accounts = [account for one in dossiers for account in one.accounts]
    ids, findings = {one.id for one in dossiers}, {account.finding for account in accounts}
    cited = {account.document for account in accounts} | {one.document for one in left.statements}
    named = {name for one in dossiers for name in (*parties_of(one.subject), *_voices(one))}
    named |= {name for one in left.statements for name in (one.speaker, *one.chain, *one.addressees) if name}
    named |= {one.country for one in (*state.parties, *state.third_parties) if one.id in named and one.country}
    return left.replace(
        working_groups=tuple(g for g in state.working_groups if any(a.finding in findings for a in g.accounts)),
        conflicts=tuple(one for one in state.conflicts if one.dossier in ids),
        documents=tuple(one for one in state.documents if one.id in cited),
        parties=tuple(one for one in state.parties if one.id in named),
        third_parties=tuple(one for one in state.third_parties if one.id in named),
    )


def _voices(one: Dossier) -> set[str]:
    return {voice for account in one.accounts for voice in account.according_to}


def _any(asked: Iterable[str], found: Iterable[str]) -> bool:
    wanted = {one.lower() for one in asked}
    return not wanted or bool(wanted & {one.lower() for one in found})


def _first(named: str, period: str) -> date:
    try:
        return date.fromisoformat(f"{named}-01-01"[: max(10, len(named))])
    except ValueError as error:
        raise SettingsError(
            f"{period!r} is no period; write 2025, 2025-06, 2025-06-03, or two of them with .. between"
        ) from error


def _after(named: str, period: str) -> date:
    """The first day after a year, month or day."""
    start = _first(named, period)
    if len(named) == len("2025"):
        return start.replace(year=start.year + 1)
    return (start.replace(day=28) + timedelta(days=4)).replace(day=1) if len(named) == len("2025-06") else start + DAY
