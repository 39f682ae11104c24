"""Work in processes of their own: reading texts and folding take no time from those who look."""

import multiprocessing
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

import msgspec

from dragoman.errors import DragomanError
from dragoman.lexicon.actors import load_actors
from dragoman.model import Actor, Changes, StateOfPlay
from dragoman.run.adding import Progress, Task, added
from dragoman.run.desk import Folded, Folder, Key
from dragoman.run.ledgers import open_ledger
from dragoman.run.settings import Settings
from dragoman.run.tools import Tools, prepare

SPAWN = multiprocessing.get_context("spawn")


class Apart:
    """A process of its own that does what it is sent, one after the other. It is started with the first task and
    lives until `close`; where it died, the next task starts another one."""

    def __init__(self, target: Callable[[Connection, Settings, str], None], settings: Settings, address: str) -> None:
        self._target = target
        self._settings = settings
        self._address = address
        self._process: multiprocessing.process.BaseProcess | None = None
        self._pipe: Connection | None = None

    def send(self, task: Any) -> Connection:
        """The pipe through which the answers to a task come. Reading it raises EOFError where the process dies."""
        if self._pipe is None or self._process is None or not self._process.is_alive():
            self._pipe, theirs = SPAWN.Pipe()
            arguments = theirs, self._settings, self._address
            self._process = SPAWN.Process(target=self._target, args=arguments, daemon=True)
            self._process.start()
            theirs.close()
        self._pipe.send(task)
        return self._pipe

    def close(self) -> None:
        """Ends the process."""
        if self._process is not None and self._pipe is not None:
            self._pipe.close()
            self._process.join(timeout=10)
            self._process.terminate()
            self._process = self._pipe = None


class FoldingApart:
    """Folds the ledger at an address in another process, which goes on from what it folded before."""

    def __init__(self, settings: Settings, address: str) -> None:
        self._apart = Apart(_fold, settings, address)

    def __call__(self, key: Key) -> Folded:
        """Raises DragomanError where folding raises one, and EOFError where the process dies."""
        answer = self._apart.send(key).recv()
        if isinstance(answer, DragomanError):
            raise answer
        head, data = answer
        kind: type[StateOfPlay] | type[Changes] = StateOfPlay if key.since is None else Changes
        return Folded(head=head, value=msgspec.msgpack.decode(data, type=kind))

    def close(self) -> None:
        """Ends the process."""
        self._apart.close()


class AddingApart:
    """A runner in a process of its own, so that the parser takes no time from those who read."""

    def __init__(self, settings: Settings, address: str) -> None:
        self._apart = Apart(_add, settings, address)

    def __call__(self, task: Task) -> Iterator[Progress]:
        """Sends the task and yields what comes back. Raises EOFError where the process dies."""
        pipe = self._apart.send(task)
        while not isinstance(answer := pipe.recv(), str):
            yield answer
        if answer:
            raise DragomanError(answer)

    def close(self) -> None:
        """Ends the process."""
        self._apart.close()


def _tasks(pipe: Connection) -> Iterator[Any]:
    """What the other process is sent, until the pipe closes."""
    while True:
        try:
            yield pipe.recv()
        except (EOFError, OSError, KeyboardInterrupt):
            return


def _fold(pipe: Connection, settings: Settings, address: str) -> None:
    """The process that folds: answers each key with the head and the state or changes as MessagePack, or with the
    error that folding raised."""
    folder: Folder | None = None
    for key in _tasks(pipe):
        try:
            folder = folder or Folder(open_ledger(address), _actors(settings))
            found = folder(key)
            pipe.send((found.head, msgspec.msgpack.encode(found.value)))
        except DragomanError as error:
            pipe.send(error)


def _actors(settings: Settings) -> Mapping[str, Actor]:
    return load_actors([Path(file) for file in settings.actors]).actors


def _add(pipe: Connection, settings: Settings, address: str) -> None:
    """The process that reads texts: makes the tools once, then does task after task. Each ends with a text: empty,
    or what went wrong."""
    tools: Tools | None = None
    for task in _tasks(pipe):
        try:
            tools = tools or prepare(settings, open_ledger(address, write=True))
            for progress in added(task, tools, lambda: datetime.now(UTC)):
                pipe.send(progress)
            pipe.send("")
        except DragomanError as error:
            pipe.send(str(error))
