"""Moods: a verb in its sentence, and whether and when what it names happens."""

from collections.abc import Callable

import pytest

from dragoman.extract.factuality import Reality, factuality, verb_reality
from dragoman.lexicon.talks import Mood, TalksLexicon, load_talks
from dragoman.model import Annotated, Certainty, Factuality, Polarity, Tense

# text | verb | mood ("not": its clause is negated)
CASES = """
Chile and Peru met. | met | past
Chile and Peru have met. | met | past
Chile and Peru had met before. | met | past
Chile and Peru will meet. | meet | future
Chile and Peru are meeting. | meeting | ongoing
Chile and Peru were meeting. | meeting | past
Chile and Peru are to meet. | meet | future
Chile and Peru may meet. | meet | possible
Chile and Peru could meet. | meet | possible
Chile and Peru should meet. | meet | desired
Chile and Peru must meet. | meet | desired
Chile and Peru agreed to meet. | meet | future
Chile and Peru plan to meet. | meet | future
Chile and Peru are due to meet. | meet | future
Chile and Peru are expected to meet. | meet | future
Chile and Peru are ready to meet. | meet | desired
Chile wants to meet Peru. | meet | desired
Chile offered to meet Peru. | meet | desired
Chile urged Peru to meet the envoy. | meet | desired
Chile refused to meet Peru. | meet | refused
Chile declined to meet Peru. | meet | refused
Chile is unwilling to meet Peru. | meet | refused
Chile failed to meet Peru. | meet | failed
Chile is unable to meet Peru. | meet | failed
Chile did not meet Peru. | meet | past not
Chile never met Peru. | met | past not
Chile will not meet Peru. | meet | future not
Nobody met the envoy. | met | past not
No minister met the envoy. | met | past not
Chile did not agree to meet Peru. | meet | negated
Chile does not want to meet Peru. | meet | refused
Chile did not refuse to meet Peru. | meet | possible
Chile denied meeting Peru. | meeting | denied
Chile denied that it met Peru. | met | denied
If Chile meets Peru, the border opens. | meets | possible
The border stays shut unless Chile meets Peru. | meets | possible
It is unclear whether Chile met Peru. | met | possible
Chile began to meet the envoys. | meet | past
Chile will begin to meet the envoys. | meet | future
Chile continued meeting the envoys. | meeting | past
Chile believes that Peru met the envoy. | met | past
The minister flew to Lima to meet the envoy. | meet | past
Chile opened the border to meet a demand. | meet | desired
Chile made an offer to meet Peru. | meet | desired
Chile announced its decision to meet Peru. | meet | future
Chile repeated its refusal to meet Peru. | meet | refused
Chile threatened to leave the talks. | leave | possible
The talks were to be held in Lima. | held | future
The deal on ending the war was signed. | ending | desired
Chile agreed to sign and publish the text. | publish | future
Chile will sign the text and publish the map. | publish | future
Chile managed to meet Peru. | meet | past
Chile prevented Peru from meeting the envoy. | meeting | failed
Chile said Peru had refused to sign. | sign | refused
Chile considered meeting Peru. | meeting | possible
The treaty, signed in May, is short. | signed | past
Chile is unlikely to sign. | sign | failed
Chile is likely to sign. | sign | possible
Chile has to sign. | sign | desired
Chile stopped short of signing the text. | signing | failed
Chile came to Lima to urge Peru to sign. | sign | desired
Chile celebrated after signing the text. | signing | past
May will see Chile sign the text. | sign | future
"""

SURE, LIKELY, OPEN = Certainty.CERTAIN, Certainty.PROBABLE, Certainty.POSSIBLE
YES, NO = Polarity.POSITIVE, Polarity.NEGATIVE


@pytest.fixture(scope="module")
def lexicon() -> TalksLexicon:
    return load_talks()


def reality_of(annotated: Annotated, verb: str, lexicon: TalksLexicon) -> Reality:
    at = next(token.i for token in annotated.tokens if token.text == verb)
    return verb_reality(annotated, at, lexicon)


@pytest.mark.parametrize("row", CASES.strip().splitlines())
def test_the_mood_of_a_verb(row: str, annotate: Callable[..., Annotated], lexicon: TalksLexicon) -> None:
    text, verb, mood = (cell.strip() for cell in row.split("|"))
    reality = reality_of(annotate(text), verb, lexicon)
    assert f"{reality.mood}{' not' if reality.negated else ''}" == mood


@pytest.mark.parametrize(
    ("text", "verb", "operator"),
    [
        ("Chile and Peru met.", "met", None),
        ("Chile refused to meet Peru.", "meet", "refused"),
        ("Chile is ready to meet Peru.", "meet", "ready"),
        ("Chile agreed to try to meet Peru.", "meet", "agreed"),
        ("Chile made an offer to meet Peru.", "meet", "offer"),
    ],
)
def test_the_operator_that_decides(
    text: str, verb: str, operator: str | None, annotate: Callable[..., Annotated], lexicon: TalksLexicon
) -> None:
    annotated = annotate(text)
    reality = reality_of(annotated, verb, lexicon)
    word = None if reality.operator is None else annotated.tokens[reality.operator].text
    assert word == operator


@pytest.mark.parametrize(
    ("mood", "certainty", "polarity", "tense"),
    [
        (Mood.PAST, SURE, YES, Tense.PAST),
        (Mood.ONGOING, SURE, YES, Tense.ONGOING),
        (Mood.FUTURE, LIKELY, YES, Tense.FUTURE),
        (Mood.DESIRED, OPEN, YES, Tense.HYPOTHETICAL),
        (Mood.POSSIBLE, OPEN, YES, Tense.HYPOTHETICAL),
        (Mood.REFUSED, LIKELY, NO, Tense.FUTURE),
        (Mood.FAILED, SURE, NO, Tense.PAST),
        (Mood.NEGATED, SURE, NO, Tense.PAST),
        (Mood.DENIED, SURE, NO, Tense.PAST),
    ],
)
def test_the_scale(mood: Mood, certainty: Certainty, polarity: Polarity, tense: Tense) -> None:
    wanted = Factuality(certainty=certainty, polarity=polarity, tense=tense, holder="lavrov")
    assert factuality(Reality(mood=mood), "lavrov") == wanted


def test_negation_turns_a_yes_and_leaves_a_no_open() -> None:
    assert factuality(Reality(mood=Mood.PAST, negated=True)).polarity is Polarity.NEGATIVE
    assert factuality(Reality(mood=Mood.REFUSED, negated=True)).polarity is Polarity.UNKNOWN
