"""What a state of play says of some reports: statuses, disputes, stories, dates, decisions."""

from collections.abc import Sequence
from datetime import UTC, date, datetime

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.fold import fold
from dragoman.ledger import MemoryLedger
from dragoman.model import (
    Actor,
    ActorKind,
    AsOf,
    Dossier,
    Judgement,
    Meeting,
    MeetingStatus,
    Reading,
    StateOfPlay,
    Verdict,
)
from dragoman.resolve import propose
from dragoman.testing.reports import (
    Report,
    accord,
    exchange,
    holdings,
    meeting,
    position,
    proposal,
    report,
    statement,
)

ACTORS = {
    "RUS": Actor(id="RUS", name="Russia", kind=ActorKind.STATE),
    "UKR": Actor(id="UKR", name="Ukraine", kind=ActorKind.STATE),
    "TUR": Actor(id="TUR", name="Turkey", kind=ActorKind.STATE, aliases=("Türkiye",)),
    "trump": Actor(id="trump", name="Donald Trump", kind=ActorKind.PERSON),
}
NOON = datetime(2025, 6, 30, 12, tzinfo=UTC)
LONG = (
    "The two delegations met for an hour in the palace on the shore and both heads spoke of a useful exchange "
    "before they left for their capitals, where the leaders will decide on the drafts that each side brought"
)


def state(
    *reports: Report, judgements: Sequence[Judgement] = (), readings: Sequence[Reading] = (), at: AsOf | None = None
) -> StateOfPlay:
    held = holdings(reports, judgements, readings)
    return fold(held, propose(held), at or AsOf(), ACTORS)


def only(dossiers: Sequence[Dossier]) -> Dossier:
    (dossier,) = dossiers
    return dossier


def seen(dossiers: Sequence[Dossier]) -> list[tuple[str, bool]]:
    return [(dossier.status, dossier.disputed) for dossier in dossiers]


LIVES = [
    ("announced, then held",
     [("2025-06-01", meeting("RUS UKR", "planned", on="2025-06-02")),
      ("2025-06-03", meeting("RUS UKR", "held", on="2025-06-02"))], [("held", False)]),
    ("planned on Monday, postponed on Wednesday, held on Friday",
     [("2025-06-02", meeting("RUS UKR", "planned", on="2025-06-04")),
      ("2025-06-04", meeting("RUS UKR", "postponed", on="2025-06-04")),
      ("2025-06-06", meeting("RUS UKR", "held", on="2025-06-06"))], [("held", False)]),
    ("held, and a next one planned",
     [("2025-06-03", meeting("RUS UKR", "held")), ("2025-06-04", meeting("RUS UKR", "planned"))],
     [("held", False), ("planned", False)]),
    ("Trump says planned, the papers know of none that day",
     [("2025-08-19", meeting("RUS UKR", "planned", level="leaders", says="trump")),
      ("2025-08-19", meeting("RUS UKR", "not-scheduled", level="leaders"))], [("not-scheduled", True)]),
    ("not scheduled on Monday, planned on Thursday is a change",
     [("2025-08-18", meeting("RUS UKR", "not-scheduled", level="leaders")),
      ("2025-08-21", meeting("RUS UKR", "planned", level="leaders"))], [("planned", False)]),
    ("Tuesday or Wednesday",
     [("2025-06-05", meeting("RUS UKR", "held", on="2025-06-03", place="Istanbul")),
      ("2025-06-06", meeting("RUS UKR", "held", on="2025-06-04", place="Istanbul"))], [("held", True)]),
    ("a month and a day in it",
     [("2025-06-05", meeting("RUS UKR", "held", on="2025-06-01/2025-06-30")),
      ("2025-06-06", meeting("RUS UKR", "held", on="2025-06-04"))], [("held", False)]),
    ("Doha or Geneva that day",
     [("2025-06-05", meeting("RUS UKR", "held", on="2025-06-04", place="Doha")),
      ("2025-06-05", meeting("RUS UKR", "held", on="2025-06-04", place="Geneva"))], [("held", True)]),
    ("a city and its country",
     [("2025-06-05", meeting("RUS UKR", "held", on="2025-06-04", place="Istanbul")),
      ("2025-06-05", meeting("RUS UKR", "held", on="2025-06-04", place="Turkey"))], [("held", False)]),
    ("1,000 or 1,200 prisoners",
     [("2025-06-05", exchange("RUS UKR", "carried-out", 1000)),
      ("2025-06-05", exchange("RUS UKR", "carried-out", 1200))], [("carried-out", True)]),
    ("agreed says one, only proposed says the other",
     [("2025-06-05", accord("ISR hamas", "agreed", says="trump")),
      ("2025-06-05", accord("ISR hamas", "proposed", says="netanyahu"))], [("agreed", True)]),
    ("said to be possible only, and denied",
     [("2025-06-05", meeting("RUS UKR", "held", on="2025-06-04", factuality={"certainty": "possible"})),
      ("2025-06-05", meeting("RUS UKR", "not-scheduled", on="2025-06-04", says="trump"))], [("not-scheduled", False)]),
    ("agreed, and later perhaps broken",
     [("2025-06-05", accord("ISR hamas", "agreed")),
      ("2025-06-07", accord("ISR hamas", "violated", factuality={"certainty": "possible"}))], [("agreed", False)]),
    ("proposed, agreed, broken",
     [("2025-06-01", accord("ISR hamas", "proposed")), ("2025-06-05", accord("ISR hamas", "agreed")),
      ("2025-06-09", accord("ISR hamas", "violated", says="netanyahu"))], [("violated", False)]),
]  # fmt: skip


