"""Span: half-open offsets."""

from hypothesis import given
from hypothesis import strategies as st

from dragoman.model import Span


def _span(ends: tuple[int, int]) -> Span:
    return Span(start=min(ends), end=max(ends))


at = st.integers(min_value=0, max_value=12)
spans = st.tuples(at, at).map(_span)
filled = spans.filter(lambda span: span.start < span.end)


def characters(span: Span) -> set[int]:
    """The offsets in a span: the plain meaning that the algebra must agree with."""
    return set(range(span.start, span.end))


@given(filled, filled)
def test_overlaps_is_sharing_a_character(a: Span, b: Span) -> None:
    """Spans that only touch do not overlap."""
    assert a.overlaps(b) == bool(characters(a) & characters(b))
    assert a.overlaps(b) == b.overlaps(a)


@given(filled, filled)
def test_covers_is_holding_every_character(a: Span, b: Span) -> None:
    """And two that cover each other are one."""
    assert a.covers(b) == (characters(b) <= characters(a))
    assert (a.covers(b) and b.covers(a)) == (a == b)


@given(filled, filled, filled)
def test_covers_is_an_order(a: Span, b: Span, c: Span) -> None:
    """Reflexive and transitive; what overlaps the inner overlaps the outer."""
    assert a.covers(a)
    assert not (a.covers(b) and b.covers(c)) or a.covers(c)
    assert not (a.covers(b) and b.overlaps(c)) or a.overlaps(c)


@given(st.lists(spans))
def test_spans_sort_in_text_order(several: list[Span]) -> None:
    """By start, then by end."""
    assert sorted(several) == sorted(several, key=lambda span: (span.start, span.end))


@given(st.text(), spans)
def test_a_span_cuts_code_points(text: str, span: Span) -> None:
    """Offsets are Python's own: code points, whatever the script."""
    assert len(text[span.start : span.end]) == len(characters(span) & set(range(len(text))))
