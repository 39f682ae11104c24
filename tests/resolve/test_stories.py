"""Copies and rewrites of one text are one story; two reports of one event are two."""

import random
from datetime import date
from pathlib import Path

import pytest

from dragoman.evaluate.stories import Agreement, Report, agreement, read_reports
from dragoman.model import Document, Story, Tie
from dragoman.resolve import StoryIndex, stories, told

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
FORM = (
    "Call of the minister with {who}\nThe following is attributable to the spokesman of the ministry, Jan Orlo. The "
    "minister spoke today with {who} about the situation in the region. The minister and {who} discussed the need for "
    "a lasting ceasefire, the delivery of food and medicine to all who need it, and the early return of the displaced. "
    "They agreed to remain in close contact in the days ahead."
)


def document(name: str, day: int | None, text: str, **fields: str) -> Document:
    return Document(id=name, text=text, published=date(2025, 6, day) if day else None, **fields)


@pytest.fixture(scope="module")
def reports() -> list[Report]:
    return read_reports(Path(__file__).parent / "told")


def scored(reports: list[Report]) -> Agreement:
    truth = {report.document.id: report.story for report in reports}
    return agreement(truth, stories(report.document for report in reports))


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


def test_one_form_of_words_on_two_persons_is_two_stories() -> None:
    calls = [document("a", 1, FORM.format(who="Emir Tarek")), document("b", 1, FORM.format(who="President Sollan"))]
    assert stories(calls) == {"a": "a", "b": "b"}


BRIDGE = (
    "The minister told Emir Tarek that the bridge would open to lorries as soon as engineers had looked at its eastern "
    "pillar, and that customs officers of both states would work in one hall. The Emir offered to pay for the hall. "
    "They spoke of the harvest, which cannot wait, and of the villages on the northern bank that have had no bread."
)
HOSTAGES = (
    "The minister asked Emir Tarek to use his influence with those who hold the nurses from the mission hospital. The "
    "Emir said that he had seen a film in which all of them were alive, and that a cousin of his would carry letters "
    "to them. Neither spoke of money. The minister will receive the families in the capital when the letters come."
)


def test_a_text_cut_to_its_form_of_words_takes_after_the_nearest_and_joins_nobody() -> None:
    call = FORM.format(who="Emir Tarek")
    calls = [document("a", 1, f"{call} {BRIDGE}"), document("b", 4, f"{call} {HOSTAGES}")]
    assert stories([*calls, document("c", 1, call)]) == {"a": "a", "b": "b", "c": "a"}
    assert stories([*calls, document("c", 5, call)]) == {"a": "a", "b": "b", "c": "b"}


def test_daily_reports_in_one_form_of_words_are_as_many_stories() -> None:
    text = f"Situation report of {{day}} June\n{WIRE}{MORE}"
    days = [document("a", 3, text.format(day=3)), document("b", 4, text.format(day=4))]
    assert stories(days) == {"a": "a", "b": "b"}


def test_an_old_text_with_changes_is_a_new_one() -> None:
    late = Document(id="b", text=WIRE + MORE, published=date(2025, 9, 1))
    assert stories([document("a", 2, WIRE), late]) == {"a": "a", "b": "b"}
    assert stories([document("a", 2, WIRE), late.replace(text=WIRE)]) == {"a": "a", "b": "a"}
    assert stories([document("a", None, WIRE), late]) == {"a": "b", "b": "b"}


def test_a_digest_of_two_reports_leaves_them_two(reports: list[Report]) -> None:
    texts = {report.document.id: report.document.text for report in reports}
    one, two = texts["01-ford/a"], texts["02-truce/a"]
    digest = document("c", 3, f"{one}\n{two}")
    found = stories([document("a", 2, one), document("b", 2, two), digest])
    assert found["a"] != found["b"]
    assert found["c"] in (found["a"], found["b"])


def test_the_parts_of_an_earlier_text_are_its_story(reports: list[Report]) -> None:
    texts = {report.document.id: report.document.text for report in reports}
    one, two = texts["01-ford/a"], texts["02-truce/a"]
    found = stories([document("c", 1, f"{one}\n{two}"), document("a", 2, one), document("b", 2, two)])
    assert found == {"a": "c", "b": "c", "c": "c"}


@pytest.mark.parametrize(
    ("events", "precision"),
    [(range(1, 41, 2), 1.0), (range(2, 41, 2), 1.0), (range(41, 51), 0.95), (range(51, 55), 0.75)],
    ids=["tuned on", "kept apart", "written afterwards", "harder, written last"],
)
def test_hand_made_rewrites_and_independent_reports(reports: list[Report], events: range, precision: float) -> None:
    figures = scored([report for report in reports if int(report.event[:2]) in events])
    assert figures.precision >= precision
    assert figures.recall >= 0.85


def test_the_order_of_adding_makes_no_difference(reports: list[Report]) -> None:
    documents = [report.document for report in reports]
    first = (links_of(documents), stories(documents))
    random.Random(3).shuffle(documents)
    assert (links_of(documents), stories(documents)) == first


def links_of(documents: list[Document]) -> list[object]:
    index = StoryIndex()
    for one in documents:
        index.add(one)
    return list(index.links())


def test_adding_again_adds_nothing() -> None:
    index = StoryIndex()
    for _ in range(2):
        index.add(document("a", 1, WIRE))
    assert len(index) == 1
    assert index.links() == []


def test_versions_and_what_they_changed() -> None:
    first, copy, same = (
        document("c", 2, f"{WIRE} {OTHER}"),
        document("a", 3, WIRE + MORE),
        document("b", 4, WIRE + MORE),
    )
    index = StoryIndex()
    for one in (same, copy, first):
        index.add(one)
    (story,) = told(index, [first, copy, same])
    assert story.id == "c"
    assert [(v.document, v.tie, v.after) for v in story.versions] == [
        ("c", Tie.FIRST, None),
        ("a", Tie.COPY, "c"),
        ("b", Tie.EQUAL, "a"),
    ]
    assert [(v.added, v.dropped) for v in story.versions] == [((), ()), *[((MORE.strip(),), (OTHER,))] * 2]


def test_reworded_sentences_are_not_added_ones(reports: list[Report]) -> None:
    first, rewrite = (r.document for r in reports if r.document.id in ("01-ford/a", "01-ford/a1"))
    more = "Fishermen on both banks have asked for permits to work at night."
    (story,) = told_of([first, rewrite.replace(text=f"{rewrite.text}\n\n{more}")])
    version = story.versions[1]
    assert version.tie is Tie.REWRITE
    assert more in version.added
    assert not any("20 monitors" in sentence for sentence in version.added)
    assert not any("20 unarmed monitors" in sentence for sentence in version.dropped)


def told_of(documents: list[Document]) -> list[Story]:
    index = StoryIndex()
    for one in documents:
        index.add(one)
    return told(index, documents)
