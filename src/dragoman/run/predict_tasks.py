"""What each task of `dragoman predict` says of a line."""

from collections.abc import Callable, Sequence

from dragoman.annotate.times_timex import find_timexes
from dragoman.errors import DragomanError
from dragoman.extract.events import code_events
from dragoman.extract.factuality import value_at
from dragoman.lexicon.plover import load_plover
from dragoman.lexicon.times import load_times
from dragoman.lexicon.values import load_values
from dragoman.model import Annotated, Finding, Span, Token
from dragoman.run import rows
from dragoman.run.predict_lines import Item
from dragoman.run.rows import Row
from dragoman.run.tools import Tools

Answer = Callable[[Item, Annotated, Sequence[Finding]], Row]


class UnansweredError(DragomanError):
    """A line that was read but lacks what its task asks for."""


def talks(tools: Tools) -> Answer:
    """The five kinds of finding about talks."""
    return lambda item, annotated, findings: {"findings": rows.talks(findings, rows.surnames(annotated))}


def statements(tools: Tools) -> Answer:
    """Who says what, as spans."""
    return lambda item, annotated, findings: {"attributions": rows.attributions(findings)}


def events(tools: Tools) -> Answer:
    """PLOVER events as codes."""
    lexicon = load_plover()

    def answer(item: Item, annotated: Annotated, findings: Sequence[Finding]) -> Row:
        coded = code_events(findings, {**tools.actors, **annotated.actors}, lexicon)
        return {"events": [rows.event(one) for one in coded]}

    return answer


def periods(tools: Tools) -> Answer:
    """TIMEX3 marks."""
    lexicon = load_times()
    return lambda item, annotated, findings: {"timexes": [rows.timex(t) for t in find_timexes(annotated, lexicon)]}


def factuality(tools: Tools) -> Answer:
    """How sure the text is that what a word names happened."""
    lexicon = load_values()

    def answer(item: Item, annotated: Annotated, findings: Sequence[Finding]) -> Row:
        word = word_at(annotated, item.word())
        if word is None:
            raise UnansweredError("span is missing or holds no word of the text")
        return {"factuality": value_at(annotated, word, lexicon)}

    return answer


def word_at(annotated: Annotated, span: Span | None) -> Token | None:
    """The word of a span: of several the one that the others hang on."""
    if span is None:
        return None
    within = [token for token in annotated.tokens if token.start < span.end and span.start < token.end]
    inside = {token.i for token in within}
    return next((token for token in within if token.head not in inside or token.head == token.i), None)
