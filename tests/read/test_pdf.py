"""PDF: paragraphs from places of lines, running heads, locked files and scans."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.read.files import Placed, locked_pdf, pdf

from dragoman.model import Diagnostic, Document, Kind
from dragoman.read.pdf import PdfReader

TITLE = (72, 760, "Draft agreement on the Selna bridge")
FIRST = [
    (72, 720, "The two sides agree to open the bridge over the Selna to lorries from six in"),
    (72, 706, "the morning until eight in the evening, and to keep it open on all days of the"),
    (72, 692, "week, holidays among them."),
]
SECOND = [
    (72, 664, "Each side may close its own bank for forty-eight hours if it gives a written rea-"),
    (72, 650, "son to the mediators."),
]


def read(data: bytes) -> Document | Diagnostic:
    [found] = PdfReader().read("a.pdf", data)
    return found


def only(data: bytes) -> Document:
    found = read(data)
    assert isinstance(found, Document), found
    return found


def refusal(data: bytes) -> str:
    found = read(data)
    assert isinstance(found, Diagnostic), found
    return found.message


def test_lines_become_paragraphs() -> None:
    document = only(
        pdf([[TITLE, *FIRST, *SECOND]], "/Title (Draft agreement on the Selna bridge) /Author (Anna Stern)")
    )
    assert document.title == "Draft agreement on the Selna bridge"
    first, second = document.text[document.body :].split("\n\n")
    assert first.startswith("The two sides agree to open the bridge")
    assert first.endswith("six in the morning until eight in the evening, and to keep it open on all days of the week, "
                          "holidays among them.")  # fmt: skip
    assert second.endswith("a written reason to the mediators.")
    assert (document.authors, document.kind, document.published) == (("Anna Stern",), Kind.DRAFT, None)


def test_running_heads_and_page_numbers_go_and_a_paragraph_goes_on_overleaf() -> None:
    def page(number: int, lines: list[Placed]) -> list[Placed]:
        return [(72, 810, f"Text of {number} March, confidential"), *lines, (290, 30, f"- {number} -")]

    ends = (72, 692, "week, holidays among them, as long as neither of the mediators asks them in writing to")
    goes_on = (72, 760, "close it for an hour.")
    pages = [page(1, [*FIRST[:2], ends]), page(2, [goes_on]), page(3, SECOND)]
    assert only(pdf(pages)).text.split("\n\n")[0].endswith("in writing to close it for an hour.")
    assert "confidential" not in only(pdf(pages)).text
    assert "- 2 -" not in only(pdf(pages)).text


def test_a_file_name_is_no_title() -> None:
    assert only(pdf([[*FIRST]], "/Title (Microsoft Word - draft3.doc)")).title is None


def test_what_cannot_be_read_says_why() -> None:
    whole = pdf([FIRST])
    assert "locked with a password" in refusal(locked_pdf(whole, "secret"))
    assert "a scan" in refusal(pdf([[]]))
    assert "cannot be opened" in refusal(whole[:40])


@settings(max_examples=40, deadline=None)
@given(at=st.integers(0, 1500), junk=st.binary(max_size=30))
def test_broken_files_raise_nothing(at: int, junk: bytes) -> None:
    whole = pdf([[TITLE, *FIRST]])
    for found in PdfReader().read("a.pdf", whole[:at] + junk + whole[at + len(junk) :]):
        assert isinstance(found, Document | Diagnostic)


LEFT = """\
The two delegations met on Friday in
the villa on the lake and agreed to a
long-term plan for the water of the
valley. Both said that the plan was
sound, and that it would be made pub-
lic before the end of the month if the"""
RIGHT = """\
parliaments did not object to it. The
opposition has asked for a long-
term study of the river as well.
The mediators left in the evening and
said nothing to those who waited for
them at the gate of the villa."""
COLUMNS = (
    "The two delegations met on Friday in the villa on the lake and agreed to a long-term plan for the water of the "
    "valley. Both said that the plan was sound, and that it would be made public before the end of the month if the "
    "parliaments did not object to it. The opposition has asked for a long-term study of the river as well. The "
    "mediators left in the evening and said nothing to those who waited for them at the gate of the villa."
)


@pytest.mark.parametrize("by_rows", [True, False], ids=["row by row", "column by column"])
def test_two_columns_are_read_one_after_the_other(by_rows: bool) -> None:
    left = [(60, 700 - 14 * i, words) for i, words in enumerate(LEFT.splitlines())]
    right = [(320, 700 - 14 * i, words) for i, words in enumerate(RIGHT.splitlines())]
    rows = [piece for row in zip(left, right, strict=True) for piece in row]
    page = [(60, 760, "A plan for the water of the valley is agreed on the lake after two days"),
            *(rows if by_rows else [*left, *right]), (290, 40, "7")]  # fmt: skip
    (found,) = PdfReader().read("a.pdf", pdf([page]))
    assert isinstance(found, Document)
    assert COLUMNS in found.text.split("\n\n")


def test_a_table_is_read_by_rows() -> None:
    rows = [("Dunmere", "41"), ("Upper Sall", "12"), ("Orm", "7"), ("Telmar", "19"), ("Bexley", "3"), ("Sabel", "2")]
    page = [p for i, row in enumerate(rows) for p in ((60, 700 - 14 * i, row[0]), (320, 700 - 14 * i, row[1]))]
    (found,) = PdfReader().read("a.pdf", pdf([page]))
    assert isinstance(found, Document)
    assert "Dunmere 41" in found.text
    assert "Sabel 2" in found.text
