"""Traits: what of an entry decides whether two entries speak of the same thing."""

from collections.abc import Mapping
from datetime import date
from functools import lru_cache

import msgspec

from dragoman.lexicon.scopes import load_scopes
from dragoman.model import (
    Accord,
    AccordForm,
    AccordStatus,
    Body,
    Document,
    Entry,
    Exchange,
    ExchangeStatus,
    Factuality,
    Meeting,
    MeetingStatus,
    Period,
    Polarity,
    Position,
    Proposal,
    Record,
    Tense,
)

Dossiered = Meeting | Accord | Exchange | Proposal | Position
EVER = (date.min.toordinal(), date.max.toordinal())
SERIES = (-365, 0)

# Days about publication, first and last, in which something without a stated date may lie. Reports
# of what happened appear within days; plans and offers reach about a month ahead.
REACH: Mapping[str, Mapping[str, tuple[int, int]]] = {
    "meeting": {
        MeetingStatus.HELD: (-4, 0),
        MeetingStatus.ONGOING: (-3, 3),
        MeetingStatus.PLANNED: (0, 30),
        MeetingStatus.PROPOSED: (-21, 14),
        MeetingStatus.DECLINED: (-7, 7),
        MeetingStatus.POSTPONED: (-7, 45),
        MeetingStatus.CANCELLED: (-7, 14),
        MeetingStatus.NOT_SCHEDULED: (0, 30),
    },
    "accord": {
        AccordStatus.PROPOSED: (-14, 30),
        AccordStatus.DRAFTED: (-30, 30),
        AccordStatus.AGREED: (-10, 5),
        AccordStatus.SIGNED: (-10, 5),
        AccordStatus.IN_FORCE: (-30, 30),
        AccordStatus.EXTENDED: (-30, 30),
        AccordStatus.VIOLATED: (-60, 5),
        AccordStatus.REJECTED: (-10, 10),
        AccordStatus.ENDED: (-30, 5),
    },
    "exchange": {
        ExchangeStatus.CARRIED_OUT: (-3, 0),
        ExchangeStatus.AGREED: (-5, 14),
        ExchangeStatus.PLANNED: (0, 14),
        ExchangeStatus.PROPOSED: (-7, 21),
        ExchangeStatus.DECLINED: (-7, 7),
    },
}
PROPOSAL_REACH = (-21, 21)
POSITION_REACH = (-90, 90)  # of a position whose issue is unknown; the others may be told again at any time
LONG = 92  # days, a quarter: a longer period does not tell one happening from another
PLAIN = Factuality()
# Statuses of what has come about. The others a later report can only give to something new.
DONE: Mapping[str, frozenset[str]] = {
    "meeting": frozenset(("held", "ongoing")),
    "accord": frozenset(("agreed", "signed", "in-force", "extended", "violated", "ended")),
    "exchange": frozenset(("carried-out",)),
}
# Fields that tell one happening from another, where they are known.
TELLING: Mapping[type, tuple[str, ...]] = {
    Meeting: ("level", "place", "round", "rounds"),
    Accord: ("title",),
    Exchange: ("count",),
    Proposal: ("issue", "groups"),
    Position: ("issue",),
}
_encode = msgspec.json.Encoder().encode


class Trait(Record):
    """An entry with what is compared: `day` of publication, `window` of days in which it may lie.

    `dated` says that the window comes from a stated date. `status`: of a position its stance. `voice` is who answers
    for the words: "" for the text itself, else the innermost speaker. `told` is all that the body says but for dates
    and conditions: equal bytes, equal cues. `scope`: of a ceasefire that is of one matter or season only. `come`: the
    status is of what has come about; `postponed`: it tells that a meeting was put off. `specificity`: how many of the
    fields that tell one happening from another are known.
    """

    id: str
    body: Dossiered
    kind: str
    status: str
    document: str
    story: str
    source: str | None
    voice: str
    day: int | None
    window: tuple[int, int]
    dated: bool
    parties: frozenset[str]
    others: frozenset[str]
    order: tuple[int, str, int, int, str]
    told: bytes
    come: bool
    postponed: bool
    specificity: int
    scope: str | None = None


