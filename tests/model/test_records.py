"""Records: frozen, keyword-only, closed; the same out of JSON as went in; equal content, equal id."""

from datetime import UTC, date, datetime
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

import dragoman.model as model
from dragoman.model import (
    Accord,
    AccordForm,
    AccordStatus,
    Account,
    Actor,
    ActorKind,
    AsOf,
    Citation,
    Document,
    Dossier,
    Entry,
    Event,
    Exchange,
    ExchangeStatus,
    Factuality,
    Finding,
    Level,
    Manner,
    Meeting,
    MeetingForm,
    MeetingStatus,
    Office,
    Period,
    Polarity,
    Position,
    Proposal,
    ProposalStatus,
    Record,
    Span,
    Stance,
    Statement,
    StateOfPlay,
    content_id,
)

DAY = Period(start=date(2031, 3, 4), end=date(2031, 3, 5), raw="on Tuesday")
BODIES: list[model.Body] = [
    Statement(
        speaker="sarnov",
        cue="said",
        content="the door is open",
        manner=Manner.DIRECT,
        chain=("officials",),
        content_spans=(Span(start=4, end=20), Span(start=30, end=33)),
    ),
    Event(event_type="CONSULT", actors=("VEL",), factuality=Factuality(polarity=Polarity.NEGATIVE, holder="VEL")),
    Meeting(
        parties=("KAR", "VEL"),
        status=MeetingStatus.PLANNED,
        form=MeetingForm.SUMMIT,
        level=Level.LEADERS,
        place="Saint Orsola",
        period=DAY,
        round=2,
        conditions=("after a ceasefire",),
    ),
    Accord(parties=("KAR", "VEL"), status=AccordStatus.SIGNED, form=AccordForm.CEASEFIRE, period=DAY),
    Exchange(parties=("KAR", "VEL"), status=ExchangeStatus.CARRIED_OUT, count=400),
    Proposal(by=("KAR",), status=ProposalStatus.MADE, about="three working groups", groups=3),
    Position(by=("VEL",), stance=Stance.REJECTS, about="a neutral zone", issue="demilitarisation"),
]


def finding(body: model.Body, exact: str = "They met.") -> Finding:
    """A finding with one citation."""
    return Finding(body=body, citations=(Citation(document="d", span=Span(start=0, end=9), exact=exact),))


def named(body: model.Body) -> str:
    """The kind of a body, for test ids."""
    return type(body).__name__


def records() -> list[type[Record]]:
    """Every record of the vocabulary."""
    members = (getattr(model, name) for name in model.__all__)
    return [m for m in members if isinstance(m, type) and issubclass(m, Record) and m is not Record]


@pytest.mark.parametrize("record", records(), ids=lambda record: record.__name__)
def test_every_record_is_frozen_and_closed(record: type[Record]) -> None:
    """The base class's promises hold in every subclass."""
    config = record.__struct_config__
    assert config.frozen
    assert config.forbid_unknown_fields
    assert not config.gc
    assert all(field in record.__annotations__ for field in record.__struct_fields__)


@pytest.mark.parametrize("record", records(), ids=lambda record: record.__name__)
def test_every_record_says_what_it_is(record: type[Record]) -> None:
    """A docstring of its own."""
    assert record.__doc__
    assert record.__doc__ != Record.__doc__


@pytest.mark.parametrize("record", records(), ids=lambda record: record.__name__)
def test_every_record_is_keyword_only(record: type[Record]) -> None:
    """No two fields can be mistaken for each other."""
    with pytest.raises(TypeError, match="positional"):
        record(*record.__struct_fields__)


def test_a_field_cannot_be_set() -> None:
    """Nothing that passed between rooms can be edited."""
    with pytest.raises(AttributeError):
        DAY.raw = "on Wednesday"


def test_replace_makes_a_copy() -> None:
    """The old record stays as it was."""
    later = DAY.replace(end=None)
    assert (DAY.end, later.end, later.start) == (date(2031, 3, 5), None, DAY.start)
    with pytest.raises(TypeError):
        DAY.replace(raws="")


def test_an_unknown_field_is_refused() -> None:
    """From outside nothing comes in that the vocabulary does not know."""
    with pytest.raises(msgspec.ValidationError, match="colour"):
        msgspec.json.decode(b'{"raw": "then", "colour": "red"}', type=Period)


def test_a_status_outside_the_list_is_refused() -> None:
    """Statuses are closed lists."""
    with pytest.raises(msgspec.ValidationError, match="status"):
        msgspec.convert({"parties": ["A"], "status": "likely"}, Meeting)


