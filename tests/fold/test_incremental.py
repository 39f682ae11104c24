"""Adding reports one by one gives the same bytes as all at once, and what comes later changes nothing before it."""

from datetime import UTC, date, datetime, time

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.fold.test_fold import ACTORS, DAYS, REPORTS

from dragoman.fold import Memo, fold, published_by, recorded_by
from dragoman.model import AsOf, Judgement, StateOfPlay, Verdict
from dragoman.resolve import Resolver, propose
from dragoman.testing.reports import Report, Told, holdings, meeting, report

NOW = AsOf()
PIECES = REPORTS.flatmap(lambda reports: st.tuples(st.permutations(reports), st.lists(st.booleans(), min_size=8)))


def encoded(state: StateOfPlay) -> bytes:
    return msgspec.json.encode(state)


def batch(reports: list[Report], at: AsOf = NOW) -> StateOfPlay:
    held = holdings(reports)
    return fold(held, propose(held), at, ACTORS)


@settings(max_examples=150, deadline=None)
@given(PIECES)
def test_incremental_is_batch(drawn: tuple[list[Report], list[bool]]) -> None:
    """Whatever the order of the reports, and wherever a fold is made between them."""
    reports, stops = drawn
    resolver, memo = Resolver(), Memo()
    for number, (one, stop) in enumerate(zip(reports, stops, strict=False), start=1):
        resolver.add([one.document], one.entries)
        if stop:
            part = reports[:number]
            assert encoded(fold(holdings(part), resolver.judgements(), NOW, ACTORS, memo)) == encoded(batch(part))
    assert resolver.judgements() == propose(holdings(reports[: len(stops)]))


@settings(max_examples=100, deadline=None)
@given(REPORTS, DAYS)
def test_later_texts_change_nothing_before_them(reports: list[Report], day: str) -> None:
    """The state that a reader of a day had is the same however much has been published since."""
    then = AsOf(valid=date.fromisoformat(day))
    known = published_by(holdings(reports), then.valid)
    early = [one for one in reports if one.document.published and one.document.published <= date.fromisoformat(day)]
    assert encoded(fold(known, propose(known), then, ACTORS)) == encoded(batch(early, then))
    groups = {pair for judgement in propose(holdings(reports)) for pair in [judgement.subjects]}
    entries = {entry.id for one in early for entry in one.entries}
    among = {pair for pair in groups if set(pair) <= entries}
    assert among == {j.subjects for j in propose(known) if set(j.subjects) <= entries}


@settings(max_examples=100, deadline=None)
@given(REPORTS, DAYS)
def test_later_records_change_nothing_of_what_was_known(reports: list[Report], day: str) -> None:
    """`AsOf(known)`: entries recorded since, and decisions made since, have no part in it."""
    noon = datetime.combine(date.fromisoformat(day), time(13), UTC)
    reports = [fetched(one) for one in reports]
    entries = [entry.id for one in reports for entry in one.entries]
    since = [Judgement(subjects=(name,), verdict=Verdict.REJECT, by="ada", recorded_at=datetime(2031, 1, 1, tzinfo=UTC))
             for name in entries[:1]]  # fmt: skip
    then = AsOf(known=noon)
    known = recorded_by(holdings(reports, since), then)
    early = [one for one in reports if one.document.fetched and one.document.fetched <= noon]
    assert encoded(fold(known, propose(known), then, ACTORS)) == encoded(batch(early, then))


def fetched(one: Report) -> Report:
    """The report with its document fetched on the day of publication."""
    assert one.document.published is not None
    return one.replace(document=one.document.replace(fetched=datetime.combine(one.document.published, time(12), UTC)))


def test_a_story_found_late_is_told_anew() -> None:
    """An earlier copy takes the place of the one that was known: one account, not two."""
    words = "The two delegations met for an hour in the palace on the shore and parted without a word to the press"
    told: Told = meeting("RUS UKR", "held", quote=words)
    late, early = report("2025-06-03", told, name="late"), report("2025-06-02", told, name="early")
    resolver = Resolver()
    for one in (late, early):
        resolver.add([one.document], one.entries)
    assert resolver.judgements() == propose(holdings([early, late]))
    state = fold(holdings([late, early]), resolver.judgements(), NOW, ACTORS)
    assert [account.document for account in state.meetings[0].accounts] == ["early"]
