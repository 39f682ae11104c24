"""Ascription: whether a position is told by its holder, by the text, by a third or by the adversary."""

from collections.abc import Iterable, Mapping
from itertools import permutations

from dragoman.model import Account, Actor, Ascription, Dossier, Position, Proposal

Sides = Mapping[str, frozenset[str]]


def ascription(
    account: Account, by: Iterable[str], opponents: Iterable[str], actors: Mapping[str, Actor]
) -> Ascription:
    """Whose word the account is: of the innermost speaker, who speaks for himself, his state and his offices."""
    if not account.according_to:
        return Ascription.TEXT
    speaks_for = sides(account.according_to[0], actors)
    if not speaks_for.isdisjoint(by):
        return Ascription.OWN
    return Ascription.ADVERSARY if not speaks_for.isdisjoint(opponents) else Ascription.THIRD


def sides(speaker: str, actors: Mapping[str, Actor]) -> frozenset[str]:
    """Whom a speaker speaks for: himself, and of a person also the state and the bodies of his offices."""
    actor = actors.get(speaker)
    if actor is None:
        return frozenset((speaker,))
    of = [office.of for office in actor.offices]
    return frozenset((speaker, *of, *((actor.country,) if actor.country else ())))


def opponents(dossiers: Iterable[Dossier]) -> Sides:
    """Party -> those it deals with as a party, or accuses and opposes."""
    found: dict[str, set[str]] = {}
    for dossier in dossiers:
        subject = dossier.subject
        if isinstance(subject, Proposal):
            continue
        if isinstance(subject, Position):
            pairs = [(one, other) for one in subject.by for other in subject.against]
            pairs += [(other, one) for one, other in pairs]
        else:
            pairs = list(permutations(subject.parties, 2))
        for one, other in pairs:
            found.setdefault(one, set()).add(other)
    return {party: frozenset(others) for party, others in found.items()}
