"""Reports made up for tests: short builders of findings, documents and holdings.

    report("2025-06-01", meeting("RUS UKR", "planned", on="2025-06-02", says="trump"))

is a document of that day whose one sentence tells of a planned meeting, according to Trump.
"""

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import msgspec

from dragoman.model import Body, Citation, Document, Entry, Finding, Holdings, Judgement, Reading, Record, Span


class Told(Record):
    """A body with the words that tell it and the chain of who says so."""

    body: Body
    quote: str
    says: tuple[str, ...] = ()


class Report(Record):
    """A document with its entries."""

    document: Document
    entries: tuple[Entry, ...]


def meeting(parties: str, status: str, **fields: Any) -> Told:
    """A meeting of space-separated parties; `on`: its day or `first/last` day; `says`: the chain."""
    return _told("meeting", {"parties": parties.split(), "status": status}, fields)


def accord(parties: str, status: str, form: str = "ceasefire", **fields: Any) -> Told:
    """An accord, a ceasefire unless said otherwise."""
    return _told("accord", {"parties": parties.split(), "status": status, "form": form}, fields)


def exchange(parties: str, status: str, count: int | None = None, **fields: Any) -> Told:
    """An exchange, of prisoners unless `what` says otherwise."""
    return _told("exchange", {"parties": parties.split(), "status": status, "count": count}, fields)


def proposal(by: str, about: str, status: str = "made", **fields: Any) -> Told:
    """A proposal by space-separated parties."""
    return _told("proposal", {"by": by.split(), "about": about, "status": status}, fields)


def position(by: str, stance: str, about: str, **fields: Any) -> Told:
    """A position of space-separated parties."""
    return _told("position", {"by": by.split(), "stance": stance, "about": about}, fields)


def statement(speaker: str, content: str, **fields: Any) -> Told:
    """A statement with the cue "said"."""
    return _told("statement", {"speaker": speaker, "cue": "said", "content": content, "quote": content}, fields)


def report(published: str | None, *told: Told, name: str = "", source: str | None = None, text: str = "") -> Report:
    """A document whose sentences are the quotes told; `name` is its id, else made from day and source."""
    text = text or " ".join(f"{one.quote}." for one in told)
    day = date.fromisoformat(published) if published else None
    known = name or f"{published}-{source}"
    document = Document(id=known, text=text, published=day, source=source)
    recorded = datetime.combine(day, time(12), UTC) if day else None
    return Report(document=document, entries=tuple(Entry.of(_finding(known, text, one), recorded) for one in told))


def holdings(
    reports: Iterable[Report], judgements: Iterable[Judgement] = (), readings: Iterable[Reading] = ()
) -> Holdings:
    """The holdings of some reports, in the order given."""
    found = list(reports)
    return Holdings(
        documents=tuple(one.document for one in found),
        entries=tuple(entry for one in found for entry in one.entries),
        judgements=tuple(judgements),
        readings=tuple(readings),
    )


def _finding(document: str, text: str, told: Told) -> Finding:
    start = text.index(told.quote)
    span = Span(start=start, end=start + len(told.quote))
    cited = Citation(document=document, span=span, exact=told.quote)
    return Finding(body=told.body, citations=(cited,), according_to=told.says)


def _told(kind: str, known: dict[str, Any], fields: dict[str, Any]) -> Told:
    fields = {**known, **fields}
    says = tuple(str(fields.pop("says", "")).split())
    on = fields.pop("on", None)
    if on:
        fields["period"] = _period(on)
    quote = fields.pop("quote", None) or _quote(kind, {**fields, "on": on}, says)
    return Told(body=msgspec.convert({"type": kind, **fields}, Body), quote=quote, says=says)


def _quote(kind: str, fields: dict[str, Any], says: tuple[str, ...]) -> str:
    """Words that differ where the findings differ."""
    known = [f"{name} {value}" for name, value in fields.items() if value and name not in ("parties", "by", "period")]
    parties = " and ".join(fields.get("parties") or fields.get("by") or ())
    told = f"{' and '.join(says)} says of the" if says else "The"
    return f"{told} {kind} of {parties}: {', '.join(known)}"


def _period(on: str) -> dict[str, Any]:
    first, _, last = on.partition("/")
    return {"start": first, "end": date.fromisoformat(last or first) + timedelta(days=1), "raw": on}
