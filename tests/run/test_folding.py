"""Folding what grows gives what folding it at once gives, whatever was folded before."""

from datetime import date

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.fold.test_fold import ACTORS, DAYS, REPORTS

from dragoman.fold import published_by
from dragoman.model import Actor, ActorKind, AsOf, Reading
from dragoman.run.changes import changed
from dragoman.run.folding import Folds
from dragoman.run.pipeline import folded
from dragoman.testing.reports import Report, holdings, meeting, report

NOW = AsOf()
PIECES = REPORTS.flatmap(lambda reports: st.tuples(st.permutations(reports), DAYS))


@settings(max_examples=80, deadline=None)
@given(PIECES)
def test_growing_record_by_day_and_as_a_whole(drawn: tuple[list[Report], str]) -> None:
    reports, day = drawn
    folds, then = Folds(), AsOf(valid=date.fromisoformat(day))
    for number in range(1, len(reports) + 1):
        held = holdings(reports[:number])
        assert msgspec.json.encode(folds(held, NOW, ACTORS)) == msgspec.json.encode(folded(held, NOW, ACTORS))
        early = published_by(held, then.valid)
        assert msgspec.json.encode(folds(early, then, ACTORS)) == msgspec.json.encode(folded(early, then, ACTORS))
        assert changed(held, then, NOW, ACTORS, folding=folds) == changed(held, then, NOW, ACTORS)


def test_somebody_met_later_is_named_in_what_was_told_before() -> None:
    first = report("2025-06-01", meeting("AAA BBB", "held", on="2025-05-31"), source="one")
    second = report("2025-06-01", meeting("AAA BBB", "not-scheduled", on="2025-05-31", says="vask"), source="two")
    folds, held = Folds(), holdings([first, second])
    before = folds(held, NOW, {})
    assert "Vask in two" in before.conflicts[0].summary
    met = Actor(id="vask", name="Ilo Vask", kind=ActorKind.PERSON)
    told = held.replace(readings=(Reading(document=second.document.id, maker="m", entries=(), actors=(met,)),))
    after = folds(told, NOW, {})
    assert "Ilo Vask in two" in after.conflicts[0].summary
    assert after == folded(told, NOW, {})
