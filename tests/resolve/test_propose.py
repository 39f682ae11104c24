"""Which reports speak of one happening: rows of two reports and the answer."""

import pytest

from dragoman.model import Holdings, Verdict
from dragoman.resolve import MAKER, propose
from dragoman.testing.reports import Told, accord, exchange, holdings, meeting, position, proposal, report


def together(*told: tuple[str, Told]) -> bool:
    """Whether two findings, each in its own document of its day, are proposed as one."""
    return linked(holdings(report(day, one, name=f"doc-{i}") for i, (day, one) in enumerate(told)))


def in_one_text(*told: Told) -> bool:
    """Whether two findings in one document are proposed as one."""
    return linked(holdings([report("2025-06-10", *told)]))


def linked(held: Holdings) -> bool:
    entries = {entry.id for entry in held.entries}
    return any(set(judgement.subjects) == entries for judgement in propose(held))


JUNE_1, JUNE_2, JUNE_3, JUNE_20, AUGUST = "2025-06-01", "2025-06-02", "2025-06-03", "2025-06-20", "2025-08-19"

ACROSS = [
    ("announced, then held that day",
     (JUNE_1, meeting("RUS UKR", "planned", on=JUNE_2)), (JUNE_3, meeting("RUS UKR", "held", on=JUNE_2)), True),
    ("announced without a date, held the next day",
     (JUNE_1, meeting("RUS UKR", "planned")), (JUNE_2, meeting("RUS UKR", "held")), True),
    ("held, then more are planned",
     (JUNE_2, meeting("RUS UKR", "held")), (JUNE_3, meeting("RUS UKR", "planned")), False),
    ("two reports of one day", (JUNE_2, meeting("RUS UKR", "held")), (JUNE_3, meeting("RUS UKR", "held")), True),
    ("months apart", (JUNE_2, meeting("RUS UKR", "held")), (AUGUST, meeting("RUS UKR", "held")), False),
    ("second and third round",
     (JUNE_2, meeting("RUS UKR", "held", round=2)), (JUNE_3, meeting("RUS UKR", "held", round=3)), False),
    ("a series and its next meeting",
     (JUNE_2, meeting("RUS UKR", "held", rounds=3)), (JUNE_3, meeting("RUS UKR", "held")), False),
    ("leaders and delegations",
     (JUNE_2, meeting("RUS UKR", "held", level="leaders")),
     (JUNE_2, meeting("RUS UKR", "held", level="delegations")), False),
    ("a call and talks",
     (JUNE_2, meeting("RUS USA", "held", form="call")), (JUNE_2, meeting("RUS USA", "held")), False),
    ("a summit and a meeting of leaders",
     (JUNE_2, meeting("RUS USA", "held", form="summit")),
     (JUNE_2, meeting("RUS USA", "held", level="leaders")), True),
    ("Istanbul and Geneva",
     (JUNE_2, meeting("RUS UKR", "held", place="Istanbul")),
     (JUNE_2, meeting("RUS UKR", "held", place="Geneva")), False),
    ("Istanbul and Turkey",
     (JUNE_2, meeting("RUS UKR", "held", place="Istanbul")),
     (JUNE_2, meeting("RUS UKR", "held", place="Turkey")), True),
    ("postponed to a later day, then held",
     (JUNE_2, meeting("RUS UKR", "postponed", on=JUNE_3)), (JUNE_20, meeting("RUS UKR", "held", on=JUNE_20)), True),
    ("dates far apart",
     (JUNE_2, meeting("RUS UKR", "planned", on=JUNE_3)), (JUNE_20, meeting("RUS UKR", "held", on=JUNE_20)), False),
    ("others at the table, same place",
     (JUNE_2, meeting("RUS UKR", "held", place="Istanbul")),
     (JUNE_2, meeting("RUS UKR TUR", "held", place="Istanbul")), True),
    ("others at the table, nothing else known",
     (JUNE_2, meeting("RUS UKR", "held")), (JUNE_2, meeting("RUS UKR TUR", "held")), False),
    ("other parties", (JUNE_2, meeting("RUS UKR", "held")), (JUNE_2, meeting("RUS USA", "held")), False),
    ("a ceasefire proposed, then agreed",
     (JUNE_1, accord("ISR hamas", "proposed")), (JUNE_3, accord("ISR hamas", "agreed")), True),
    ("a ceasefire broken, then another proposed",
     (JUNE_1, accord("ISR hamas", "violated")), (JUNE_20, accord("ISR hamas", "proposed")), False),
    ("a draft and a ceasefire",
     (JUNE_1, accord("RUS UKR", "drafted", "draft")), (JUNE_1, accord("RUS UKR", "agreed")), False),
    ("1,000 and 1,200 of one day",
     (JUNE_2, exchange("RUS UKR", "carried-out", 1000)), (JUNE_2, exchange("RUS UKR", "carried-out", 1200)), True),
    ("two swaps in three weeks",
     (JUNE_2, exchange("RUS UKR", "carried-out", 1000)), (JUNE_20, exchange("RUS UKR", "carried-out", 1000)), False),
    ("prisoners and bodies",
     (JUNE_2, exchange("RUS UKR", "carried-out")), (JUNE_2, exchange("RUS UKR", "carried-out", what="bodies")), False),
    ("one proposal in two wordings",
     (JUNE_2, proposal("RUS", "creating three working groups")),
     (JUNE_3, proposal("RUS", "three working groups")), True),
    ("one stance months apart",
     (JUNE_2, position("UKR", "rejects", "cession of Donbas", issue="territory")),
     (AUGUST, position("UKR", "rejects", "giving up land", issue="territory")), True),
    ("another issue",
     (JUNE_2, position("UKR", "rejects", "cession", issue="territory")),
     (JUNE_2, position("UKR", "rejects", "neutrality", issue="neutrality")), False),
    ("delegations, then ministers",
     (JUNE_2, meeting("RUS UKR", "held", level="delegations")),
     (JUNE_3, meeting("RUS UKR", "held", level="ministers")), False),
    ("delegations and ministers in one city",
     (JUNE_2, meeting("RUS UKR", "held", level="delegations", place="Doha")),
     (JUNE_3, meeting("RUS UKR", "held", level="ministers", place="Doha")), True),
    ("a round planned, ministers meet",
     (JUNE_1, meeting("RUS UKR", "planned", round=4)),
     (JUNE_3, meeting("RUS UKR", "held", level="ministers")), False),
    ("talks offered, a visit made",
     (JUNE_1, meeting("RUS UKR", "proposed")), (JUNE_3, meeting("RUS UKR", "held", form="visit")), False),
    ("a place put forward after the plan",
     (JUNE_1, meeting("RUS UKR", "planned")), (JUNE_3, meeting("RUS UKR", "proposed", place="Doha")), False),
    ("talks offered after the day of the plan",
     (JUNE_1, meeting("RUS UKR", "planned", on=JUNE_2)), ("2025-06-10", meeting("RUS UKR", "proposed")), False),
    ("talks offered, held three weeks later",
     (JUNE_1, meeting("RUS UKR", "proposed")), ("2025-06-24", meeting("RUS UKR", "held")), False),
    ("a ceasefire proposed, one on energy agreed",
     (JUNE_1, accord("RUS UKR", "proposed", quote="a ceasefire of 30 days")),
     (JUNE_3, accord("RUS UKR", "agreed", quote="an energy ceasefire")), False),
    ("one on energy agreed, the ceasefire broken",
     (JUNE_1, accord("RUS UKR", "agreed", quote="an energy ceasefire")),
     (JUNE_3, accord("RUS UKR", "violated", quote="the ceasefire")), True),
    ("an accepted draft, and the ceasefire that holds",
     (JUNE_1, accord("ISR hamas", "agreed", "draft")), (JUNE_3, accord("ISR hamas", "in-force")), True),
    ("working groups on other subjects",
     (JUNE_1, meeting("RUS UKR", "held", form="working-group", agenda=["bodies"])),
     (JUNE_1, meeting("RUS UKR", "held", form="working-group", agenda=["borders"])), False),
    ("talks that name nobody, of the day after",
     (JUNE_2, meeting("RUS UKR", "held")), (JUNE_3, meeting("", "held")), True),
    ("talks that name nobody, of another week",
     (JUNE_2, meeting("RUS UKR", "held")), ("2025-06-10", meeting("", "held")), False),
    ("another stance",
     (JUNE_2, position("UKR", "rejects", "truce")), (JUNE_2, position("UKR", "demands", "truce")), False),
]  # fmt: skip


