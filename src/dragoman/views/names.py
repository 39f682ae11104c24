"""Actor ids as names that a reader knows."""

from collections.abc import Iterable
from datetime import date

from dragoman.model import Actor, ActorKind, StateOfPlay
from dragoman.views.words import Words, visible


class Names:
    """Says who is meant by an id: `RUS` is Russia, `lavrov` Sergey Lavrov, `officials` officials."""

    def __init__(self, actors: Iterable[Actor], words: Words) -> None:
        self._actors = {actor.id: actor for actor in actors}
        self._words = words

    def plain(self, actor: str) -> str:
        """The name by itself, as in a list."""
        known = self._actors.get(actor)
        return visible(known.name) if known else self._spelt(actor)

    def inside(self, actor: str) -> str:
        """The name as it stands inside a sentence: `the United States`."""
        known = self._actors.get(actor)
        name = self.plain(actor)
        return name if known and known.kind is ActorKind.PERSON else self._words.with_article(name)

    def listed(self, actors: Iterable[str]) -> str:
        """`Russia, Ukraine and the United States`."""
        return self._words.listed([self.inside(actor) for actor in actors])

    def with_side(self, actor: Actor, day: date | None) -> str:
        """`Sergey Lavrov (Russia)`: for whom a person holds office on the day, if one that the state names; else where
        the person is of."""
        bodies = {office.of for office in actor.offices if office.held_at(day)}
        side = min(bodies) if len(bodies) == 1 and bodies <= self._actors.keys() else actor.country
        name = self.plain(actor.id)
        return f"{name} ({self.plain(side)})" if side else name

    def _spelt(self, actor: str) -> str:
        parts = visible(actor).replace("-", " ").split()
        if any(self._words.used(part, "unnamed") for part in parts):
            return " ".join(parts)
        return " ".join(part if part[:1].isupper() else part.capitalize() for part in parts)


def names_of(state: StateOfPlay, words: Words) -> Names:
    """The names of everybody the state knows."""
    return Names((*state.parties, *state.third_parties), words)
