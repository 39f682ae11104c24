"""The tasks that measure one part: events, actors, factuality, periods."""

import json
from collections.abc import Callable

import pytest

from dragoman.run.predict import TASKS, predict
from dragoman.run.predict_lines import Item

Ask = Callable[..., tuple[list[dict[str, object]], list[str]]]

# phrase | date or nothing | country | code
PHRASES = """
Peru | | PER |
Peruvians | | PER |
Lima | | PER | GOV
Marseille | | FRA | CVL
Lagos police | | NGA | COP
Kosovo's parliament | | XKX | LEG
the European Union's mediators | | EUR | IGO
the World Bank | | IGO |
Bolivian soldiers | | BOL | MIL
a group of Chadian fishermen | | TCD | AGR
Portugal's ambassador to Norway | | PRT | GOV
the spokesman of the Norwegian police | | NOR | COP
former Danish prime minister | | DNK | ELI
Dutch newspaper | | NLD | JRN
three nurses | | | MED
Geneva-based company | | CHE | BUS
pro-Russian militia | | | PRM
a Peruvian mountain | | PER | UNK
Norweigan diplomats | | NOR | GOV
Angela Merkel | 2015-03-01 | DEU | GOV
Angela Merkel | 2024-03-01 | DEU | ELI
Angela Merkel | | DEU | ELI
five women | | | UNK
kittens | | |
Tom Brimble | | |
Rosa Lima | | |
"""


@pytest.fixture(scope="module")
def ask() -> Ask:
    """Answers and messages of one task; the tools are made once a task."""

    def asked(task: str, *items: object) -> tuple[list[dict[str, object]], list[str]]:
        messages: list[str] = []
        answers = predict(task, [json.dumps(item) for item in items], report=messages.append)
        return [json.loads(answer) for answer in answers], messages

    return asked


def test_events(ask: Ask) -> None:
    answers, messages = ask(
        "events", {"id": 1, "date": "2025-06-03", "text": "Russian troops shelled Kharkiv in Ukraine."}
    )
    assert messages == []
    (event,) = answers[0]["events"]  # type: ignore[misc]
    assert set(event) == {"event", "mode", "actor", "recipient", "factuality"}
    assert event["event"] == "ASSAULT"
    assert event["factuality"] == "certain positive past"


def test_periods_with_a_day_or_an_hour_of_publication(ask: Ask) -> None:
    text = "They met yesterday."
    answers, messages = ask(
        "periods", *({"id": d, "date": d, "text": text} for d in ("2025-06-03", "2025-06-03T09:42"))
    )
    assert messages == []
    for answer in answers:
        assert answer["timexes"] == [{"start": 9, "end": 18, "type": "DATE", "value": "2025-06-02"}]


def test_factuality(ask: Ask) -> None:
    text = "The envoys did not meet, the ministers met."
    answers, _ = ask("factuality", *({"id": s, "text": text, "span": [s, e]} for s, e in ((19, 23), (39, 42))))
    assert [answer["id"] for answer in answers] == [19, 39]
    assert [float(str(answer["factuality"])) > 0 for answer in answers] == [False, True]


def test_a_line_without_its_word_is_answered_and_said(ask: Ask) -> None:
    lines = [{"id": n, "text": "They met.", **more} for n, more in enumerate(({}, {"span": [5, 50]}, {"span": [4, 5]}))]
    answers, messages = ask("factuality", *lines)
    assert answers == [{"id": n, "factuality": 0.0} for n in range(3)]
    assert messages == [f"line {n}: span is missing or holds no word of the text" for n in (1, 2, 3)]


def test_phrases(ask: Ask) -> None:
    cases = [[cell.strip() for cell in line.split("|")] for line in PHRASES.splitlines() if line]
    answers, messages = ask("actors", *({"id": text, "text": text, "date": day} for text, day, *_ in cases))
    assert messages == []
    got = [(answer["id"], answer["country"], answer["code"]) for answer in answers]
    assert got == [(text, country, code) for text, _, country, code in cases]


def test_what_is_left_of_a_phrase_and_its_usual_name(ask: Ask) -> None:
    answers, _ = ask("actors", {"id": 1, "text": "the Peruvian navy's port"}, {"id": 2, "text": "Chancellor Merkel"})
    assert answers[0]["rest"] == "the navy's port"
    assert answers[1]["title"] == "Angela Merkel"


def test_the_country_of_the_context_where_the_phrase_has_none(ask: Ask) -> None:
    answers, _ = ask("actors", {"id": 1, "text": "rebel fighters", "context": "Chad"})
    assert answers[0]["country"] == "TCD"


def test_actors_that_share_a_part(ask: Ask) -> None:
    text = "The minister met envoys from Chile, Peru and northern Chad."
    lines = [{"id": p, "kind": "co_actors", "text": text, "phrase": p} for p in ("Peru", "envoys", "Fiji")]
    answers, _ = ask("actors", *lines)
    assert [answer["actors"] for answer in answers] == [["Chile", "Peru", "northern Chad"], ["envoys"], []]


@pytest.mark.parametrize("task", TASKS)
def test_a_broken_line_gives_empty_findings(task: str) -> None:
    messages: list[str] = []
    answers = [json.loads(answer) for answer in predict(task, ["{", '{"id": "x"}'], report=messages.append)]
    assert answers == [{"id": None, **TASKS[task].empty}, {"id": "x", **TASKS[task].empty}]
    assert [message.split(":")[0] for message in messages] == ["line 1", "line 2"]


@pytest.mark.parametrize("span", [None, (0, 0), (3, 2), (-1, 2), (0, 6)])
def test_a_span_that_is_none(span: tuple[int, int] | None) -> None:
    assert Item(id=1, text="Hello", span=span).word() is None
