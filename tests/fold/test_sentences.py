"""Which sentence is shown with a quote."""

import pytest

from dragoman.fold.sentences import sentence_at

HOPE = (
    "He has expressed cautious optimism about the potential for the two to work together. "
    "However, despite ongoing efforts, no meeting is scheduled."
)


def about(text: str, words: str) -> str:
    """The sentence about the first place where the words stand."""
    start = text.index(words)
    return sentence_at(text, start, start + len(words))


@pytest.mark.parametrize(
    ("text", "words", "sentence"),
    [
        (HOPE, "However, despite ongoing", "However, despite ongoing efforts, no meeting is scheduled."),
        (HOPE, "no meeting", "However, despite ongoing efforts, no meeting is scheduled."),
        (HOPE, "work together.", HOPE.partition(" However")[0]),
        (HOPE, "together. However", HOPE),
        ("They met Xi. He left.", "met", "They met Xi."),
        ("He met Mr. Lavrov in the U.S. Senate. Gen. Haftar left.", "met", "He met Mr. Lavrov in the U.S. Senate."),
        ("He met Mr. Lavrov. Gen. Haftar left St. Petersburg.", "left", "Gen. Haftar left St. Petersburg."),
        ("George H. W. Bush and J. Baker met. They left.", "met", "George H. W. Bush and J. Baker met."),
        ("They named item No. 5 on Dec. 3. It fell.", "item", "They named item No. 5 on Dec. 3."),
        ("His answer was no. They left.", "answer", "His answer was no."),
        ("“We agree.” The envoys left.", "We agree", "“We agree.”"),
        ("“We agree.” The envoys left.", "We agree.", "“We agree.”"),
        ('It held (for now). "Nobody fired," he said.', "held", "It held (for now)."),
        ('It held (for now). "Nobody fired," he said.', '"Nobody fired,"', '"Nobody fired," he said.'),
        ("Will they meet? 12 envoys came! Étienne left... It rained.", "12", "12 envoys came!"),
        ("Will they meet? 12 envoys came! Étienne left... It rained.", "left", "Étienne left..."),
        ("It fell 3.5 percent. No talks.", "fell", "It fell 3.5 percent."),
        ("Truce holds\n\nThe truce holds. Nobody fired.", "Truce", "Truce holds"),
        ("Truce holds\n\nThe truce holds. Nobody fired.", "The truce", "The truce holds."),
        ("Truce holds. Nobody fired.", "fired.", "Nobody fired."),
        ("He said yahoo.com fell. it rose. They met.", "rose", "He said yahoo.com fell. it rose."),
    ],
)
def test_the_sentence_about_words(text: str, words: str, sentence: str) -> None:
    assert about(text, words) == sentence
