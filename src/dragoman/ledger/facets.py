"""Facets: what an entry can be selected by, as pairs of field and value in lower case, the same in every store."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from dragoman.model import Body, Document, Entry, Event, Meeting, Period, Position, Proposal, Selection, Statement

Facet = tuple[str, str]

MONTHS = 24
"""Months of a longer period under which it is found; what is said of ten years is of no month in particular."""


def facets(entry: Entry, document: Document | None, body: Body | None = None) -> frozenset[Facet]:
    """What the entry is found by; `body` is a person's correction of it. The document's own are not among them.

    >>> from dragoman.model import Citation, Exchange, ExchangeStatus, Span
    >>> body = Exchange(parties=("RUS", "UKR"), status=ExchangeStatus.AGREED)
    >>> cited = Citation(document="d", span=Span(start=0, end=1), exact="x")
    >>> sorted(facets(Entry(id="e", document="d", body=body, citations=(cited,)), None))
    [('kind', 'exchange'), ('party', 'rus'), ('party', 'ukr'), ('status', 'agreed')]
    """
    told = body or entry.body
    return frozenset(
        (field, value.lower().replace("\x00", ""))
        for field, values in (
            ("kind", _kinds(told)),
            ("party", parties(told)),
            ("speaker", entry.according_to),
            ("speaker", (told.speaker or "", *told.chain) if isinstance(told, Statement) else ()),
            ("issue", issues(told)),
            ("place", (getattr(told, "place", None) or "",)),
            ("status", (status(told) or "",)),
            ("month", _months(getattr(told, "period", None), document.published if document else None)),
        )
        for value in values
        if value
    )


def document_facets(document: Document) -> frozenset[Facet]:
    """What the document, and with it all its entries, is found by."""
    return frozenset({("source", document.source.lower())} if document.source else ())


def wanted(selection: Selection) -> Iterator[tuple[bool, frozenset[Facet]]]:
    """The conditions of a selection, each met by any of its facets; with whether it is the document's to meet."""
    for field, values in (
        ("kind", selection.kinds),
        ("speaker", selection.speakers),
        ("issue", selection.issues),
        ("place", selection.places),
        ("status", selection.statuses),
    ):
        if values:
            yield False, _any(field, values)
    for group in selection.parties:
        yield False, _any("party", group)
    if selection.sources:
        yield True, _any("source", selection.sources)


def months_wanted(selection: Selection) -> tuple[str, str] | None:
    """First and last month, written as the facet is; None where the selection sets no dates."""
    if selection.start is None and selection.end is None:
        return None
    last = selection.end - timedelta(days=1) if selection.end else date.max
    return _month(selection.start or date.min), _month(last)


def parties(body: Body) -> tuple[str, ...]:
    """Everybody who takes part, whatever the part: ids."""
    match body:
        case Statement():
            return (*((body.speaker,) if body.speaker else ()), *body.chain, *body.addressees)
        case Event():
            return (*body.actors, *body.recipients)
        case Proposal():
            return (*body.by, *body.to)
        case Position():
            return (*body.by, *body.against)
    return (*body.parties, *body.third_parties)


def issues(body: Body) -> tuple[str, ...]:
    """What it is about: the issue, else its own words; for meetings the agenda, for events the contexts."""
    match body:
        case Proposal() | Position():
            return (body.issue or body.about,)
        case Meeting():
            return body.agenda
        case Event():
            return body.contexts
    return ()


def status(body: Body) -> str | None:
    """Its status; a position's stance, an event's mode."""
    match body:
        case Position():
            return str(body.stance)
        case Event():
            return body.mode
        case Statement():
            return None
    return str(body.status)


def _kinds(body: Body) -> tuple[str, ...]:
    kind = type(body).__name__.lower()
    return (kind, f"{kind}:{body.event_type}") if isinstance(body, Event) else (kind,)


def _any(field: str, values: Iterable[str]) -> frozenset[Facet]:
    return frozenset((field, value.lower()) for value in values)


def _months(period: Period | None, published: date | None) -> Iterator[str]:
    first = (period.start or period.end) if period else None
    if period is None or first is None:
        if published:
            yield _month(published)
        return
    last = period.end - timedelta(days=1) if period.start and period.end else first
    year, month = first.year, first.month
    for _ in range(MONTHS):
        yield f"{year:04}-{month:02}"
        year, month = (year, month + 1) if month < 12 else (year + 1, 1)
        if (year, month) > (last.year, last.month):
            return


def _month(day: date) -> str:
    return f"{day.year:04}-{day.month:02}"
