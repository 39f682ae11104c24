"""Judgements: what a person may decide, how it comes back in the state, and what loses its evidence."""

from datetime import UTC, datetime
from typing import Any

import pytest

from dragoman.errors import SettingsError
from dragoman.ledger import MemoryLedger
from dragoman.model import AsOf, Handling, Judgement, MeetingStatus, Reading, StateOfPlay, Verdict
from dragoman.run.judge import judge, vanished
from dragoman.run.state import state_of
from dragoman.stages import Ledger
from dragoman.testing.reports import Report, meeting, report

BEFORE, AFTER = datetime(2031, 5, 1, 9, tzinfo=UTC), datetime(2031, 5, 2, 9, tzinfo=UTC)


@pytest.fixture
def told() -> Report:
    """A report of two meetings."""
    return report(
        "2031-04-01", meeting("KAR VEL", "planned", place="Lenz"), meeting("NOR KAR", "held", place="Ossa"), name="d"
    )


@pytest.fixture
def ledger(told: Report) -> Ledger:
    """A ledger with the report, as one reader read it."""
    made = MemoryLedger()
    names = tuple(entry.id for entry in told.entries)
    made.append([told.document], told.entries, [Reading(document="d", maker="r 1", entries=names, recorded_at=BEFORE)])
    return made


def decision(verdict: str, *subjects: str, **fields: Any) -> Judgement:
    given = {"by": "ana", "reason": "I was there", "recorded_at": AFTER, **fields}
    return Judgement(subjects=subjects, verdict=Verdict(verdict), **given)


def meetings(state: StateOfPlay) -> list[tuple[str, str | None]]:
    return sorted((one.status, one.subject.place) for one in state.meetings)


def test_reject_leaves_it_out_from_then_on(ledger: Ledger, told: Report) -> None:
    judge(ledger, decision("reject", told.entries[0].id))
    assert meetings(state_of(ledger, {})) == [("held", "Ossa")]
    before = state_of(ledger, {}, at=AsOf(known=BEFORE))
    assert meetings(before) == [("held", "Ossa"), ("planned", "Lenz")]
    assert len(ledger.holdings().entries) == 2


def test_correct_keeps_both_versions(ledger: Ledger, told: Report) -> None:
    first = judge(ledger, decision("correct", told.entries[0].id), ["status=held", "period=2031-04-01..2031-04-02"])
    assert first.replacement is not None
    judge(ledger, decision("correct", told.entries[0].id, recorded_at=AFTER.replace(hour=10)), ["place=Brill"])
    assert meetings(state_of(ledger, {})) == [("held", "Brill"), ("held", "Ossa")]
    assert ledger.entries([told.entries[0].id])[0].body.status is MeetingStatus.PLANNED


@pytest.mark.parametrize(
    ("verdict", "subjects", "fields", "changes", "message"),
    [
        ("accept", "0", {"by": " "}, [], "say who decides"),
        ("accept", "0", {"by": "dragoman.resolve"}, [], "no name of a part of dragoman"),
        ("accept", "0", {"reason": ""}, [], "--why"),
        ("accept", "x", {}, [], "the ledger has no entry 'x'"),
        ("accept", "d", {}, [], "the ledger has no entry 'd'"),
        ("same", "d x", {}, [], "the ledger has no entry or document 'x'"),
        ("same", "0", {}, [], "two ids or more"),
        ("distinct", "0 0", {}, [], "two ids or more"),
        ("correct", "0 1", {}, [], "correct needs one id"),
        ("correct", "0", {}, ["mood=good"], "sets no field; write FIELD=VALUE with one of: parties, status"),
        ("correct", "0", {}, ["type=accord"], "sets no field"),
        ("correct", "0", {}, ["status=over"], r"does not fit: Invalid enum value 'over'.*status"),
        ("correct", "0", {}, ["round=second"], "does not fit"),
        ("mark", "0", {}, [], "mark needs --handling, one of: clear, green"),
    ],
)
def test_what_cannot_be_meant(
    ledger: Ledger, told: Report, verdict: str, subjects: str, fields: dict[str, Any], changes: list[str], message: str
) -> None:
    ids = [told.entries[int(one)].id if one.isdigit() else one for one in subjects.split()]
    head = ledger.head()
    with pytest.raises(SettingsError, match=message):
        judge(ledger, decision(verdict, *ids, **fields), changes)
    assert ledger.head() == head