@pytest.mark.parametrize(("case", "one", "other", "same"), ACROSS, ids=[row[0] for row in ACROSS])
def test_two_documents(case: str, one: tuple[str, Told], other: tuple[str, Told], same: bool) -> None:
    assert together(one, other) is same
    assert together(other, one) is same


WITHIN = [
    ("Trump says planned, the text says not scheduled",
     meeting("RUS UKR", "planned", level="leaders", says="trump"),
     meeting("RUS UKR", "not-scheduled", level="leaders"), True),
    ("one voice: talks planned, leaders not scheduled",
     meeting("RUS UKR", "planned"), meeting("RUS UKR", "not-scheduled", level="leaders"), False),
    ("Lavrov says talks are planned, no leaders' meeting is scheduled",
     meeting("RUS UKR", "planned", says="lavrov", place="Istanbul"),
     meeting("RUS UKR", "not-scheduled", level="leaders", place="Istanbul"), False),
    ("three rounds held, to continue",
     meeting("RUS UKR", "held", rounds=3, place="Istanbul"), meeting("RUS UKR", "planned", place="Istanbul"), False),
    ("earlier declined, now not scheduled",
     meeting("RUS UKR", "declined", level="leaders"), meeting("RUS UKR", "not-scheduled", level="leaders"), False),
    ("planned and called off",
     meeting("RUS UKR", "planned"), meeting("RUS UKR", "cancelled"), True),
    ("a round was held, the talks as such are frozen, says one side",
     meeting("COL eln", "held", round=6, on=JUNE_2), meeting("COL eln", "cancelled", says="eln", on=JUNE_2), False),
    ("Trump talks with one, leaders meet in Washington",
     meeting("USA", "held", level="leaders"), meeting("USA UKR", "held", level="leaders"), False),
    ("talks of three, a gathering known by its place alone",
     meeting("USA RUS UKR", "held"), meeting("", "held", level="leaders", place="Doha"), False),
    ("1,000 and 1,200 by two voices",
     exchange("RUS UKR", "carried-out", 1000, says="medinsky"),
     exchange("RUS UKR", "carried-out", 1200, says="umerov"), True),
    ("1,000 and 1,200 by one voice",
     exchange("RUS UKR", "carried-out", 1000), exchange("RUS UKR", "carried-out", 1200), False),
]  # fmt: skip


