"""Who: the actors of the dossiers, parties apart from those who only mediate or host."""

from collections import Counter
from collections.abc import Iterable, Mapping

from dragoman.model import Actor, ActorKind, Dossier, Position, Proposal


def who(
    dossiers: Iterable[Dossier], speakers: frozenset[str], actors: Mapping[str, Actor]
) -> tuple[tuple[Actor, ...], tuple[Actor, ...]]:
    """Parties and third parties, each the most frequent first. `speakers`: ids of those who say something."""
    parties: Counter[str] = Counter()
    thirds: Counter[str] = Counter()
    for dossier in dossiers:
        subject = dossier.subject
        if isinstance(subject, Position | Proposal):
            against = subject.against if isinstance(subject, Position) else subject.to
            parties.update({*subject.by, *against})
        else:
            parties.update(set(subject.parties))
            thirds.update(set(subject.third_parties))
    only = Counter({actor: times for actor, times in thirds.items() if actor not in parties})
    return _described(parties, speakers, actors), _described(only, speakers, actors)


def _described(found: Counter[str], speakers: frozenset[str], actors: Mapping[str, Actor]) -> tuple[Actor, ...]:
    ordered = sorted(found, key=lambda actor: (-found[actor], actor))
    return tuple(actors[one] if one in actors else _unknown(one, speakers) for one in ordered)


def _unknown(actor: str, speakers: frozenset[str]) -> Actor:
    kind = ActorKind.PERSON if actor in speakers else ActorKind.ARMED_GROUP
    return Actor(id=actor, name=actor if actor.isupper() else actor.replace("-", " ").title(), kind=kind)
