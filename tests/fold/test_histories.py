"""How dossiers came to where they stand: moves, turns of positions, conditions, commitments, working groups."""

from collections.abc import Sequence
from datetime import date

import pytest

from dragoman.fold import fold
from dragoman.model import (
    Actor,
    ActorKind,
    Ascription,
    AsOf,
    Commitment,
    CommitmentStatus,
    Office,
    PositionHistory,
    StateOfPlay,
)
from dragoman.resolve import propose
from dragoman.testing.reports import Told, accord, exchange, holdings, meeting, position, proposal, report

ACTORS = {
    "RUS": Actor(id="RUS", name="Russia", kind=ActorKind.STATE),
    "UKR": Actor(id="UKR", name="Ukraine", kind=ActorKind.STATE),
    "lavrov": Actor(
        id="lavrov", name="Sergey Lavrov", kind=ActorKind.PERSON, country="RUS",
        offices=(Office(title="foreign minister", of="RUS"),),
    ),
    "sybiha": Actor(id="sybiha", name="Andrii Sybiha", kind=ActorKind.PERSON, country="UKR"),
    "trump": Actor(id="trump", name="Donald Trump", kind=ActorKind.PERSON, country="USA"),
}  # fmt: skip


def state(*told: tuple[str, Told], valid: str | None = None) -> StateOfPlay:
    held = holdings(report(day, one, name=f"doc-{i}") for i, (day, one) in enumerate(told))
    return fold(held, propose(held), AsOf(valid=date.fromisoformat(valid) if valid else None), ACTORS)


def day(iso: str) -> date:
    return date.fromisoformat(iso)


def test_moves_have_the_day_and_the_findings() -> None:
    found = state(
        ("2025-06-01", meeting("RUS UKR", "planned", on="2025-06-04")),
        ("2025-06-02", meeting("RUS UKR", "planned", on="2025-06-04", place="Istanbul")),
        ("2025-06-04", meeting("RUS UKR", "postponed", on="2025-06-04")),
        ("2025-06-07", meeting("RUS UKR", "held", on="2025-06-06")),
    )
    (dossier,) = found.meetings
    assert [(move.status, move.told) for move in dossier.history] == [
        ("planned", day("2025-06-01")), ("postponed", day("2025-06-04")), ("held", day("2025-06-07")),
    ]  # fmt: skip
    assert [move.findings for move in dossier.history] == [
        (dossier.accounts[0].finding,), (dossier.accounts[2].finding,), (dossier.accounts[3].finding,),
    ]  # fmt: skip
    assert dossier.history[-1].status == dossier.status


def history(*told: tuple[str, Told]) -> PositionHistory:
    (found,) = state(*told).position_histories
    return found


def turns(found: PositionHistory) -> list[tuple[str, str | None, str | None, str | None]]:
    return [tuple(str(x) if x else None for x in (t.stance, t.since, t.last, t.ended)) for t in found.turns]  # type: ignore[misc]


def test_a_stance_that_turns_is_one_history() -> None:
    found = history(
        ("2025-03-01", position("RUS", "rejects", "a ceasefire", issue="ceasefire")),
        ("2025-03-09", position("RUS", "rejects", "the ceasefire", issue="ceasefire")),
        ("2025-05-11", position("RUS", "accepts", "a ceasefire of 30 days", issue="ceasefire")),
    )
    assert turns(found) == [
        ("rejects", "2025-03-01", "2025-03-09", "2025-05-11"),
        ("accepts", "2025-05-11", "2025-05-11", None),
    ]
    assert (found.stance, found.since, found.issue) == ("accepts", day("2025-05-11"), "ceasefire")


def test_it_may_turn_back() -> None:
    found = history(
        ("2025-03-01", position("RUS", "rejects", "a ceasefire", issue="ceasefire")),
        ("2025-05-11", position("RUS", "accepts", "a ceasefire", issue="ceasefire")),
        ("2025-07-01", position("RUS", "rejects", "any ceasefire", issue="ceasefire")),
    )
    assert turns(found) == [
        ("rejects", "2025-03-01", "2025-03-01", "2025-05-11"),
        ("accepts", "2025-05-11", "2025-05-11", "2025-07-01"),
        ("rejects", "2025-07-01", "2025-07-01", None),
    ]


def test_stances_on_different_matters_of_one_issue_stand_side_by_side() -> None:
    found = history(
        ("2025-03-01", position("RUS", "rejects", "an unconditional ceasefire", issue="ceasefire")),
        ("2025-03-18", position("RUS", "accepts", "a pause in strikes on power stations", issue="ceasefire")),
    )
    assert [turn[3] for turn in turns(found)] == [None, None]
    assert found.stance == "accepts"


def test_parties_and_issues_have_their_own_histories_and_accusations_none() -> None:
    found = state(
        ("2025-03-01", position("RUS", "rejects", "a ceasefire", issue="ceasefire")),
        ("2025-03-01", position("UKR", "accepts", "a ceasefire", issue="ceasefire")),
        ("2025-03-01", position("UKR", "rejects", "neutrality", issue="neutrality")),
        ("2025-03-01", position("UKR", "accuses", "stalling", issue="talks", against=["RUS"])),
    )
    assert [(h.by, h.issue) for h in found.position_histories] == [
        (("RUS",), "ceasefire"), (("UKR",), "ceasefire"), (("UKR",), "neutrality"),
    ]  # fmt: skip


VOICES = [
    ("", Ascription.TEXT),
    ("lavrov", Ascription.OWN),
    ("RUS", Ascription.OWN),
    ("sybiha", Ascription.ADVERSARY),
    ("trump", Ascription.THIRD),
]


