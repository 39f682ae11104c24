"""Look-ups: numbers, cues, roles, words of the talks. Cases are English usage, not rows copied out."""

import pytest

from dragoman.lexicon.cues import Cues, Frame, load_cues
from dragoman.lexicon.numbers import Numbers, load_numbers
from dragoman.lexicon.roles import Roles, load_roles
from dragoman.lexicon.talks import Clause, Mood, TalksLexicon, load_talks
from dragoman.model import Certainty, Exchanged, Level, Polarity


@pytest.fixture(scope="module")
def numbers() -> Numbers:
    """The numbers that ship."""
    return load_numbers()


@pytest.fixture(scope="module")
def cues() -> Cues:
    """The cues that ship."""
    return load_cues()


@pytest.fixture(scope="module")
def roles() -> Roles:
    """The roles that ship."""
    return load_roles()


@pytest.fixture(scope="module")
def talks() -> TalksLexicon:
    """The words of the talks that ship."""
    return load_talks()


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("seven", 7),
        ("12", 12),
        ("1,200", 1200),
        ("Twenty-one", 21),
        ("two hundred", 200),
        ("two hundred and five", 205),
        ("six thousand", 6000),
        ("three thousand four hundred and twelve", 3412),
        ("1.5", None),
        ("several", None),
        ("", None),
    ],
)
def test_cardinals(numbers: Numbers, words: str, value: int | None) -> None:
    """Words and figures; what names no number is None."""
    assert numbers.cardinal(words) == value


@pytest.mark.parametrize(
    ("word", "value"), [("third", 3), ("Second", 2), ("21st", 21), ("4th", 4), ("three", None), ("last", None)]
)
def test_ordinals(numbers: Numbers, word: str, value: int | None) -> None:
    """Places in a series."""
    assert numbers.ordinal(word) == value


def test_cues(cues: Cues) -> None:
    """By lemma, part of speech and particle; what the kind implies is filled in."""
    said = cues.find("say", "verb")
    assert said is not None
    assert said.takes(Frame.CLAUSE, Frame.QUOTE)
    assert (said.certainty, said.polarity) == (Certainty.CERTAIN, Polarity.POSITIVE)
    denied = cues.find("deny", "verb")
    assert denied is not None
    assert denied.polarity is Polarity.NEGATIVE
    assert cues.find("point", "verb", "out") != cues.find("point", "verb")
    assert cues.find("table", "prep") is None


def test_every_cue_is_complete(cues: Cues) -> None:
    """No cue leaves open how sure its content is."""
    assert all(cue.certainty and cue.polarity for cue in cues._rows.values())


def test_roles(roles: Roles) -> None:
    """Titles are found in lower case; an office has a level."""
    assert roles.titles["foreign minister"].level is Level.MINISTERS
    assert roles.level("president") is Level.LEADERS
    assert roles.level("no such office") is None
    assert "sides" in roles.collectives


def test_talks(talks: TalksLexicon) -> None:
    """Happenings, captives, operators, governors."""
    assert ("talk", "NOUN") in talks.happenings
    assert talks.captives["prisoner"] is Exchanged.PRISONERS
    assert talks.operator("refuse", "VERB", Clause.INF) is Mood.REFUSED
    assert talks.operator("walk", "VERB", Clause.INF) is None
    held = talks.governor("hold", "VERB", "obj", "meeting")
    assert held is not None
    assert held.status == "do"
    assert talks.governor("hold", "VERB", "of", "meeting") is None
