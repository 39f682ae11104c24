"""Events as rows of event data: what the formats of PLOVER and its neighbours are written from."""

from datetime import date

from dragoman.model.base import Record
from dragoman.model.findings import Event
from dragoman.model.text import Span


class CodedParty(Record):
    """A participant as event data write it. `country`: ISO alpha-3, None for bodies of many states and the unknown.

    `code` is PLOVER's (RUS, PSEREB, IGOUN), `name` the usual name of the person, else of the party, `party` that of the
    party, `title` the office, `wikidata` a QID.
    """

    code: str
    name: str
    party: str
    country: str | None = None
    sector: str | None = None
    title: str | None = None
    words: str | None = None
    wikidata: str | None = None


class EventRow(Record):
    """An event with all that the formats of event data ask for (docs/events.md).

    `coded_type` is the type under which PLOVER's rules write an event that is only announced or refused, None where
    they write none; `quad` and `intensity` are of that type where there is one. `event` says what the text says.
    `story` is shared by copies and rewrites of one text.
    """

    id: str
    event: Event
    coded_type: str | None
    quad: int
    intensity: float
    foreground: bool
    day: date | None
    actors: tuple[CodedParty, ...]
    recipients: tuple[CodedParty, ...]
    according_to: tuple[str, ...]
    document: str
    source: str | None
    title: str | None
    published: date | None
    language: str | None
    origin: str | None
    story: str
    span: Span
    quote: str
