"""Tables: JSON Lines, JSON, CSV, TSV and Parquet with a map of columns; own documents back again."""

from datetime import date
from io import BytesIO
from pathlib import Path

import msgspec
import pyarrow
import pyarrow.parquet
import pytest

from dragoman.errors import SettingsError
from dragoman.model import Diagnostic, Document, Handling, Kind
from dragoman.read.doors import table, text
from dragoman.read.sources import read_sources
from dragoman.read.tables import TableReader

ROW = {"headline": "Envoys meet", "maintext": "They met in Muscat.", "date_publish": "2031-03-14 09:00:00", "n": 3}


def read(data: bytes, name: str, columns: dict[str, str] | None = None) -> list[Document | Diagnostic]:
    reader = TableReader(columns)
    assert reader.accepts(name, data)
    return list(reader.read(name, data))


def parquet(rows: list[dict[str, object]]) -> bytes:
    out = BytesIO()
    pyarrow.parquet.write_table(pyarrow.Table.from_pylist(rows), out)
    return out.getvalue()


CSV_ROWS = "headline;maintext;date_publish\nEnvoys meet;They met in Muscat.;2031-03-14\n"


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.jsonl", msgspec.json.encode(ROW) + b"\n\n"),
        ("a.json", b"[" + msgspec.json.encode(ROW) + b"]"),
        ("a.json", b'{"count": 1, "articles": [' + msgspec.json.encode(ROW) + b"]}"),
        ("a.json", msgspec.json.encode(ROW)),
        ("standard input", msgspec.json.encode(ROW) + b"\n"),
        ("a.csv", CSV_ROWS.replace(";", ",").encode("utf-8-sig")),
        ("a.csv", CSV_ROWS.encode()),
        ("a.tsv", CSV_ROWS.replace(";", "\t").encode()),
        ("a.csv", CSV_ROWS.replace("Muscat", "Múscat").encode("cp1252")),
        ("a.parquet", parquet([{**ROW, "date_publish": date(2031, 3, 14)}])),
    ],
)
def test_a_row_is_a_document(name: str, data: bytes) -> None:
    [document] = read(data, name)
    assert isinstance(document, Document), document
    assert document.text.replace("ú", "u") == "Envoys meet\n\nThey met in Muscat."
    assert (document.title, document.published) == ("Envoys meet", date(2031, 3, 14))
    assert document.origin == f"{name}, row 1"
    assert len(document.sha256 or "") == 64


def test_a_map_of_columns() -> None:
    data = b'{"ueberschrift": "Title", "inhalt": "They met.", "text": "not this", "mark": "amber", "by": ["A", "B"]}'
    columns = {"ueberschrift": "title", "inhalt": "text", "mark": "handling", "by": "author"}
    [document] = read(data, "a.jsonl", columns)
    assert isinstance(document, Document)
    assert (document.text, document.handling, document.authors) == ("Title\n\nThey met.", Handling.AMBER, ("A", "B"))
    with pytest.raises(SettingsError, match="'body' is mapped to 'words'"):
        TableReader({"body": "words"})


def test_a_column_of_pages() -> None:
    page = "<html><title>T</title><body><p>The envoys met for six hours in Muscat on Sunday.</p></body></html>"
    row = {"html": page, "url": "https://gulf.example/1", "date": "2031-03-14", "kind": "read-out"}
    [document] = read(msgspec.json.encode(row), "a.jsonl")
    assert isinstance(document, Document)
    assert document.text.endswith("six hours in Muscat on Sunday.")
    assert (document.url, document.published, document.kind) == (row["url"], date(2031, 3, 14), Kind.READOUT)


def test_bad_rows_are_named_and_the_others_read() -> None:
    lines = [msgspec.json.encode(ROW), b"{torn", b"[1]", b'{"text": ""}', b'{"text": "They left.", "date": "soon"}']
    found = read(b"\n".join(lines), "a.jsonl")
    assert [one.message for one in found if isinstance(one, Diagnostic)] == [
        "a.jsonl: line 2 is not JSON (JSON is malformed: object keys must be strings (byte 1))",
        "a.jsonl: line 3 is not a JSON object",
        "a.jsonl, row 4: has an empty text",
        "a.jsonl, row 5: the date 'soon' in the header is not understood; write YYYY-MM-DD",
    ]
    assert [one.text for one in found if isinstance(one, Document)] == [
        "Envoys meet\n\nThey met in Muscat.",
        "They left.",
    ]


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        ("a.parquet", b"PAR1 torn", "cannot be read further"),
        ("a.csv", b"name,size\na,1\nb,2\n", "2 rows have no column of text (they have name, size)"),
        ("a.json", b"7", "no object with a text"),
        ("a.csv", b"\x89PNG\r\n\x1a\n\xff\0\0", "cannot be read further"),
    ],
)
def test_tables_that_are_none(name: str, data: bytes, says: str) -> None:
    [found] = read(data, name)
    assert isinstance(found, Diagnostic)
    assert says in found.message


def test_documents_come_back_as_they_were(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Title: Talks\nDate: 2031-03-14\nTLP: red\n\nThe envoys met. “Yes,” they said.")
    [first] = read_sources([tmp_path / "a.txt"], readers=(table(), text()))
    (tmp_path / "a.jsonl").write_bytes(msgspec.json.encode(first))
    assert list(read_sources([tmp_path / "a.jsonl"], readers=(table(), text()))) == [first]
    assert isinstance(first, Document)
    (tmp_path / "b.jsonl").write_bytes(msgspec.json.encode(first.replace(text="The envoys left.")))
    [forged] = read_sources([tmp_path / "b.jsonl"], readers=(table(), text()))
    assert isinstance(forged, Diagnostic)
    assert "it was changed after it was read" in forged.message


def test_an_archive_larger_than_the_limit_is_read_as_a_stream(tmp_path: Path) -> None:
    rows = [{"text": f"The envoys met on day {i} of the talks."} for i in range(300)]
    (tmp_path / "a.parquet").write_bytes(parquet(rows))  # type: ignore[arg-type]
    (tmp_path / "b.jsonl").write_bytes(b"\n".join(map(msgspec.json.encode, rows)))
    found = list(read_sources([tmp_path], readers=(table(), text()), limit_bytes=1000))
    assert len(found) == 300
    assert all(isinstance(one, Document) for one in found)
