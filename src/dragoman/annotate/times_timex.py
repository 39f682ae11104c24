"""Times as TIMEX3 marks, for measuring: `dragoman predict periods`."""

from collections.abc import Iterator
from datetime import date

from dragoman.annotate.parse import Parser
from dragoman.annotate.times import read_times
from dragoman.lexicon.times import TimesLexicon
from dragoman.model import Annotated, Document, Record


class Timex(Record):
    """A TIMEX3 mark: half-open offsets into the text, type and value (TimeML 1.2.1)."""

    start: int
    end: int
    type: str
    value: str


class TimexReader:
    """Text and day of publication -> its TIMEX3 marks."""

    def __init__(self, parser: Parser, lexicon: TimesLexicon) -> None:
        self._parser = parser
        self._lexicon = lexicon

    def timexes(self, text: str, day: date | None) -> list[dict[str, int | str]]:
        """The marks in text order, each with start, end, type and value."""
        document = Document(id="", text=text, published=day)
        (annotated,) = self._parser.parse([document])
        return [
            {"start": mark.start, "end": mark.end, "type": mark.type, "value": mark.value}
            for mark in find_timexes(annotated, self._lexicon)
        ]


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
