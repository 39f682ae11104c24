"""Filters: which lines of a state of play are asked for, and which entries must be read to tell them rightly."""

from collections.abc import Iterable, Mapping
from datetime import date

from dragoman.model import (
    Actor,
    Conflict,
    Dossier,
    Entry,
    Holdings,
    Period,
    Position,
    Proposal,
    Record,
    Said,
    Selection,
    Statement,
    StateOfPlay,
    WorkingGroup,
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
    named = {name for entry in met for name in _parties(entry)} | set(asked.parties)
    if not met:
        return Holdings(documents=(), entries=())
    return ledger.holdings(Selection(parties=(tuple(sorted(named)),), sources=asked.sources))


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
        body = one.subject
        named, about, status = _named(one), _issues(one), one.status
        voices = {voice for account in one.accounts for voice in account.according_to}
        places = {account.place.lower() for account in one.accounts if account.place}
        return (
            all(group & named for group in self.groups)
            and (not self.speakers or bool(self.speakers & voices))
            and _any(self.asked.issues, about)
            and _any(self.asked.places, places)
            and _any(self.asked.statuses, {status, str(getattr(body, "stance", status))})
            and any(self._dated(a.period, a.published) for a in one.accounts)
        )

    def said(self, one: Said) -> bool:
        """Whether a statement meets the filter; it has no issue, place or status."""
        if self.asked.issues or self.asked.places or self.asked.statuses:
            return False
        voices = frozenset(name for name in (one.speaker, *one.chain) if name)
        named = voices | set(one.addressees)
        return (
            all(group & named for group in self.groups)
            and (not self.speakers or bool(self.speakers & voices))
            and self._dated(None, one.published)
        )

    def _dated(self, period: Period | None, published: date | None) -> bool:
        if self.asked.start is None and self.asked.end is None:
            return True
        first = (period.start or period.end) if period else None
        if period is None or first is None:
            return published is not None and self._within(published)
        after = self.asked.start is None or (period.end or date.max) > self.asked.start
        return after and (self.asked.end is None or first < self.asked.end)

    def _within(self, day: date) -> bool:
        return (self.asked.start or date.min) <= day and (self.asked.end is None or day < self.asked.end)


def _with_the_rest(left: StateOfPlay, state: StateOfPlay) -> StateOfPlay:
    """Working groups, conflicts, documents and parties of the lines that are left."""
    dossiers = (*left.meetings, *left.accords, *left.exchanges, *left.proposals, *left.positions)
    ids = {one.id for one in dossiers}
    findings = {account.finding for one in dossiers for account in one.accounts}
    cited = {account.document for one in dossiers for account in one.accounts}
    cited |= {one.document for one in left.statements}
    named = {name for one in dossiers for name in (*_named(one), *_voices(one))}
    named |= {name for one in left.statements for name in (one.speaker, *one.chain, *one.addressees) if name}
    return left.replace(
        working_groups=tuple(one for one in state.working_groups if _of(one, findings)),
        conflicts=tuple(one for one in state.conflicts if _conflict(one, ids)),
        documents=tuple(one for one in state.documents if one.id in cited),
        parties=tuple(one for one in state.parties if one.id in named or _lent(one.id, state, named)),
        third_parties=tuple(one for one in state.third_parties if one.id in named),
    )


def _lent(name: str, state: StateOfPlay, named: Iterable[str]) -> bool:
    """Whether it is the country of somebody named."""
    return any(one.country == name for one in (*state.parties, *state.third_parties) if one.id in set(named))


def _of(group: WorkingGroup, findings: set[str]) -> bool:
    return any(account.finding in findings for account in group.accounts)


def _conflict(conflict: Conflict, ids: set[str]) -> bool:
    return conflict.dossier in ids


def _named(one: Dossier) -> frozenset[str]:
    body = one.subject
    if isinstance(body, Proposal):
        return frozenset((*body.by, *body.to))
    if isinstance(body, Position):
        return frozenset((*body.by, *body.against))
    return frozenset((*body.parties, *body.third_parties))


def _voices(one: Dossier) -> set[str]:
    return {voice for account in one.accounts for voice in account.according_to}


def _issues(one: Dossier) -> set[str]:
    body = one.subject
    if isinstance(body, Proposal | Position):
        return {(body.issue or body.about).lower()}
    return {issue.lower() for issue in getattr(body, "agenda", ())}


def _any(asked: Iterable[str], found: set[str]) -> bool:
    wanted = {one.lower() for one in asked}
    return not wanted or bool(wanted & {one.lower() for one in found})


def _parties(entry: Entry) -> tuple[str, ...]:
    body = entry.body
    fields = ("parties", "third_parties", "by", "to", "against", "actors", "recipients")
    if isinstance(body, Statement):
        return (*((body.speaker,) if body.speaker else ()), *body.chain, *body.addressees)
    return tuple(name for field in fields for name in getattr(body, field, ()))
