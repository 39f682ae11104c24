"""Text files: encodings, headers, several items, wrapped lines, Markdown."""

from datetime import date

import pytest

from dragoman.model import Diagnostic, Document, Handling, Kind
from dragoman.read.dates import parse_day
from dragoman.read.rules import load_rules
from dragoman.read.text import TextReader

SENTENCE = "The “envoys” met in Côte d’Ivoire – and agreed to meet again before long."


def read(data: bytes, name: str = "a.txt") -> list[Document | Diagnostic]:
    return list(TextReader().read(name, data))


def only(data: bytes, name: str = "a.txt") -> Document:
    [document] = read(data, name)
    assert isinstance(document, Document), document
    return document


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252"])
def test_encodings(encoding: str) -> None:
    assert only(SENTENCE.encode(encoding)).text == SENTENCE


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("Press note, Ohrid, 18 March 2023", date(2023, 3, 18)),
        ("BOGOTA - Jan. 4, 2023", date(2023, 1, 4)),
        ("The envoys of both sides met in the old fort on 18 March 2023", None),
    ],
)
def test_day_that_a_line_above_the_text_ends_with(line: str, day: date | None) -> None:
    assert only(f"Envoys to meet again\n\n{line}\n\n{SENTENCE}".encode()).published == day


def test_other_charset_is_detected() -> None:
    text = "Стороны договорились продолжить переговоры в Стамбуле, сообщил министр иностранных дел."
    document = only(text.encode("cp1251"))
    assert (document.text, document.language) == (text, "ru")


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "empty"),
        (b" \n\t\n", "empty"),
        (b"abc\x00def", "NUL"),
        (b"%PDF-1.7 abc", "PDF"),
        (b"PK\x03\x04abc", "zip"),
        (b"\x01\x02\x03\x04abc", "control"),
        (b"Advertisement\n\nShare", "menus"),
        (b"Title: Nothing below\n", "no text"),
    ],
)
def test_what_cannot_be_read_says_why(data: bytes, says: str) -> None:
    [found] = read(data)
    assert isinstance(found, Diagnostic)
    assert says in found.message
    assert (found.stage, found.origin) == ("read", "a.txt")


def test_links_of_markdown_go_and_their_words_stay() -> None:
    text = b"The [envoys](https://x.example/a_(b)) met ![map](m.png) in <b>Muscat</b><!-- on --> on the 3<sup>rd</sup>."
    assert only(text).text == "The envoys met in Muscat on the 3rd."


def test_header() -> None:
    document = only(
        b"Title: Truce holds\nDate: 3 March 2024\nSource: Gulf Post\nURL: https://gulf.example/1\n"
        b"Kind: read-out\nLanguage: en-GB\nTLP: amber\n\nThe truce held on Sunday."
    )
    assert document.text == "Truce holds\n\nThe truce held on Sunday."
    assert document.text[document.body :] == "The truce held on Sunday."
    assert (document.published, document.source, document.url) == (
        date(2024, 3, 3),
        "Gulf Post",
        "https://gulf.example/1",
    )
    assert (document.kind, document.language, document.handling) == (Kind.READOUT, "en", Handling.AMBER)


def test_several_items_in_a_file() -> None:
    first, second = read(b"Title: One\nDate: 2024-03-03\n\nThe truce held.\n---\nTitle: Two\n\nThe truce ended.\n")
    assert isinstance(first, Document)
    assert isinstance(second, Document)
    assert (first.title, second.title, second.published) == ("One", "Two", None)


def test_a_rule_inside_a_text_parts_nothing() -> None:
    assert only(b"The truce held.\n\n---\n\nThe envoys left.").text == "The truce held.\n\nThe envoys left."


def test_front_matter_of_markdown() -> None:
    data = (
        b"---\ntitle: Truce holds\ndate: 2024-03-03\n---\n# Truce holds\n\nThe **truce** held, [he said](http://x.y).\n"
    )
    document = only(data, "a.md")
    assert document.text == "Truce holds\n\nThe truce held, he said."
    assert document.published == date(2024, 3, 3)


@pytest.mark.parametrize(
    ("header", "says"),
    [("Date: 08/09/2024", "date"), ("Kind: poem", "kind"), ("Language: Elvish", "language"), ("TLP: pink", "TLP:RED")],
)
def test_header_not_understood(header: str, says: str) -> None:
    problem, document = read(f"Title: Truce holds\n{header}\n\nThe truce held.".encode())
    assert isinstance(problem, Diagnostic)
    assert says in problem.message
    assert isinstance(document, Document)


def test_an_unknown_mark_is_the_strictest() -> None:
    _, document = read(b"Title: A\nTLP: pink\n\nThe truce held.")
    assert isinstance(document, Document)
    assert document.handling is Handling.RED


def test_hard_wrapped_lines_are_joined() -> None:
    text = (
        "The two delegations met for six hours in the old palace and\n"
        "agreed to come back before the end of the month, a one-on-\n"
        "one meeting of the ministers being planned for the first day\n"
        "of the new round.\n"
        "\n"
        "Neither side published a text, but both said that the border\n"
        "had been discussed at length."
    )
    paragraphs = only(text.encode()).text.split("\n\n")
    assert len(paragraphs) == 2
    assert "palace and agreed" in paragraphs[0]
    assert "one-on-one meeting" in paragraphs[0]


def test_lines_that_are_not_wrapped_are_paragraphs() -> None:
    assert (
        only(b"Minsk: the truce holds.\nVienna: talks go on.").text == "Minsk: the truce holds.\n\nVienna: talks go on."
    )


def test_white_space_and_invisible_characters() -> None:
    assert only("The\u00a0en\u00advoys\tmet\u200b in  Doha.".encode()).text == "The envoys met in Doha."


def test_printed_date_line() -> None:
    document = only(b"Truce holds on the border\n\nSunday, 3 March 2024\n\nThe truce held. Nobody fired.")
    assert (document.published, document.text) == (
        date(2024, 3, 3),
        "Truce holds on the border\n\nThe truce held. Nobody fired.",
    )


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The envoys of both states met in Doha and agreed on a truce.", "en"),
        ("Les délégations des deux pays se sont rencontrées à Genève pour négocier un accord.", "fr"),
        ("Putin, Lavrov, Doha.", None),
    ],
)
def test_language(text: str, language: str | None) -> None:
    assert only(text.encode()).language == language


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Readout of the President's call with the Emir\n\nThe two spoke today. They agreed.", Kind.READOUT),
        ("Joint statement by the three guarantors\n\nWe met today. We agreed.", Kind.STATEMENT),
        ("Draft memorandum on a truce\n\nThe Parties shall meet. They shall talk.", Kind.DRAFT),
        ("The Parties have agreed as follows: the truce begins on Sunday.", Kind.AGREEMENT),
        ("Agreement on border reached, minister says\n\nThe envoys met. They left.", Kind.ARTICLE),
    ],
)
def test_kind(text: str, kind: Kind) -> None:
    assert only(text.encode()).kind is kind


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("2025-08-19", date(2025, 8, 19)),
        ("2025-08-19T23:30:00-04:00", date(2025, 8, 19)),
        ("20250819", date(2025, 8, 19)),
        ("19.08.2025", date(2025, 8, 19)),
        ("Tue, 19 Aug 2025 10:00:00 GMT", date(2025, 8, 19)),
        ("August 19th, 2025", date(2025, 8, 19)),
        ("08/09/2025", None),
        ("2025-02-30", None),
        ("yesterday", None),
    ],
)
def test_days(words: str, day: date | None) -> None:
    assert parse_day(words, load_rules().months) == day
