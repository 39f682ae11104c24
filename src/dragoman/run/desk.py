"""The desk: the record folded for whoever looks at it, kept until the ledger's head moves, renewed off the request."""

import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from concurrent.futures import TimeoutError as NotYet
from dataclasses import dataclass
from typing import Any

from dragoman.errors import DragomanError
from dragoman.fold import recorded_by
from dragoman.model import (
    Actor,
    AsOf,
    Changes,
    Handling,
    Head,
    Holdings,
    Judgement,
    Statement,
    StateOfPlay,
    allowed,
    within,
)
from dragoman.run.changes import changed
from dragoman.run.folding import Folds
from dragoman.run.handling import NOTES
from dragoman.run.judge import judge
from dragoman.run.lines import still_unread
from dragoman.run.review import Waiting
from dragoman.run.sight import DECIDING, SaidKey, Sight, said_key
from dragoman.stages import Ledger
from dragoman.views.words import Words

PATIENCE = 0.1
"""Seconds that a look waits for a fresher fold before it takes the one there is."""
QUICK = 0.3
"""Seconds within which a fold was quick enough last time to be waited for."""
FIRST_PATIENCE = 2.0
"""Seconds that a look waits where there is no fold at all."""
KEPT = 16
"""Folds kept: of each clearance the present one, and the dates looked at last."""
FOUND = 2_000
"""Places at most that a search for words gives: those where they fit best."""
SMALL = 5_000
"""Entries of a record whose changes are made within FIRST_PATIENCE."""
REST = 2
"""After a fold of N seconds the next begins REST times N later at the earliest, so that readers get the processor."""

NOW = AsOf()


class NotReadyError(DragomanError):
    """It is still being put together; ask again in a moment."""


@dataclass(frozen=True, kw_only=True)
class Key:
    """What is looked at: by whom, at which date, and for changes since when."""

    clearance: Handling
    at: AsOf = NOW
    since: AsOf | None = None


@dataclass(frozen=True, kw_only=True)
class Folded:
    """A state, or changes between two, with the ledger's head that it was made from."""

    head: Head
    value: StateOfPlay | Changes


@dataclass(frozen=True, kw_only=True)
class Made:
    """Something put together at a head of the ledger, with the seconds it took and when it was done."""

    head: Head
    value: Any
    took: float
    done: float


