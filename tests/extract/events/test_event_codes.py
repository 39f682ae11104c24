"""Events as PLOVER codes: planned, refused and failed events, and what stands for an actor."""

import pytest

from dragoman.extract.events import code_events
from dragoman.extract.events.codes import actor_code, exported_type
from dragoman.lexicon.plover import EventLexicon, load_plover
from dragoman.model import (
    Actor,
    ActorKind,
    Certainty,
    Citation,
    Event,
    Factuality,
    Finding,
    Polarity,
    Span,
    Tense,
)

ACTORS = {
    "RUS": Actor(id="RUS", name="Russia", kind=ActorKind.STATE, sector="GOV"),
    "hamas": Actor(id="hamas", name="Hamas", kind=ActorKind.ARMED_GROUP, country="PSE", sector="REB"),
    "UN": Actor(id="UN", name="United Nations", kind=ActorKind.ORGANISATION, sector="IGO"),
}
YES, NO = Polarity.POSITIVE, Polarity.NEGATIVE


@pytest.fixture(scope="module")
def lexicon() -> EventLexicon:
    return load_plover()


@pytest.mark.parametrize(
    ("event_type", "tense", "polarity", "exported"),
    [
        ("CONSULT", Tense.PAST, YES, "CONSULT"),
        ("CONSULT", Tense.FUTURE, YES, "AGREE"),
        ("CONSULT", Tense.FUTURE, NO, "REJECT"),
        ("CONSULT", Tense.PAST, NO, None),
        ("ASSAULT", Tense.FUTURE, YES, "THREATEN"),
        ("ASSAULT", Tense.FUTURE, NO, None),
        ("ASSAULT", Tense.HYPOTHETICAL, YES, None),
        ("ACCUSE", Tense.ONGOING, YES, "ACCUSE"),
    ],
)
def test_exported_type(
    event_type: str, tense: Tense, polarity: Polarity, exported: str | None, lexicon: EventLexicon
) -> None:
    real = Factuality(certainty=Certainty.CERTAIN, polarity=polarity, tense=tense)
    assert exported_type(Event(event_type=event_type, actors=("RUS",), factuality=real), lexicon) == exported


@pytest.mark.parametrize(("name", "code"), [("RUS", "RUS"), ("hamas", "PSEREB"), ("UN", "IGOUN"), ("rebels", "UNK")])
def test_actor_code(name: str, code: str) -> None:
    assert actor_code(name, ACTORS) == code


def test_an_unnamed_side_is_of_the_other_side_s_country(lexicon: EventLexicon) -> None:
    event = Event(event_type="ASSAULT", actors=("rebels",), recipients=("RUS",))
    (coded,) = code_events([finding(event)], ACTORS, lexicon)
    assert (coded.actor, coded.recipient) == (("RUS",), ("RUS",))


def test_each_event_once_and_none_told_in_passing(lexicon: EventLexicon) -> None:
    event = Event(event_type="ASSAULT", mode="abduct", actors=("hamas",))
    aside = Event(event_type="AID", actors=("UN",))
    (coded,) = code_events([finding(event), finding(event), finding(aside, score=0.5)], ACTORS, lexicon)
    assert (coded.event, coded.mode, coded.factuality) == ("ASSAULT", "abduct", "certain positive past")


def finding(event: Event, score: float = 1.0) -> Finding:
    cited = Citation(document="d", span=Span(start=0, end=1), exact="x")
    return Finding(body=event, citations=(cited,), score=score)
