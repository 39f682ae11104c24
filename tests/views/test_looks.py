"""What pages look at: marked text, the matrix, the timeline, who meets whom, choosing."""

from datetime import date, timedelta

import pytest

from dragoman.fold import fold
from dragoman.model import Ascription, AsOf, PositionHistory, Span, Stance, StateOfPlay, Turn
from dragoman.resolve import propose
from dragoman.testing.reports import Told, exchange, holdings, meeting, position, report
from dragoman.views.marked import paragraphs
from dragoman.views.matrix import matrix
from dragoman.views.pictures import MOST_LANES, MOST_MARKS, MOST_NODES, WIDTH, circle, timeline
from dragoman.views.select import Choice, chosen, every, facet, narrowed, newest_first


def state(*told: tuple[str, Told]) -> StateOfPlay:
    """The state that a report for each day tells."""
    held = holdings(report(day, one, name=f"d{number}") for number, (day, one) in enumerate(told))
    return fold(held, propose(held), AsOf(), {})


def test_marks_cut_the_text_and_cover_it() -> None:
    text = "Head\n\nThey met in Doha today.\nLast."
    marks = [(Span(start=6, end=22), "long"), (Span(start=11, end=14), "short"), (Span(start=30, end=99), "beyond")]
    found = paragraphs(text, marks, body=6)
    assert [paragraph.head for paragraph in found] == [True, False, False]
    assert ["".join(p.text for p in paragraph.passages) for paragraph in found] == text.replace("\n\n", "\n").split(
        "\n"
    )
    middle = {passage.text: passage.marks for passage in found[1].passages}
    assert middle["met"] == ("short", "long")
    assert middle[" in Doha"] == ("long",)
    assert all(text[p.span.start : p.span.end] == p.text for paragraph in found for p in paragraph.passages)


def turn(stance: Stance, since: str, ended: str | None = None) -> Turn:
    """A turn told on one day."""
    day = date.fromisoformat(since)
    return Turn(
        stance=stance,
        about="a truce",
        since=day,
        last=day,
        ended=date.fromisoformat(ended) if ended else None,
        ascribed=Ascription.OWN,
        conditions=(),
        accounts=(),
        dossier=f"{stance}-{since}",
    )


def history(by: str, issue: str | None, *turns: Turn) -> PositionHistory:
    """A history that its last turn leads."""
    last = turns[-1]
    return PositionHistory(
        by=(by,), issue=issue, stance=last.stance, since=last.since, ascribed=last.ascribed, turns=turns
    )


def test_a_cell_tells_the_stance_now_and_those_that_were_left() -> None:
    turned = history(
        "A", "ceasefire", turn(Stance.REJECTS, "2031-05-01", "2031-05-09"), turn(Stance.ACCEPTS, "2031-05-09")
    )
    found = matrix([turned, history("B", None, turn(Stance.DEMANDS, "2031-05-01"))])
    assert (found.actors, found.issues) == (("A",), ("ceasefire",))
    ((cell,),) = found.cells
    assert cell is not None
    assert (cell.stance, cell.since, cell.before, cell.contrary) == ("accepts", date(2031, 5, 9), ("rejects",), False)


def test_stances_that_stand_against_each_other_are_flagged() -> None:
    both = history("A", "borders", turn(Stance.REJECTS, "2031-05-01"), turn(Stance.OFFERS, "2031-05-02"))
    ((cell,),) = matrix([both]).cells
    assert cell is not None
    assert cell.contrary


def test_parties_without_room_are_counted() -> None:
    many = [history(f"P{n}", "borders", turn(Stance.DEMANDS, "2031-05-01")) for n in range(10)]
    found = matrix(many, most=8)
    assert (len(found.actors), found.left) == (8, 2)


