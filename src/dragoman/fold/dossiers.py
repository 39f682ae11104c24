"""Dossiers: the accounts of one happening with its subject, status and conflicts."""

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from datetime import date
from functools import partial
from operator import attrgetter
from typing import Any, TypeVar

from dragoman.fold.conflicts import conflicts
from dragoman.fold.history import moves
from dragoman.fold.status import kind, leading
from dragoman.fold.subject import merged
from dragoman.fold.told import Told, shown
from dragoman.model import Actor, ActorKind, Conflict, Dossier, Record, parties_of

T = TypeVar("T")


class Opened(Record):
    """A dossier with the conflicts found in it and its place in the list."""

    kind: str
    dossier: Dossier
    conflicts: tuple[Conflict, ...]
    order: tuple[date, str, int, int, str]


class Memo:
    """Accounts and dossiers made before, by what they were made of, for folds with one map of actors.

    A memo changes nothing of what a fold gives, only what it costs. Where actors are described otherwise than in the
    fold before, `forget` has to be told so.
    """

    def __init__(self) -> None:
        self._made: dict[Hashable, Any] = {}
        self._of: dict[tuple[Hashable, tuple[int, ...]], tuple[Sequence[Any], Any]] = {}

    def known(self, key: Hashable) -> Any:
        """What was made under a key before, None where nothing was."""
        return self._made.get(key)

    def once(self, key: Hashable, make: Callable[[], T]) -> T:
        """What was made under a key before, else what `make` gives."""
        try:
            found: T = self._made[key]
        except KeyError:
            found = self._made[key] = make()
        return found

    def of(self, what: Hashable, parts: Sequence[Any], make: Callable[[], T]) -> T:
        """What was made of some parts before; they are known by identity, so the memo holds on to them."""
        key = what, tuple(map(id, parts))
        try:
            found: T = self._of[key][1]
        except KeyError:
            found = make()
            self._of[key] = parts, found
        return found

    def forget(self, actors: Iterable[Actor]) -> None:
        """Drops what these actors, who are described otherwise now, have a part in; all, where one is a state."""
        changed = {actor.id: actor.kind for actor in actors}
        if ActorKind.STATE in changed.values():
            self._of.clear()
        elif changed:
            kept = {key: made for key, made in self._of.items() if _named(made[0]).isdisjoint(changed)}
            self._of = kept


def _named(parts: Iterable[Told | Dossier]) -> set[str]:
    """Who speaks in, or is a party to, what something was made of."""
    found: set[str] = set()
    for part in parts:
        found.update(parties_of(part.body if isinstance(part, Told) else part.subject))
        for account in (part.account,) if isinstance(part, Told) else part.accounts:
            found.update(account.according_to)
    return found


def opened(told: Iterable[tuple[str, Told]], actors: Mapping[str, Actor], memo: Memo) -> list[Opened]:
    """One dossier for each group and kind, earliest first. `told` pairs accounts with their group."""
    groups: dict[str, list[Told]] = {}
    for group, one in told:
        groups.setdefault(group, []).append(one)
    countries = _countries(actors)
    alike = (part for found in groups.values() for part in _of_one_kind(found))
    dossiers = (memo.of("dossier", found, partial(_open, found, actors, countries)) for found in alike)
    return sorted(dossiers, key=attrgetter("order"))


def _of_one_kind(found: list[Told]) -> Iterable[list[Told]]:
    """The accounts of a group by kind: persons may have called a meeting and an accord the same."""
    if len({type(one.body) for one in found}) == 1:
        return (found,)
    kinds: dict[str, list[Told]] = {}
    for one in found:
        kinds.setdefault(kind(one), []).append(one)
    return kinds.values()


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
