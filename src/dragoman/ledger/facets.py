"""Facets: what an entry can be selected by, as pairs of field and value in lower case, the same in every store."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from functools import lru_cache

from dragoman.model import (
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
    return frozenset(normal(facet) for facet in told(entry, document, body))


def told(entry: Entry, document: Document | None, body: Body | None = None) -> list[Facet]:
    """The same as the entry has it: not yet in lower case, perhaps twice. A large archive asks this a million times."""
    about = body or entry.body
    found = [("party", party) for party in parties_of(about)]
    found += [("issue", issue) for issue in issues_of(about)]
    found += [("speaker", speaker) for speaker in entry.according_to]
    kind, status = type(about).__name__, status_of(about)
    found.append(("kind", kind))
    if isinstance(about, Statement):
        found += [("speaker", speaker) for speaker in (about.speaker, *about.chain) if speaker]
    elif isinstance(about, Event):
        found.append(("kind", f"{kind}:{about.event_type}"))
    if status:
        found.append(("status", status))
    if isinstance(about, Statement | Event | Meeting) and about.place:
        found.append(("place", about.place))
    period = None if isinstance(about, Position) else about.period
    found += _months(period.start, period.end, None) if period else ()
    if (period is None or not (period.start or period.end)) and document:
        found += _months(None, None, document.published)
    return found


def normal(facet: Facet) -> Facet:
    """The facet as it is kept and asked for: in lower case, without what PostgreSQL cannot keep."""
    return facet[0], facet[1].lower().replace("\x00", "")


def document_facets(document: Document) -> frozenset[Facet]:
    """What the document, and with it all its entries, is found by."""
    return frozenset({normal(("source", document.source))} if document.source else ())


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


def _any(field: str, values: Iterable[str]) -> frozenset[Facet]:
    return frozenset(normal((field, value)) for value in values)


@lru_cache(maxsize=4096)
def _months(start: date | None, end: date | None, published: date | None) -> tuple[Facet, ...]:
    """Months of a period, at most MONTHS of them; without one, of the day of publication."""
    first = start or end or published
    if first is None:
        return ()
    last = end - timedelta(days=1) if start and end else first
    found: list[Facet] = []
    month = first.replace(day=1)
    while month <= last.replace(day=1) and len(found) < MONTHS:
        found.append(("month", _month(month)))
        month = (month.replace(day=28) + timedelta(days=4)).replace(day=1)
    return tuple(found or [("month", _month(first))])


def _month(day: date) -> str:
    return f"{day.year:04}-{day.month:02}"