def test_the_timeline_has_a_lane_for_each_set_of_parties_and_no_marks_overlap() -> None:
    told = [("2031-05-02", meeting("A B", "held", on=f"2031-05-{day:02}", place=f"City{day}")) for day in (1, 12, 20)]
    found = timeline(state(*told, ("2031-06-01", meeting("A C", "planned", on="2031-06-20"))).meetings)
    assert [lane.parties for lane in found.lanes] == [("A", "B"), ("A", "C")]
    assert (found.first, found.last) == (date(2031, 5, 1), date(2031, 6, 21))
    marks = [mark for lane in found.lanes for mark in lane.marks]
    assert all(0 <= mark.x <= WIDTH for mark in marks)
    for one in marks:
        for other in marks:
            apart = one.y != other.y or one.x + one.width <= other.x or other.x + other.width <= one.x
            assert one is other or apart


def test_the_timeline_is_bounded_and_says_what_it_left_out() -> None:
    day = date(2031, 1, 1)
    told = [
        (
            (day + timedelta(days=n)).isoformat(),
            meeting(f"A{n % 20} B{n % 20}", "held", on=f"{day + timedelta(days=n)}"),
        )
        for n in range(MOST_MARKS + 30)
    ]
    found = timeline(state(*told).meetings)
    drawn = sum(len(lane.marks) for lane in found.lanes)
    assert len(found.lanes) == MOST_LANES
    assert drawn + found.left == MOST_MARKS + 30


def test_no_meeting_is_an_empty_picture() -> None:
    assert timeline(()).lanes == ()
    assert circle(()).nodes == ()


def test_the_circle_ties_those_who_meet() -> None:
    found = circle(
        state(
            ("2031-05-02", meeting("A B", "held", on="2031-05-01")),
            ("2031-05-03", meeting("A B", "declined", level="leaders")),
            ("2031-05-03", meeting("A C", "planned", on="2031-06-01")),
        ).meetings
    )
    assert [(tie.one, tie.other, tie.held, tie.spoken) for tie in found.ties] == [("A", "B", 1, 1), ("A", "C", 0, 1)]
    assert all(abs(node.x**2 + node.y**2 - 1) < 0.01 for node in found.nodes)


def test_the_circle_is_bounded() -> None:
    told = [("2031-05-02", meeting(f"A{n} B{n}", "held", on="2031-05-01")) for n in range(20)]
    found = circle(state(*told).meetings)
    assert (len(found.nodes), found.left) == (MOST_NODES, 40 - MOST_NODES)


CHOICES = [
    (Choice(), 4),
    (Choice(party="C"), 1),
    (Choice(status="held"), 1),
    (Choice(place="dOHa"), 1),
    (Choice(words="planned meeting"), 1),
    (Choice(first=date(2031, 6, 1)), 1),
    (Choice(last=date(2031, 5, 5)), 3),
    (Choice(issue="borders"), 1),
    (Choice(disputed=True), 0),
]


@pytest.mark.parametrize(("choice", "number"), CHOICES)
def test_dossiers_are_chosen(choice: Choice, number: int) -> None:
    found = state(
        ("2031-05-02", meeting("A B", "held", on="2031-05-01", place="Doha")),
        ("2031-05-03", meeting("A C", "planned", on="2031-06-05")),
        ("2031-05-03", exchange("A B", "carried-out", 5, on="2031-05-02")),
        ("2031-05-04", position("A", "demands", "land", issue="borders")),
    )
    assert len(chosen(every(found), choice)) == number
    if choice != Choice():
        small = narrowed(found, choice)
        assert len(every(small)) == number
        assert {note.id for note in small.documents} == {a.document for d in every(small) for a in d.accounts}


def test_the_newest_come_first() -> None:
    found = newest_first(
        state(
            ("2031-05-02", meeting("A B", "held", on="2031-05-01")),
            ("2031-05-03", meeting("A C", "planned", on="2031-06-05")),
        ).meetings
    )
    assert [dossier.status for dossier in found] == ["planned", "held"]


def test_a_facet_keeps_what_is_chosen() -> None:
    found = facet(["a", "b", "b", None, "c"], str.upper, most=2, keep="z")
    assert [(one.value, one.label, one.count) for one in found] == [("b", "B", 2), ("a", "A", 1), ("z", "Z", 0)]
