"""Tally: whether an index finds what the records say that it should, without holding either of them in memory."""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator

Sums = tuple[int, int, int]
NONE: Sums = (0, 0, 0)


class Tally:
    """Counts, under each key, which numbers should be found and which are.

    Of the numbers only how many they are, their sum and the sum of their squares are kept: what is lost, doubled or
    put elsewhere by damage shows in these.
    """

    def __init__(self) -> None:
        self._wanted: defaultdict[Hashable, Sums] = defaultdict(lambda: NONE)
        self._found: defaultdict[Hashable, Sums] = defaultdict(lambda: NONE)

    def want(self, key: Hashable, numbers: Iterable[int]) -> None:
        """These numbers should be found under the key."""
        self._wanted[key] = _with(self._wanted[key], numbers)

    def find(self, key: Hashable, numbers: Iterable[int]) -> None:
        """These numbers are found under the key."""
        self._found[key] = _with(self._found[key], numbers)

    def differences(self) -> Iterator[tuple[Hashable, str]]:
        """Keys under which something else is found, with what.

        >>> tally = Tally()
        >>> tally.want("a", [1, 2]); tally.find("a", [1, 3])
        >>> list(tally.differences())
        [('a', 'other records than it should')]
        """
        for key in sorted(self._wanted.keys() | self._found.keys(), key=str):
            wanted, found = self._wanted[key], self._found[key]
            if wanted != found:
                several = f"{found[0]} records where it should find {wanted[0]}"
                yield key, several if wanted[0] != found[0] else "other records than it should"


def _with(sums: Sums, numbers: Iterable[int]) -> Sums:
    listed = list(numbers)
    return sums[0] + len(listed), sums[1] + sum(listed), sums[2] + sum(n * n for n in listed)
