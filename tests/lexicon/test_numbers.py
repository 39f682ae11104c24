"""Numbers in words and figures."""

import pytest

from dragoman.lexicon.numbers import Numbers, NumberWord, load_numbers


@pytest.fixture(scope="module")
def numbers() -> Numbers:
    return load_numbers()


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("0", 0),
        ("12", 12),
        ("1,200", 1200),
        ("1,200,000", 1200000),
        ("six", 6),
        ("  Six ", 6),
        ("twelve", 12),
        ("nineteen", 19),
        ("twenty-one", 21),
        ("twenty one", 21),
        ("ninety-nine", 99),
        ("hundred", 100),
        ("two hundred", 200),
        ("one hundred and fifty", 150),
        ("three thousand", 3000),
        ("5 thousand", 5000),
        ("two thousand three hundred", 2300),
        ("two hundred thousand", 200000),
        ("seven hundred and fifty thousand", 750000),
        ("dozen", 12),
        ("several", None),
        ("first", None),
        ("1.5", None),
        ("1,20", None),
        ("two prisoners", None),
        ("one or two", None),
        ("", None),
    ],
)
def test_cardinals(words: str, number: int | None, numbers: Numbers) -> None:
    assert numbers.cardinal(words) == number


@pytest.mark.parametrize(
    ("word", "place"),
    [
        ("first", 1),
        ("Third", 3),
        ("twelfth", 12),
        ("twentieth", 20),
        ("1st", 1),
        ("2nd", 2),
        ("3rd", 3),
        ("12TH", 12),
        ("21st", 21),
        ("103rd", 103),
        ("three", None),
        ("4", None),
        ("last", None),
        ("", None),
    ],
)
def test_ordinals(word: str, place: int | None, numbers: Numbers) -> None:
    assert numbers.ordinal(word) == place


def test_words_are_those_of_the_rows() -> None:
    rows = [NumberWord(word="score", value=20, ordinal="no"), NumberWord(word="umpteenth", value=99, ordinal="yes")]
    numbers = Numbers(rows)
    assert (numbers.cardinal("score"), numbers.cardinal("umpteenth"), numbers.cardinal("two")) == (20, None, None)
    assert (numbers.ordinal("umpteenth"), numbers.ordinal("score")) == (99, None)
