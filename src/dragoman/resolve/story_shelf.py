"""Shelf: finds sets of hashes that are probably alike, among those of about one day (MinHash and LSH, Broder 1997)."""

from collections.abc import Iterable, Iterator
from typing import Any

import numpy as np
from numpy.typing import NDArray
from rensa import RMinHash, RMinHashLSH  # type: ignore[import-untyped]

SEED = 1
SLOTS = 48
BANDS = 24  # of two slots: sets with a Jaccard index of .4 meet with .985, of .3 with .90, of .1 with .21
ITEM = 8  # bytes of a hash


class Shelf:
    """Keys under the MinHash of their sets, in compartments of some days; an undated key is near every day."""

    def __init__(self, days: int) -> None:
        self._days = days
        self._compartments: dict[int | None, RMinHashLSH] = {}

    def put(self, key: int, day: int | None, mark: RMinHash) -> None:
        """Enters a key, with the ordinal of its day."""
        at = self._at(day)
        if at not in self._compartments:
            self._compartments[at] = RMinHashLSH(threshold=1.0, num_perm=SLOTS, num_bands=BANDS)
        self._compartments[at].insert(key, mark)

    def near(self, day: int | None, mark: RMinHash) -> set[int]:
        """Keys of sets that are probably alike and of a day not much further off than the compartments' days."""
        return {key for shelf in self._open(day) for key in shelf.query(mark)}

    def _at(self, day: int | None) -> int | None:
        return None if day is None else day // self._days

    def _open(self, day: int | None) -> Iterator[RMinHashLSH]:
        at = self._at(day)
        if at is None:
            yield from self._compartments.values()
            return
        for one in (at - 1, at, at + 1, None):
            if one in self._compartments:
                yield self._compartments[one]


class Marks:
    """The MinHashes by number, to estimate how alike many sets are to one at once."""

    def __init__(self) -> None:
        self._rows = np.empty((1024, SLOTS), np.uint32)
        self._length = 0

    def append(self, mark: RMinHash) -> None:
        """Adds the next number's."""
        if self._length == len(self._rows):
            self._rows = np.concatenate([self._rows, np.empty_like(self._rows)])
        self._rows[self._length] = mark.digest()
        self._length += 1

    def alike(self, numbers: set[int], mark: RMinHash, least: float) -> set[int]:
        """Those of the numbers whose estimated Jaccard index is at least so much."""
        if not numbers:
            return numbers
        listed = np.fromiter(numbers, np.intp, len(numbers))
        estimates = (self._rows[listed] == np.array(mark.digest(), np.uint32)).mean(axis=1)
        return set(listed[estimates >= least].tolist())


class Names:
    """The names of texts by number, to find at once which of many texts share enough of them with one."""

    def __init__(self) -> None:
        self._pool = np.empty(1 << 14, np.uint32)
        self._starts, self._counts = np.zeros(1024, np.intp), np.zeros(1024, np.intp)
        self._length = self._filled = 0

    def append(self, names: NDArray[np.uint32]) -> None:
        """Adds the next number's, a sorted array without repeats."""
        self._pool = _room(self._pool, self._filled + len(names))
        self._starts, self._counts = _room(self._starts, self._length + 1), _room(self._counts, self._length + 1)
        self._pool[self._filled : self._filled + len(names)] = names
        self._starts[self._length], self._counts[self._length] = self._filled, len(names)
        self._filled += len(names)
        self._length += 1

    def sharing(self, numbers: Iterable[int], names: NDArray[np.uint32], least: float) -> list[int]:
        """Those of the numbers that have this share of the names in common, of the text with fewer; in order."""
        listed = np.array(sorted(numbers), np.intp)
        if not len(listed) or not len(names):
            return _ints(listed)
        counts = self._counts[listed]
        ends = np.cumsum(counts)
        theirs = self._pool[np.arange(ends[-1]) + np.repeat(self._starts[listed] - ends + counts, counts)]
        found = np.concatenate([[0], np.cumsum(names[np.searchsorted(names[:-1], theirs)] == theirs)])
        shared, fewest = found[ends] - found[ends - counts], np.minimum(counts, len(names))
        return _ints(listed[(shared / np.maximum(fewest, 1) >= least) | (fewest == 0)])


def _ints(array: NDArray[np.intp]) -> list[int]:
    return [int(one) for one in array]


def _room(array: NDArray[Any], length: int) -> NDArray[Any]:
    """The array, or one of twice the length with what it holds where it has no room for so many."""
    if length <= len(array):
        return array
    return np.concatenate([array, np.empty(max(len(array), length), array.dtype)])


def mark_of(hashes: NDArray[np.uint64] | NDArray[np.uint32]) -> RMinHash:
    """The MinHash of a set of hashes; the same on every machine."""
    raw = hashes.astype("<u8").tobytes()
    mark = RMinHash(num_perm=SLOTS, seed=SEED)
    mark.update([raw[i : i + ITEM] for i in range(0, len(raw), ITEM)])
    return mark
