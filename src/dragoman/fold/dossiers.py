"""Dossiers: the accounts of one happening with its subject, status and conflicts."""

from collections.abc import Iterable, Mapping
from datetime import date

from dragoman.fold.conflicts import conflicts
from dragoman.fold.history import moves
from dragoman.fold.status import kind, leading
from dragoman.fold.subject import merged
from dragoman.fold.told import Told, shown
from dragoman.model import Actor, ActorKind, Conflict, Dossier, Record


class Opened(Record):
    """A dossier with the conflicts found in it and its place in the list."""

    kind: str
    dossier: Dossier
    conflicts: tuple[Conflict, ...]
    order: tuple[date, str, int, int, str]


def opened(told: Iterable[tuple[str, Told]], actors: Mapping[str, Actor]) -> list[Opened]:
    """One dossier for each group and kind, earliest first. `told` pairs accounts with their group."""
    groups: dict[tuple[str, str], list[Told]] = {}
    for group, one in told:
        groups.setdefault((group, kind(one)), []).append(one)
    countries = _countries(actors)
    return sorted((_open(found, actors, countries) for found in groups.values()), key=lambda one: one.order)


def _open(found: list[Told], actors: Mapping[str, Actor], countries: frozenset[str]) -> Opened:
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
