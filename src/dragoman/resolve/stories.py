"""Stories: which documents are copies or rewrites of one text.

Two documents are one story when their normalised words are equal, when the Jaccard index of their
word 5-grams is at least 0.6, or when 0.7 of the shorter one's 5-grams stand in the longer one
(a wire report with a paragraph added). Broder 1997 is the source of both measures.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from zlib import crc32

from dragoman.model import Document

WORD = re.compile(r"\w+")
GRAM = 5
FEWEST = 20  # shorter texts share too few 5-grams to judge: only equal words count
JACCARD = 0.6
CONTAINED = 0.7
COMMON = 60  # a 5-gram in more documents than this is boilerplate and proposes no pair


def stories(documents: Sequence[Document]) -> dict[str, str]:
    """Document id -> story id, which is the id of the story's earliest document.

    >>> one, two = Document(id="b", text="They met."), Document(id="a", text="They  met!")
    >>> stories([one, two])
    {'a': 'a', 'b': 'a'}
    """
    return joined(documents, copies(documents))


def joined(documents: Sequence[Document], pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Document id -> story id, given the pairs of copies."""
    ordered = sorted(documents, key=_order)
    earliest = {document.id: document.id for document in ordered}
    rank = {document.id: i for i, document in enumerate(ordered)}
    for one, other in pairs:
        a, b = _root(earliest, one), _root(earliest, other)
        low, high = sorted((a, b), key=rank.__getitem__)
        earliest[high] = low
    return {name: _root(earliest, name) for name in sorted(earliest)}


def copies(documents: Sequence[Document]) -> list[tuple[str, str]]:
    """Pairs of ids of documents that are copies of one text, in a fixed order."""
    ordered = sorted(documents, key=_order)
    words = [tuple(WORD.findall(document.text.lower())) for document in ordered]
    grams = [_grams(text) for text in words]
    equal = _equal_pairs(words) | _marked_pairs(ordered)
    near = {(i, j) for i, j in _candidates(grams) - equal if _alike(grams[i], grams[j])}
    return [(ordered[i].id, ordered[j].id) for i, j in sorted(equal | near)]


def _order(document: Document) -> tuple[date, str]:
    return document.published or date.max, document.id


def _root(earliest: dict[str, str], name: str) -> str:
    while earliest[name] != name:
        name = earliest[name]
    return name


def _grams(words: tuple[str, ...]) -> frozenset[int]:
    return frozenset(crc32(" ".join(words[i : i + GRAM]).encode()) for i in range(len(words) - GRAM + 1))


def _equal_pairs(words: Iterable[tuple[str, ...]]) -> set[tuple[int, int]]:
    first: dict[tuple[str, ...], int] = {}
    return {(first[text], i) for i, text in enumerate(words) if text and first.setdefault(text, i) != i}


def _marked_pairs(documents: Sequence[Document]) -> set[tuple[int, int]]:
    """Documents that their reader already put into one story."""
    first: dict[str, int] = {}
    return {(first[d.story], i) for i, d in enumerate(documents) if d.story and first.setdefault(d.story, i) != i}


def _candidates(grams: Sequence[frozenset[int]]) -> set[tuple[int, int]]:
    """Pairs that share one of the quarter of their 5-grams whose hash divides by four."""
    holders: defaultdict[int, list[int]] = defaultdict(list)
    for i, found in enumerate(grams):
        if len(found) >= FEWEST:
            for gram in found:
                if gram % 4 == 0:
                    holders[gram].append(i)
    shared: Counter[tuple[int, int]] = Counter()
    for held in holders.values():
        if 1 < len(held) <= COMMON:
            shared.update((a, b) for k, a in enumerate(held) for b in held[k + 1 :])
    return set(shared)


def _alike(one: frozenset[int], other: frozenset[int]) -> bool:
    shared = len(one & other)
    return shared >= JACCARD * len(one | other) or shared >= CONTAINED * min(len(one), len(other))
