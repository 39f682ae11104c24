"""Times as TIMEX3 marks, for measuring: `dragoman predict periods`."""

from collections.abc import Iterator

from dragoman.annotate.times import read_times
from dragoman.lexicon.times import TimesLexicon
from dragoman.model import Annotated, Record


class Timex(Record):
    """A TIMEX3 mark: half-open offsets into the text, type and value (TimeML 1.2.1)."""

    start: int
    end: int
    type: str
    value: str


def find_timexes(annotated: Annotated, lexicon: TimesLexicon) -> Iterator[Timex]:
    """The TIMEX3 marks of a parsed document in text order; "now" counts as a DATE, as the standard has it."""
    for expression in read_times(annotated, lexicon):
        span, kind = expression.match.span, str(expression.moment.kind)
        yield Timex(
            start=span.start,
            end=span.end,
            type="DATE" if kind == "REF" else kind,
            value=expression.moment.value,
        )