def test_the_beginning_of_an_id_stands_for_it(ledger: Ledger, told: Report) -> None:
    name = told.entries[0].id
    assert judge(ledger, decision("reject", name[:6])).subjects == (name,)
    with pytest.raises(SettingsError, match=r"the ledger has no entry '\w{5}' \(a beginning needs 6 characters\)"):
        judge(ledger, decision("reject", name[:5]))


def test_a_beginning_that_fits_several_is_refused_with_their_names(ledger: Ledger, told: Report) -> None:
    one, other = (told.document.replace(id=f"abcdef{n}") for n in "12")
    ledger.append([one, other], [])
    head = ledger.head()
    with pytest.raises(SettingsError, match=r"'abcdef' begins several ids \(abcdef1, abcdef2\); write more"):
        judge(ledger, decision("mark", "abcdef", handling=Handling.RED))
    assert ledger.head() == head
    assert judge(ledger, decision("mark", "abcdef1", handling=Handling.RED)).subjects == ("abcdef1",)


def test_documents_may_be_marked_and_called_the_same(ledger: Ledger, told: Report) -> None:
    judge(ledger, decision("mark", "d", handling=Handling.RED))
    judge(ledger, decision("distinct", "d", told.entries[0].id))
    assert len(ledger.holdings().judgements) == 2


def test_a_decision_stays_when_its_finding_is_read_again_and_is_listed_when_it_is_gone(
    ledger: Ledger, told: Report
) -> None:
    first, second = (entry.id for entry in told.entries)
    judge(ledger, decision("accept", first))
    judge(ledger, decision("reject", second))
    assert vanished(ledger.holdings()) == ()
    ledger.append([], [], [Reading(document="d", maker="r 2", entries=(second,), recorded_at=AFTER)])
    (gone,) = vanished(ledger.holdings())
    assert (gone.entry.id, gone.judgement.verdict, gone.shown) == (first, Verdict.ACCEPT, True)
    assert meetings(state_of(ledger, {})) == [("planned", "Lenz")]
    later = AFTER.replace(hour=20)
    ledger.append([], [], [Reading(document="d", maker="r 3", entries=(first, second), recorded_at=later)])
    assert vanished(ledger.holdings()) == ()
    assert meetings(state_of(ledger, {})) == [("planned", "Lenz")]


@pytest.mark.parametrize(
    ("verdict", "changes", "stands"),
    [
        ("accept", [], [("planned", "Lenz", True)]),
        ("correct", ["place=Brill"], [("planned", "Brill", True)]),
        ("reject", [], []),
    ],
)
def test_what_a_person_stood_for_stays_when_it_is_no_longer_read(
    ledger: Ledger, told: Report, verdict: str, changes: list[str], stands: list[tuple[str, str, bool]]
) -> None:
    """Shown and marked; before the decision was known it is gone with its reading."""
    judge(ledger, decision(verdict, told.entries[0].id), changes)
    ledger.append([], [], [Reading(document="d", maker="r 2", entries=(), recorded_at=AFTER)])
    state = state_of(ledger, {})
    accounts = [(one, account) for one in state.meetings for account in one.accounts]
    assert [(one.status, one.subject.place, account.vanished) for one, account in accounts] == stands
    assert [one.shown for one in vanished(ledger.holdings())] == [bool(stands)]


def test_a_machines_judgement_is_no_decision(ledger: Ledger, told: Report) -> None:
    machine = Judgement(subjects=(told.entries[0].id,), verdict=Verdict.ACCEPT, by="dragoman.resolve")
    ledger.append([], [], [], [machine])
    ledger.append([], [], [Reading(document="d", maker="r 2", entries=(), recorded_at=AFTER)])
    assert vanished(ledger.holdings()) == ()
