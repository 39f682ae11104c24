"""What an address asks for: query parameters, checked by pydantic, which stands nowhere but at this edge."""

from datetime import UTC, date, datetime, time
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from dragoman.model import AsOf
from dragoman.views.select import Choice, SaidChoice

LAST_PAGE = 100_000


def _end_of_day(given: Any) -> Any:
    """A bare day as what was known when it ended."""
    if isinstance(given, str) and len(given) == 10:
        return datetime.combine(date.fromisoformat(given), time.max, UTC)
    return given


def _with_zone(given: datetime) -> datetime:
    return given if given.tzinfo else given.replace(tzinfo=UTC)


def _day_or_moment(given: Any) -> Any:
    return date.fromisoformat(given) if isinstance(given, str) and len(given) == 10 else given


Words = Annotated[str, Field(max_length=200)]
Name = Annotated[str, Field(max_length=200)]
Day = Annotated[date, Field(description="YYYY-MM-DD")]
Moment = Annotated[
    datetime, BeforeValidator(_end_of_day), Field(description="A day (its end) or a moment, UTC where no zone is given")
]

DayOrMoment = Annotated[
    datetime | date,
    BeforeValidator(_day_or_moment),
    Field(description="A day: changes in the texts published after it; a moment: in what was recorded after it"),
]


class At(BaseModel):
    """The dates that the record is read at."""

    model_config = ConfigDict(extra="ignore")

    as_of: Day | None = None
    known_at: Moment | None = None

    @model_validator(mode="before")
    @classmethod
    def _empty_is_none(cls, given: Any) -> Any:
        """A form sends every field; an empty one asks for nothing."""
        return {key: value for key, value in given.items() if value != ""} if isinstance(given, dict) else given

    def at(self) -> AsOf:
        """As the fold takes it."""
        return AsOf(valid=self.as_of, known=_with_zone(self.known_at) if self.known_at else None)


class Since(At):
    """From when changes are told."""

    since: DayOrMoment | None = None


def moment_of(since: datetime | date) -> AsOf:
    """A bare day means the texts published by its end; a moment means what the record knew then."""
    return AsOf(known=_with_zone(since)) if isinstance(since, datetime) else AsOf(valid=since)


class Paged(At):
    """A page of a long list."""

    page: Annotated[int, Field(ge=1, le=LAST_PAGE)] = 1


class Dossiers(Paged):
    """Which dossiers."""

    q: Words = ""
    party: Name | None = None
    status: Name | None = None
    place: Name | None = None
    issue: Name | None = None
    source: Name | None = None
    first: Day | None = None
    last: Day | None = None
    disputed: bool = False

    def choice(self) -> Choice:
        """As views/ takes it."""
        return Choice(
            words=self.q,
            party=self.party,
            status=self.status,
            place=self.place,
            issue=self.issue,
            source=self.source,
            first=self.first,
            last=self.last,
            disputed=self.disputed,
        )


class Statements(Paged):
    """Which statements."""

    q: Words = ""
    speaker: Name | None = None
    party: Name | None = None
    issue: Name | None = None
    source: Name | None = None
    manner: Name | None = None
    first: Day | None = None
    last: Day | None = None

    def choice(self) -> SaidChoice:
        """As views/ takes it."""
        return SaidChoice(
            words=self.q,
            speaker=self.speaker,
            party=self.party,
            issue=self.issue,
            source=self.source,
            manner=self.manner,
            first=self.first,
            last=self.last,
        )


class Promises(Paged):
    """Which commitments."""

    party: Name | None = None
    status: Name | None = None


class Stance(At):
    """One cell of the matrix."""

    actor: Annotated[Name, Field(min_length=1)]
    issue: Annotated[Name, Field(min_length=1)]


class Reading(At):
    """How a document is shown: the finding to stand at, and whether statements and events are marked too."""

    finding: Name | None = None
    all: bool = False


class Sources(Paged):
    """Which documents."""

    q: Words = ""
    source: Name | None = None


class Hand(At):
    """An entry by hand: of which kind, on which words."""

    kind: Name = "meeting"
    exact: Annotated[str, Field(max_length=4000)] = ""
