"""Judgements: a person's decision on entries or documents, checked and appended; decisions left without evidence."""

from collections.abc import Iterable, Sequence

import msgspec

from dragoman.errors import SettingsError
from dragoman.fold.live import MACHINE, live
from dragoman.model import AsOf, Body, Entry, Handling, Holdings, Judgement, Record, Selection, Verdict
from dragoman.stages import Ledger

SHORTEST = 6
"""Characters of an id that may stand for it."""
SEVERAL = 4
"""Ids named where a beginning fits more than one."""
PAIRED = (Verdict.SAME, Verdict.DISTINCT)


class Vanished(Record):
    """A person's decision on an entry that the latest reading of its document no longer finds.

    `shown`: whether the entry stands in the state all the same, because a person accepted or corrected it.
    """

    judgement: Judgement
    entry: Entry
    shown: bool


def judge(ledger: Ledger, judgement: Judgement, changes: Sequence[str] = ()) -> Judgement:
    """Appends a person's decision, and returns it as it was appended.

    A subject may be the beginning of an id, SHORTEST characters or more. `changes` (verdict `correct`): FIELD=VALUE of
    the body, lists with commas. Raises SettingsError where the decision cannot be meant: nobody is named, a subject is
    not in the ledger or may be several, a value does not fit its field.
    """
    judgement = judgement.replace(subjects=tuple(_whole(ledger, one) for one in judgement.subjects))
    _checked(ledger, judgement)
    if judgement.verdict is Verdict.CORRECT:
        (entry,) = ledger.entries(judgement.subjects)
        told = latest_body(entry, ledger.holdings(Selection(documents=(entry.document,))).judgements)
        judgement = judgement.replace(replacement=judgement.replacement or changed(told, changes))
    ledger.append([], [], [], [judgement])
    return judgement


def changed(body: Body, changes: Iterable[str]) -> Body:
    """The body with fields set, each written FIELD=VALUE.

    >>> from dragoman.model import Meeting, MeetingStatus
    >>> body = Meeting(parties=("RUS",), status=MeetingStatus.PLANNED)
    >>> changed(body, ["status=held", "parties=RUS,UKR"]) == body.replace(status="held", parties=("RUS", "UKR"))
    True
    """
    fields = msgspec.to_builtins(body)
    for change in changes:
        name, given, value = change.partition("=")
        if not given or name not in fields or name == "type":
            known = ", ".join(field for field in fields if field != "type")
            raise SettingsError(f"{change!r} sets no field; write FIELD=VALUE with one of: {known}")
        fields[name] = _value(fields[name], name, value)
    try:
        return msgspec.convert(fields, type(body), strict=False)
    except msgspec.ValidationError as error:
        raise SettingsError(f"the correction does not fit: {error}") from error


def latest_body(entry: Entry, judgements: Iterable[Judgement]) -> Body:
    """What the entry says after the corrections so far; judgements come oldest first."""
    corrections = [j.replacement for j in judgements if entry.id in j.subjects and j.verdict is Verdict.CORRECT]
    return next((body for body in reversed(corrections) if body), entry.body)


def vanished(holdings: Holdings) -> tuple[Vanished, ...]:
    """Decisions of persons on entries that no latest reading has: by content id, so a finding that came back is there.

    Nothing is undone: the decision and the entry stay in the ledger. What was accepted or corrected stays in the state,
    marked so; a rejection has nothing to act on until the finding comes back.
    """
    standing = live(holdings, (), AsOf())
    kept = live(holdings, holdings.judgements, AsOf()).vanished
    found = {entry.id for entry in standing.entries}
    gone = {entry.id: entry for entry in holdings.entries if entry.id not in found}
    return tuple(
        Vanished(judgement=judgement, entry=gone[name], shown=name in kept)
        for judgement in holdings.judgements
        if standing.person(judgement)
        for name in judgement.subjects
        if name in gone
    )


def _whole(ledger: Ledger, subject: str) -> str:
    """The id that begins so, where there is exactly one; else the subject as it is."""
    if len(subject) < SHORTEST:
        return subject
    found = ledger.ids(subject, limit=SEVERAL)
    if subject in found or not found:
        return subject
    if len(found) > 1:
        raise SettingsError(f"{subject!r} begins several ids ({', '.join(found)}); write more of the one that is meant")
    return found[0]


def _checked(ledger: Ledger, judgement: Judgement) -> None:
    subjects, verdict = judgement.subjects, judgement.verdict
    if not judgement.by.strip() or judgement.by.startswith(MACHINE):
        raise SettingsError("say who decides: --by NAME, and no name of a part of dragoman")
    if not judgement.reason.strip():
        raise SettingsError("say why: --why REASON")
    if verdict in PAIRED and len(set(subjects)) < 2:
        raise SettingsError(f"{verdict} needs two ids or more")
    if verdict is Verdict.CORRECT and len(subjects) != 1:
        raise SettingsError("correct needs one id")
    if verdict is Verdict.MARK and judgement.handling is None:
        raise SettingsError(f"mark needs --handling, one of: {', '.join(Handling)}")
    known = {one.id for one in ledger.entries(subjects)}
    if verdict in (*PAIRED, Verdict.MARK):
        known |= {one.id for one in ledger.documents(subjects)}
    missing = [name for name in subjects if name not in known]
    if missing:
        what = "entry or document" if verdict in (*PAIRED, Verdict.MARK) else "entry"
        short = f" (a beginning needs {SHORTEST} characters)" if len(missing[0]) < SHORTEST else ""
        raise SettingsError(
            f"the ledger has no {what} {missing[0]!r}{short}; `dragoman statements` and `events` list ids"
        )


def _value(before: object, name: str, value: str) -> object:
    if isinstance(before, list | tuple):
        return [one.strip() for one in value.split(",") if one.strip()]
    if name == "period" and value:
        start, _, end = value.partition("..")
        return {"start": start or None, "end": end or None, "raw": value}
    return value or None