@pytest.mark.parametrize(("case", "told", "expected"), LIVES, ids=[row[0] for row in LIVES])
def test_status_and_dispute(case: str, told: list, expected: list[tuple[str, bool]]) -> None:
    found = state(*(report(day, one, name=f"doc-{i}") for i, (day, one) in enumerate(told)))
    assert seen([*found.meetings, *found.accords, *found.exchanges]) == expected


def test_article_on_leaders_who_may_meet() -> None:
    found = state(report("2025-08-19",
        meeting("RUS UKR", "held", rounds=3, place="Istanbul"),
        meeting("RUS UKR", "planned", place="Istanbul", says="lavrov"),
        meeting("RUS UKR", "not-scheduled", level="leaders"),
        meeting("RUS UKR", "planned", level="leaders", says="trump"),
        meeting("RUS UKR", "declined", level="leaders", place="Turkey"),
        source="the paper",
    ))  # fmt: skip
    assert seen(found.meetings) == [("held", False), ("planned", False), ("not-scheduled", True), ("declined", False)]
    (conflict,) = found.conflicts
    assert conflict.values == ("not-scheduled", "planned")
    assert conflict.summary == (
        "On the meeting of leaders between Russia and Ukraine, the paper of 19 August 2025 in its own words calls it "
        "not scheduled, while Donald Trump in the paper of 19 August 2025 calls it planned."
    )


def test_own_voice_before_hearsay_and_stories_before_few() -> None:
    told = [
        report("2025-06-02", accord("A B", "agreed", says="x"), name="a"),
        report("2025-06-02", accord("A B", "agreed", says="y"), name="b"),
        report("2025-06-02", accord("A B", "rejected"), name="c"),
    ]
    assert only(state(*told).accords).status == "rejected"
    assert only(state(*told[:2], report("2025-06-02", accord("A B", "rejected", says="z"))).accords).status == "agreed"


@pytest.mark.parametrize(("told_on", "expected"), [("2025-06-04", "2025-06-04"), ("2025-06-05", None)])
def test_a_plan_dates_what_took_place_only_where_it_is_told_that_day(told_on: str, expected: str | None) -> None:
    plan = report("2025-06-03", meeting("RUS UKR", "planned", on="2025-06-04"))
    (dossier,) = state(plan, report(told_on, meeting("RUS UKR", "held"))).meetings
    assert isinstance(dossier.subject, Meeting)
    period = dossier.subject.period
    assert (str(period.start) if period else None) == expected


