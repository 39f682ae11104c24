"""What is compared of a text: names, numbers, quotations, sentences; rows of a text and its facts."""

import numpy as np
import pytest
from rensa import RMinHash

from dragoman.model import Document, Tie
from dragoman.resolve.story_likeness import likeness
from dragoman.resolve.story_shelf import Marks, Shelf, mark_of
from dragoman.resolve.story_sketch import Sketcher, quotations_of, sentences_of

SKETCHER = Sketcher()


@pytest.mark.parametrize(
    ("sentence", "names", "numbers"),
    [
        ("The envoy met Helga Sorensen in Benna.", ["helga", "sorens", "benna"], []),
        ("Forty-three men and 1,200 women left.", [], ["43", "1200"]),
        ("Twenty five were freed on Tuesday.", [], ["25"]),
        ("One of them rose by 3.5 per cent.", [], ["3.5"]),
        ("General Meka Durand's men", ["genera", "meka", "durand"], []),
    ],
)
def test_facts_of_a_sentence(sentence: str, names: list[str], numbers: list[str]) -> None:
    read = SKETCHER.read(sentence)
    assert (read.names, read.numbers) == (names, numbers)


def test_days_of_months_in_a_sentence() -> None:
    assert SKETCHER.read("Report of 14 July 2022, page 3").dates == ["14"]


@pytest.mark.parametrize(
    ("text", "quotations"),
    [
        ('"We solved what could be solved, and the rest," he said.', ["we solved what could be solved"]),
        ("He called it “a bridge, not a house”.", ["a bridge not a house"]),
        ('The so-called "ceasefire" held.', []),
    ],
)
def test_quotations(text: str, quotations: list[str]) -> None:
    assert list(quotations_of(text)) == quotations


def test_sentences_keep_their_quotation_marks() -> None:
    assert sentences_of('Talks\n\n"They met." They left.\n') == ["Talks", '"They met."', "They left."]


def test_likeness_has_no_order() -> None:
    text = "Delegations of Norland and Sudmark met in Vessel on Monday for talks. " * 3
    one = SKETCHER.sketch(Document(id="a", text=text + "They agreed to free 40 men, 12 women and 3 children."))
    two = SKETCHER.sketch(Document(id="b", text=text + "They parted."))
    assert likeness(one, two, None) == likeness(two, one, None)


def test_equal_words_are_equal_at_any_distance_and_no_words_are_not() -> None:
    one, two, none = (SKETCHER.sketch(Document(id="a", text=text)) for text in ("They met.", "They MET!", "..."))
    tie = likeness(one, two, 900)
    assert tie is not None
    assert tie.tie is Tie.EQUAL
    assert likeness(none, none, 0) is None


def mark(first: int, last: int) -> RMinHash:
    return mark_of(np.arange(first, last, dtype=np.uint64))


def test_a_shelf_finds_what_is_alike_and_of_about_the_day() -> None:
    shelf = Shelf(days=7)
    for key, day in ((1, 700), (2, 800), (3, None)):
        shelf.put(key, day, mark(0, 100))
    shelf.put(4, 700, mark(500, 600))
    assert shelf.near(705, mark(0, 90)) == {1, 3}
    assert shelf.near(None, mark(0, 90)) == {1, 2, 3}
    assert shelf.near(750, mark(0, 90)) == {3}


def test_marks_estimate_many_at_once_and_grow() -> None:
    marks = Marks()
    for number in range(1100):
        marks.append(mark(number, number + 100))
    assert marks.alike({0, 5, 1099}, mark(0, 100), 0.5) == {0, 5}
    assert marks.alike(set(), mark(0, 100), 0.5) == set()
