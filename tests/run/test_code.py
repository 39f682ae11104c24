"""Event data leave out what is marked above what may leave, as if it had never been there."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.model import Annotated, Document, Handling, Kind, allowed
from dragoman.plugins import EXTRACTORS, make
from dragoman.run.code import EventData, coded
from dragoman.run.handling import marked
from dragoman.run.tools import Tools

TEXTS = (
    "Norway's foreign minister met his Chadian counterpart in Oslo on Monday.",
    "Norway's foreign minister met his Chadian counterpart in Oslo on Monday, officials said.",
    "Peru will host talks with Chile next week.",
)
MARKS = ("", "TLP:CLEAR\n\n", "TLP:GREEN\n\n", "(TLP:AMBER+STRICT) ", "TLP:RED\n\n")


class Remembering:
    """Annotates each document once."""

    def __init__(self, tools: Tools) -> None:
        self._annotator, self._known = tools.annotator, dict[Document, Annotated]()

    def annotate(self, documents: Iterable[Document]) -> Iterator[Annotated]:
        """One Annotated for each document."""
        for document in documents:
            if document not in self._known:
                (self._known[document],) = self._annotator.annotate([document])
            yield self._known[document]


@pytest.fixture(scope="module")
def coding(prepared: Tools) -> Callable[..., EventData]:
    """`coded` with tools that find events."""
    extractors = tuple(make(EXTRACTORS, name) for name in ("statements", "events"))
    tools = replace(prepared, extractors=extractors, annotator=Remembering(prepared))
    return lambda found, **options: coded(found, tools, **options)


@st.composite
def archives(draw: st.DrawFn) -> list[Document]:
    """Up to four documents, some versions of one story, marked by themselves, in their text, or as notes."""
    return [
        Document(
            id=f"doc{n}",
            text=draw(st.sampled_from(MARKS)) + draw(st.sampled_from(TEXTS)),
            kind=draw(st.sampled_from((Kind.ARTICLE, Kind.NOTE))),
            handling=draw(st.sampled_from(list(Handling))),
            published=date(2031, 3, 4),
            origin=f"{n}.txt",
        )
        for n in range(draw(st.integers(1, 4)))
    ]


@settings(max_examples=12, deadline=None)
@given(found=archives(), most=st.sampled_from(list(Handling)), once=st.booleans())
def test_what_is_marked_above_leaves_no_trace(
    coding: Callable[..., EventData], found: list[Document], most: Handling, once: bool
) -> None:
    """Neither rows nor what `once` leaves out, nor stories, depend on it; and each is named."""
    may = [one for one in found if allowed(marked(one, {}).handling, most)]
    data, alone = coding(found, once=once, most=most), coding(may, once=once, most=Handling.RED)
    assert data.rows == alone.rows
    assert data.documents == len(may)
    told = {one.origin for one in data.diagnostics if one.stage == "handling"}
    assert told == {one.origin for one in found if one not in may}


@pytest.mark.parametrize(("most", "rows"), [(Handling.CLEAR, 0), (Handling.AMBER_STRICT, 1)])
def test_a_staff_note_leaves_only_where_it_may(coding: Callable[..., EventData], most: Handling, rows: int) -> None:
    note = Document(id="n", text=TEXTS[0], kind=Kind.NOTE, published=date(2031, 3, 4))
    assert len(coding([note], most=most).rows) == rows
