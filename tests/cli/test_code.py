"""`dragoman code`: event data, read back by the readers that users have."""

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from dragoman.cli.main import main
from dragoman.views.events import TABLE

TEXT = (
    "Norway's foreign minister met his Chadian counterpart in Oslo on Monday.\n\n"
    "Peru will host talks with Chile next week. Turkish forces did not shell Gori.\n"
)


@pytest.fixture
def run(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Callable[..., str]:
    """`run(form, *options)`: what the command prints of TEXT."""
    file = tmp_path / "report.txt"
    file.write_text(TEXT, encoding="utf-8")

    def printed(form: str, *options: str) -> str:
        assert main(["code", str(file), "--published", "2031-03-04", "--format", form, *options]) == 0
        return capsys.readouterr().out

    return printed


def test_plover_records(run: Callable[..., str]) -> None:
    met, planned = (json.loads(line) for line in run("plover").splitlines())
    assert (met["date"], met["event"], [one["code"] for one in met["actor"]]) == (
        "2031-03-03",
        ["CONSULT"],
        ["NOR", "TCD"],
    )
    assert met["event_loc"]["country_code"] == "NOR"
    norway = met["actor"][0]
    assert (norway["sector"], norway["office"], norway["identifier_text"]) == (
        "GOV",
        "foreign minister",
        "Espen Barth Eide",
    )
    assert planned["event"] == ["AGREE"]
    assert planned["factuality"]["auxiliary_mode"] == "future"
    assert planned["quad_code"] == 1


def test_polecat_has_its_columns_first(run: Callable[..., str]) -> None:
    rows = list(csv.DictReader(io.StringIO(run("polecat")), delimiter="\t", quoting=csv.QUOTE_NONE))
    columns = list(rows[0])
    assert columns[:3] == ["Event ID", "Event Date", "Event Type"]
    assert columns[39:] == ["Version", "Certainty", "Polarity", "Auxiliary Mode", "Holder", "Story ID"]
    assert [row["Event Type"] for row in rows] == ["CONSULT", "AGREE"]
    assert (rows[0]["Actor Country"], rows[0]["City"], rows[0]["Country"]) == ("NOR;TCD", "Oslo", "NOR")
    assert (rows[1]["Certainty"], rows[1]["Auxiliary Mode"]) == ("probable", "future")


def test_csv_has_what_did_not_happen_too(run: Callable[..., str]) -> None:
    rows = list(csv.DictReader(io.StringIO(run("csv"))))
    assert list(rows[0]) == TABLE.names
    assert [(row["event_type"], row["coded_type"], row["polarity"]) for row in rows] == [
        ("CONSULT", "CONSULT", "positive"),
        ("CONSULT", "AGREE", "positive"),
        ("ASSAULT", "", "negative"),
    ]


def test_parquet_is_read_back(run: Callable[..., str], tmp_path: Path) -> None:
    file = tmp_path / "events.parquet"
    assert run("parquet", "--output", str(file)) == ""
    table = pq.read_table(file)
    assert table.schema.equals(TABLE)
    assert table.column("recipient_code").to_pylist()[2] == ["GEO"]


def test_a_reprint_is_counted_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("one.txt", "two.txt"):
        (tmp_path / name).write_text(TEXT, encoding="utf-8")
    (tmp_path / "two.txt").write_text(TEXT + "\nMore follows.\n", encoding="utf-8")
    counts = []
    for options in ([], ["--once"]):
        assert main(["code", str(tmp_path), "--published", "2031-03-04", *options]) == 0
        counts.append(len(capsys.readouterr().out.splitlines()))
    assert counts == [4, 2]


@pytest.mark.parametrize("options", [["--format", "xml"], ["--format", "parquet"]])
def test_wrong_usage(options: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["code", str(tmp_path), *options]) == 2
    assert capsys.readouterr().err.startswith("dragoman: ")
