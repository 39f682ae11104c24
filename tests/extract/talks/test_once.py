"""One finding a happening: what is told twice in one voice is one, and the fuller telling stays."""

from collections.abc import Callable
from datetime import date

import pytest

from dragoman.extract.talks.happening import once
from dragoman.model import (
    Accord,
    AccordForm,
    AccordStatus,
    Citation,
    Exchange,
    Exchanged,
    ExchangeStatus,
    Finding,
    Level,
    Meeting,
    MeetingForm,
    MeetingStatus,
    Period,
    Span,
)

PAIR = ("CHL", "PER")
LIMA = Meeting(parties=PAIR, status=MeetingStatus.HELD, place="Lima")
BARE = Meeting(parties=PAIR, status=MeetingStatus.HELD)
TRUCE = Accord(parties=PAIR, status=AccordStatus.AGREED, form=AccordForm.CEASEFIRE)
SWAP = Exchange(parties=PAIR, status=ExchangeStatus.AGREED, count=200)
MAY, JUNE = (Period(start=date(2024, month, 1), end=date(2024, month, 2)) for month in (5, 6))


def telling(body: Meeting | Accord | Exchange, at: int, by: tuple[str, ...] = ()) -> Finding:
    return Finding(
        body=body, citations=(Citation(document="d", span=Span(start=at, end=at + 1), exact="x"),), according_to=by
    )


SAME = [
    (LIMA, LIMA),
    (LIMA, BARE),
    (BARE, LIMA),
    (LIMA, BARE.replace(parties=("PER", "CHL"))),
    (LIMA, BARE.replace(parties=("PER",))),
    (LIMA, BARE.replace(period=MAY)),
    (LIMA, BARE.replace(level=Level.MINISTERS)),
    (LIMA, BARE.replace(round=3)),
    (LIMA, LIMA.replace(parties=())),
    (TRUCE, TRUCE.replace(form=AccordForm.OTHER)),
    (TRUCE, TRUCE.replace(parties=("CHL",))),
    (SWAP, SWAP.replace(count=None)),
]

DIFFERENT = [
    (LIMA, LIMA.replace(status=MeetingStatus.PLANNED)),
    (LIMA, LIMA.replace(place="Quito")),
    (LIMA, LIMA.replace(parties=("CHL", "BOL"))),
    (LIMA.replace(period=MAY), LIMA.replace(period=JUNE)),
    (LIMA.replace(round=2), LIMA.replace(round=3)),
    (LIMA.replace(rounds=2), LIMA.replace(rounds=3)),
    (LIMA.replace(level=Level.LEADERS), LIMA.replace(level=Level.MINISTERS)),
    (BARE, BARE.replace(form=MeetingForm.CALL)),
    (BARE, LIMA.replace(parties=())),
    (TRUCE, TRUCE.replace(status=AccordStatus.VIOLATED)),
    (TRUCE, TRUCE.replace(form=AccordForm.MEMORANDUM)),
    (TRUCE, TRUCE.replace(parties=("CHL", "BOL"))),
    (SWAP, SWAP.replace(count=300)),
    (SWAP, SWAP.replace(what=Exchanged.BODIES)),
    (SWAP, SWAP.replace(status=ExchangeStatus.CARRIED_OUT)),
    (LIMA, TRUCE),
    (TRUCE, SWAP),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_told_twice_is_one(one: Meeting, other: Meeting) -> None:
    assert len(list(once([telling(one, 0), telling(other, 9)]))) == 1
    assert len(list(once([telling(other, 0), telling(one, 9)]))) == 1


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_two_happenings_stay_two(one: Meeting, other: Meeting) -> None:
    found = [telling(one, 0), telling(other, 9)]
    assert list(once(found)) == found


def test_two_voices_stay_two() -> None:
    found = [telling(LIMA, 0), telling(LIMA, 9, ("lavrov",)), telling(LIMA, 18, ("blinken",))]
    assert list(once(found)) == found


@pytest.mark.parametrize(
    ("poor", "full"),
    [
        (BARE, LIMA),
        (BARE.replace(parties=("CHL",)), BARE),
        (LIMA, LIMA.replace(period=MAY)),
        (SWAP.replace(count=None), SWAP),
    ],
)
def test_the_fuller_telling_stays(poor: Meeting, full: Meeting) -> None:
    assert [one.body for one in once([telling(poor, 0), telling(full, 9)])] == [full]
    assert [one.body for one in once([telling(full, 0), telling(poor, 9)])] == [full]


def test_nothing_gives_nothing() -> None:
    assert list(once([])) == []


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Chile and Peru met in Lima. Chile and Peru met on Monday.", 1),
        ("Talks between Chile and Peru took place in Lima. The talks between Chile and Peru ended on Friday.", 1),
        ("Chile and Peru met in Lima. Chile and Bolivia met in Lima.", 2),
        ("Chile and Peru met in Lima. Chile and Peru met in Quito.", 2),
        ("Chile and Peru met in Lima. Chile and Peru will meet in Lima.", 2),
        ("Chile and Peru signed a truce. The truce between Chile and Peru was signed in Lima.", 1),
        ("Chile and Peru signed a truce. Chile broke the truce with Peru.", 2),
        ("Chile and Peru exchanged 20 prisoners. The exchange of prisoners by Chile and Peru took place in Lima.", 1),
        ("Chile and Peru exchanged 20 prisoners. Chile and Peru exchanged 30 bodies.", 2),
    ],
)
def test_happenings_of_a_text(text: str, number: int, find: Callable[..., list[Finding]]) -> None:
    assert len(find(text)) == number
