"""Who does what in a clause: a question, a sentence, a word of it, and the answer."""

from collections.abc import Callable

import pytest

from dragoman.extract import clauses
from dragoman.model import Annotated

Answer = Callable[[Annotated, int], str]

# question | text | word | answer ("-" none)
CASES = """
# who does a verb, through control, conjunction, relatives; who undergoes it where it is passive
subject | Chile met Peru. | met | Chile
subject | Chile refused to meet Peru. | meet | Chile
subject | Chile urged Peru to leave. | leave | Peru
subject | Chile promised Peru to leave. | leave | Chile
subject | Peru was invited to send a delegation. | send | Peru
subject | Chile signed the text and published a map. | published | Chile
subject | The minister who met the envoy left. | met | minister
subject | Rebels fighting the army fled. | fighting | Rebels
subject | Chile left after meeting Peru. | meeting | Chile
subject | The text was signed by Chile. | signed | text
subject | Chile's plan to meet Peru failed. | meet | Chile
subject | Chile made an offer to meet Peru. | meet | Chile
subject | Chile wants Peru to sign. | sign | Peru
subject | Chile is ready to sign. | sign | Chile
subject | Meet the envoy! | Meet | -
# whether a verb is passive
passive | The text was signed by Chile. | signed | yes
passive | The text signed by Chile is short. | signed | yes
passive | Chile signed the text. | signed | no
passive | Chile has signed the text. | signed | no
passive | The text will be signed. | signed | yes
# who does a passive verb
agent | The text was signed by Chile. | signed | Chile
agent | The text signed by Chile is short. | signed | Chile
agent | The text was signed in Lima. | signed | -
agent | The talks, hosted by Peru, failed. | hosted | Peru
# a verb with its particle
particle | Chile called off the talks. | called | call off
particle | Chile called the talks off. | called | call off
particle | Peru ruled out talks. | ruled | rule out
particle | Talks took place in Lima. | took | take place
particle | Peru took part. | took | take part
particle | The truce took effect. | took | take effect
particle | The treaty came into force. | came | come into force
particle | The treaty went into effect. | went | go into force
particle | Talks will go ahead. | go | go ahead
particle | Peru signed the text. | signed | sign
# prepositions under a word, with their nouns
prepositions | Chile met with Peru in Lima. | met | with Peru, in Lima
prepositions | Talks between Chile and Peru failed. | Talks | between Chile
prepositions | The text was signed by Chile. | signed | by Chile
prepositions | Chile signed the text. | signed | -
# the verb of the smallest clause around a word
clause | The talks between Chile and Peru failed. | Peru | failed
clause | Chile refused to meet the envoy. | envoy | meet
clause | Chile said that Peru had left. | Peru | left
# whether a name stands as a place
located | Chile met Peru in Moscow. | Moscow | yes
located | Moscow met Peru. | Moscow | no
located | Chile met with Moscow. | Moscow | no
located | Talks at the White House failed. | House | yes
located | Chile met Peru in Lima. | Peru | no
# the parties that a noun phrase stands for
stands | Chile and Peru met. | Chile | CHL PER
stands | The ministers of Chile and Peru met. | ministers | CHL PER
stands | The Chilean text is short. | text | CHL
stands | A proposal from Peru is short. | proposal | PER
stands | Lavrov greeted his Turkish counterpart. | counterpart | TUR
stands | The river is wide. | river | -
# an apposition that is the subject; a name that ends a place
subject | In Uganda, a truce between the army and the rebels ends. | ends | truce
subject | In Cali, Colombia, envoy Karin Lund met the rebels. | met | Lund
"""


def word(annotated: Annotated, i: int | None) -> str:
    return "-" if i is None else annotated.tokens[i].text


def yes(is_so: bool) -> str:
    return "yes" if is_so else "no"


def prepositions(annotated: Annotated, i: int) -> str:
    found = [f"{preposition} {word(annotated, noun)}" for preposition, noun in clauses.prepositions(annotated, i)]
    return ", ".join(found) or "-"


def located(annotated: Annotated, i: int) -> str:
    mention = clauses.Mentions(annotated).at(i)
    assert mention is not None
    return yes(clauses.located(annotated, mention))


def stands(annotated: Annotated, i: int) -> str:
    mentions = clauses.Mentions(annotated).of_noun(i)
    return " ".join(clauses.distinct(party for mention in mentions for party in mention.parties)) or "-"


ANSWERS: dict[str, Answer] = {
    "subject": lambda annotated, i: word(annotated, clauses.subject(annotated, i)),
    "passive": lambda annotated, i: yes(clauses.passive(annotated, i)),
    "agent": lambda annotated, i: word(annotated, clauses.agent(annotated, i)),
    "particle": clauses.particle,
    "prepositions": prepositions,
    "clause": lambda annotated, i: clauses.clause_of(annotated, i).text,
    "located": located,
    "stands": stands,
}


@pytest.mark.parametrize("row", [line for line in CASES.strip().splitlines() if not line.startswith("#")])
def test_clauses(row: str, annotate: Callable[..., Annotated]) -> None:
    question, text, asked, answer = (cell.strip() for cell in row.split("|"))
    annotated = annotate(text)
    at = next(token.i for token in annotated.tokens if token.text == asked)
    assert ANSWERS[question](annotated, at) == answer


def test_mentions_within_a_stretch(annotate: Callable[..., Annotated]) -> None:
    annotated = annotate("Chile left. Peru met Bolivia.")
    second = annotated.sentences[1]
    mentions = clauses.Mentions(annotated).within(second.first, second.last)
    assert [mention.text for mention in mentions] == ["Peru", "Bolivia"]


def test_distinct_keeps_the_order() -> None:
    assert clauses.distinct(["PER", "CHL", "PER"]) == ("PER", "CHL")
