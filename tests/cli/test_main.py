"""The command line: arguments and files in; text, messages and an exit code out."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from dragoman.cli.main import main

TEXT = "Russia and Ukraine held talks in Istanbul on 2 June 2025, Foreign Minister Sergey Lavrov said.\n"
HEADER = "id\tname\tkind\tcountry\toffices\n"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder with an article and settings."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "article.txt").write_text(TEXT)
    (tmp_path / "dragoman.toml").write_text('extractors = ["statements", "talks"]\n')
    return tmp_path


def test_brief_is_plain_text_in_a_pipe(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["brief", "article.txt", "--published", "2025-06-10"]) == 0
    out, err = capsys.readouterr()
    assert "Russia and Ukraine: talks held in Istanbul" in " ".join(out.split())
    assert "[1]" in out
    assert "\x1b" not in out
    assert err == ""


def test_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["brief", "article.txt", "--format", "json"]) == 0
    state = json.loads(capsys.readouterr().out)
    assert state["meetings"][0]["subject"]["type"] == "meeting"
    assert state["meetings"][0]["subject"]["parties"] == ["RUS", "UKR"]


def test_markdown(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["brief", "article.txt", "--format", "markdown"]) == 0
    assert capsys.readouterr().out.startswith("# State of play of the talks\n")


def test_a_further_actor_file(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "mine.tsv").write_text(HEADER + "NRL\tNorland\tstate\t\t\nSDM\tSudmark\tstate\t\t\n")
    (folder / "ours.txt").write_text("Norland and Sudmark held talks in Geneva on 2 June 2025.\n")
    assert main(["brief", "ours.txt", "--actors", "mine.tsv"]) == 0
    assert "Norland and Sudmark: talks held in Geneva" in capsys.readouterr().out


def test_nothing_about_talks(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "cake.txt").write_text("The cake rose in the oven, and the children ate it with a spoon of cream.\n")
    assert main(["brief", "cake.txt"]) == 0
    assert "Nothing about talks was found in 1 document." in capsys.readouterr().out


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("empty.txt", b"", "empty"),
        ("none.txt", None, "no such file"),
        ("image.png", b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20, "image"),
    ],
)
def test_nothing_readable(
    folder: Path, capsys: pytest.CaptureFixture[str], name: str, data: bytes | None, message: str
) -> None:
    if data is not None:
        (folder / name).write_bytes(data)
    assert main(["brief", name]) == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert message in err.lower()
    assert "nothing could be read" in err


def test_a_file_among_unreadable_ones_is_read(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["brief", "none.txt", "article.txt"]) == 0
    out, err = capsys.readouterr()
    assert "talks held" in out
    assert "none.txt" in err


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["brief"], "FILE"),
        (["brief", "article.txt", "--published", "June"], "'June' is no date; write it as YYYY-MM-DD"),
        (["brief", "article.txt", "--format", "poem"], "no view is called 'poem'; installed are: json"),
        (["brief", "article.txt", "--pipeline", "xx_none"], "xx_none"),
        (["brief", "article.txt", "--actors", "none.tsv"], "none.tsv"),
        (["brief", "article.txt", "--width", "-1"], "--width"),
        (["predict", "poems"], "no task is called 'poems'"),
        (["actors", "check", "none.tsv"], "none.tsv: cannot be opened"),
        (["sing"], "sing"),
    ],
)
def test_usage(capsys: pytest.CaptureFixture[str], arguments: list[str], message: str) -> None:
    assert main(arguments) == 2
    out, err = capsys.readouterr()
    assert message in err
    assert out == ""
    assert "Traceback" not in err


def test_actors_check(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows = "NRL\tNorland\tstate\t\t\nvask\tIlo Vask\tperson\tNRL\tchancellor of NRX 2030..\n"
    (folder / "mine.tsv").write_text(HEADER + rows)
    assert main(["actors", "check", "mine.tsv"]) == 0
    out, err = capsys.readouterr()
    assert out == "mine.tsv: 2 actors, no error\n"
    assert err == "mine.tsv: vask names 'NRX', which is the id of no actor\n"


def test_actors_check_names_file_and_line(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "mine.tsv").write_text(HEADER + "NRL\tNorland\tcountry\n")
    assert main(["actors", "check", "mine.tsv"]) == 2
    assert "mine.tsv, line 2" in capsys.readouterr().err


def dragoman(*arguments: str, stdin: bytes = b"", code: str | None = None) -> subprocess.CompletedProcess[bytes]:
    """The command as a process of its own."""
    command = [sys.executable, "-c", code] if code else [sys.executable, "-m", "dragoman", *arguments]
    return subprocess.run(command, input=stdin, capture_output=True, check=False, timeout=120)


def test_version_without_spacy() -> None:
    ran = dragoman("--version")
    assert (ran.returncode, ran.stdout) == (0, b"dragoman 0.1.0\n")
    code = "import sys, dragoman.cli.main; sys.exit('spacy' in sys.modules)"
    assert dragoman(code=code).returncode == 0


def test_help_names_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--help"]) == 0
    out = capsys.readouterr().out
    assert all(word in out for word in ("brief", "predict", "actors", "Exit codes"))


def test_standard_input() -> None:
    ran = dragoman("brief", "-", "--format", "json", stdin=TEXT.encode())
    assert ran.returncode == 0
    assert json.loads(ran.stdout)["meetings"]


def test_predict_in_order_with_messages_apart() -> None:
    lines = b'{"id": 1, "text": "Russia and Ukraine held talks in Istanbul."}\n{\n'
    ran = dragoman("predict", "talks", stdin=lines)
    assert ran.returncode == 0
    assert [json.loads(line)["id"] for line in ran.stdout.splitlines()] == [1, None]
    assert ran.stderr.startswith(b"line 2: ")


def test_a_closed_pipe_is_quiet() -> None:
    lines = b'{"id": 1, "text": "Talks."}\n' * 3
    code = "import os, sys; r, w = os.pipe(); os.close(r); os.dup2(w, 1); sys.argv = ['d', 'predict', 'talks']; "
    ran = dragoman(stdin=lines, code=code + "from dragoman.cli.main import run; run()")
    assert (ran.returncode, ran.stderr) == (0, b"")


def test_changes_since_a_day(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "later.txt").write_text("12 June 2025\n\nRussia and Ukraine will hold talks in Geneva on 20 June 2025.\n")
    files = ["changes", "article.txt", "later.txt", "--published", "2025-06-03", "--since", "2025-06-03"]
    assert main(files) == 0
    out = " ".join(capsys.readouterr().out.split())
    assert out.startswith("What changed since 3 June 2025")
    assert "New --- * Russia and Ukraine: talks planned in Geneva for 20 June 2025 [1]" in out
    assert "held" not in out
    assert main([*files, "--until", "2025-06-01"]) == 2
    assert "is before" in capsys.readouterr().err


def test_changes_of_a_ledger(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "later.txt").write_text("12 June 2025\n\nRussia and Ukraine will hold talks in Geneva on 20 June 2025.\n")
    assert main(["add", "article.txt", "--published", "2025-06-03", "--ledger", "talks.db"]) == 0
    assert main(["add", "later.txt", "--ledger", "talks.db"]) == 0
    capsys.readouterr()
    assert main(["changes", "--since", "2025-06-03", "--ledger", "talks.db"]) == 0
    out = " ".join(capsys.readouterr().out.split())
    assert "New --- * Russia and Ukraine: talks planned in Geneva for 20 June 2025 [1]" in out
    assert main(["changes", "--known-since", "2020-01-01", "--ledger", "talks.db"]) == 0
    assert "talks held in Istanbul on 2 June 2025" in " ".join(capsys.readouterr().out.split())


@pytest.mark.parametrize(
    "arguments", [["article.txt"], [], ["article.txt", "--since", "2025-06-01", "--ledger", "x.db"]]
)
def test_changes_need_a_day_and_one_place_to_read(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["changes", *arguments]) == 2
    assert "give " in capsys.readouterr().err
