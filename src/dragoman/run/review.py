"""Review: which findings a person should look at first, and what may be decided on them."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date, datetime
from enum import StrEnum
from typing import Any, get_args

import msgspec

from dragoman.errors import SettingsError
from dragoman.model import (
    Accord,
    Account,
    Body,
    Citation,
    Document,
    Dossier,
    Entry,
    Exchange,
    Finding,
    Judgement,
    Level,
    Meeting,
    Period,
    Position,
    Proposal,
    Record,
    Span,
    Statement,
    Verdict,
)

LOW, DOUBTFUL = 0.5, 0.8
"""Scores below which the extractor is unsure of its reading."""
LEFT_OUT = frozenset(("factuality", "source_spans", "cue_spans", "content_spans"))
"""Fields that a form does not show; a correction keeps them as they were."""
KINDS: Mapping[str, type[Body]] = {
    str(kind.__struct_config__.tag): kind for kind in (Meeting, Accord, Exchange, Proposal, Position, Statement)
}


class Waiting(Record):
    """A finding that waits for a person, with the reasons why it matters, the weightiest first."""

    entry: str
    dossier: str
    document: str
    points: int
    reasons: tuple[str, ...]
    score: float
    published: date | None


class Sort(StrEnum):
    """How a field is filled in."""

    CHOICE = "choice"
    LIST = "list"
    NUMBER = "number"
    TEXT = "text"
    PERIOD = "period"


class Field(Record):
    """A field of a finding for a form: its value as text; a period has its two days, the last one counted in."""

    name: str
    sort: Sort
    value: str
    required: bool
    options: tuple[str, ...] = ()
    last: str = ""


def waiting(dossiers: Iterable[Dossier], entries: Mapping[str, Entry], decided: Collection[str]) -> tuple[Waiting, ...]:
    """The accounts on which no person has decided, what matters most first."""
    found = (
        _waiting(dossier, account, entries[account.finding])
        for dossier in dossiers
        for account in dossier.accounts
        if account.finding in entries and account.finding not in decided
    )
    return tuple(
        sorted(found, key=lambda one: (-one.points, -(one.published or date.min).toordinal(), one.document, one.entry))
    )


def decision(
    entry: str, verdict: Verdict, by: str, reason: str, *, at: datetime, replacement: Body | None = None
) -> Judgement:
    """A person's decision on one entry."""
    return Judgement(subjects=(entry,), verdict=verdict, by=by, reason=reason, replacement=replacement, recorded_at=at)


def joined(one: str, other: str, by: str, reason: str, *, at: datetime) -> Judgement:
    """That two entries speak of the same."""
    return Judgement(subjects=(one, other), verdict=Verdict.SAME, by=by, reason=reason, recorded_at=at)


def parted(entry: str, dossier: Dossier, by: str, reason: str, *, at: datetime) -> tuple[Judgement, ...]:
    """That an entry speaks of something else than the rest of its dossier does: one judgement for each pair, since a
    judgement parts all its subjects from each other."""
    told = {dossier.id, *dossier.findings, *(account.finding for account in dossier.accounts)} - {entry}
    return tuple(
        Judgement(subjects=(entry, other), verdict=Verdict.DISTINCT, by=by, reason=reason, recorded_at=at)
        for other in sorted(told)
    )


def by_hand(document: Document, exact: str, body: Body, according_to: Sequence[str], at: datetime) -> Entry:
    """An entry that a person made. Raises SettingsError where its words do not stand in the document."""
    start = document.text.find(exact)
    if not exact.strip() or start < 0:
        raise SettingsError("the words are not in the document; copy them exactly as they stand there")
    cited = Citation(document=document.id, span=Span(start=start, end=start + len(exact)), exact=exact)
    return Entry.of(Finding(body=body, citations=(cited,), according_to=tuple(according_to)), at)


def fields(kind: type[Body], body: Body | None = None) -> tuple[Field, ...]:
    """The fields of a kind of finding as a form shows them, filled from a body where one is given."""
    return tuple(
        _field(one, getattr(body, one.name) if body is not None else None)
        for one in msgspec.structs.fields(kind)
        if one.name not in LEFT_OUT and _sort(one.type) is not None
    )


def filled(kind: type[Body], values: Mapping[str, str], body: Body | None = None) -> Body:
    """A body of the kind from a form's values; fields that a form does not show are taken from `body`.

    Raises SettingsError for a value that does not fit, naming the field.
    """
    kept = {one.name: getattr(body, one.name) for one in msgspec.structs.fields(kind)} if body is not None else {}
    read = {field.name: _read(field, values) for field in fields(kind)}
    known = {name: value for name, value in {**kept, **read}.items() if value is not None}
    if kept.get("place") != read.get("place"):
        known.pop("location", None)  # it was that of the other place
    try:
        made: Body = msgspec.convert(msgspec.to_builtins(known), kind, strict=False)
    except msgspec.ValidationError as error:
        raise SettingsError(f"this cannot be recorded so: {error}") from error
    return made


