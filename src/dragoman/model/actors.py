"""Actors, their offices, and the words in a text that stand for them."""

from datetime import date
from enum import StrEnum

from dragoman.model.base import Record
from dragoman.model.text import Span


class ActorKind(StrEnum):
    """What sort of actor."""

    STATE = "state"
    ORGANISATION = "organisation"
    BODY = "body"
    PERSON = "person"
    ARMED_GROUP = "armed-group"
    POLITICAL_PARTY = "political-party"


class Office(Record):
    """An office somebody holds: title, of whom (actor id), half-open dates, None where unknown."""

    title: str
    of: str
    start: date | None = None
    end: date | None = None

    def held_at(self, day: date | None) -> bool:
        """Whether the office may be held on that day; an unknown day or side excludes nothing."""
        if day is None:
            return True
        return (self.start is None or self.start <= day) and (self.end is None or day < self.end)


class Actor(Record):
    """Party, state, body, person or armed group (docs/actors.md says what each field is)."""

    id: str
    name: str
    kind: ActorKind
    country: str | None = None
    sector: str | None = None
    aliases: tuple[str, ...] = ()
    demonyms: tuple[str, ...] = ()
    capital: tuple[str, ...] = ()
    seats: tuple[str, ...] = ()
    offices: tuple[Office, ...] = ()
    wikidata: str | None = None


class MentionKind(StrEnum):
    """How a mention names its actor."""

    NAME = "name"
    METONYM = "metonym"
    DEMONYM = "demonym"
    ROLE = "role"
    PRONOUN = "pronoun"
    GROUP = "group"


class Mention(Record):
    """Words that stand for one actor or several ("both sides").

    `actors` are ids of exactly who is meant (`lavrov`), `parties` whom they stand for at the
    date of the text (`RUS`). `first`, `last` (half-open) and `head` are token indices.
    `place` says the words may be read as a place as well ("Moscow").
    """

    span: Span
    text: str
    kind: MentionKind
    actors: tuple[str, ...]
    parties: tuple[str, ...]
    first: int
    last: int
    head: int
    office: str | None = None
    level: str | None = None
    sector: str | None = None
    place: bool = False