def trait(entry: Entry, document: Document | None, story: str) -> Trait | None:
    """The traits of an entry, None for statements and events, which have no dossier."""
    body = entry.body
    if not isinstance(body, Meeting | Accord | Exchange | Proposal | Position):
        return None
    published = document.published.toordinal() if document and document.published else None
    dated = _close(window_of(_period(body)), body)
    span = entry.citations[0].span
    status = (body.stance if isinstance(body, Position) else body.status).value
    parties = frozenset(body.by if isinstance(body, Proposal | Position) else body.parties)
    scope = load_scopes().of(entry.citations[0].exact) if _is_truce(body) else None
    return Trait(
        id=entry.id,
        body=body,
        kind=kind(body),
        status=status,
        document=entry.document,
        story=story,
        source=document.source if document else None,
        voice=entry.according_to[0] if entry.according_to else "",
        day=published,
        window=dated or _undated(body, published),
        dated=dated is not None,
        parties=parties,
        others=frozenset(_others(body)),
        order=(published or EVER[1], entry.document, span.start, span.end, entry.id),
        told=_one(_undated_bytes(body) + (scope or "").encode()),
        come=status in DONE.get(kind(body), ()),
        postponed=isinstance(body, Meeting) and body.status is MeetingStatus.POSTPONED,
        specificity=_known(body) + 2 * (dated is not None) + min(len(parties), 2),
        scope=scope,
    )


def kind(body: Body) -> str:
    """The name of a body's type, as in its JSON."""
    return type(body).__name__.lower()


def window_of(period: Period | None) -> tuple[int, int] | None:
    """First and last day of a half-open period, None where nothing is known of it."""
    if period is None or (period.start is None and period.end is None):
        return None
    first = period.start.toordinal() if period.start else EVER[0]
    last = period.end.toordinal() - 1 if period.end else EVER[1]
    return first, max(first, last)


def _known(body: Dossiered) -> int:
    """How many of the fields that tell one happening from another are known, but for date and parties."""
    return sum(getattr(body, name, None) is not None for name in TELLING[type(body)])


def _period(body: Dossiered) -> Period | None:
    return None if isinstance(body, Position) else body.period


def denied(meeting: Meeting) -> bool:
    """Whether the meeting is said not to have taken place, not merely to be unplanned."""
    told = meeting.factuality
    return told.polarity is Polarity.NEGATIVE and told.tense is not Tense.FUTURE


def _close(window: tuple[int, int] | None, body: Dossiered) -> tuple[int, int] | None:
    """The stated days, unless they are so many that they date nothing ("the 2025 ceasefire"); a series may be long."""
    series = isinstance(body, Meeting) and body.rounds is not None
    long = window is not None and EVER[0] < window[0] and window[1] < EVER[1] and window[1] - window[0] > LONG
    return None if long and not series else window


@lru_cache(1 << 16)
def _one(told: bytes) -> bytes:
    """Equal bytes as one object, which is looked up the quicker."""
    return told


def _is_truce(body: Dossiered) -> bool:
    return isinstance(body, Accord) and body.form is AccordForm.CEASEFIRE


def _undated_bytes(body: Dossiered) -> bytes:
    if isinstance(body, Meeting):
        return _encode(body.replace(period=None, conditions=(), factuality=PLAIN))
    if isinstance(body, Position):
        return _encode(body.replace(conditions=(), due=None))
    if isinstance(body, Proposal):
        return _encode(body.replace(period=None))
    return _encode(body.replace(period=None, factuality=PLAIN))


def _others(body: Dossiered) -> tuple[str, ...]:
    if isinstance(body, Proposal):
        return body.to
    return body.against if isinstance(body, Position) else body.third_parties


def _undated(body: Dossiered, published: int | None) -> tuple[int, int]:
    if published is None or (isinstance(body, Position) and body.issue):
        return EVER
    if isinstance(body, Position):
        reach = POSITION_REACH
    elif isinstance(body, Proposal):
        reach = PROPOSAL_REACH
    elif isinstance(body, Meeting) and body.rounds is not None:
        reach = SERIES
    elif isinstance(body, Meeting) and body.status is MeetingStatus.NOT_SCHEDULED and denied(body):
        reach = REACH["meeting"][MeetingStatus.HELD]
    else:
        reach = REACH[kind(body)][body.status]
    return published + reach[0], published + reach[1]
