"""Text in capitals and headlines, in the letters that a parser knows."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.annotate.capitals import Capitals, is_headline
from dragoman.annotate.parse import paragraphs
from dragoman.lexicon.actors import ActorIndex
from dragoman.lexicon.people import load_person_words

PROSE = "\nThe envoy met Bakary in Lima, and Tigre River was not on the agenda.\n"


@pytest.fixture(scope="module")
def capitals(actors: ActorIndex) -> Capitals:
    return Capitals(actors, load_person_words().given)


@pytest.mark.parametrize(
    ("shouted", "read"),
    [
        (
            "THE PERUVIAN GOVERNMENT AND HAMAS MET IN LIMA TODAY. THEY AGREED ON NOTHING.",
            "The Peruvian government and Hamas met in Lima today. They agreed on nothing.",
        ),
        (
            "FOREIGN MINISTER CARLOS QUISPE SPOKE FOR AN HOUR. LATER QUISPE LEFT FOR CHILE.",
            "Foreign minister Carlos Quispe spoke for an hour. Later Quispe left for Chile.",
        ),
        (
            "THE FARABUNDO MARTI NATIONAL LIBERATION FRONT (FMLN) LEFT THE TALKS WITH US.",
            "The Farabundo Marti National Liberation Front (FMLN) left the talks with us.",
        ),
        ("SHORT WORDS STAY AS THEY ARE", "SHORT WORDS STAY AS THEY ARE"),
    ],
)
def test_text_in_capitals(shouted: str, read: str, capitals: Capitals) -> None:
    assert capitals.reader(shouted)(shouted) == read


@pytest.mark.parametrize(
    ("headline", "read"),
    [
        ("Peru Rejects the Plan After Talks in Lima", "Peru rejects the plan after talks in Lima"),
        ("Envoy Meets Bakary Before the Tigre River Summit", "Envoy meets Bakary before the Tigre River summit"),
        ("NATO Foreign Ministers Meet in Lima Today", "NATO foreign ministers meet in Lima today"),
        ("The Envoy Left Lima Before Noon Today.", "The Envoy Left Lima Before Noon Today."),
        ("The envoy left Lima before noon", "The envoy left Lima before noon"),
    ],
)
def test_headlines(headline: str, read: str, capitals: Capitals) -> None:
    assert capitals.reader(headline + PROSE)(headline) == read


def test_a_sentence_is_no_headline() -> None:
    assert not is_headline("Peru and Chile signed the plan")
    assert is_headline("Peru and Chile Sign the Plan")


@given(st.text(max_size=80))
def test_nothing_moves(text: str) -> None:
    """Offsets hold for any text."""
    capitals = Capitals(ActorIndex([]), {"carlos"})
    assert len(capitals.reader(text)(text)) == len(text)
    assert len(capitals.reader(text.upper())(text.upper())) == len(text.upper())


def test_an_indented_line_begins_a_paragraph_of_a_wrapped_text() -> None:
    line = "The envoys of both sides met in the morning and once more"
    text = f"{line}\n{line}\nin the evening.\n   {line}\n{line}\nin the evening.\n"
    assert len(list(paragraphs(text, 20_000))) == 2