def test_a_place_only_put_forward_is_not_where_it_took_place() -> None:
    offer = report("2025-06-01", meeting("RUS UKR", "proposed", place="Doha"))
    (dossier,) = state(offer, report("2025-06-03", meeting("RUS UKR", "held"))).meetings
    assert isinstance(dossier.subject, Meeting)
    assert dossier.subject.place is None


def test_a_call_of_an_outsider_denies_no_accord() -> None:
    told = [
        report("2025-06-05", accord("RUS UKR", "agreed", says="x"), name="a"),
        report("2025-06-05", accord("RUS UKR", "proposed", says="trump"), name="b"),
    ]
    assert state(*told).conflicts == ()


def test_ten_reprints_are_one_account() -> None:
    told = meeting("RUS UKR", "held", quote=LONG)
    found = state(*(report("2025-06-02", told, name=f"paper-{i}", text=f"{LONG}. Reuters {i}.") for i in range(10)))
    assert len(only(found.meetings).accounts) == 1
    assert {note.story for note in found.documents} == {"paper-0"}
    assert len(found.documents) == 10


def test_subject_takes_the_most_specific_of_all_accounts() -> None:
    found = only(state(
        report("2025-06-01", meeting("RUS UKR", "planned", on="2025-06-01/2025-06-07", third_parties=["TUR"])),
        report("2025-06-03", meeting("RUS UKR", "held", on="2025-06-02", place="Istanbul", agenda=["prisoners"])),
    ).meetings)  # fmt: skip
    assert isinstance(found.subject, Meeting)
    assert found.subject.third_parties == ("TUR",)
    assert (found.subject.place, found.subject.agenda) == ("Istanbul", ("prisoners",))
    assert found.subject.period is not None
    assert found.subject.period.start == date(2025, 6, 2)


def test_valid_date_tells_what_was_so_then() -> None:
    told = (
        report("2025-06-01", meeting("RUS UKR", "planned", on="2025-06-03"), name="a"),
        report("2025-06-09", meeting("RUS UKR", "held", on="2025-06-03"), name="b"),
    )
    statuses = [only(state(*told, at=AsOf(valid=date(2025, 6, day))).meetings).status for day in (2, 3, 10)]
    assert statuses == ["planned", "held", "held"]
    assert state(*told, at=AsOf(valid=date(2025, 5, 1))).meetings == ()


def test_known_date_tells_what_the_record_knew() -> None:
    told = (
        report("2025-06-01", meeting("RUS UKR", "planned", on="2025-06-03"), name="a"),
        report("2025-06-09", meeting("RUS UKR", "held", on="2025-06-03"), name="b"),
    )
    before = AsOf(known=datetime(2025, 6, 8, tzinfo=UTC))
    assert only(state(*told, at=before).meetings).status == "planned"


def test_a_person_rejects_corrects_and_parts() -> None:
    told = report("2025-06-02", meeting("RUS UKR", "held"), name="a")
    later = report("2025-06-03", meeting("RUS UKR", "held", says="trump"), name="b")
    one, other = told.entries[0].id, later.entries[0].id
    corrected = Meeting(parties=("RUS", "UKR"), status=MeetingStatus.CANCELLED)
    reject = Judgement(subjects=(one,), verdict=Verdict.REJECT, by="ana", recorded_at=NOON)
    correct = Judgement(subjects=(one,), verdict=Verdict.CORRECT, by="ana", replacement=corrected, recorded_at=NOON)
    part = Judgement(subjects=(one, other), verdict=Verdict.DISTINCT, by="ana", recorded_at=NOON)
    assert state(told, judgements=[reject]).meetings == ()
    assert only(state(told, later, judgements=[correct]).meetings).status == "cancelled"
    assert len(state(told, later).meetings) == 1
    assert len(state(told, later, judgements=[part]).meetings) == 2
    assert len(state(told, later, judgements=[reject], at=AsOf(known=datetime(2025, 6, 20, tzinfo=UTC))).meetings) == 1


