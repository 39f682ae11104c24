"""Values: how sure a sentence is that what a word of it names happened."""

from collections.abc import Callable

import pytest

from dragoman.extract.factuality import value_at
from dragoman.lexicon.values import ValueLexicon, load_values
from dragoman.model import Annotated

# text | word | yes (certain or nearly), likely (above 0.5), open (between), no (below -0.5)
CASES = """
Chile and Peru met in Quito. | met | yes
Chile and Peru are meeting in Quito. | meeting | yes
The envoys signed the accord. | signed | yes
The envoys managed to agree. | agree | yes
The army forced the crowd to leave. | leave | yes
The summit in Quito ended late. | summit | yes
Why did the envoys leave? | leave | yes
The envoys were able to meet. | meet | yes
The envoys thanked the hosts for helping. | helping | yes
The envoys will meet in Quito. | meet | likely
The envoys agreed to meet. | meet | likely
The envoys hope to meet. | meet | likely
The envoys may meet. | meet | likely
Chile seeks a truce. | truce | likely
Chile called for a truce. | truce | likely
The envoys did not refuse to meet. | meet | likely
The envoys have no plan to meet. | meet | open
If the envoys meet, the war may end. | meet | open
The hosts asked whether the envoys had met. | met | open
Did the envoys meet? | meet | open
Please meet the envoys. | meet | open
Meet the envoys in Quito. | Meet | open
I will meet you in Quito. | meet | open
Chile opposed a truce. | truce | open
The envoys did not meet. | meet | no
The envoys never met. | met | no
The envoys will not meet. | meet | no
The envoys refused to meet. | meet | no
The envoys failed to meet. | meet | no
The envoys have yet to meet. | meet | no
The envoys left without signing the accord. | signing | no
The hosts prevented the envoys from meeting. | meeting | no
Chile denied shelling the port. | shelling | no
Few of the envoys met. | met | no
A few of the envoys met. | met | yes
Neither Chile nor Peru voted. | voted | no
No accord was signed. | accord | no
The envoys do not know of any truce. | truce | no
The envoys did not speak or vote. | vote | no
The talks will resume in May. | talks | likely
A third round of talks will take place in May. | talks | likely
They spoke of the proposed treaty. | treaty | likely
The cancelled summit cost a million. | summit | no
The envoys had to leave Quito. | leave | yes
The envoys were allowed to visit Quito. | visit | yes
The envoys did not have to leave Quito. | leave | open
The envoys took the time to explain the deal. | explain | yes
The envoys kept shelling the port. | shelling | yes
The envoys are flying to Quito. | flying | likely
The envoys meet tomorrow in Quito. | meet | likely
The envoys are going to meet in Quito. | meet | likely
"I would like to thank Peru," the envoy said. | thank | yes
When the envoys meet, Chile will sign the deal. | meet | likely
Whoever signs the deal in Quito will be welcome. | signs | open
Chile will withdraw, clearing the way for talks. | clearing | likely
It is possible that the envoys met. | met | likely
It is unlikely that the envoys met. | met | no
Chile prevented a war. | war | no
Chile denied the charge. | charge | yes
Chile rejected the proposal to meet. | meet | open
Chile postponed a summit. | summit | likely
The envoys not only met but agreed. | met | yes
The envoys no longer meet. | meet | no
The envoys sought to profit from the war. | war | yes
Freeing captives is never easy. | Freeing | open
People may send in their pictures. | send | open
"""


@pytest.fixture(scope="module")
def lexicon() -> ValueLexicon:
    return load_values()


def kind(value: float) -> str:
    """The class of a value, those of the UW corpus with the upper one parted."""
    return "no" if value < -0.5 else "open" if value <= 0.5 else "likely" if value < 2.5 else "yes"


@pytest.mark.parametrize("case", [line for line in CASES.splitlines() if line], ids=str)
def test_value(case: str, annotate: Callable[..., Annotated], lexicon: ValueLexicon) -> None:
    text, word, expected = case.split(" | ")
    annotated = annotate(text)
    token = next(token for token in annotated.tokens if token.text == word)
    assert kind(value_at(annotated, token, lexicon)) == expected
