"""The commands about a ledger, one after the other as a person would give them."""

import io
import json
from pathlib import Path

import pytest
from rich.console import Console

from dragoman.cli.add import progress_on
from dragoman.cli.main import main

TEXTS = {
    "one": "Russia and Ukraine held talks in Istanbul on 2 June 2025, Foreign Minister Sergey Lavrov said.\n",
    "two": "Norland said on Monday: “We will never sign.” Hamas and Israel agreed on a ceasefire.\n",
}


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with two reports, and the ledger named in the settings."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "in").mkdir()
    for name, text in TEXTS.items():
        (tmp_path / "in" / f"{name}.txt").write_text(text)
    (tmp_path / "dragoman.toml").write_text('extractors = ["statements", "talks"]\nledger = "talks.db"\n')
    return tmp_path


def said(capsys: pytest.CaptureFixture[str], *arguments: str, code: int = 0) -> str:
    """What the command prints, after checking its exit code."""
    assert main(list(arguments)) == code, capsys.readouterr().err
    return capsys.readouterr().out


def test_from_adding_to_merging(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = said(capsys, "add", "in", "none.txt", "--published", "2025-06-10")
    assert "talks.db: 2 documents read, " in out
    assert out.endswith("; 0 known before; 1 note of what could not be read\n")
    again = said(capsys, "add", "in", "--published", "2025-06-10")
    assert again.endswith("talks.db: 0 documents read, 0 new entries; 2 known before\n")

    assert "talks held in Istanbul" in " ".join(said(capsys, "brief", "--party", "RUS").split())
    assert "Hamas" not in said(capsys, "brief", "--party", "RUS")
    assert json.loads(said(capsys, "brief", "--format", "json", "--period", "2025-05..2025-06-05"))["accords"] == []

    listed = said(capsys, "statements", "--speaker", "lavrov").splitlines()
    (name, day, speaker, *_) = listed[0].split("\t")
    assert (day, speaker) == ("2025-06-10", "lavrov")
    (line,) = said(capsys, "statements", "--speaker", "lavrov", "--format", "json").splitlines()
    assert json.loads(line)["id"] == name
    assert said(capsys, "sources").split("\t")[1:3] == ["2 documents", said(capsys, "sources").split("\t")[2]]

    assert said(capsys, "judge", "reject", name, "--by", "ana", "--why", "misread") == f"reject: {name}\n"
    assert said(capsys, "statements", "--speaker", "lavrov") == ""
    assert said(capsys, "judge", "vanished") == ""

    head = said(capsys, "verify").split()[-1]
    assert "no faults" in said(capsys, "verify", "--head", head)
    assert said(capsys, "pack", "talks.pack").split()[-1] == head
    assert said(capsys, "unpack", "talks.pack", "--ledger", "copy.db").split()[-1] == head
    assert said(capsys, "brief", "--ledger", "copy.db") == said(capsys, "brief")
    assert said(capsys, "merge", "copy.db", "talks.db") == (
        "copy.db: 0 documents, 0 entries, 0 readings, 0 judgements, 0 notes of what could not be read added\n"
    )


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["brief", "--ledger", "none.db"], "none.db: there is no such ledger; `dragoman add` makes one"),
        (["brief", "in", "--ledger", "a.db"], "give files or a ledger, not both"),
        (["brief", "in", "--party", "RUS"], "filters choose lines of a ledger"),
        (["brief", "--ledger", "mongodb://host/x"], "no ledger is called 'mongodb'; installed are: memory"),
        (["statements", "--ledger", "none.db"], "there is no such ledger"),
        (["judge", "accept", "x", "--by", "ana"], "--why"),
        (["judge", "mark", "x", "--by", "ana", "--why", "w", "--ledger", "memory"], "mark needs --handling"),
        (["unpack", "none.pack", "--ledger", "new.db"], "none.pack: cannot be read"),
        (["add", "in", "--ledger", "dragoman.toml"], "the file is no ledger, or its beginning is damaged"),
    ],
)
def test_what_is_wrong_is_said(capsys: pytest.CaptureFixture[str], arguments: list[str], message: str) -> None:
    assert main(arguments) == 2
    err = capsys.readouterr().err
    assert message in err
    assert "Traceback" not in err


def test_an_empty_ledger(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["brief", "--ledger", "memory"]) == 1
    assert "the ledger holds no such thing" in capsys.readouterr().err


def test_verify_names_what_was_changed(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    said(capsys, "add", "in")
    data = (folder / "talks.db").read_bytes()
    assert b"Istanbul" in data
    (folder / "talks.db").write_bytes(data.replace(b"held talks in Istanbul", b"held talks in Istanbil"))
    assert main(["verify"]) == 1
    out, err = capsys.readouterr()
    assert "record 1 (document " in err
    assert "is not what was written: its hash does not fit its bytes" in err
    assert "faults, head" in out


def test_a_mark_given_on_adding(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    said(capsys, "add", "in", "--handling", "amber+strict")
    state = json.loads(said(capsys, "brief", "--format", "json"))
    assert {one["handling"] for one in state["documents"]} == {"amber+strict"}


@pytest.mark.parametrize(("known", "shown"), [(True, "3/12 files (25 %), 8 documents"), (False, "8 documents")])
def test_the_progress_of_adding(known: bool, shown: str) -> None:
    out = io.StringIO()
    console = Console(file=out, force_terminal=True, width=100, color_system=None)
    with progress_on(console, known=known) as progress:
        bar = progress.add_task("8 documents", total=12 if known else None)
        progress.update(bar, completed=3)
        progress.refresh()
    told = " ".join(out.getvalue().split())
    assert shown in told
    assert ("files" in told) is known


def test_what_could_not_be_read_is_kept_until_it_is(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "in" / "empty.txt").write_text("")
    main(["add", "in"])
    main(["add", "in"])
    capsys.readouterr()
    (line,) = [line for line in said(capsys, "sources").splitlines() if line.startswith("not read")]
    assert "empty.txt" in line
    told = [json.loads(one) for one in said(capsys, "sources", "--format", "json").splitlines()]
    assert [(one["stage"], one["origin"]) for one in told if "unread" in one] == [("read", "in/empty.txt")]
    (folder / "in" / "empty.txt").write_text("Norway and Chad held talks in Oslo on 3 June 2025.\n")
    said(capsys, "add", "in")
    assert "not read" not in said(capsys, "sources")
    assert "no faults" in said(capsys, "verify")
