"""`dragoman stories`: files in, versions of one text out."""

import json
from pathlib import Path

import pytest

from dragoman.cli.main import main

LEAD = (
    "Delegations of Norland and Sudmark met in Vessel on Monday for a second round of direct talks that lasted a "
    "little more than an hour and ended with an agreement to exchange all prisoners under the age of twenty-five."
)
MORE = "The heads of both delegations told reporters that a third round would be held in the same place in July."
LAST = "Shares in the capital of Sudmark rose by a tenth after the announcement."


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "wire.txt").write_text(f"Date: 2025-06-02\nSource: The Wire\n\n{LEAD}\n\n{MORE}\n")
    (tmp_path / "copy.txt").write_text(f"Date: 2025-06-03\nSource: The Post\n\n{LEAD}\n\n{LAST}\n")
    (tmp_path / "other.txt").write_text("Date: 2025-06-03\n\nThe cake rose in the oven.\n")
    return tmp_path


def test_text(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["stories", "copy.txt", "other.txt", "wire.txt", "--width", "0"]) == 0
    out, err = capsys.readouterr()
    lines = out.splitlines()
    assert lines[0] == "3 documents, 2 stories"
    assert "  first: 2025-06-02, The Wire, wire.txt" in lines
    assert any(line.startswith("  copy (0.") and line.endswith(": 2025-06-03, The Post, copy.txt") for line in lines)
    assert lines[lines.index(f"    + {LAST}") + 1] == f"    - {MORE}"
    assert lines[-1] == "1 document without another version."
    assert err == ""


def test_json_is_the_same_in_any_order(capsys: pytest.CaptureFixture[str]) -> None:
    said = []
    for files in (["wire.txt", "copy.txt", "other.txt"], ["other.txt", "copy.txt", "wire.txt"]):
        assert main(["stories", "--format", "json", *files]) == 0
        said.append(capsys.readouterr().out)
    assert said[0] == said[1]
    listed = json.loads(said[0])
    assert sorted(len(story["versions"]) for story in listed["stories"]) == [1, 2]
    versions = next(story["versions"] for story in listed["stories"] if len(story["versions"]) == 2)
    assert (versions[0]["tie"], versions[1]["tie"], versions[1]["added"]) == ("first", "copy", [LAST])


def test_unreadable_files_are_named(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["stories", "none.txt", "wire.txt"]) == 0
    out, err = capsys.readouterr()
    assert out == "1 document, 1 story\n"
    assert "none.txt" in err


def test_nothing_readable(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["stories", "none.txt"]) == 1
    assert "nothing could be read" in capsys.readouterr().err


def test_an_unknown_form_is_usage(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["stories", "--format", "csv", "wire.txt"]) == 2
    assert "'csv'" in capsys.readouterr().err
