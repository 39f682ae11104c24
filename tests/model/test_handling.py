"""Handling marks: the stricter holds, and what is left out leaves no trace."""

from datetime import UTC, datetime

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.fold import fold
from dragoman.model import AsOf, Handling, Holdings, Judgement, Reading, Verdict, allowed, marks, strictest, within
from dragoman.resolve import propose
from dragoman.testing.reports import holdings, meeting, report

MARKS = list(Handling)
ORDER = "clear green amber amber+strict red"
FIVE = ["KAR VEL", "KAR VEL", "NOR KAR", "VEL NOR", "KAR VEL"]


def at(minute: int) -> datetime:
    return datetime(2031, 5, 1, 12, minute, tzinfo=UTC)


def told(own: list[Handling | None], of_documents: list[Handling], judgements: list[Judgement]) -> Holdings:
    """Five documents with two meetings each; the marks are dealt out in order."""
    reports = [
        report(
            f"2031-04-0{n + 1}",
            meeting(parties, "planned", place=f"Place{n}"),
            meeting(parties, "held", place=f"Other{n}", on=f"2031-03-0{n + 1}"),
            name=f"doc{n}",
        )
        for n, parties in enumerate(FIVE)
    ]
    held = holdings(reports, judgements)
    entries = tuple(e.replace(handling=own[i % len(own)]) for i, e in enumerate(held.entries))
    documents = tuple(d.replace(handling=of_documents[i % len(of_documents)]) for i, d in enumerate(held.documents))
    readings = tuple(
        Reading(document=d.id, maker="m 1", entries=tuple(e.id for e in entries if e.document == d.id))
        for d in documents
    )
    return held.replace(entries=entries, documents=documents, readings=readings)


IDS = tuple(e.id for e in told([None], [Handling.CLEAR], []).entries)
SUBJECTS = [*IDS, *(f"doc{n}" for n in range(5))]
judgements = st.builds(
    Judgement,
    subjects=st.lists(st.sampled_from(SUBJECTS), min_size=1, max_size=3, unique=True).map(tuple),
    verdict=st.sampled_from([Verdict.ACCEPT, Verdict.REJECT, Verdict.SAME, Verdict.DISTINCT, Verdict.MARK]),
    by=st.just("ana"),
    reason=st.just("secret reason"),
    handling=st.sampled_from([None, *MARKS]),
    recorded_at=st.integers(0, 59).map(at),
)
cases = st.builds(
    told,
    st.lists(st.sampled_from([None, *MARKS]), min_size=1, max_size=10),
    st.lists(st.sampled_from(MARKS), min_size=1, max_size=5),
    st.lists(judgements, max_size=6).map(lambda found: sorted(found, key=lambda j: j.recorded_at)),
)


def test_the_order_of_the_marks() -> None:
    assert " ".join(sorted(MARKS, key=lambda mark: sum(allowed(other, mark) for other in MARKS))) == ORDER
    assert strictest([]) is Handling.CLEAR


@pytest.mark.parametrize(
    ("document", "own", "judged", "mark"),
    [
        ("clear", None, None, "clear"),
        ("amber", None, None, "amber"),
        ("clear", "red", None, "red"),
        ("amber", "green", None, "amber"),
        ("clear", None, "green", "green"),
        ("clear", "red", "green", "green"),
        ("amber", None, "clear", "amber"),
    ],
)
def test_the_mark_of_an_entry(document: str, own: str | None, judged: str | None, mark: str) -> None:
    held = told([Handling(own) if own else None], [Handling(document)], [])
    if judged:
        decision = Judgement(subjects=(IDS[0],), verdict=Verdict.MARK, by="ana", handling=Handling(judged))
        held = held.replace(judgements=(decision,))
    assert marks(held)[IDS[0]] == mark


def test_a_document_may_be_cleared_by_a_person() -> None:
    decision = Judgement(subjects=("doc0",), verdict=Verdict.MARK, by="ana", handling=Handling.CLEAR)
    held = told([None], [Handling.RED], [decision])
    assert [d.id for d in within(held, Handling.CLEAR).documents] == ["doc0"]


@given(cases, st.sampled_from(MARKS))
def test_nothing_above_the_mark_is_named_anywhere(held: Holdings, most: Handling) -> None:
    """Neither in what is left, nor in the state folded from it, derived lines included."""
    found = marks(held)
    left = within(held, most)
    shown = msgspec.json.encode((left, fold(left, propose(left), AsOf(), {}))).decode()
    forbidden = [name for name, mark in found.items() if not allowed(mark, most)]
    assert not [name for name in forbidden if f'"{name}"' in shown]
    places = {e.id: e.body.place for e in held.entries}
    assert not [places[name] for name in forbidden if name in places and f'"{places[name]}"' in shown]


@given(cases, st.sampled_from(MARKS))
def test_what_may_be_seen_stays_as_it_was(held: Holdings, most: Handling) -> None:
    found, left = marks(held), within(held, most)
    assert left.entries == tuple(e for e in held.entries if allowed(found[e.id], most))
    assert left.documents == tuple(d for d in held.documents if allowed(found[d.id], most))
    assert within(left, most) == left
    assert within(held, Handling.RED) == held


@given(cases)
def test_a_judgement_that_loses_a_subject_loses_its_reason(held: Holdings) -> None:
    for judgement in within(held, Handling.CLEAR).judgements:
        whole = any(judgement.subjects == one.subjects for one in held.judgements)
        assert whole or judgement.reason == ""
        assert len(judgement.subjects) >= 1
