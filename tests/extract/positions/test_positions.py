"""Who stands where: texts in, positions out. Cases: rows of positions.tsv; texts without any: quiet.txt."""

import csv
from collections.abc import Callable
from pathlib import Path

import pytest

from dragoman.extract.positions import PositionExtractor
from dragoman.extract.statements import StatementExtractor
from dragoman.model import Annotated, Finding, Position

Annotate = Callable[..., Annotated]
Find = Callable[[str], list[Finding]]
HERE = Path(__file__).parent


def lines(name: str) -> list[str]:
    return [
        line for line in (HERE / name).read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")
    ]


def cases() -> list[dict[str, str]]:
    return list(csv.DictReader(lines("positions.tsv"), delimiter="\t", quoting=csv.QUOTE_NONE, restval=""))


@pytest.fixture(scope="session")
def find(annotate: Annotate) -> Find:
    """`find(text)`: the findings with a position, the statements found before."""
    statements, positions = StatementExtractor(), PositionExtractor()

    def found(text: str) -> list[Finding]:
        annotated = annotate(text)
        said = [one for one in statements.extract(annotated, ()) if isinstance(one, Finding)]
        return [one for one in positions.extract(annotated, said) if isinstance(one, Finding)]

    return found


def row(finding: Finding) -> dict[str, str]:
    position = finding.body
    assert isinstance(position, Position)
    return {
        "by": " ".join(position.by),
        "stance": position.stance,
        "issue": position.issue or "",
        "against": " ".join(position.against),
        "according_to": " ".join(finding.according_to),
        "conditions": "|".join(position.conditions),
    }


@pytest.mark.parametrize("case", cases(), ids=lambda case: case["text"][:40])
def test_finds_the_position(case: dict[str, str], find: Find) -> None:
    wanted = {name: value for name, value in case.items() if name != "text"}
    assert wanted in [row(finding) for finding in find(case["text"])]


@pytest.mark.parametrize("text", lines("quiet.txt"))
def test_stays_quiet(text: str, find: Find) -> None:
    assert find(text) == []


def test_one_position_an_issue_and_both_layers(find: Find) -> None:
    text = "Lavrov accused Kyiv of rejecting neutrality, territorial concessions and language rights."
    rows = [(r["by"], r["stance"], r["issue"], r["according_to"]) for r in map(row, find(text))]
    assert rows == [
        ("RUS", "accuses", "neutrality", ""),
        ("UKR", "rejects", "neutrality", "lavrov"),
        ("UKR", "rejects", "territory", "lavrov"),
        ("UKR", "rejects", "language-rights", "lavrov"),
    ]


def test_said_twice_in_one_voice_is_one_position(find: Find) -> None:
    found = find("Hamas rejects disarmament. On Monday Hamas again rejected any disarmament of its fighters in Gaza.")
    assert [finding.citations[0].exact for finding in found] == [
        "Hamas again rejected any disarmament of its fighters in Gaza"
    ]


def test_evidence_is_verbatim(find: Find) -> None:
    text = 'Hamas "rejects" the disarmament of its fighters, but is "ready to withdraw" from the border.'
    for finding in find(text):
        citation = finding.citations[0]
        assert text[citation.span.start : citation.span.end] == citation.exact


@pytest.mark.parametrize(
    ("text", "about"),
    [
        ("Putin prefers not to attend the summit in person, but the talks go on.", "to attend the summit in person"),
        ("Zelenskyy said that Ukraine would not cede territory.", "cede territory"),
    ],
)
def test_the_stance_takes_up_the_negation(text: str, about: str, find: Find) -> None:
    position = find(text)[0].body
    assert isinstance(position, Position)
    assert position.about == about