class Desk:
    """Looks at one ledger. Safe to use from many threads; folds in one thread of its own.

    `actors`: those known beside the ones that texts introduce. `folder` does the folding, where it is to be done
    elsewhere (run/apart.py), so that it takes no time from those who look. `patience`: seconds that every look
    waits for the ledger's head; None as the constants above say.
    """

    def __init__(
        self,
        ledger: Ledger,
        actors: Mapping[str, Actor],
        words: Words,
        folder: Callable[[Key], Folded] | None = None,
        patience: float | None = None,
    ) -> None:
        self.ledger = ledger
        self._folder = folder or Folder(ledger, actors)
        self._patience = patience
        self._words = words
        self._lock = threading.Lock()
        self._ready: OrderedDict[Key, Made] = OrderedDict()
        self._making: dict[Key, Future[Made]] = {}
        self._decided: dict[str, Judgement] = {}
        self._maker = ThreadPoolExecutor(max_workers=1, thread_name_prefix="dragoman-fold")

    def sight(self, clearance: Handling, at: AsOf = NOW) -> Sight:
        """The record at a date as far as a clearance may see it: of the ledger's head if that can be had at once, else
        of a moment before. Raises NotReadyError where there is none yet."""
        sight: Sight = self._get(Key(clearance=clearance, at=at))
        return sight

    def changes(self, clearance: Handling, since: AsOf, at: AsOf = NOW) -> Changes:
        """What changed since a moment. Raises NotReadyError as `sight` does, and SettingsError for reversed days."""
        changes: Changes = self._get(Key(clearance=clearance, at=at, since=since))
        return changes

    def judge(self, *judgements: Judgement) -> None:
        """Records judgements, and shows decisions at once, however long the next fold takes. Raises SettingsError."""
        for judgement in judgements:
            judge(self.ledger, judgement)
        self._decided |= {subject: judgement for judgement in judgements for subject in judgement.subjects}

    def decided(self, sight: Sight, entry: str) -> Judgement | None:
        """The last decision of a person on an entry, one of a moment ago included."""
        recent = self._decided.get(entry)
        return recent if recent is not None and recent.verdict in DECIDING else sight.decided(entry)

    def waiting(self, sight: Sight) -> tuple[Waiting, ...]:
        """What waits for a person, without what was decided a moment ago."""
        recent = {name for name, judgement in tuple(self._decided.items()) if judgement.verdict in DECIDING}
        return tuple(one for one in sight.waiting if one.entry not in recent) if recent else sight.waiting

    def having(self, sight: Sight, words: str) -> tuple[frozenset[SaidKey], bool]:
        """The statements in which the words stand, as the ledger's full text finds them, and whether there may be more
        than were looked for. Raises SettingsError where there is no word."""
        found = sight.keep(("having", words), lambda: self.ledger.search(words, FOUND))
        entries = (sight.entries[one.entry] for one in found if one.entry and one.entry in sight.entries)
        keys = (said_key(entry) for entry in entries if isinstance(entry.body, Statement))
        return frozenset(keys), len(found) == FOUND

    def close(self) -> None:
        """Stops folding."""
        self._maker.shutdown(wait=True, cancel_futures=True)

    def _get(self, key: Key) -> Any:
        head = self.ledger.head()
        with self._lock:
            have = self._ready.get(key)
            if have is not None:
                self._ready.move_to_end(key)
                if have.head == head or (self._patience is None and _resting(have)):
                    return have.value
            making = self._making.get(key) or self._begin(key)
        try:
            return making.result(timeout=self._patience or self._patience_for(key, have)).value
        except NotYet as error:
            if have is None:
                raise NotReadyError("this is still being put together") from error
            return have.value

    def _patience_for(self, key: Key, made: Made | None) -> float:
        """A fold that was quick last time is worth waiting for; a page is shown without changes while they are made,
        unless the record is small."""
        if key.since is not None and made is None:
            told_of = self._ready.get(Key(clearance=key.clearance, at=key.at))
            return FIRST_PATIENCE if told_of and len(told_of.value.holdings.entries) <= SMALL else PATIENCE
        if made is None:
            return FIRST_PATIENCE
        return 1.0 if made.took < QUICK else PATIENCE

    def _begin(self, key: Key) -> Future[Made]:
        making = self._maker.submit(self._make, key)
        self._making[key] = making
        return making

    def _make(self, key: Key) -> Made:
        started = time.monotonic()
        try:
            head, value = self._put_together(key)
            done = time.monotonic()
            made = Made(head=head, value=value, took=done - started, done=done)
            with self._lock:
                self._ready[key] = made
                while len(self._ready) > KEPT:
                    self._ready.popitem(last=False)
            return made
        finally:
            with self._lock:
                self._making.pop(key, None)

    def _put_together(self, key: Key) -> tuple[Head, Sight | Changes]:
        found = self._folder(key)
        if isinstance(found.value, Changes):
            return found.head, found.value
        holdings = within(self.ledger.holdings(), key.clearance)
        sight = Sight(
            head=found.head,
            clearance=key.clearance,
            at=key.at,
            state=found.value,
            holdings=recorded_by(holdings, key.at),
            words=self._words,
            unread=tuple(
                note
                for note in still_unread(self.ledger.unread(), holdings)
                if allowed(note.handling or NOTES, key.clearance)
            ),
        )
        sight.warm()
        return found.head, sight


class Folder:
    """Folds what a ledger holds, taking over what it found out when it was asked before."""

    def __init__(self, ledger: Ledger, actors: Mapping[str, Actor]) -> None:
        self._ledger, self._actors = ledger, actors
        self._folds = Folds()
        self._read: tuple[Head, Holdings] | None = None

    def __call__(self, key: Key) -> Folded:
        """What is asked for, out of what the ledger holds now and the clearance reaches."""
        head = self._ledger.head()
        if self._read is None or self._read[0] != head:
            self._read = head, self._ledger.holdings()
        holdings = within(self._read[1], key.clearance)
        if key.since is not None:
            return Folded(head=head, value=changed(holdings, key.since, key.at, self._actors, folding=self._folds))
        return Folded(head=head, value=self._folds(holdings, key.at, self._actors))


def _resting(made: Made) -> bool:
    """Whether the last fold was long and ended so shortly ago that the next has to wait."""
    return made.took > QUICK and time.monotonic() - made.done < made.took * REST
