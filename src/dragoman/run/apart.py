"""Work in processes of their own: reading texts and folding take no time from those who look."""

import multiprocessing
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import closing
from datetime import UTC, datetime
from multiprocessing.connection import Connection
from pathlib import Path

import msgspec

from dragoman.errors import DragomanError
from dragoman.lexicon.actors import load_actors
from dragoman.model import Changes, Head, StateOfPlay
from dragoman.run.adding import Progress, Task, added
from dragoman.run.desk import Folded, Key, folded_at
from dragoman.run.ledgers import open_ledger
from dragoman.run.settings import Settings
from dragoman.run.tools import Tools, prepare

SPAWN = multiprocessing.get_context("spawn")


class FoldingApart:
    """Folds the ledger at an address in another process. Made once; `close` ends the process."""

    def __init__(self, settings: Settings, address: str) -> None:
        self._settings = settings
        self._address = address
        self._pool = ProcessPoolExecutor(max_workers=1, mp_context=SPAWN)

    def __call__(self, key: Key) -> Folded:
        """Raises what folding raises, and BrokenProcessPool where the process died."""
        head, data = self._pool.submit(_fold, self._settings, self._address, key).result()
        kind: type[StateOfPlay] | type[Changes] = StateOfPlay if key.since is None else Changes
        return Folded(head=head, value=msgspec.msgpack.decode(data, type=kind))

    def close(self) -> None:
        """Ends the process."""
        self._pool.shutdown(wait=True, cancel_futures=True)


def _fold(settings: Settings, address: str, key: Key) -> tuple[Head, bytes]:
    actors = load_actors([Path(file) for file in settings.actors]).actors
    with closing(open_ledger(address)) as ledger:
        found = folded_at(ledger, actors, key)
    return found.head, msgspec.msgpack.encode(found.value)


class AddingApart:
    """A runner in a process of its own, so that the parser takes no time from those who read. The process is started
    with the first task and lives until `close`."""

    def __init__(self, settings: Settings, address: str) -> None:
        self._settings = settings
        self._address = address
        self._process: multiprocessing.process.BaseProcess | None = None
        self._pipe: Connection | None = None

    def __call__(self, task: Task) -> Iterator[Progress]:
        """Sends the task and yields what comes back. Raises EOFError where the process dies."""
        pipe = self._started()
        pipe.send(task)
        while not isinstance(answer := pipe.recv(), str):
            yield answer
        if answer:
            raise DragomanError(answer)

    def close(self) -> None:
        """Ends the process."""
        if self._process is not None and self._pipe is not None:
            self._pipe.close()
            self._process.join(timeout=10)
            self._process.terminate()
            self._process = self._pipe = None

    def _started(self) -> Connection:
        if self._pipe is None or self._process is None or not self._process.is_alive():
            self._pipe, theirs = SPAWN.Pipe()
            self._process = SPAWN.Process(target=_serve, args=(theirs, self._settings, self._address), daemon=True)
            self._process.start()
            theirs.close()
        return self._pipe


def _serve(pipe: Connection, settings: Settings, address: str) -> None:
    """The other process: makes the tools once, then does task after task until the pipe closes. Each ends with a
    text: empty, or what went wrong."""
    tools: Tools | None = None
    while True:
        try:
            task = pipe.recv()
        except (EOFError, OSError, KeyboardInterrupt):
            return
        try:
            tools = tools or prepare(settings, open_ledger(address, write=True))
            for progress in added(task, tools, lambda: datetime.now(UTC)):
                pipe.send(progress)
            pipe.send("")
        except DragomanError as error:
            pipe.send(str(error))
