"""The door for measuring: JSON lines in, JSON lines out, one part of the program at a time (docs/cli.md)."""

import sys
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import NamedTuple

import msgspec

from dragoman.errors import SettingsError
from dragoman.model import Annotated, Diagnostic, Finding
from dragoman.run import predict_actors
from dragoman.run.pipeline import extract
from dragoman.run.predict_lines import Line, read_line
from dragoman.run.predict_tasks import Answer, UnansweredError, events, factuality, periods, statements, talks
from dragoman.run.rows import Row
from dragoman.run.settings import Settings
from dragoman.run.tools import Tools, prepare

CHUNK = 256
"""Lines held at once: enough for the parser's batches (32 paragraphs), small enough for a pipe."""

Report = Callable[[str], None]


class Task(NamedTuple):
    """A part that can be measured.

    `empty`: what is said of a line that cannot be read. `answering`: makes the part ready; what it returns answers
    one line after the other. `extractors`: those it needs, None for all of the settings.
    """

    empty: Row
    answering: Callable[[Tools], Answer]
    extractors: tuple[str, ...] | None = ()


TASKS = {
    "talks": Task({"findings": []}, talks, None),
    "statements": Task({"attributions": []}, statements, ("statements",)),
    "events": Task({"events": []}, events, ("statements", "events")),
    "actors": Task(predict_actors.EMPTY, predict_actors.actors),
    "factuality": Task({"factuality": 0.0}, factuality),
    "periods": Task({"timexes": []}, periods),
}


def complain(message: str) -> None:
    """Prints a message on stderr."""
    print(message, file=sys.stderr)


def predict(
    task: str, lines: Iterable[str | bytes], *, settings: Settings | None = None, report: Report = complain
) -> Iterator[str]:
    """One JSON line for each line that is not blank, in order.

    A text is taken as it is given: nothing is cleaned, and offsets are code points into it. A line that cannot be
    read gives empty findings and goes to `report`. Raises SettingsError for an unknown task.
    """
    if task not in TASKS:
        raise SettingsError(f"no task is called {task!r}; there are: {', '.join(TASKS)}")
    chosen, needed = settings or Settings(), TASKS[task].extractors
    tools = prepare(chosen if needed is None else chosen.replace(extractors=needed))
    read = (read_line(number, line) for number, line in enumerate(lines, start=1) if line.strip())
    return _answers(TASKS[task], read, tools, report)


def _answers(task: Task, lines: Iterator[Line], tools: Tools, report: Report) -> Iterator[str]:
    answer = task.answering(tools)
    while chunk := list(islice(lines, CHUNK)):
        annotated = iter(tools.annotator.annotate(line.document for line in chunk if line.document))
        for line in chunk:
            if line.problem:
                report(line.problem)
            row = task.empty
            if line.document is not None:
                row = _answer(line, next(annotated), answer, tools, report) or task.empty
            yield msgspec.json.encode({"id": line.id, **row}).decode()


def _answer(line: Line, annotated: Annotated, answer: Answer, tools: Tools, report: Report) -> Row | None:
    """The row of a line that was read; None, with a message, where it lacks what the task asks for."""
    if line.item is None:
        return None
    found = _findings(annotated, tools, report)
    try:
        return answer(line.item, annotated, found)
    except UnansweredError as error:
        report(f"line {line.number}: {error}")
        return None


def _findings(annotated: Annotated, tools: Tools, report: Report) -> list[Finding]:
    findings = []
    for one in extract(annotated, tools.extractors):
        if isinstance(one, Diagnostic):
            report(one.message)
        else:
            findings.append(one)
    return findings
