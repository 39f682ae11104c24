"""The seven things an extractor can find, and Finding, which carries one with its evidence."""

from enum import StrEnum

from dragoman.model.base import Record
from dragoman.model.events import Participant, Size
from dragoman.model.places import Place
from dragoman.model.text import Citation, Period, Span


class Certainty(StrEnum):
    """FactBank's scale of certainty (Sauri and Pustejovsky 2009)."""

    CERTAIN = "certain"
    PROBABLE = "probable"
    POSSIBLE = "possible"
    UNKNOWN = "unknown"


class Polarity(StrEnum):
    """FactBank's polarity."""

    POSITIVE = "positive"
    NEGATIVE = "negative"
    UNKNOWN = "unknown"


class Tense(StrEnum):
    """PLOVER's auxiliary mode."""

    PAST = "past"
    ONGOING = "ongoing"
    FUTURE = "future"
    HYPOTHETICAL = "hypothetical"


class Factuality(Record):
    """How sure, whether, and when, according to `holder` (None: the text itself)."""

    certainty: Certainty = Certainty.CERTAIN
    polarity: Polarity = Polarity.POSITIVE
    tense: Tense = Tense.PAST
    holder: str | None = None


class Manner(StrEnum):
    """Direct speech, indirect speech, or both in one."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"


class MeetingStatus(StrEnum):
    """gold/GUIDE.md says how a reader decides."""

    HELD = "held"
    ONGOING = "ongoing"
    PLANNED = "planned"
    PROPOSED = "proposed"
    DECLINED = "declined"
    POSTPONED = "postponed"
    CANCELLED = "cancelled"
    NOT_SCHEDULED = "not-scheduled"


class MeetingForm(StrEnum):
    """What the parties hold."""

    TALKS = "talks"
    SUMMIT = "summit"
    CALL = "call"
    VISIT = "visit"
    CONFERENCE = "conference"
    WORKING_GROUP = "working-group"
    OTHER = "other"


class Level(StrEnum):
    """Level of representation."""

    LEADERS = "leaders"
    MINISTERS = "ministers"
    DELEGATIONS = "delegations"
    WORKING_GROUP = "working-group"
    OTHER = "other"


class AccordStatus(StrEnum):
    """Life of an accord or draft text."""

    PROPOSED = "proposed"
    DRAFTED = "drafted"
    AGREED = "agreed"
    SIGNED = "signed"
    IN_FORCE = "in-force"
    EXTENDED = "extended"
    VIOLATED = "violated"
    REJECTED = "rejected"
    ENDED = "ended"


class AccordForm(StrEnum):
    """What sort of text or undertaking."""

    CEASEFIRE = "ceasefire"
    PEACE_AGREEMENT = "peace-agreement"
    MEMORANDUM = "memorandum"
    FRAMEWORK = "framework"
    DRAFT = "draft"
    TREATY = "treaty"
    PLAN = "plan"
    OTHER = "other"


class ExchangeStatus(StrEnum):
    """Life of an exchange."""

    CARRIED_OUT = "carried-out"
    AGREED = "agreed"
    PLANNED = "planned"
    PROPOSED = "proposed"
    DECLINED = "declined"


class Exchanged(StrEnum):
    """Who or what is released or swapped."""

    PRISONERS = "prisoners"
    HOSTAGES = "hostages"
    BODIES = "bodies"
    CIVILIANS = "civilians"
    OTHER = "other"


class ProposalStatus(StrEnum):
    """Life of a proposal."""

    MADE = "made"
    ACCEPTED = "accepted"
    REJECTED = "rejected"
    UNDER_CONSIDERATION = "under-consideration"
    WITHDRAWN = "withdrawn"


class Stance(StrEnum):
    """How a party stands to an issue."""

    DEMANDS = "demands"
    OFFERS = "offers"
    ACCEPTS = "accepts"
    REJECTS = "rejects"
    CONDITIONS = "conditions"
    SUPPORTS = "supports"
    ACCUSES = "accuses"


class Unnamed(Record):
    """A source that the text does not name: its words ("two senior Israeli officials"), how many people they
    are and of which country (actor id); None where the words do not say."""

    words: str
    count: int | None = None
    country: str | None = None


class ThirdRole(StrEnum):
    """What somebody who is no party does for the parties."""

    MEDIATOR = "mediator"
    FACILITATOR = "facilitator"
    HOST = "host"
    GUARANTOR = "guarantor"
    OBSERVER = "observer"


class Role(Record):
    """The role of a third party, where the text tells it."""

    party: str
    role: ThirdRole


class Statement(Record, tag_field="type", tag="statement"):
    """Speaker, cue and content (PARC, PolNeAR). `chain`: who reported it, outermost last.

    `speaker` is an actor id, a surname in lower case, "officials" or the like for unnamed
    sources, None where the text names nobody; `joint`: who says it together with the speaker;
    `unnamed`: what the text tells of a source without a name. The spans are where the three stand;
    a content in pieces has several. `place` and `period`: where and when it was said.
    """

    speaker: str | None
    cue: str
    content: str
    cue_kind: str = "say"
    addressees: tuple[str, ...] = ()
    manner: Manner = Manner.INDIRECT
    chain: tuple[str, ...] = ()
    source_spans: tuple[Span, ...] = ()
    cue_spans: tuple[Span, ...] = ()
    content_spans: tuple[Span, ...] = ()
    place: str | None = None
    period: Period | None = None
    joint: tuple[str, ...] = ()
    unnamed: Unnamed | None = None


class Event(Record, tag_field="type", tag="event"):
    """A PLOVER event (2021 specification). `recipients` empty where participants all act.

    `actor_details` and `recipient_details` say of each of `actors` and `recipients`, in their order, as what they took
    part. `place` is as written, `location` what it most likely means (docs/places.md).
    """

    event_type: str
    mode: str | None = None
    contexts: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    place: str | None = None
    location: Place | None = None
    period: Period | None = None
    size: Size | None = None
    actor_details: tuple[Participant, ...] = ()
    recipient_details: tuple[Participant, ...] = ()
    factuality: Factuality = Factuality()


class Meeting(Record, tag_field="type", tag="meeting"):
    """Talks, a summit, call, visit, session. `rounds`: how many, of a series; `round`: which.

    `place` is as written, `location` what it most likely means (docs/places.md).
    """

    parties: tuple[str, ...]
    status: MeetingStatus
    third_parties: tuple[str, ...] = ()
    roles: tuple[Role, ...] = ()
    form: MeetingForm = MeetingForm.TALKS
    level: Level | None = None
    place: str | None = None
    location: Place | None = None
    period: Period | None = None
    round: int | None = None
    rounds: int | None = None
    agenda: tuple[str, ...] = ()
    conditions: tuple[str, ...] = ()
    factuality: Factuality = Factuality()


class Accord(Record, tag_field="type", tag="accord"):
    """Ceasefire, agreement, memorandum, framework, draft text."""

    parties: tuple[str, ...]
    status: AccordStatus
    third_parties: tuple[str, ...] = ()
    roles: tuple[Role, ...] = ()
    form: AccordForm = AccordForm.OTHER
    title: str | None = None
    period: Period | None = None
    factuality: Factuality = Factuality()


class Exchange(Record, tag_field="type", tag="exchange"):
    """Release, swap or return. `count`: total number of people or bodies."""

    parties: tuple[str, ...]
    status: ExchangeStatus
    third_parties: tuple[str, ...] = ()
    roles: tuple[Role, ...] = ()
    what: Exchanged = Exchanged.PRISONERS
    count: int | None = None
    period: Period | None = None
    factuality: Factuality = Factuality()


class Proposal(Record, tag_field="type", tag="proposal"):
    """An idea, plan, offer, demand put to another. `groups`: working groups it names."""

    by: tuple[str, ...]
    status: ProposalStatus
    about: str
    to: tuple[str, ...] = ()
    issue: str | None = None
    period: Period | None = None
    groups: int | None = None
    group_subjects: tuple[str, ...] = ()


class Position(Record, tag_field="type", tag="position"):
    """A party's stance on an issue; `against`: the party accused or opposed.

    `promised`: the words pledge it ("promised to withdraw"); `due`: by when.
    """

    by: tuple[str, ...]
    stance: Stance
    about: str
    issue: str | None = None
    against: tuple[str, ...] = ()
    conditions: tuple[str, ...] = ()
    promised: bool = False
    due: Period | None = None


Body = Statement | Event | Meeting | Accord | Exchange | Proposal | Position


class Finding(Record):
    """One of the seven, with its evidence. `according_to`: [] in the text's own voice, else the
    chain of speakers, outermost last. `score`: 0 to 1, how sure the extractor is of its reading.
    """

    body: Body
    citations: tuple[Citation, ...]
    according_to: tuple[str, ...] = ()
    score: float = 1.0
