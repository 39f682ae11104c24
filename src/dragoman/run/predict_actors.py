"""The task `actors` of `dragoman predict`."""

from collections.abc import Callable, Sequence

from dragoman.model import Annotated, Finding
from dragoman.run.predict_lines import Item
from dragoman.run.rows import Row
from dragoman.run.tools import Tools

EMPTY: Row = {"country": "", "code": "", "rest": "", "actors": [], "title": ""}


def actors(tools: Tools) -> Callable[[Item, Annotated, Sequence[Finding]], Row]:
    """Country and sector of an actor phrase."""
    return lambda item, annotated, findings: dict(EMPTY)
