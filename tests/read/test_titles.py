"""Layouts of pages: where the heading ends, which wording is the title, what stays in the text."""

import pytest

from dragoman.model import Document
from dragoman.read.text import TextReader

BODY = (
    "Delegations from both states met for six hours in Muscat on Sunday. Oman's foreign minister was in the chair.\n\n"
    "Neither side published a text. A second session was put off until the end of the month, officials said."
)
WIRE = (
    "MUSCAT - Envoys of the two states met on Sunday for the first time since spring, Oman said.\n\n"
    "The session lasted six hours.\n\n"
    "A second one is to follow before the end of the month."
)
FIRST = "Delegations from both states met"


def read(text: str) -> Document:
    [document] = TextReader().read("page.txt", text.encode())
    assert isinstance(document, Document)
    return document


def body_of(document: Document) -> str:
    return document.text[document.body :]


LAYOUTS = [
    pytest.param(f"Envoys meet in Muscat\n\n{BODY}", "Envoys meet in Muscat", 0, FIRST, id="headline"),
    pytest.param(
        f"Envoys meet in Muscat\n\n{WIRE}", "Envoys meet in Muscat", 0, "MUSCAT - Envoys", id="wire-lede-is-body"
    ),
    pytest.param(BODY, None, 0, FIRST, id="no-headline"),
    pytest.param(WIRE, None, 0, "MUSCAT - Envoys", id="wire-without-headline"),
    pytest.param(
        f"Envoys of both states meet in Mus...\n\nEnvoys of both states meet in Muscat for first talks\n\n{BODY}",
        "Envoys of both states meet in Muscat for first talks",
        1,
        FIRST,
        id="cut-off-first",
    ),
    pytest.param(
        f"Envoys of both states meet in Muscat\n\nEnvoys of both states meet in Muscat\n\n{BODY}",
        "Envoys of both states meet in Muscat",
        0,
        FIRST,
        id="same-twice",
    ),
    pytest.param(
        f"World\n\nEnvoys of both states meet in Muscat\n\n{BODY}",
        "Envoys of both states meet in Muscat",
        0,
        FIRST,
        id="section-name-above",
    ),
    pytest.param(
        f"Skip to main content\n\nHome > World > Gulf\n\nEnvoys of both states meet in Muscat\n\nBy Jane Roe\n\n"
        f"Published 3 March 2024, 14:05\n\nShare on Facebook\n\n{BODY}",
        "Envoys of both states meet in Muscat",
        0,
        FIRST,
        id="menus-byline-share",
    ),
    pytest.param(
        "Muscat hosts envoys of both states for talks on the border; no date for a summit is set.\n\n"
        "Envoys of both states open talks in Muscat on the border, while a summit of presidents has no date so far.\n\n"
        f"{BODY}",
        "Envoys of both states open talks in Muscat on the border, while a summit of presidents has no date so far.",
        1,
        FIRST,
        id="two-sentences-reworded-over-long-paragraphs",
    ),
    pytest.param(
        "Border talks open in Muscat, Oman says.\n\nThe price of oil fell on the news.\n\n"
        f"Border talks open in Muscat, Oman says.\n\n{BODY}",
        "Border talks open in Muscat, Oman says.",
        0,
        FIRST,
        id="deck-between-two-copies",
    ),
    pytest.param(
        f"Will the envoys meet again in Muscat?\n\nOman expects them before the month is out\n\n{BODY}",
        "Will the envoys meet again in Muscat?",
        0,
        FIRST,
        id="question-and-deck",
    ),
    pytest.param(f"Joint statement\n\n{BODY}", "Joint statement", 0, FIRST, id="short-title"),
]


@pytest.mark.parametrize(("text", "title", "variants", "body"), LAYOUTS)
def test_layout(text: str, title: str | None, variants: int, body: str) -> None:
    document = read(text)
    assert document.title == title
    assert len(document.title_variants) == variants
    assert body_of(document).startswith(body)
    assert body_of(document).endswith(text[-30:])
    assert not any(variant in document.text.split("\n\n") for variant in document.title_variants)


def test_deck_stands_between_title_and_body() -> None:
    document = read(f"Envoys meet in Muscat\n\nOman expects a second session\n\n{BODY}")
    assert document.text[: document.body] == "Envoys meet in Muscat\n\nOman expects a second session\n\n"


@pytest.mark.parametrize(
    "text",
    [
        "Sudan and South Sudan agree to hold talks in Addis Ababa on Abyei.",
        "Sudan and South Sudan agree to talks",
        "The talks, Mr. Pagan said on Aug. 5, would go on in Doha.",
    ],
)
def test_single_sentence_stays_whole_as_body(text: str) -> None:
    document = read(text)
    assert (document.text, document.title, document.body) == (text, None, 0)


def test_given_title_keeps_its_wording_and_the_lede_stays() -> None:
    document = read(f"Title: Envoys of both states meet in Muscat\n\n{WIRE}")
    assert document.title == "Envoys of both states meet in Muscat"
    assert body_of(document) == WIRE


def test_headings_inside_the_body_stay_there() -> None:
    document = read(f"Envoys of both states meet in Muscat\n\n{BODY}\n\nWhat the envoys of both states want\n\n{BODY}")
    assert "What the envoys of both states want" in body_of(document)


def test_lede_between_headline_and_subheading_stays_in_the_text() -> None:
    lede = "Envoys of both states met in Muscat on Sunday for talks on the border, Oman said."
    document = read(f"Envoys of both states meet in Muscat\n\n{lede}\n\nWhat envoys of both states want\n\n{BODY}")
    assert lede in document.text.split("\n\n")
