"""The desk: the record folded for whoever looks at it, kept until the ledger's head moves, made anew off the request."""

import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from concurrent.futures import TimeoutError as NotYet

from dragoman.errors import DragomanError
from dragoman.fold import fold
from dragoman.model import Actor, AsOf, Handling, Holdings, Judgement
from dragoman.resolve import propose
from dragoman.run.marks import within
from dragoman.run.sight import Sight
from dragoman.run.who import with_speakers
from dragoman.stages import Ledger
from dragoman.views.words import Words

PATIENCE = 0.15
"""Seconds that a look waits for a fresher fold before it takes the one there is."""
FIRST_PATIENCE = 2.0
"""Seconds that a look waits where there is no fold at all."""
KEPT = 12
"""Folds kept: of each clearance the present one, and the dates looked at last."""
REST = 3
"""After a fold of N seconds the next begins REST times N later at the earliest, so that readers get the processor."""

NOW = AsOf()
Key = tuple[Handling, AsOf]


class NotReadyError(DragomanError):
    """The first fold is still being made; ask again in a moment."""


class Desk:
    """Looks at one ledger. Safe to use from many threads; folds in one thread of its own."""

    def __init__(
        self, ledger: Ledger, actors: Callable[[Holdings], Mapping[str, Actor]], words: Words
    ) -> None:
        self.ledger = ledger
        self._actors = actors
        self._words = words
        self._lock = threading.Lock()
        self._ready: OrderedDict[Key, Sight] = OrderedDict()
        self._making: dict[Key, Future[Sight]] = {}
        self._took: dict[Key, tuple[float, float]] = {}
        self._maker = ThreadPoolExecutor(max_workers=1, thread_name_prefix="dragoman-fold")

    def sight(self, clearance: Handling, at: AsOf = NOW) -> Sight:
        """The record at a date as far as a clearance may see it: of the ledger's head if that can be had at once, else
        of a moment before. Raises NotReadyError where there is none yet."""
        key, head = (clearance, at), self.ledger.head()
        with self._lock:
            have = self._ready.get(key)
            if have is not None:
                self._ready.move_to_end(key)
                if have.head == head or self._resting(key):
                    return have
            making = self._making.get(key) or self._begin(key)
        try:
            return making.result(timeout=self._patience(key, have))
        except NotYet as error:
            if have is None:
                raise NotReadyError("the record is being put together") from error
            return have

    def close(self) -> None:
        """Stops folding."""
        self._maker.shutdown(wait=True, cancel_futures=True)

    def _begin(self, key: Key) -> Future[Sight]:
        making = self._maker.submit(self._make, key)
        self._making[key] = making
        making.add_done_callback(lambda _: self._made(key))
        return making

    def _made(self, key: Key) -> None:
        with self._lock:
            self._making.pop(key, None)

    def _make(self, key: Key) -> Sight:
        clearance, at = key
        started, head = time.monotonic(), self.ledger.head()
        holdings = within(self.ledger.holdings(), clearance)
        sight = look(head, holdings, clearance, at, self._actors(holdings), self._words)
        with self._lock:
            self._ready[key] = sight
            self._took[key] = (time.monotonic() - started, time.monotonic())
            while len(self._ready) > KEPT:
                self._took.pop(self._ready.popitem(last=False)[0], None)
        return sight

    def _resting(self, key: Key) -> bool:
        """Whether the last fold was long and ended so shortly ago that the next has to wait."""
        took, ended = self._took.get(key, (0.0, 0.0))
        return took > 1.0 and time.monotonic() - ended < took * REST

    def _patience(self, key: Key, have: Sight | None) -> float:
        """A fold that was quick last time is worth waiting for."""
        if have is None:
            return FIRST_PATIENCE
        took, _ = self._took.get(key, (0.0, 0.0))
        return max(PATIENCE, 1.0 if took < PATIENCE else 0.0)


def look(
    head: str, holdings: Holdings, clearance: Handling, at: AsOf, actors: Mapping[str, Actor], words: Words
) -> Sight:
    """Folds holdings into a Sight."""
    proposed: tuple[Judgement, ...] = propose(holdings)
    state = with_speakers(fold(holdings, proposed, at, actors), actors)
    return Sight(head=head, clearance=clearance, at=at, state=state, holdings=holdings, known=actors, words=words)
