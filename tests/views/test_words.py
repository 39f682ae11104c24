"""Words, names and dates of the brief."""

from datetime import date

import pytest

from dragoman.errors import LexiconError
from dragoman.model import Actor, ActorKind, Office, Period
from dragoman.views.dates import dated, period, stretch
from dragoman.views.names import Names
from dragoman.views.words import Words, bare, load_words, visible

WORDS = load_words()


@pytest.mark.parametrize(
    ("names", "said"),
    [([], ""), (["A"], "A"), (["A", "B"], "A and B"), (["A", "B", "C"], "A, B and C")],
)
def test_listed(names: list[str], said: str) -> None:
    assert WORDS.listed(names) == said


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Istanbul", "Istanbul"),
        ("Oval Office", "the Oval Office"),
        ("United States", "the United States"),
        ("Organization for Peace", "the Organization for Peace"),
        ("The Hague", "The Hague"),
    ],
)
def test_article(name: str, said: str) -> None:
    assert WORDS.with_article(name) == said


@pytest.mark.parametrize(
    ("number", "said"), [(1, "first"), (10, "tenth"), (11, "11th"), (21, "21st"), (22, "22nd"), (113, "113th")]
)
def test_ordinal(number: int, said: str) -> None:
    assert WORDS.ordinal(number) == said


@pytest.mark.parametrize(
    ("start", "end", "said", "on"),
    [
        (date(2025, 6, 3), date(2025, 6, 4), "3 June 2025", "on 3 June 2025"),
        (date(2025, 6, 3), date(2025, 6, 6), "3 to 5 June 2025", "from 3 to 5 June 2025"),
        (date(2025, 6, 1), date(2025, 7, 1), "June 2025", "in June 2025"),
        (date(2024, 1, 1), date(2025, 1, 1), "2024", "in 2024"),
        (date(2025, 6, 29), date(2025, 7, 2), "29 June 2025 to 1 July 2025", "from 29 June 2025 to 1 July 2025"),
        (date(2025, 6, 3), None, "since 3 June 2025", "since 3 June 2025"),
        (None, date(2025, 6, 4), "until 3 June 2025", "until 3 June 2025"),
        (None, None, "“soon”", "“soon”"),
    ],
)
def test_period(start: date | None, end: date | None, said: str, on: str) -> None:
    when = Period(start=start, end=end, raw="soon")
    assert period(when, WORDS) == said
    assert dated(when, False, WORDS) == on


def test_unknown_dates_say_nothing() -> None:
    assert dated(None, True, WORDS) == ""
    assert dated(Period(), True, WORDS) == ""
    assert stretch([None], WORDS) == ""


@pytest.mark.parametrize(
    ("actor", "said"),
    [
        ("RUS", "RUS"),
        ("lavrov", "Sergey Lavrov"),
        ("free-aceh-movement", "Free Aceh Movement"),
        ("officials", "officials"),
        ("us-officials", "us officials"),
    ],
)
def test_names(actor: str, said: str) -> None:
    known = Actor(id="lavrov", name="Sergey Lavrov", kind=ActorKind.PERSON)
    assert Names([known], WORDS).plain(actor) == said


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("“We are ready,”", "We are ready,"),
        ("well prepared.", "well prepared."),
        ("“a” and “b”", "“a” and “b”"),
        ('must be "well prepared', 'must be "well prepared"'),
        ("must be “well prepared", "must be “well prepared”"),
        ('prepared" for talks', 'prepared" for talks'),
    ],
)
def test_bare(words: str, said: str) -> None:
    assert bare(words) == said


def test_a_person_stands_for_the_side_of_the_day() -> None:
    front = Actor(id="front", name="Front", kind=ActorKind.ARMED_GROUP, country="CHL")
    office = Office(title="negotiator", of="front", start=date(2020, 1, 1), end=date(2021, 1, 1))
    vask = Actor(id="vask", name="Ilo Vask", kind=ActorKind.PERSON, country="CHL", offices=(office,))
    names = Names([front, vask, Actor(id="CHL", name="Chile", kind=ActorKind.STATE)], WORDS)
    assert names.with_side(vask, date(2020, 5, 1)) == "Ilo Vask (Front)"
    assert names.with_side(vask, date(2022, 5, 1)) == "Ilo Vask (Chile)"
    assert Names([vask], WORDS).with_side(vask, date(2020, 5, 1)) == "Ilo Vask (CHL)"


def test_visible_keeps_letters_of_every_script() -> None:
    assert visible("Київ\u200f, القاهرة\x00\n東京\udcff") == "Київ , القاهرة 東京"


def test_missing_phrase_names_the_table() -> None:
    with pytest.raises(LexiconError, match=r"phrases\.tsv: 'none' is missing"):
        Words([], []).say("none")
