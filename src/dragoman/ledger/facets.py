"""Facets: what an entry can be selected by, as pairs of field and value in lower case, the same in every store."""

from collections.abc import Iterator
from datetime import date, timedelta
from functools import lru_cache

from dragoman.model import (
    NO_PARTY,
    Body,
    Document,
    Entry,
    Event,
    Meeting,
    Position,
    Selection,
    Statement,
    issues_of,
    parties_of,
    status_of,
)

Facet = tuple[str, str]
Values = tuple[str | None, ...]
Aspect = tuple[str, Values, Values, Values, Values]
"""Fields, up to four with spaces between, and the values of each as an entry has them: not in lower case, perhaps one
twice, perhaps none. Few things for an entry, often the same as others have, so that what they mean is looked up
quickly."""

NOBODY = (NO_PARTY,)
UNREAD: Aspect = ("kind", ("unread",), (), (), ())
"""What notes of what could not be read are found by."""
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
    return frozenset(facet for aspect in aspects(entry, document, body) for facet in normal(aspect))


def aspects(entry: Entry, document: Document | None, body: Body | None = None) -> list[Aspect]:
    """The same before the values are brought into one form: few and often the same, so that a large archive needs
    that only once for each."""
    about = body or entry.body
    kind, issues = type(about).__name__, issues_of(about)
    kinds = (kind, f"{kind}:{about.event_type}") if isinstance(about, Event) else (kind,)
    place = about.place if isinstance(about, Statement | Event | Meeting) else None
    found: list[Aspect] = [
        ("kind party status place", kinds, parties_of(about) or NOBODY, (status_of(about),), (place,))
    ]
    if isinstance(about, Statement):
        found.append(_one("speaker", (about.speaker, *about.joint, *about.chain, *entry.according_to)))
    elif entry.according_to:
        found.append(_one("speaker", entry.according_to))
    if issues:
        found.append(_one("issue", issues))
    period = None if isinstance(about, Position) else about.period
    if period is not None and (period.start or period.end):
        found.append(_months(period.start, period.end))
    elif document is not None:
        found.append(_months(document.published, None))
    return found


def _one(field: str, values: Values) -> Aspect:
    return field, values, (), (), ()


def normal(aspect: Aspect) -> Iterator[Facet]:
    """The facets of an aspect as they are kept and asked for: in lower case, without what PostgreSQL cannot keep."""
    fields, *values = aspect
    for field, told in zip(fields.split(), values, strict=False):
        for value in told:
            if value:
                yield field, value.lower().replace("\x00", "")


def document_aspects(document: Document) -> list[Aspect]:
    """What the document, and with it all its entries, is found by."""
    day = document.published.isoformat() if document.published else None
    return [("source published", (document.source,), (day,), (), ())]


def document_facets(document: Document) -> frozenset[Facet]:
    """The same in the form it is kept in."""
    return frozenset(facet for aspect in document_aspects(document) for facet in normal(aspect))


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
            yield False, frozenset(normal(_one(field, values)))
    for group in selection.parties:
        yield False, frozenset(normal(_one("party", group)))
    if selection.sources:
        yield True, frozenset(normal(_one("source", selection.sources)))


def published_wanted(selection: Selection) -> str | None:
    """The day after which documents must be published, as the facet is written."""
    return selection.published_after.isoformat() if selection.published_after else None


def months_wanted(selection: Selection) -> tuple[str, str] | None:
    """First and last month, written as the facet is; None where the selection sets no dates."""
    if selection.start is None and selection.end is None:
        return None
    last = selection.end - timedelta(days=1) if selection.end else date.max
    return _month(selection.start or date.min), _month(last)


@lru_cache(maxsize=4096)
def _months(start: date | None, end: date | None) -> Aspect:
    """Months of a period, at most MONTHS of them."""
    first = start or end
    if first is None:
        return _one("month", ())
    last = end - timedelta(days=1) if start and end else first
    found: list[str] = []
    month = first.replace(day=1)
    while month <= last.replace(day=1) and len(found) < MONTHS:
        found.append(_month(month))
        month = (month.replace(day=28) + timedelta(days=4)).replace(day=1)
    return _one("month", tuple(found or [_month(first)]))


def _month(day: date) -> str:
    return f"{day.year:04}-{day.month:02}"
