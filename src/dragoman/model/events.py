"""What an Event is made of beside its codes: who took part as what, and how many or how much."""

from dragoman.model.base import Record


class Participant(Record):
    """Who acts or is acted upon, as the text has it.

    `party`: id of the party. `sector`: PLOVER's (GOV, MIL, REB ...), None where the text only names a country.
    `person`: id of the person or body that stands for the party, if one does, `office` what they are. `words`: as
    written, None where the text names nobody there ("they").
    """

    party: str
    sector: str | None = None
    person: str | None = None
    office: str | None = None
    words: str | None = None


class Size(Record):
    """How many people an event struck or freed, how much money it moved; None where the text does not say.

    `amount` is in units of `currency` (ISO 4217).
    """

    dead: int | None = None
    injured: int | None = None
    arrested: int | None = None
    released: int | None = None
    amount: float | None = None
    currency: str | None = None