def test_a_maker_s_later_reading_replaces_its_earlier_one() -> None:
    told = report("2025-06-02", meeting("RUS UKR", "held"), position("UKR", "demands", "a truce"), name="a")
    first, second = (entry.id for entry in told.entries)
    readings = [
        Reading(document="a", maker="dragoman.talks 0.1", entries=(first, second), recorded_at=NOON),
        Reading(document="a", maker="dragoman.talks 0.2", entries=(second,), recorded_at=NOON.replace(hour=13)),
    ]
    found = state(told, readings=readings)
    assert found.meetings == ()
    assert len(found.positions) == 1


def test_working_groups_statements_and_who_is_who() -> None:
    subjects = ["humanitarian", "military", "political"]
    found = state(report("2025-08-19",
        proposal("RUS", "creating three working groups", groups=3, group_subjects=subjects),
        proposal("RUS", "creating these three working groups", says="lavrov"),
        statement("lavrov", "Putin is ready to continue"),
        meeting("RUS UKR", "held", third_parties=["TUR"]),
        accord("hamas UKR", "proposed"),
    ))  # fmt: skip
    (group,) = found.working_groups
    assert (group.name, group.number) == ("humanitarian, military and political working groups", 3)
    assert len(group.accounts) == 2
    assert [actor.name for actor in found.parties] == ["Russia", "Ukraine", "Hamas"]
    assert [actor.name for actor in found.third_parties] == ["Turkey"]
    assert [(said.speaker, said.quote) for said in found.statements] == [("lavrov", "Putin is ready to continue")]


WORDS = st.sampled_from(["trump", "lavrov", ""])
DAYS = st.integers(1, 20).map(lambda day: f"2025-06-{day:02}")
TOLD = st.one_of(
    st.builds(
        lambda status, place, says, number: meeting("RUS UKR", status, place=place, says=says, round=number),
        st.sampled_from(list(MeetingStatus)), st.sampled_from([None, "Istanbul", "Turkey", "Doha"]), WORDS,
        st.sampled_from([None, 2, 3]),
    ),
    st.builds(lambda status, says, on: meeting("RUS UKR USA", status, says=says, on=on),
              st.sampled_from(["held", "planned"]), WORDS, DAYS),
    st.builds(lambda count, says: exchange("RUS UKR", "carried-out", count, says=says),
              st.sampled_from([None, 1000, 1200]), WORDS),
    st.builds(lambda about, says: position("UKR", "rejects", about, says=says),
              st.sampled_from(["neutrality", "neutrality on NATO", "cession"]), WORDS),
)  # fmt: skip
REPORTS = st.lists(st.tuples(DAYS, st.lists(TOLD, max_size=4, unique_by=lambda one: one.quote)), max_size=8).map(
    lambda rows: [report(day, *told, name=f"doc-{i}") for i, (day, told) in enumerate(rows)]
)


@settings(max_examples=150, deadline=None)
@given(REPORTS.flatmap(lambda reports: st.tuples(st.permutations(reports), st.integers(0, 8))))
def test_same_bytes_whatever_the_order(drawn: tuple[list[Report], int]) -> None:
    shuffled, cut = drawn
    in_order = sorted(shuffled, key=lambda one: one.document.id)
    ledger = MemoryLedger()
    for part in (shuffled[cut:], shuffled[:cut], shuffled):
        held = holdings(part)
        ledger.append(held.documents, held.entries)
    merged = ledger.holdings()
    whole = fold(merged, propose(merged), AsOf(), ACTORS)
    assert msgspec.json.encode(whole) == msgspec.json.encode(state(*shuffled))
    assert msgspec.json.encode(whole) == msgspec.json.encode(state(*in_order))


@settings(max_examples=100, deadline=None)
@given(REPORTS)
def test_every_finding_stands_in_one_dossier(reports: list[Report]) -> None:
    found = state(*reports)
    dossiers = [*found.meetings, *found.exchanges, *found.positions]
    shown = [account.finding for dossier in dossiers for account in dossier.accounts]
    entries = {entry.id for one in reports for entry in one.entries}
    assert len(shown) == len(set(shown))
    assert set(shown) <= entries
    assert len({dossier.id for dossier in dossiers}) == len(dossiers)
    assert all(account.quote in account.sentence for dossier in dossiers for account in dossier.accounts)