@pytest.mark.parametrize(("case", "one", "other", "same"), WITHIN, ids=[row[0] for row in WITHIN])
def test_one_document(case: str, one: Told, other: Told, same: bool) -> None:
    assert in_one_text(one, other) is same
    assert in_one_text(other, one) is same


def test_a_vague_report_does_not_join_two_meetings() -> None:
    held = holdings([
        report(JUNE_2, meeting("RUS UKR", "held", round=2), name="a"),
        report(JUNE_2, meeting("RUS UKR", "held"), name="b"),
        report(JUNE_3, meeting("RUS UKR", "held", round=3), name="c"),
    ])  # fmt: skip
    assert len(propose(held)) == 1


def test_a_report_that_names_nobody_among_two_talks_stays_by_itself() -> None:
    held = holdings([
        report(JUNE_2, meeting("RUS UKR", "held"), name="a"),
        report(JUNE_2, meeting("ISR hamas", "held"), name="b"),
        report(JUNE_3, meeting("", "held"), name="c"),
    ])  # fmt: skip
    assert propose(held) == ()


def test_one_source_tells_of_an_exchange_once() -> None:
    told = [exchange("ISR hamas", "carried-out", 3, quote=words) for words in ("three are freed", "three more go home")]
    days = (JUNE_2, JUNE_3)
    of_one = [report(day, one, name=f"doc-{day}", source="wire") for day, one in zip(days, told, strict=True)]
    of_two = [report(day, one, name=f"doc-{day}", source=day) for day, one in zip(days, told, strict=True)]
    assert (len(propose(holdings(of_one))), len(propose(holdings(of_two)))) == (0, 1)


def test_planned_postponed_and_held_are_one() -> None:
    held = holdings([
        report(JUNE_1, meeting("RUS UKR", "planned", on=JUNE_3), name="a"),
        report(JUNE_2, meeting("RUS UKR", "postponed", on=JUNE_3), name="b"),
        report("2025-06-21", meeting("RUS UKR", "held", on=JUNE_20), name="c"),
    ])  # fmt: skip
    assert len(propose(held)) == 2


def test_order_of_the_holdings_has_no_influence() -> None:
    reports = [report(row[1][0], row[1][1], row[2][1], name=f"doc-{i}") for i, row in enumerate(ACROSS)]
    assert propose(holdings(reports)) == propose(holdings(reports[::-1]))


def test_proposals_are_signed() -> None:
    held = holdings(report(JUNE_2, meeting("RUS UKR", "held"), name=name) for name in "ab")
    assert {(j.by, j.verdict) for j in propose(held)} == {(MAKER, Verdict.SAME)}
