"""What is put to whom: texts in, proposals out. The cases are rows of proposals.tsv, texts without any of quiet.txt."""

import csv
from collections.abc import Callable
from pathlib import Path

import pytest

from dragoman.extract.proposals import ProposalExtractor
from dragoman.extract.statements import StatementExtractor
from dragoman.model import Annotated, Finding, Proposal

Annotate = Callable[..., Annotated]
Find = Callable[[str], list[Finding]]
HERE = Path(__file__).parent


def lines(name: str) -> list[str]:
    return [
        line for line in (HERE / name).read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")
    ]


def cases() -> list[dict[str, str]]:
    return list(csv.DictReader(lines("proposals.tsv"), delimiter="\t", quoting=csv.QUOTE_NONE, restval=""))


@pytest.fixture(scope="session")
def find(annotate: Annotate) -> Find:
    """`find(text)`: the findings with a proposal, the statements found before."""
    statements, proposals = StatementExtractor(), ProposalExtractor()

    def found(text: str) -> list[Finding]:
        annotated = annotate(text)
        said = [one for one in statements.extract(annotated, ()) if isinstance(one, Finding)]
        return [one for one in proposals.extract(annotated, said) if isinstance(one, Finding)]

    return found


def row(finding: Finding) -> dict[str, str]:
    proposal = finding.body
    assert isinstance(proposal, Proposal)
    return {
        "by": " ".join(proposal.by),
        "status": proposal.status,
        "issue": proposal.issue or "",
        "to": " ".join(proposal.to),
        "according_to": " ".join(finding.according_to),
        "groups": str(proposal.groups or ""),
        "group_subjects": ", ".join(proposal.group_subjects),
    }


@pytest.mark.parametrize("case", cases(), ids=lambda case: case["text"][:40])
def test_finds_the_proposal(case: dict[str, str], find: Find) -> None:
    wanted = {name: value for name, value in case.items() if name != "text"}
    assert [row(finding) for finding in find(case["text"])] == [wanted]


@pytest.mark.parametrize("text", lines("quiet.txt"))
def test_stays_quiet(text: str, find: Find) -> None:
    assert find(text) == []


def test_a_repetition_is_one_proposal_unless_the_voice_differs(find: Find) -> None:
    text = (
        "Russia proposed two working groups. Russia proposed two working groups in Istanbul. "
        "Lavrov said that Russia had proposed two working groups."
    )
    assert [(finding.according_to, finding.citations[0].exact) for finding in find(text)] == [
        ((), "Russia proposed two working groups in Istanbul"),
        (("lavrov",), "Russia had proposed two working groups"),
    ]


def test_one_group_each(find: Find) -> None:
    (found,) = find("Ukraine proposed two working groups, one on water and one on missing persons.")
    assert row(found)["group_subjects"] == "water, missing persons"
