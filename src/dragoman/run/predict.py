"""The door for measuring: JSON lines in, JSON lines out, one part of the program at a time (docs/cli.md)."""

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from itertools import islice
from typing import Any, NamedTuple

import msgspec

from dragoman.errors import SettingsError
from dragoman.model import Annotated, Diagnostic, Document, Finding, Record, content_id
from dragoman.run.pipeline import extract
from dragoman.run.rows import attributions, talks
from dragoman.run.settings import Settings
from dragoman.run.tools import Tools, prepare

CHUNK = 256
"""Lines held at once: enough for the parser's batches (32 paragraphs), small enough for a pipe."""

Report = Callable[[str], None]


class Task(NamedTuple):
    """A part that can be measured: the field its findings go under, and how they are written there."""

    field: str
    rows: Callable[[Sequence[Finding]], list[dict[str, Any]]]
    extractors: tuple[str, ...] | None = None


TASKS = {
    "talks": Task("findings", talks),
    "statements": Task("attributions", attributions, ("statements",)),
}


class Item(msgspec.Struct, frozen=True, kw_only=True):
    """A line in. Unlike a Record it ignores fields it does not know."""

    id: str | int
    text: str
    title: str | None = None
    date: str | None = None


class Line(Record):
    """A line as read: its id, and the document or what was wrong."""

    id: str | int | None
    document: Document | None = None
    problem: str | None = None


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
    chosen = settings or Settings()
    tools = prepare(chosen.replace(extractors=TASKS[task].extractors or chosen.extractors))
    read = (read_line(number, line) for number, line in enumerate(lines, start=1) if line.strip())
    return _answers(TASKS[task], read, tools, report)


def read_line(number: int, line: str | bytes) -> Line:
    """A line as a document: the text as given, body from the start."""
    try:
        item = msgspec.json.decode(line, type=Item)
    except (msgspec.DecodeError, UnicodeError) as error:
        return Line(id=_id(line), problem=f"line {number}: {error}")
    published = _day(item.date)
    document = Document(
        id=content_id(item.id, item.text), text=item.text, title=item.title or None, published=published, language="en"
    )
    undated = item.date and published is None
    return Line(
        id=item.id,
        document=document,
        problem=f"line {number}: date {item.date!r} is not YYYY-MM-DD; taken as unknown" if undated else None,
    )


def _answers(task: Task, lines: Iterator[Line], tools: Tools, report: Report) -> Iterator[str]:
    while chunk := list(islice(lines, CHUNK)):
        annotated = iter(tools.annotator.annotate(line.document for line in chunk if line.document))
        for line in chunk:
            if line.problem:
                report(line.problem)
            findings = _findings(next(annotated), tools, report) if line.document else []
            yield msgspec.json.encode({"id": line.id, task.field: task.rows(findings)}).decode()


def _findings(annotated: Annotated, tools: Tools, report: Report) -> list[Finding]:
    findings = []
    for one in extract(annotated, tools.extractors):
        if isinstance(one, Diagnostic):
            report(one.message)
        else:
            findings.append(one)
    return findings


def _id(line: str | bytes) -> str | int | None:
    try:
        value = msgspec.json.decode(line)
    except (msgspec.DecodeError, UnicodeError):
        return None
    found = value.get("id") if isinstance(value, dict) else None
    return found if isinstance(found, str | int) else None


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        return None