@pytest.mark.parametrize(("voice", "expected"), VOICES)
def test_whose_word_it_is(voice: str, expected: Ascription) -> None:
    found = state(
        ("2025-03-01", meeting("RUS UKR", "held")),
        ("2025-03-02", position("RUS", "rejects", "a ceasefire", issue="ceasefire", says=voice)),
    )
    assert found.position_histories[0].ascribed is expected


def made(*told: tuple[str, Told], valid: str | None = None) -> list[tuple[str, bool]]:
    return [(str(one.status), one.overdue) for one in state(*told, valid=valid).commitments]


AGREED = ("2025-06-03", exchange("RUS UKR", "agreed", 1000, on="2025-06-03/2025-06-08"))
PLEDGE = position("RUS", "accepts", "to withdraw", promised=True, due={"end": "2025-06-16", "raw": "by 15 June"})
COMMITMENTS: list[tuple[str, Sequence[tuple[str, Told]], str | None, list[tuple[str, bool]]]] = [
    ("an exchange agreed", [AGREED], "2025-06-05", [("open", False)]),
    ("its last day has passed", [AGREED], "2025-06-09", [("open", True)]),
    ("carried out", [AGREED, ("2025-06-08", exchange("RUS UKR", "carried-out", 1000, on="2025-06-07"))], None,
     [("kept", False)]),
    ("refused after all", [AGREED, ("2025-06-05", exchange("RUS UKR", "declined"))], None, [("broken", False)]),
    ("carried out, and nobody told of a promise", [("2025-06-08", exchange("RUS UKR", "carried-out", 1000))], None, []),
    ("a truce that holds", [("2025-06-01", accord("A B", "agreed")), ("2025-06-03", accord("A B", "in-force"))], None,
     [("kept", False)]),
    ("a truce that is broken", [("2025-06-01", accord("A B", "agreed")), ("2025-06-03", accord("A B", "violated"))],
     None, [("broken", False)]),
    ("a truce only proposed", [("2025-06-01", accord("A B", "proposed"))], None, []),
    ("a pledge", [("2025-06-01", PLEDGE)], "2025-06-15", [("open", False)]),
    ("a pledge past its day", [("2025-06-01", PLEDGE)], "2025-06-16", [("open", True)]),
    ("a stance that binds to nothing", [("2025-06-01", position("RUS", "accepts", "to withdraw"))], None, []),
]  # fmt: skip


@pytest.mark.parametrize(("case", "told", "valid", "expected"), COMMITMENTS, ids=[row[0] for row in COMMITMENTS])
def test_commitments(
    case: str, told: Sequence[tuple[str, Told]], valid: str | None, expected: list[tuple[str, bool]]
) -> None:
    assert made(*told, valid=valid) == expected


@pytest.mark.parametrize(("on", "due"), [("2025-06-01", None), ("2025-06-01/2025-06-30", "2025-07-01")])
def test_the_day_of_signing_is_no_date_to_keep_an_accord_by(on: str, due: str | None) -> None:
    (one,) = state(("2025-06-01", accord("A B", "signed", on=on))).commitments
    assert (one.due.end if one.due else None) == (day(due) if due else None)


def test_a_commitment_says_who_what_and_by_when() -> None:
    (one,) = state(("2025-06-01", PLEDGE)).commitments
    assert isinstance(one, Commitment)
    assert (one.by, one.about, one.made, one.status) == (
        ("RUS",), "to withdraw", day("2025-06-01"), CommitmentStatus.OPEN,
    )  # fmt: skip
    assert one.due is not None
    assert one.due.raw == "by 15 June"


def test_today_is_the_last_day_of_publication_where_none_is_asked_for() -> None:
    assert made(AGREED, ("2025-06-20", meeting("A B", "held"))) == [("open", True)]


def test_conditions_for_a_meeting() -> None:
    found = state(
        ("2025-06-01", meeting("RUS UKR", "proposed", conditions=["a truce first"], says="sybiha")),
        ("2025-06-01", position("RUS", "conditions", "talks", issue="talks", conditions=["Kyiv withdraws"])),
        ("2025-06-01", position("RUS", "conditions", "a deal", issue="sanctions", conditions=["they are lifted"])),
    )
    (dossier,) = found.meetings
    assert [(one.by, one.words, one.meeting) for one in found.conditions] == [
        (("UKR",), "a truce first", dossier.id),
        (("RUS",), "Kyiv withdraws", dossier.id),
    ]


def test_a_condition_for_one_of_two_meetings_names_none() -> None:
    found = state(
        ("2025-06-01", meeting("RUS UKR", "planned", level="leaders")),
        ("2025-06-01", meeting("RUS UKR", "planned", level="delegations")),
        ("2025-06-01", position("RUS", "conditions", "talks", issue="talks", conditions=["Kyiv withdraws"])),
    )
    assert [one.meeting for one in found.conditions] == [None]


def test_working_groups_on_the_same_subjects_are_one() -> None:
    found = state(
        ("2025-07-23", proposal("RUS", "groups", groups=2, group_subjects=["military", "humanitarian"])),
        ("2025-08-01", meeting("RUS UKR", "planned", form="working-group", agenda=["humanitarian", "military"])),
        ("2025-08-01", meeting("RUS UKR", "planned", form="working-group", agenda=["political"])),
    )
    assert [(g.subjects, g.status, g.by, len(g.accounts)) for g in found.working_groups] == [
        (("military", "humanitarian"), "planned", ("RUS", "UKR"), 2),
        (("political",), "planned", ("RUS", "UKR"), 1),
    ]
