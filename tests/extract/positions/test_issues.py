"""Which words name which issue."""

import pytest

from dragoman.lexicon.issues import Issues, Weight, load_issues
from dragoman.lexicon.stances import load_stances
from dragoman.model import Stance


@pytest.fixture(scope="session")
def issues() -> Issues:
    return load_issues()


@pytest.mark.parametrize(
    ("text", "issue"),
    [
        ("the withdrawal of all troops", "withdrawal"),
        ("NATO membership", "neutrality"),
        ("peace talks on nuclear weapons", "nuclear"),
        ("prisoners of war", "prisoners"),
        ("the peace talks", "talks"),
        ("a tax on sugar", None),
    ],
)
def test_the_issue_of_a_text(text: str, issue: str | None, issues: Issues) -> None:
    assert issues.issue_of(text) == issue


def test_every_general_issue_is_named(issues: Issues) -> None:
    general = {issue.id for issue in issues.by_id.values() if issue.alone is Weight.GENERAL}
    assert general == {"talks", "peace-settlement"}


def test_a_stance_word_by_part_of_speech() -> None:
    stances = load_stances()
    assert [row.taken for row in stances.find("reject", "VERB")] == [Stance.REJECTS]
    assert stances.find("reject", "NOUN") == ()
    assert stances.lends("voice")
