"""Findings as the rows of `dragoman predict`: field names of the gold's guide, plain values."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import timedelta
from typing import Any

import msgspec

from dragoman.annotate.times_timex import Timex
from dragoman.extract.events import CodedEvent
from dragoman.lexicon.actors import fold, surname
from dragoman.model import (
    Accord,
    ActorKind,
    Annotated,
    Exchange,
    Finding,
    Meeting,
    MentionKind,
    Period,
    Position,
    Proposal,
    Span,
    Statement,
)

Row = dict[str, Any]


def talks(findings: Sequence[Finding], names: Mapping[str, str] | None = None) -> list[Row]:
    """The five kinds of finding about talks; of rows that differ in nothing but their evidence the fullest one.

    `names` gives the surnames of persons as the text writes them (`surnames`).
    """
    rows: dict[str, Row] = {}
    for finding in findings:
        fields, chain, evidence = _fields(finding.body), _chain(finding, names or {}), finding.citations[0].exact
        if fields is not None:
            row = rows.setdefault(repr((fields, chain)), {**fields, "evidence": "", "according_to": chain})
            row["evidence"] = max(row["evidence"], evidence, key=len)
    return list(rows.values())


def attributions(findings: Sequence[Finding]) -> list[Row]:
    """Statements as spans of source, cue and content."""
    return [
        {
            "source": _spans(finding.body.source_spans),
            "cue": _spans(finding.body.cue_spans),
            "content": _spans(finding.body.content_spans),
        }
        for finding in findings
        if isinstance(finding.body, Statement)
    ]


def event(coded: CodedEvent) -> Row:
    """A PLOVER event as codes; `factuality` is certainty, polarity and tense ("certain positive past")."""
    return msgspec.structs.asdict(coded)


def timex(mark: Timex) -> Row:
    """A TIMEX3 mark: start, end, type, value."""
    return msgspec.structs.asdict(mark)


def day_or_month(period: Period | None) -> str | None:
    """YYYY-MM-DD for a day or an open beginning, YYYY-MM for days within one month, else None.

    >>> from datetime import date
    >>> day_or_month(Period(start=date(2025, 6, 2), end=date(2025, 6, 3)))
    '2025-06-02'
    """
    if period is None or period.start is None:
        return None
    last = period.end - timedelta(days=1) if period.end else period.start
    if last == period.start:
        return period.start.isoformat()
    same_month = (last.year, last.month) == (period.start.year, period.start.month)
    return f"{period.start:%Y-%m}" if same_month else None


def surnames(annotated: Annotated) -> dict[str, str]:
    """Persons' surnames in lower case, in the spelling of this text: `wirayuda` where it has "Hassan Wirayuda"."""
    found: dict[str, str] = {}
    for mention in annotated.mentions:
        person = annotated.actors.get(mention.actors[0]) if len(mention.actors) == 1 else None
        if mention.kind is MentionKind.NAME and person is not None and person.kind is ActorKind.PERSON:
            words, family = mention.text.split(), surname(person).split()
            ahead = len(words) > len(family) and fold(words[0]) == fold(family[0])
            own = words[: len(family)] if ahead else words[-len(family) :]
            found.setdefault(person.id, " ".join(own).lower())
    return found


def _chain(finding: Finding, names: Mapping[str, str]) -> list[str]:
    return [names.get(actor) or spelt([actor])[0] for actor in finding.according_to]


def spelt(actors: Iterable[str]) -> list[str]:
    """Actor ids as the guide writes them: slugs with spaces.

    >>> spelt(["free-aceh-movement", "IDN"])
    ['free aceh movement', 'IDN']
    """
    return [actor.replace("-", " ") for actor in actors]


def _fields(body: object) -> Row | None:
    match body:
        case Meeting():
            return _meeting(body)
        case Accord():
            return {"kind": "accord", **_parties(body), "form": body.form, "status": body.status}
        case Exchange():
            what = {"what": body.what, "count": body.count}
            return {"kind": "exchange", **_parties(body), **what, "status": body.status}
        case Proposal():
            return _proposal(body)
        case Position():
            return _position(body)
    return None


def _meeting(meeting: Meeting) -> Row:
    return {
        "kind": "meeting",
        **_parties(meeting),
        "status": meeting.status,
        "place": meeting.place,
        "date": day_or_month(meeting.period),
        "level": meeting.level,
        "form": meeting.form,
        "round": meeting.round,
    }


def _proposal(proposal: Proposal) -> Row:
    return {
        "kind": "proposal",
        "by": spelt(proposal.by),
        "to": spelt(proposal.to),
        "about": proposal.about,
        "status": proposal.status,
    }


def _position(position: Position) -> Row:
    return {
        "kind": "position",
        "by": spelt(position.by),
        "about": position.about,
        "stance": position.stance,
        "against": spelt(position.against),
    }


def _parties(body: Meeting | Accord | Exchange) -> Row:
    return {"parties": spelt(body.parties), "third_parties": spelt(body.third_parties)}


def _spans(spans: Iterable[Span]) -> list[list[int]]:
    return [[span.start, span.end] for span in spans]
