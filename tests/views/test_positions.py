"""Positions and commitments in the brief: since when, what was before, whose word, what is due."""

from datetime import date

from dragoman.fold import fold
from dragoman.model import Actor, ActorKind, AsOf
from dragoman.resolve import propose
from dragoman.testing.reports import Told, exchange, holdings, meeting, position, report
from dragoman.views.text import TextView

ACTORS = {
    "NOR": Actor(id="NOR", name="Norland", kind=ActorKind.STATE),
    "SUD": Actor(id="SUD", name="Sudmark", kind=ActorKind.STATE),
    "temmer": Actor(id="temmer", name="Ada Temmer", kind=ActorKind.PERSON, country="SUD"),
}


def brief(*told: tuple[str, Told], valid: str | None = None) -> str:
    held = holdings(report(day, one, name=f"doc-{i}") for i, (day, one) in enumerate(told))
    at = AsOf(valid=date.fromisoformat(valid) if valid else None)
    return TextView(width=0).render(fold(held, propose(held), at, ACTORS))


def test_a_stance_that_was_left_stands_under_the_new_one() -> None:
    shown = brief(
        ("2031-03-01", position("NOR", "rejects", "a ceasefire", issue="ceasefire")),
        ("2031-05-01", position("NOR", "accepts", "a ceasefire of a month", issue="ceasefire")),
        ("2031-06-01", position("NOR", "accepts", "a ceasefire", issue="ceasefire")),
    )
    assert (
        "* Norland accepts: “a ceasefire” (since 1 May 2031) [1][2]\n"
        "  - Before (1 March 2031): rejects: “a ceasefire” [3]\n"
    ) in shown


def test_what_only_the_other_side_ascribes_is_marked() -> None:
    told = position("NOR", "rejects", "a ceasefire", issue="ceasefire", says="temmer")
    shown = brief(("2031-03-01", meeting("NOR SUD", "held")), ("2031-03-02", told))
    assert "Norland rejects: “a ceasefire” (ascribed by the other side), according to Temmer [2]" in shown


def test_a_dossier_says_what_it_was_before() -> None:
    shown = brief(
        ("2031-06-01", meeting("NOR SUD", "planned", on="2031-06-04")),
        ("2031-06-04", meeting("NOR SUD", "postponed", on="2031-06-04")),
        ("2031-06-07", meeting("NOR SUD", "held", on="2031-06-06")),
    )
    assert "* Norland and Sudmark: talks held on 6 June 2031 [1]\n" in shown
    assert "  - Before: talks planned (1 June 2031), talks postponed (4 June 2031) [2][3]\n" in shown
    assert "Also said" not in shown


def test_commitments_that_are_due() -> None:
    pledge = position("NOR", "accepts", "to withdraw", promised=True, due={"end": "2031-06-16", "raw": "by 15 June"})
    swap = exchange("NOR SUD", "agreed", 20, quote="The two sides will swap 20 prisoners", on="2031-06-02/2031-06-05")
    told = (("2031-06-01", pledge), ("2031-06-01", swap), ("2031-06-01", exchange("A B", "agreed", 7)))
    shown = brief(*told, valid="2031-06-07")
    section = shown.partition("Commitments\n-----------\n")[2].partition("\n\n")[0].splitlines()
    assert section == [
        "* Norland and Sudmark: “The two sides will swap 20 prisoners”, told on 1 June 2031, "
        "for 2 to 5 June 2031 (open, overdue) [1]",
        "* Norland: “to withdraw”, told on 1 June 2031, until 15 June 2031 (open) [3]",
    ]
