"""Sentences in, PLOVER events out: each row of events.tsv."""

from collections.abc import Callable
from pathlib import Path

import pytest

from dragoman.extract.events import EventExtractor
from dragoman.lexicon.table import read_table
from dragoman.model import Annotated, Event, Finding, Polarity, Record, Size, Statement, Tense


class Case(Record):
    """A row of events.tsv."""

    text: str
    type: str
    mode: str | None = None
    actors: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    tense: Tense = Tense.PAST
    polarity: Polarity = Polarity.POSITIVE
    size: str | None = None  # "dead 12, injured 40"


CASES = read_table(Path(__file__).with_name("events.tsv"), Case)


def sized(size: Size | None) -> str | None:
    """A size as the rows write it."""
    if size is None:
        return None
    told = {name: getattr(size, name) for name in Size.__struct_fields__}
    return ", ".join(f"{name} {value}" for name, value in told.items() if value is not None)


@pytest.fixture(scope="module")
def extractor() -> EventExtractor:
    return EventExtractor()


def events(found: list[object]) -> list[Event]:
    return [f.body for f in found if isinstance(f, Finding) and isinstance(f.body, Event)]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.text)
def test_row(case: Case, extractor: EventExtractor, annotate: Callable[..., Annotated]) -> None:
    found = events(list(extractor.extract(annotate(case.text), ())))
    rows = [
        Case(
            text=case.text,
            type=event.event_type,
            mode=event.mode,
            actors=event.actors,
            recipients=event.recipients,
            tense=event.factuality.tense,
            polarity=event.factuality.polarity,
            size=sized(event.size),
        )
        for event in found
    ]
    assert rows == ([] if case.type == "-" else [case])


def test_what_is_demanded_is_no_event(extractor: EventExtractor, annotate: Callable[..., Annotated]) -> None:
    text = "Croatia demanded the withdrawal of Serbian troops from Bosnia."
    assert [e.event_type for e in events(list(extractor.extract(annotate(text), ())))] == ["REQUEST"]


def test_what_is_done_beside_an_offer_is_an_event(
    extractor: EventExtractor, annotate: Callable[..., Annotated]
) -> None:
    text = "Norway offered to mediate and sent food to Malawi."
    found = [(e.event_type, e.factuality.tense) for e in events(list(extractor.extract(annotate(text), ())))]
    assert found == [("AGREE", Tense.PAST), ("AID", Tense.PAST)]


def test_a_noun_that_no_verb_tells_is_told_in_passing(
    extractor: EventExtractor, annotate: Callable[..., Annotated]
) -> None:
    text = "After the planned meeting between Chad and Libya prices may fall."
    (finding,) = extractor.extract(annotate(text), ())
    assert isinstance(finding, Finding)
    assert isinstance(finding.body, Event)
    assert (finding.score, finding.body.factuality.tense) == (0.5, Tense.FUTURE)


def test_an_event_that_somebody_tells_has_its_chain(
    extractor: EventExtractor, annotate: Callable[..., Annotated]
) -> None:
    text = "Hamas released two hostages, Qatar said."
    annotated = annotate(text)
    words = annotated.span(0, 4)
    said = Statement(speaker="QAT", cue="said", content="x", chain=("reuters",), content_spans=(words,))
    told = Finding(body=said, citations=(annotated.cite(words),))
    (finding,) = extractor.extract(annotated, (told,))
    assert isinstance(finding, Finding)
    assert isinstance(finding.body, Event)
    assert finding.according_to == ("QAT", "reuters")
    assert finding.body.factuality.holder == "QAT"


def test_the_citation_is_verbatim(extractor: EventExtractor, annotate: Callable[..., Annotated]) -> None:
    text = "In June, Syria withdrew its troops from Lebanon. Nobody was hurt."
    (finding,) = extractor.extract(annotate(text), ())
    assert isinstance(finding, Finding)
    cited = finding.citations[0]
    assert text[cited.span.start : cited.span.end] == cited.exact
    assert cited.exact.endswith("Syria withdrew its troops from Lebanon")


def test_who_took_part_as_what(extractor: EventExtractor, annotate: Callable[..., Annotated]) -> None:
    (event,) = events(list(extractor.extract(annotate("Indian police arrested Imran Khan in Lahore."), ())))
    (doer,), (victim,) = event.actor_details, event.recipient_details
    assert (doer.party, doer.sector, doer.words) == ("IND", "COP", "Indian police")
    assert (victim.party, victim.sector, victim.person) == ("PAK", "GOV", "imran-khan")


def test_where_and_about_what(extractor: EventExtractor, annotate: Callable[..., Annotated]) -> None:
    text = "Serbia and Kosovo held talks at the Petersberg about trade with Gaza."
    (event,) = events(list(extractor.extract(annotate(text), ())))
    assert event.place == "Petersberg"
    assert event.location is not None
    assert event.location.country == "DEU"
    assert event.contexts == ("economic", "diplomatic")
