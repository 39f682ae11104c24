"""Copies and rewrites of one text are one story."""

from datetime import date

from dragoman.model import Document
from dragoman.resolve import stories

WIRE = (
    "Delegations of Russia and Ukraine met in Istanbul on Monday for a second round of direct talks that lasted "
    "a little more than an hour and ended with an agreement to exchange all prisoners under the age of twenty-five "
    "and the bodies of six thousand soldiers, the heads of both delegations told reporters after the meeting."
)
MORE = " Shares in Moscow rose after the announcement, and the rouble was steady against the dollar."
OTHER = (
    "The president of Finland said on Monday that he expects no breakthrough at the talks in Istanbul and that the "
    "allies of Ukraine would discuss a new package of sanctions at their next meeting in Brussels in two weeks."
)


def document(name: str, day: int, text: str, **fields: str) -> Document:
    return Document(id=name, text=text, published=date(2025, 6, day), **fields)


def test_a_reprint_with_a_paragraph_added() -> None:
    assert stories([document("b", 2, WIRE), document("a", 3, WIRE + MORE)]) == {"a": "b", "b": "b"}


def test_other_words_other_story() -> None:
    assert stories([document("a", 2, WIRE), document("b", 2, OTHER)]) == {"a": "a", "b": "b"}


def test_short_texts_only_when_equal() -> None:
    told = stories([document("a", 1, "They met."), document("b", 2, "They  MET"), document("c", 2, "They met again.")])
    assert told == {"a": "a", "b": "a", "c": "c"}


def test_a_reader_may_have_marked_the_story() -> None:
    marked = [document("a", 1, WIRE, story="s"), document("b", 2, OTHER, story="s")]
    assert stories(marked) == {"a": "a", "b": "a"}


def test_texts_without_words_are_no_copies() -> None:
    assert stories([document("a", 1, ""), document("b", 1, "...")]) == {"a": "a", "b": "b"}
