"""Which words stand between quotation marks."""

import pytest

from dragoman.annotate.quotes import find_quotations


def inner(text: str) -> list[str]:
    return [text[q.inner.start : q.inner.end] for q in find_quotations(text)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('"No," he said. "Never."', ["No,", "Never."]),
        ("“No,” he said.", ["No,"]),
        ("''No,'' he said.", ["No,"]),
        ("He was 'tired' of it; it's late.", ["tired"]),
        ("the parties' delegates' plan", []),
        ('He called it "a "so-called" plan" again.', ['a "so-called" plan']),
        ('A 5" pipe and a "plan" too', ["plan"]),
        ("«Нет», сказал он", ["Нет"]),
        ('"We stay.\n"We wait."', ["We stay.", "We wait."]),
        ('“We stay," she said. "We wait.”', ["We stay,", "We wait."]),
        ('“They said "no" to us,” he said.', ['They said "no" to us,']),
        ('"They said “no” to us," he said.', ["They said “no” to us,"]),
    ],
)
def test_words_in_marks(text: str, words: list[str]) -> None:
    assert inner(text) == words


def test_an_unclosed_mark_ends_with_its_paragraph() -> None:
    (found,) = find_quotations('He said: "We go on\nNext paragraph.')
    assert not found.closed
    assert found.inner.end == len('He said: "We go on')
