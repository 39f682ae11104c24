"""What changed between two states of play."""

from datetime import UTC, date, datetime

import pytest

from dragoman.fold import changes, fold, published_by, recorded_by
from dragoman.model import AsOf, Change, ChangeKind, Changes, Detail, Holdings, Judgement, StateOfPlay, Verdict
from dragoman.resolve import propose
from dragoman.testing.reports import Report, accord, exchange, holdings, meeting, position, report

MONDAY = report("2025-06-02", meeting("RUS UKR", "planned", on="2025-06-04", place="Istanbul"), name="monday")


def at(held: Holdings, day: str) -> StateOfPlay:
    moment = AsOf(valid=date.fromisoformat(day))
    known = published_by(held, moment.valid)
    return fold(known, propose(known), moment, {})


def told(*reports: Report, since: str = "2025-06-03", until: str = "2025-06-30") -> Changes:
    held = holdings(reports)
    return changes(at(held, since), at(held, until))


def seen(found: Changes) -> list[tuple[str, str | None, str]]:
    return [(change.kind.value, change.was, change.dossier.status) for change in found.changes]


CASES = [
    ("nothing new", [], []),
    ("planned, then held", [meeting("RUS UKR", "held", on="2025-06-04")], [("moved", "planned", "held")]),
    ("a new day", [meeting("RUS UKR", "planned", on="2025-06-06", place="Istanbul")],
     [("revised", "planned", "planned")]),
    ("something else", [exchange("RUS UKR", "agreed", 300)], [("new", None, "agreed")]),
    ("told again", [meeting("RUS UKR", "planned", on="2025-06-04")], []),
]  # fmt: skip


@pytest.mark.parametrize(("case", "more", "expected"), CASES, ids=[row[0] for row in CASES])
def test_changes_since_a_day(case: str, more: list, expected: list[tuple[str, str | None, str]]) -> None:
    later = [report("2025-06-05", one, name=f"later-{i}") for i, one in enumerate(more)]
    found = told(MONDAY, *later)
    assert seen(found) == expected
    assert [note.id for note in found.documents] == [one.document.id for one in later]


def test_a_change_is_shown_by_the_accounts_that_are_new() -> None:
    found = told(MONDAY, report("2025-06-05", meeting("RUS UKR", "held", on="2025-06-04"), name="thursday"))
    (change,) = found.changes
    assert [account.document for account in change.accounts] == ["thursday"]
    assert [note.id for note in found.cited] == ["monday", "thursday"]


def test_a_new_day_is_told_with_the_old_one() -> None:
    found = told(MONDAY, report("2025-06-03", meeting("RUS UKR", "planned", on="2025-06-06")), since="2025-06-02")
    assert found.changes[0].details == (Detail(field="period", was="2025-06-04", now="2025-06-06"),)


def test_what_happened_before_and_was_told_after_is_news() -> None:
    found = told(report("2025-06-05", meeting("RUS UKR", "held", on="2025-06-01"), name="late"))
    assert seen(found) == [("new", None, "held")]


def test_a_disagreement_comes_and_goes() -> None:
    one = report("2025-06-02", accord("A B", "agreed", says="x"), name="a")
    other = report("2025-06-02", accord("A B", "rejected", says="y"), name="b")
    end = report("2025-06-08", accord("A B", "signed"), name="c")
    assert [c.kind for c in told(one, other, since="2025-06-01").changes] == [ChangeKind.NEW, ChangeKind.DISPUTED]
    later = told(one, other, end, since="2025-06-05")
    assert [(c.kind, c.was) for c in later.changes] == [(ChangeKind.MOVED, "agreed"), (ChangeKind.SETTLED, None)]
    settled = later.changes[1]
    assert settled.conflict is not None
    assert [account.status for account in settled.accounts] == ["signed"]


def test_what_a_person_rejects_is_withdrawn() -> None:
    held = holdings([MONDAY])
    entry = MONDAY.entries[0].id
    noon = datetime(2025, 6, 9, 12, tzinfo=UTC)
    verdict = Judgement(subjects=(entry,), verdict=Verdict.REJECT, by="ada", recorded_at=noon)
    judged = held.replace(judgements=(verdict,))
    morning = AsOf(known=datetime(2025, 6, 9, 6, tzinfo=UTC))
    before = fold(recorded_by(judged, morning), propose(held), morning, {})
    found = changes(before, fold(judged, propose(held), AsOf(), {}))
    assert seen(found) == [("withdrawn", "planned", "planned")]
    assert found.documents == ()


def test_a_joined_dossier_is_neither_new_nor_gone() -> None:
    one = report("2025-06-02", meeting("RUS UKR", "held", on="2025-06-01", place="Doha"), name="a")
    other = report("2025-06-02", meeting("RUS UKR", "held", on="2025-06-01", place="Doha", level="ministers"), name="b")
    held = holdings([one, other])
    apart = fold(held, (), AsOf(), {})
    together = fold(held, propose(held), AsOf(), {})
    assert len(apart.meetings) == 2
    assert len(together.meetings) == 1
    assert not [c for c in changes(apart, together).changes if c.kind in (ChangeKind.NEW, ChangeKind.WITHDRAWN)]


def test_changes_are_told_by_kind_then_in_the_order_of_the_dossiers() -> None:
    found = told(
        MONDAY,
        report("2025-06-05", position("RUS", "rejects", "a truce", issue="ceasefire"), name="x"),
        report("2025-06-05", meeting("RUS UKR", "held", on="2025-06-04"), name="y"),
    )
    kinds = [change.kind for change in found.changes]
    assert kinds == sorted(kinds, key=list(ChangeKind).index) == [ChangeKind.MOVED, ChangeKind.NEW]


def test_equal_states_have_no_changes() -> None:
    assert told(MONDAY, since="2025-06-03", until="2025-06-03").changes == ()


def test_a_change_needs_no_more_than_its_record() -> None:
    (change,) = told(MONDAY, since="2025-06-01").changes
    assert isinstance(change, Change)
    assert change.accounts[0].sentence.startswith("The meeting of RUS and UKR")
