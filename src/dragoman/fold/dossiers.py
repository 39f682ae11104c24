"""Dossiers: the accounts of one happening with its subject, status and conflicts."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date

from dragoman.fold.conflicts import conflicts
from dragoman.fold.history import moves
from dragoman.fold.status import kind, leading
from dragoman.fold.subject import merged
from dragoman.fold.told import Told, shown
from dragoman.model import Actor, ActorKind, Conflict, Dossier, Entry, Record


class Opened(Record):
    """A dossier with the conflicts found in it and its place in the list."""

    kind: str
    dossier: Dossier
    conflicts: tuple[Conflict, ...]
    order: tuple[date, str, int, int, str]


class Memo:
    """Accounts and dossiers made before, by what they were made of, for folds with one map of actors; it only grows.

    A memo changes nothing of what a fold gives, only what it costs.
    """

    def __init__(self) -> None:
        self._told: dict[tuple[str, str], Told | None] = {}
        self._opened: dict[tuple[int, ...], tuple[Sequence[Told], Opened]] = {}

    def told(self, entry: Entry, story: str, make: Callable[[], Told | None]) -> Told | None:
        """The account of an entry on which no person has decided."""
        key = entry.id, story
        if key not in self._told:
            self._told[key] = make()
        return self._told[key]

    def opened(self, found: Sequence[Told], make: Callable[[Sequence[Told]], Opened]) -> Opened:
        """The dossier of some accounts, which are known by identity: the memo holds on to them."""
        key = tuple(map(id, found))
        if key not in self._opened:
            self._opened[key] = found, make(found)
        return self._opened[key][1]


def opened(told: Iterable[tuple[str, Told]], actors: Mapping[str, Actor], memo: Memo) -> list[Opened]:
    """One dossier for each group and kind, earliest first. `told` pairs accounts with their group."""
    groups: dict[tuple[str, str], list[Told]] = {}
    for group, one in told:
        groups.setdefault((group, kind(one)), []).append(one)
    countries = _countries(actors)
    dossiers = (memo.opened(found, lambda one: _open(one, actors, countries)) for found in groups.values())
    return sorted(dossiers, key=lambda one: one.order)


def _open(found: Sequence[Told], actors: Mapping[str, Actor], countries: frozenset[str]) -> Opened:
    accounts = shown(found)
    lead = leading(accounts)
    first = min(one.order for one in found)
    disputes = conflicts(first[-1], accounts, actors, countries)
    dossier = Dossier(
        id=first[-1],
        status=lead.account.status,
        disputed=bool(disputes),
        subject=merged(accounts, lead),
        accounts=tuple(one.account for one in accounts),
        findings=tuple(one.account.finding for one in sorted(found, key=lambda one: one.order)),
        history=moves(accounts),
    )
    return Opened(kind=kind(lead), dossier=dossier, conflicts=disputes, order=first)


def _countries(actors: Mapping[str, Actor]) -> frozenset[str]:
    states = (actor for actor in actors.values() if actor.kind is ActorKind.STATE)
    return frozenset(name.lower() for state in states for name in (state.name, *state.aliases))
