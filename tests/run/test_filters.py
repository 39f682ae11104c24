"""Filters: the lines asked for, each as the whole ledger tells it."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.errors import SettingsError
from dragoman.ledger import MemoryLedger
from dragoman.model import Actor, ActorKind, AsOf, Judgement, StateOfPlay, Verdict
from dragoman.run.changes import changed, changes_of
from dragoman.run.filters import Filter, days, filtered, neighbourhood
from dragoman.run.lines import lines, source_lines
from dragoman.run.pipeline import NOW as EVER
from dragoman.run.pipeline import folded
from dragoman.run.state import state_of
from dragoman.stages import Ledger
from dragoman.testing.reports import Told, accord, meeting, position, proposal, report, statement

KNOWN = {
    name: Actor(id=name, name=name.title(), kind=ActorKind.PERSON, country=country)
    for name, country in (("vask", "KAR"), ("orlo", "VEL"), ("haim", "NOR"))
}
REPORTS = [
    report(
        "2031-03-01",
        meeting("KAR VEL", "planned", place="Lenz", on="2031-04-10", says="vask"),
        statement("vask", "We will go to Lenz", addressees=("orlo",)),
        position("VEL", "demands", "that the border opens", issue="border"),
        source="Herald",
    ),
    report(
        "2031-04-11",
        meeting("KAR VEL", "held", place="Lenz", on="2031-04-10"),
        accord("KAR VEL", "agreed"),
        statement("orlo", "It was a good day"),
        source="Courier",
    ),
    report(
        "2031-04-12",
        meeting("NOR TAR", "held", place="Ossa", on="2031-04-12"),
        meeting("KAR NOR", "cancelled", place="Brill", on="2031-05-02"),
        statement("haim", "Nobody told us"),
        proposal("NOR", "a truce at sea", issue="truce"),
        source="Herald",
    ),
    report("2031-06-01", accord("KAR VEL", "violated", says="haim"), source="Courier"),
]


@pytest.fixture
def ledger() -> Ledger:
    """Four reports of two negotiations."""
    made = MemoryLedger()
    for told in REPORTS:
        made.append([told.document], told.entries)
    return made


def shown(state: StateOfPlay) -> str:
    """Kinds and statuses, then the speakers."""
    dossiers = (*state.meetings, *state.accords, *state.proposals, *state.positions)
    told = [f"{type(one.subject).__name__.lower()}-{one.status}" for one in dossiers]
    return " ".join([*sorted(told), *sorted(one.speaker or "-" for one in state.statements)])


CASES: list[tuple[dict[str, Any], str]] = [
    ({}, "accord-violated meeting-cancelled meeting-held meeting-held position-demands proposal-made haim orlo vask"),
    ({"parties": ("KAR",)}, "accord-violated meeting-cancelled meeting-held vask"),
    ({"parties": ("KAR", "VEL")}, "accord-violated meeting-held vask"),
    ({"parties": ("TAR",)}, "meeting-held"),
    ({"speakers": ("NOR",)}, "accord-violated haim"),
    ({"speakers": ("vask",)}, "meeting-held vask"),
    ({"issues": ("Border", "truce")}, "position-demands proposal-made"),
    ({"places": ("lenz",)}, "meeting-held"),
    ({"statuses": ("planned",)}, ""),
    ({"statuses": ("violated", "cancelled")}, "accord-violated meeting-cancelled"),
    ({"start": date(2031, 5, 1)}, "accord-violated meeting-cancelled"),
    ({"start": date(2031, 4, 12), "end": date(2031, 4, 13)}, "meeting-held proposal-made haim"),
    (
        {"sources": ("Herald",)},
        "meeting-cancelled meeting-held meeting-planned position-demands proposal-made haim vask",
    ),
    ({"sources": ("Herald",), "places": ("Lenz",)}, "meeting-planned"),
    ({"parties": ("XYZ",)}, ""),
]


@pytest.mark.parametrize(("asked", "lines_shown"), CASES)
def test_the_lines_asked_for(ledger: Ledger, asked: dict[str, Any], lines_shown: str) -> None:
    assert shown(state_of(ledger, KNOWN, asked=Filter(**asked))) == lines_shown


@pytest.mark.parametrize("asked", [asked for asked, _ in CASES if "sources" not in asked])
def test_each_line_is_as_the_whole_ledger_tells_it(ledger: Ledger, asked: dict[str, Any]) -> None:
    """A plan that was kept is told as held, also where only the plan meets the filter."""
    whole = folded(ledger.holdings(), AsOf(), KNOWN)
    part = filtered(folded(neighbourhood(ledger, Filter(**asked), KNOWN), AsOf(), KNOWN), Filter(**asked), KNOWN)
    left = filtered(whole, Filter(**asked), KNOWN)
    assert (part.meetings, part.accords, part.conflicts) == (left.meetings, left.accords, left.conflicts)
    assert {one.id for one in part.documents} == {one.id for one in left.documents}
    assert part.statements == left.statements


def test_only_what_is_near_is_read(ledger: Ledger) -> None:
    read = neighbourhood(ledger, Filter(parties=("TAR",)), KNOWN)
    assert len(read.documents) == 1
    assert neighbourhood(ledger, Filter(parties=("XYZ",)), KNOWN).documents == ()


def test_the_state_names_who_is_left(ledger: Ledger) -> None:
    left = state_of(ledger, KNOWN, asked=Filter(parties=("TAR",)))
    assert {one.id for one in left.parties} == {"NOR", "TAR"}
    assert [one.published for one in left.documents] == [date(2031, 4, 12)]


def test_changes_of_one_negotiation(ledger: Ledger) -> None:
    since = AsOf(valid=date(2031, 5, 1))
    assert changes_of(ledger, KNOWN, since=since, asked=Filter(parties=("KAR", "VEL"))).changes
    assert not changes_of(ledger, KNOWN, since=since, asked=Filter(parties=("NOR", "TAR"))).changes


@pytest.mark.parametrize(
    ("asked", "quotes"),
    [
        ({}, ["We will go to Lenz", "It was a good day", "Nobody told us"]),
        ({"speakers": ("VEL",)}, ["It was a good day"]),
        ({"parties": ("VEL",)}, ["We will go to Lenz", "It was a good day"]),
        ({"sources": ("herald",), "start": date(2031, 4, 1)}, ["Nobody told us"]),
        ({"start": date(2031, 4, 12), "end": date(2031, 4, 30)}, ["Nobody told us"]),
    ],
)
def test_statements(ledger: Ledger, asked: dict[str, Any], quotes: list[str]) -> None:
    found = lines(ledger, "statement", KNOWN, asked=Filter(**asked))
    assert [one.citations[0].exact for one in found] == quotes
    rejected = Judgement(subjects=(found[0].id,), verdict=Verdict.REJECT, by="ana")
    ledger.append([], [], [], [rejected])
    assert [one.id for one in lines(ledger, "statement", KNOWN, asked=Filter(**asked))] == [one.id for one in found[1:]]


def test_statements_as_of_a_day(ledger: Ledger) -> None:
    assert len(lines(ledger, "statement", KNOWN, at=AsOf(valid=date(2031, 4, 11)))) == 2


def test_sources(ledger: Ledger) -> None:
    courier, herald = source_lines(ledger)
    assert (courier.source, courier.documents, courier.entries) == ("Courier", 2, 4)
    assert (herald.first, herald.last) == (date(2031, 3, 1), date(2031, 4, 12))
    (one,) = source_lines(ledger, at=AsOf(valid=date(2031, 3, 31)))
    assert (one.source, one.documents) == ("Herald", 1)


@pytest.mark.parametrize(
    ("period", "start", "end"),
    [
        ("2031", "2031-01-01", "2032-01-01"),
        ("2031-02", "2031-02-01", "2031-03-01"),
        ("2031-12", "2031-12-01", "2032-01-01"),
        ("2031-02-28", "2031-02-28", "2031-03-01"),
        ("2031-02..2031-03-04", "2031-02-01", "2031-03-05"),
        ("..2031-02", None, "2031-03-01"),
        ("2031-02..", "2031-02-01", None),
    ],
)
def test_period(period: str, start: str | None, end: str | None) -> None:
    found = tuple(day.isoformat() if day else None for day in days(period))
    assert found == (start, end)


@pytest.mark.parametrize("period", ["June", "2031-13", "2031-02-30", "2031..June"])
def test_no_period(period: str) -> None:
    with pytest.raises(SettingsError, match="is no period; write 2025, 2025-06"):
        days(period)


BODIES = st.sampled_from(
    [
        meeting("KAR VEL", "planned", place="Lenz"),
        meeting("KAR VEL", "held"),
        meeting("VEL NOR", "held", on="2031-03-04"),
        meeting("", "held", place="Lenz"),
        accord("NOR TAR", "agreed"),
        accord("NOR TAR", "violated"),
        position("KAR", "demands", "that the border opens", issue="border"),
        position("SUN", "rejects", "a truce at sea", issue="truce"),
        proposal("SUN", "a truce at sea", issue="truce"),
        statement("vask", "It was a good day"),
    ]
)
TEXTS = st.lists(st.tuples(st.integers(1, 20), st.lists(BODIES, min_size=0, max_size=3)), min_size=1, max_size=8)


@settings(max_examples=60, deadline=None)
@given(texts=TEXTS, since=st.integers(1, 20))
def test_changes_since_a_day_are_those_of_the_whole_ledger(texts: list[tuple[int, list[Told]]], since: int) -> None:
    """Though only what later texts can touch is folded."""
    made = MemoryLedger()
    for number, (day, told) in enumerate(texts):
        one = report(f"2031-03-{day:02}", *told, name=f"d{number}", text="" if told else f"Nothing, says {number}.")
        made.append([one.document], one.entries)
    at = AsOf(valid=date(2031, 3, since))
    whole, part = changed(made.holdings(), at, EVER, {}), changes_of(made, {}, since=at)
    assert (part.changes, part.documents, part.cited) == (whole.changes, whole.documents, whole.cited)