def listed(words: str) -> tuple[str, ...]:
    """Items that commas part: actor ids, subjects.

    >>> listed("RUS, UKR")
    ('RUS', 'UKR')
    """
    return tuple(word.strip() for word in words.split(",") if word.strip())


def likely(dossiers: Iterable[Dossier], dossier: Dossier, most: int = 25) -> tuple[Dossier, ...]:
    """Others of the same kind that may be the same: those with most actors in common, then the nearest in time."""
    kind, mine = type(dossier.subject), _told(dossier)
    actors = set(_actors(dossier))
    others = (other for other in dossiers if other.id != dossier.id and type(other.subject) is kind)
    near = sorted(others, key=lambda o: (-len(actors & set(_actors(o))), abs(_told(o) - mine), o.id))
    return tuple(near[:most])


def _waiting(dossier: Dossier, account: Account, entry: Entry) -> Waiting:
    reasons = list(_reasons(dossier, entry))
    return Waiting(
        entry=entry.id,
        dossier=dossier.id,
        document=entry.document,
        points=sum(points for points, _ in reasons),
        reasons=tuple(reason for _, reason in reasons),
        score=entry.score,
        published=account.published,
    )


def _reasons(dossier: Dossier, entry: Entry) -> Iterable[tuple[int, str]]:
    if dossier.disputed:
        yield 4, "disputed"
    if isinstance(dossier.subject, Meeting) and dossier.subject.level is Level.LEADERS:
        yield 3, "leaders' meeting"
    if entry.score < DOUBTFUL:
        yield 3 if entry.score < LOW else 1, f"unsure reading ({entry.score:.2f})"


def _field(one: Any, value: Any) -> Field:
    sort, options = _sort(one.type) or (Sort.TEXT, ())
    last = ""
    if sort is Sort.PERIOD:
        last = (date.fromordinal(value.end.toordinal() - 1)).isoformat() if value and value.end else ""
        value = value.start.isoformat() if value and value.start else ""
    elif sort is Sort.LIST:
        value = ", ".join(value or ())
    elif isinstance(value, bool):
        value = "yes" if value else "no"
    required = one.required or (sort is Sort.CHOICE and type(None) not in get_args(one.type))
    return Field(
        name=one.name,
        sort=sort,
        value="" if value is None else str(value),
        required=required,
        options=options,
        last=last,
    )


def _sort(kind: Any) -> tuple[Sort, tuple[str, ...]] | None:
    """How a field of a type is filled in, and its choices; None for what a form cannot show."""
    parts = get_args(kind) or (kind,)
    if bool in parts:
        return Sort.CHOICE, ("yes", "no")
    enum = next((part for part in parts if isinstance(part, type) and issubclass(part, StrEnum)), None)
    if enum is not None:
        return Sort.CHOICE, tuple(member.value for member in enum)
    if Ellipsis in parts:
        return Sort.LIST, ()
    if int in parts:
        return Sort.NUMBER, ()
    if str in parts:
        return Sort.TEXT, ()
    return (Sort.PERIOD, ()) if Period in parts else None


def _read(field: Field, values: Mapping[str, str]) -> Any:
    given = values.get(field.name, "").strip()
    match field.sort:
        case Sort.LIST:
            return listed(given)
        case Sort.PERIOD:
            return _period(given, values.get(f"{field.name}_last", "").strip())
        case Sort.CHOICE if field.options == ("yes", "no"):
            return given == "yes"
    return given or None


def _period(first: str, last: str) -> dict[str, Any] | None:
    try:
        start = date.fromisoformat(first) if first else None
        end = date.fromordinal(date.fromisoformat(last).toordinal() + 1) if last else None
    except (ValueError, OverflowError) as error:
        raise SettingsError(f"{first or last!r} is no date; write it as YYYY-MM-DD") from error
    if start and not end:
        end = date.fromordinal(start.toordinal() + 1)
    if start and end and end <= start:
        raise SettingsError("the last day is before the first")
    return {"start": start, "end": end, "raw": ""} if start or end else None


def _actors(dossier: Dossier) -> tuple[str, ...]:
    subject = dossier.subject
    return subject.by if isinstance(subject, Proposal | Position) else subject.parties


def _told(dossier: Dossier) -> int:
    return max((account.published.toordinal() for account in dossier.accounts if account.published), default=0)
