"""`dragoman read`: what was read, as text and as JSON lines; what could not be read, on standard error."""

import io
import json
import sys
from pathlib import Path

import pytest

from dragoman.cli.main import main

TEXT = (
    "Title: Envoys meet in Muscat\nDate: 2031-03-14\nSource: Gulf Post\nAuthor: Anna Stern\nTLP: amber\n\n"
    "MUSCAT (Reuters) - The envoys of both states met for six hours.\n\n"
    "Correction: The envoys of both states met twice.\n"
)


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder with a text."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text(TEXT)
    return tmp_path


def test_a_text_as_people_see_it(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["read", "a.txt"]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "Envoys meet in Muscat",
        "=====================",
        "14 March 2031 (said by the page or file)",
        "Gulf Post",
        "en, article, TLP:AMBER",
        "By Anna Stern",
        "Takes from Reuters",
        "a.txt",
        "",
        "MUSCAT (Reuters) - The envoys of both states met for six hours.",
        "",
        "Correction: The envoys of both states met twice.",
    ]


def test_json_lines_go_round(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    assert main(["read", "a.txt", "--format", "json"]) == 0
    out = capsys.readouterr().out
    [line] = out.splitlines()
    document = json.loads(line)
    assert (document["published_from"], document["credits"], document["handling"]) == ("metadata", ["Reuters"], "amber")
    assert [aside["kind"] for aside in document["asides"]] == ["correction"]
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(out.encode())))
    assert main(["read", "-", "--format", "json"]) == 0
    assert capsys.readouterr().out == out


def test_what_cannot_be_read(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["read", "a.txt", "none.txt"]) == 0
    assert "none.txt: there is no such file" in capsys.readouterr().err
    assert main(["read", "none.txt"]) == 1
    assert "nothing could be read" in capsys.readouterr().err


def test_columns_and_days_given(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "rows.csv").write_text("words,heading of it\nThey met.,Envoys meet\n")
    options = ["--column", "words=text", "--column", "heading of it=title", "--published", "2031-03-14"]
    assert main(["read", "rows.csv", *options]) == 0
    assert capsys.readouterr().out.startswith("Envoys meet\n===========\n14 March 2031 (given)\n")


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["a.txt", "--format", "xml"], "no form of documents"),
        (["a.txt", "--column", "words"], "maps no column"),
        (["a.txt", "--column", "words=word"], "mapped to 'word'"),
        (["a.txt", "--published", "soon"], "is no date"),
        (["none.toml"], "cannot be opened"),
    ],
)
def test_what_cannot_be_done(arguments: list[str], says: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["read", *arguments]) == 2
    assert says in capsys.readouterr().err


def test_offline_nothing_is_asked(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "dragoman.toml").write_text(f'[fetch]\ncache = "{folder / "pages"}"\n')
    assert main(["read", "https://gulf.example/1", "--offline"]) == 1
    assert "is not in the cache, and offline it is not fetched" in capsys.readouterr().err
