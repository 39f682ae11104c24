"""Adding texts while others read: tasks in a queue, done one by one in a process of its own, with their progress."""

import itertools
import threading
from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date

from dragoman.errors import DragomanError
from dragoman.model import Added, Diagnostic, Document, Handling, Kind, Record
from dragoman.read.documents import dated
from dragoman.read.sources import read_bytes
from dragoman.run.add import Clock, add_read
from dragoman.run.pipeline import read_by
from dragoman.run.tools import Tools
from dragoman.views.diagnostics import plainly

KEPT = 200
"""Tasks whose outcome is remembered."""
WAITING = 100
"""Tasks that may wait at once."""


class Task(Record):
    """A text to be added: the bytes of a file called `name`, or what stands at `address`.

    `kind` and `title` replace what the reader finds; `published` is for a text that does not say its day.
    `handling` None: what the text, its source and its kind say.
    """

    name: str
    data: bytes | None = None
    address: str | None = None
    title: str | None = None
    kind: Kind | None = None
    published: date | None = None
    handling: Handling | None = None


class Progress(Record):
    """How far a task is: what was added so far, what could not be read, and the last document's id."""

    added: Added = Added()
    known: int = 0
    document: str | None = None
    messages: tuple[str, ...] = ()


class Job(Record):
    """A task as its progress is shown. `state`: waiting, reading, done or failed."""

    id: int
    name: str
    by: str
    state: str
    progress: Progress = Progress()


Runner = Callable[[Task], Iterator[Progress]]


class QueueFullError(DragomanError):
    """Too many texts wait already."""


class Adder:
    """The queue of tasks. `runner` does one; it yields its progress and may raise DragomanError."""

    def __init__(self, runner: Runner) -> None:
        self._runner = runner
        self._lock = threading.Lock()
        self._jobs: OrderedDict[int, Job] = OrderedDict()
        self._numbers = itertools.count(1)
        self._worker = ThreadPoolExecutor(max_workers=1, thread_name_prefix="dragoman-add")

    def add(self, tasks: Iterable[Task], by: str) -> tuple[Job, ...]:
        """Puts tasks into the queue. Raises QueueFullError."""
        listed = list(tasks)
        with self._lock:
            if sum(job.state in ("waiting", "reading") for job in self._jobs.values()) + len(listed) > WAITING:
                raise QueueFullError(f"more than {WAITING} texts wait; add these when some of them are done")
            jobs = tuple(Job(id=next(self._numbers), name=task.name, by=by, state="waiting") for task in listed)
            self._jobs |= {job.id: job for job in jobs}
            while len(self._jobs) > KEPT:
                self._jobs.popitem(last=False)
        for job, task in zip(jobs, listed, strict=True):
            self._worker.submit(self._do, job, task)
        return jobs

    def jobs(self) -> tuple[Job, ...]:
        """All that is remembered, the latest first."""
        with self._lock:
            return tuple(reversed(self._jobs.values()))

    def close(self) -> None:
        """Lets the task in hand end and drops the others."""
        self._worker.shutdown(wait=True, cancel_futures=True)

    def _do(self, job: Job, task: Task) -> None:
        self._show(job.replace(state="reading"))
        progress = Progress()
        try:
            for progress in self._runner(task):
                self._show(job.replace(state="reading", progress=progress))
        except (DragomanError, OSError, EOFError) as error:
            messages = (*progress.messages, str(error) or "the reading process ended unexpectedly; try again")
            self._show(job.replace(state="failed", progress=progress.replace(messages=messages)))
            return
        nothing = not (progress.added.documents or progress.known)
        self._show(job.replace(state="failed" if nothing else "done", progress=progress))

    def _show(self, job: Job) -> None:
        with self._lock:
            if job.id in self._jobs:
                self._jobs[job.id] = job


def added(task: Task, tools: Tools, clock: Clock) -> Iterator[Progress]:
    """Reads one task's texts into the ledger, and tells after each what is done."""
    progress = Progress()
    last: list[str] = []
    for step in add_read(_told(task, tools, last), tools, clock, handling=task.handling, batch=1):
        progress = Progress(
            added=progress.added + step.added,
            known=progress.known + step.known,
            document=last[-1] if last else None,
            messages=(*progress.messages, *(plainly(one) for one in step.diagnostics)),
        )
        yield progress


def _told(task: Task, tools: Tools, ids: list[str]) -> Iterator[Document | Diagnostic]:
    """The documents with what the person who adds them says of them; `ids` takes their ids."""
    for one in _read(task, tools):
        if isinstance(one, Document):
            document = dated(one, task.published)
            ids.append(document.id)
            yield document.replace(title=task.title or document.title, kind=task.kind or document.kind)
        else:
            yield one


def _read(task: Task, tools: Tools) -> Iterator[Document | Diagnostic]:
    if task.data is not None:
        return read_bytes(task.name, task.data, tools.readers)
    return read_by(tools, [task.address or ""])
