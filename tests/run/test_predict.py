"""The door for measuring: lines in, as many lines out, in order."""

import json
from datetime import date

import pytest

from dragoman.errors import SettingsError
from dragoman.model import (
    Accord,
    AccordForm,
    AccordStatus,
    Citation,
    Exchange,
    ExchangeStatus,
    Finding,
    Level,
    Meeting,
    MeetingStatus,
    Period,
    Position,
    Proposal,
    ProposalStatus,
    Span,
    Stance,
    Statement,
)
from dragoman.run.predict import predict
from dragoman.run.rows import attributions, day_or_month, talks
from dragoman.run.settings import Settings

SETTINGS = Settings(extractors=("statements", "talks"))
TEXT = "Skip to content\n\nRussia and Ukraine held talks in Istanbul, Lavrov said."


def asked(task: str, *lines: str | bytes) -> tuple[list[dict[str, object]], list[str]]:
    """The answers and the messages."""
    messages: list[str] = []
    answers = list(predict(task, lines, settings=SETTINGS, report=messages.append))
    return [json.loads(line) for line in answers], messages


def test_talks_of_a_text_as_given() -> None:
    line = json.dumps({"id": 7, "date": "2025-06-03", "title": "Talks", "text": TEXT, "more": [1]})
    answers, messages = asked("talks", line, "\n")
    assert [answer["id"] for answer in answers] == [7]
    assert messages == []
    (meeting,) = answers[0]["findings"]  # type: ignore[misc]
    assert set(meeting) == {
        *("kind", "parties", "third_parties", "status", "place", "date", "level", "form", "round"),
        *("evidence", "according_to"),
    }
    assert meeting["parties"] == ["RUS", "UKR"]
    assert meeting["according_to"] == ["lavrov"]
    assert meeting["evidence"] in TEXT


def test_statements_are_spans_of_the_text() -> None:
    answers, _ = asked("statements", json.dumps({"id": "a", "text": TEXT}))
    (found,) = answers[0]["attributions"]  # type: ignore[misc]
    words = {role: [TEXT[start:end] for start, end in spans] for role, spans in found.items()}
    assert words["source"] == ["Lavrov"]
    assert words["cue"] == ["said"]
    assert words["content"][0].startswith("Russia and Ukraine held talks")


@pytest.mark.parametrize("task", ["talks", "statements"])
def test_broken_lines_never_stop_the_run(task: str) -> None:
    field = {"talks": "findings", "statements": "attributions"}[task]
    good = json.dumps({"id": "good", "text": TEXT, "date": ""})
    broken: list[str | bytes] = ["{", "[1]", '{"id": "x"}', b'{"id": "y", "text": "\xff"}', '{"id": "z", "text": 3}']
    answers, messages = asked(task, good, *broken, good)
    assert [answer["id"] for answer in answers] == ["good", None, None, "x", None, "z", "good"]
    assert [bool(answer[field]) for answer in answers] == [True, *[False] * 5, True]
    assert [message.split(":")[0] for message in messages] == [f"line {n}" for n in range(2, 7)]


def test_a_date_that_is_none_is_unknown_and_said() -> None:
    answers, messages = asked("talks", json.dumps({"id": "a", "text": TEXT, "date": "yesterday"}))
    assert answers[0]["findings"]
    assert messages == ["line 1: date 'yesterday' is not YYYY-MM-DD; taken as unknown"]


def test_empty_text() -> None:
    assert asked("talks", json.dumps({"id": "a", "text": ""})) == ([{"id": "a", "findings": []}], [])


def test_unknown_task() -> None:
    with pytest.raises(SettingsError, match="no task is called 'poems'; there are: talks, statements"):
        predict("poems", [])


def finding(body: object, exact: str = "x", *chain: str) -> Finding:
    cited = Citation(document="d", span=Span(start=0, end=len(exact)), exact=exact)
    return Finding(body=body, citations=(cited,), according_to=chain)  # type: ignore[arg-type]


JUNE = Period(start=date(2025, 6, 2), end=date(2025, 6, 3))


@pytest.mark.parametrize(
    ("body", "row"),
    [
        (
            Meeting(parties=("RUS", "UKR"), status=MeetingStatus.HELD, level=Level.LEADERS, round=2, period=JUNE),
            {
                "kind": "meeting",
                "parties": ["RUS", "UKR"],
                "third_parties": [],
                "status": "held",
                "place": None,
                "date": "2025-06-02",
                "level": "leaders",
                "form": "talks",
                "round": 2,
            },
        ),
        (
            Accord(parties=("IDN", "free-aceh-movement"), status=AccordStatus.SIGNED, form=AccordForm.MEMORANDUM),
            {
                "kind": "accord",
                "parties": ["IDN", "free aceh movement"],
                "third_parties": [],
                "form": "memorandum",
                "status": "signed",
            },
        ),
        (
            Exchange(parties=("RUS", "UKR"), status=ExchangeStatus.PLANNED, count=40, third_parties=("ARE",)),
            {
                "kind": "exchange",
                "parties": ["RUS", "UKR"],
                "third_parties": ["ARE"],
                "what": "prisoners",
                "count": 40,
                "status": "planned",
            },
        ),
        (
            Proposal(by=("RUS",), to=("UKR",), about="three groups", status=ProposalStatus.UNDER_CONSIDERATION),
            {
                "kind": "proposal",
                "by": ["RUS"],
                "to": ["UKR"],
                "about": "three groups",
                "status": "under-consideration",
            },
        ),
        (
            Position(by=("eln",), stance=Stance.REJECTS, about="disarming", against=("COL",)),
            {"kind": "position", "by": ["eln"], "about": "disarming", "stance": "rejects", "against": ["COL"]},
        ),
    ],
)
def test_rows(body: object, row: dict[str, object]) -> None:
    assert talks([finding(body, "words", "sergey-lavrov", "tass")]) == [
        {**row, "evidence": "words", "according_to": ["sergey lavrov", "tass"]}
    ]


def test_one_happening_told_twice_is_one_row_with_the_fullest_evidence() -> None:
    meeting = Meeting(parties=("RUS", "UKR"), status=MeetingStatus.HELD)
    rows = talks([finding(meeting, "met"), finding(meeting, "they met"), finding(meeting, "met", "lavrov")])
    assert [row["evidence"] for row in rows] == ["they met", "met"]


def test_statements_are_no_talks_and_talks_no_statements() -> None:
    said = Statement(speaker="lavrov", cue="said", content="so", cue_spans=(Span(start=3, end=7),))
    met = Meeting(parties=("RUS",), status=MeetingStatus.HELD)
    assert talks([finding(said)]) == []
    assert attributions([finding(said), finding(met)]) == [{"source": [], "cue": [[3, 7]], "content": []}]


@pytest.mark.parametrize(
    ("start", "end", "said"),
    [
        (date(2025, 6, 1), date(2025, 7, 1), "2025-06"),
        (date(2025, 6, 2), date(2025, 6, 9), "2025-06"),
        (date(2025, 6, 30), date(2025, 7, 3), None),
        (date(2025, 6, 2), None, "2025-06-02"),
        (None, date(2025, 6, 2), None),
    ],
)
def test_day_or_month(start: date | None, end: date | None, said: str | None) -> None:
    assert day_or_month(Period(start=start, end=end)) == said
