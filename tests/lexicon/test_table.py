"""Tables: what a row may hold, and what the message says when it may not."""

from enum import StrEnum
from pathlib import Path

import pytest

from dragoman.errors import LexiconError
from dragoman.lexicon.table import numbered_rows, read_table
from dragoman.model import Record


class Colour(StrEnum):
    """A closed list."""

    RED = "red"
    BLUE = "blue"


class Row(Record):
    """A row with every sort of cell."""

    word: str
    colour: Colour = Colour.RED
    number: int | None = None
    several: tuple[str, ...] = ()


@pytest.fixture
def table(tmp_path: Path) -> Path:
    """Where a test writes its table."""
    return tmp_path / "words.tsv"


def test_cells(table: Path) -> None:
    """Remarks and blank lines are passed over; an empty cell is the default; `|` parts values; edges are trimmed."""
    table.write_text(
        "# remark\n\nword\tcolour\tnumber\tseveral\n# another\nsea\tblue\t7\ta| b c |\n sky \n", encoding="utf-8"
    )
    assert read_table(table, Row) == [
        Row(word="sea", colour=Colour.BLUE, number=7, several=("a", "b c")),
        Row(word="sky"),
    ]


def test_line_numbers_count_all_lines(table: Path) -> None:
    """As an editor counts them."""
    table.write_text("# remark\nword\n\nsea\n# remark\nsky\n", encoding="utf-8")
    assert [(number, row.word) for number, row in numbered_rows(table, Row)] == [(4, "sea"), (6, "sky")]


@pytest.mark.parametrize("content", ["", "# remarks only\n", "word\n"])
def test_a_table_without_rows_is_empty(table: Path, content: str) -> None:
    """No error: a file that a person has just begun."""
    table.write_text(content, encoding="utf-8")
    assert read_table(table, Row) == []


def test_files_from_spreadsheets(table: Path) -> None:
    """A byte order mark, Windows line ends and trailing tabs are no obstacle."""
    table.write_bytes("\ufeffword\tnumber\r\nsea\t\r\nsky\t3\r\n".encode())
    assert read_table(table, Row) == [Row(word="sea"), Row(word="sky", number=3)]


@pytest.mark.parametrize(
    ("content", "line", "what"),
    [
        ("word\tsize\nsea\tbig\n", 1, "unknown column 'size'"),
        ("# remark\nnumber\n7\n", 2, "column 'word' is missing"),
        ("word\tnumber\nsea\t1\tblue\n", 2, "3 cells under 2 columns"),
        ("word\tcolour\nsea\tblue\nsky\tgreen\n", 3, "green"),
        ("word\tnumber\nsea\tseven\n", 2, "number"),
        ("word\tnumber\n\t7\n", 2, "word"),
    ],
    ids=["column", "missing-column", "cells", "enum", "number", "missing-cell"],
)
def test_a_broken_row_is_shown(table: Path, content: str, line: int, what: str) -> None:
    """File, line and what is wrong."""
    table.write_text(content, encoding="utf-8")
    with pytest.raises(LexiconError) as caught:
        read_table(table, Row)
    message = str(caught.value)
    assert message.startswith(f"{table}, line {line}: ")
    assert what in message


def test_another_encoding_is_named(table: Path) -> None:
    """And what to do."""
    table.write_bytes("word\nÉire\n".encode("latin-1"))
    with pytest.raises(LexiconError, match="not UTF-8") as caught:
        read_table(table, Row)
    assert str(table) in str(caught.value)


@pytest.mark.parametrize("name", ["nowhere.tsv", "."])
def test_a_file_that_cannot_be_opened_is_named(tmp_path: Path, name: str) -> None:
    """Missing, or a directory."""
    with pytest.raises(LexiconError, match="cannot be opened") as caught:
        read_table(tmp_path / name, Row)
    assert str(tmp_path) in str(caught.value)