@pytest.mark.parametrize("body", BODIES, ids=named)
def test_a_finding_comes_out_of_json_as_it_went_in(body: model.Body) -> None:
    """Each of the seven kinds, told apart by `type`."""
    before = finding(body)
    data = msgspec.json.encode(before)
    assert msgspec.json.decode(data, type=Finding) == before
    assert msgspec.json.decode(data)["body"]["type"] == named(body).lower()


def test_json_keeps_defaults_and_writes_spans_as_pairs() -> None:
    """What a reader of the JSON is promised: every key is there, a span is [start, end]."""
    data = msgspec.to_builtins(finding(BODIES[4]))
    assert data["citations"][0]["span"] == [0, 9]
    assert data["according_to"] == ()
    assert data["body"]["period"] is None


def test_a_state_of_play_comes_out_of_json_as_it_went_in() -> None:
    """The main job's result, with a dossier in it."""
    account = Account(
        finding="f",
        status="planned",
        according_to=("trump",),
        quote="They will meet.",
        sentence="They will meet.",
        document="d",
        span=Span(start=1, end=16),
        published=date(2031, 3, 1),
        source=None,
        story="s",
        period=DAY,
    )
    meeting = Meeting(parties=("KAR", "VEL"), status=MeetingStatus.PLANNED)
    state = StateOfPlay(
        at=AsOf(valid=date(2031, 3, 2), known=datetime(2031, 3, 2, 12, tzinfo=UTC)),
        parties=(Actor(id="VEL", name="Velmora", kind=ActorKind.STATE),),
        meetings=(Dossier(id="m", status="planned", disputed=False, subject=meeting, accounts=(account,)),),
    )
    assert msgspec.json.decode(msgspec.json.encode(state), type=StateOfPlay) == state


def test_content_id_is_the_same_in_every_process() -> None:
    """A hash that lies in people's ledgers must not change: these two are pinned."""
    assert content_id("a", 1, None) == "20fd91393ad740cb312d567c"
    assert content_id(DAY, ("x",)) == "6f47e8667513f00b79d141c4"


def test_content_id_does_not_depend_on_the_order_of_keys() -> None:
    """Equal content, equal id."""
    assert content_id({"a": 1, "b": 2}) == content_id({"b": 2, "a": 1})


@given(st.lists(st.text(), max_size=4), st.lists(st.text(), max_size=4))
def test_content_id_tells_contents_apart(a: list[str], b: list[str]) -> None:
    """Equal where the parts are equal, and only there."""
    assert (content_id(*a) == content_id(*b)) == (a == b)


@pytest.mark.parametrize("body", BODIES, ids=named)
def test_equal_findings_are_one_entry(body: model.Body) -> None:
    """The id is the same whenever it was recorded; other words or another body make another entry."""
    again = msgspec.json.decode(msgspec.json.encode(finding(body)), type=Finding)
    first, second = Entry.of(finding(body)), Entry.of(again, recorded_at=datetime(2031, 3, 4, tzinfo=UTC))
    assert first.id == second.id
    assert (second.document, second.body, second.citations) == ("d", body, finding(body).citations)
    assert Entry.of(finding(body, exact="They meet.")).id != first.id


def test_different_findings_are_different_entries() -> None:
    """No two of the seven share an id."""
    assert len({Entry.of(finding(body)).id for body in BODIES}) == len(BODIES)


@pytest.mark.parametrize(
    ("office", "day", "held"),
    [
        ({"start": date(2031, 1, 1), "end": date(2031, 7, 1)}, date(2031, 1, 1), True),
        ({"start": date(2031, 1, 1), "end": date(2031, 7, 1)}, date(2031, 6, 30), True),
        ({"start": date(2031, 1, 1), "end": date(2031, 7, 1)}, date(2031, 7, 1), False),
        ({"start": date(2031, 1, 1)}, date(2030, 12, 31), False),
        ({"start": date(2031, 1, 1)}, date(2040, 1, 1), True),
        ({"end": date(2031, 7, 1)}, date(1990, 1, 1), True),
        ({}, date(2031, 1, 1), True),
        ({"start": date(2031, 1, 1)}, None, True),
    ],
)
def test_an_office_is_half_open(office: dict[str, Any], day: date | None, held: bool) -> None:
    """The end is the first day out of office; what is unknown excludes nothing."""
    assert Office(title="president", of="VEL", **office).held_at(day) is held


def test_documents_differ_by_their_fields() -> None:
    """Records are values: equal fields, equal records, usable in sets."""
    assert len({Document(id="a", text="x"), Document(id="a", text="x"), Document(id="a", text="y")}) == 2
