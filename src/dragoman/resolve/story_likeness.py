"""Likeness: whether two documents are versions of one text, judged by the two alone.

A copy shares most of its runs of five words (Broder 1997). A rewrite changes the words but keeps the facts and has
none of its own; an independent report of the same event shares the main names and has facts of its own, so
what counts is the share of all facts that both have. The figures behind the numbers: docs/stories.md.
"""

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from dragoman.model import Tie
from dragoman.resolve.story_sketch import KIND, NAME, Hashes, Sketch

COPY_DAYS = 31  # an official text of last month with a few words changed is a new one
REWRITE_DAYS = 7
FEWEST_GRAMS = 20  # shorter texts share too few 5-grams to judge: only equal words count
FEWEST_PARTS = 40  # a shorter part may be the opening of a form of words: it has to have no name of its own
JACCARD = 0.6
LATE_JACCARD = 0.8  # where more than REWRITE_DAYS lie between: what is said of one subject every week is much alike
CONTAINED = 0.7
SHORTEST = 0.1  # of the longer text: less is a quotation of it, not a cut version
SAME_NAMES = 0.7  # of the names of the text with fewer: read-outs share a form, not the persons
VERBATIM = 0.5  # of the shorter one's 5-grams: no two reporters write so alike
ANCHORS = 3  # numbers and quotations, without which names alone say nothing
WEIGHTS = np.array([0, 1, 2, 2])  # by kind of fact: names tell the least, for all who report an event give them
UNSEEN = 8  # facts' weight added to the whole: a few shared facts are no proof
REWRITTEN = 0.15
FORMULA = 0.16  # of the shorter one's 5-grams: a rewriter keeps fewer; with more, both may use a form of words
WHOLE = 0.75  # of the words of one text that stand in sentences of the other: a touched-up text has little of its own


class Likeness(NamedTuple):
    """How two documents are alike; `contained` where one is much the shorter.

    `within` is the share of the shorter text's 5-grams that stand in the longer one.
    """

    tie: Tie
    score: float
    contained: bool = False
    within: float = 1.0


class Facts(NamedTuple):
    """What two texts share of their facts."""

    names: float
    anchors: int
    shared: float


def likeness(one: Sketch, other: Sketch, days: int | None) -> Likeness | None:
    """How two texts are versions of one, or None; the order of the two is all one.

    `days` lie between their publication, None where one of them is undated.
    """
    if one.words == other.words:
        return Likeness(Tie.EQUAL, 1.0) if one.words else None
    apart = 0 if days is None else days
    fewer = min(len(one.grams), len(other.grams))
    if fewer < FEWEST_GRAMS or apart > COPY_DAYS:
        return None
    facts = _facts(one.facts, other.facts)
    if facts.names < SAME_NAMES or _different_subjects(one, other):
        return None
    both = len(_common(one.grams, other.grams))
    jaccard, within = both / (len(one.grams) + len(other.grams) - both), both / fewer
    if jaccard >= (JACCARD if apart <= REWRITE_DAYS else LATE_JACCARD):
        return Likeness(Tie.COPY, round(jaccard, 3), within=within)
    if apart > REWRITE_DAYS:
        return None
    contained = within if fewer >= FEWEST_PARTS or facts.names == 1 else 0.0
    if contained >= CONTAINED and fewer >= SHORTEST * max(len(one.grams), len(other.grams)):
        return Likeness(Tie.COPY, round(contained, 3), contained=True, within=within)
    if facts.anchors < ANCHORS and contained < VERBATIM:
        return None
    return _rewrite(one, other, facts.shared, within)


def names_of(sketch: Sketch) -> Hashes:
    """The names among the facts of a text."""
    names: Hashes = sketch.facts[(sketch.facts & KIND) == NAME]
    return names


def _different_subjects(one: Sketch, other: Sketch) -> bool:
    """Whether the headlines name other days, or each text is about something that the other never names."""
    if len(one.dates) and len(other.dates) and not len(_common(one.dates, other.dates)):
        return True
    return _lacks(one, other) and _lacks(other, one)


def _lacks(one: Sketch, other: Sketch) -> bool:
    """Whether the other text never names something that this one is about."""
    if not len(one.lead):
        return False
    said = np.concatenate([other.terms & ~KIND, other.facts & ~KIND])
    return not bool(np.isin(one.lead & ~KIND, said).all())


def _rewrite(one: Sketch, other: Sketch, shared: float, within: float) -> Likeness | None:
    if shared < REWRITTEN:  # the share of sentences is at most one
        return None
    ours, theirs = one.sentences(), other.sentences()
    shares = covered(ours, theirs), covered(theirs, ours)
    if within >= FORMULA and max(shares) < WHOLE:
        return None
    score = shared * sum(shares) / 2
    return Likeness(Tie.REWRITE, round(score, 3), within=within) if score >= REWRITTEN else None


def covered(sentences: Sequence[frozenset[int]], by: Sequence[frozenset[int]]) -> float:
    """How much of the words of sentences stands, for each, in one sentence of the other text; 0 to 1."""
    total = sum(len(sentence) for sentence in sentences)
    best = sum(max((len(sentence & other) for other in by), default=0) for sentence in sentences)
    return best / total if total else 0.0


def _facts(one: Hashes, other: Hashes) -> Facts:
    both, ours, theirs = (_kinds(facts) for facts in (_common(one, other), one, other))
    fewest = min(ours[NAME], theirs[NAME])
    shared, total = int(both @ WEIGHTS), int((ours + theirs) @ WEIGHTS)
    return Facts(
        names=float(both[NAME] / fewest) if fewest else 1.0,
        anchors=int(both.sum() - both[NAME]),
        shared=shared / (total - shared + UNSEEN),
    )


def _kinds(facts: Hashes) -> NDArray[np.intp]:
    """How many facts there are of each kind."""
    return np.bincount(facts & KIND, minlength=len(WEIGHTS))


def _common(one: NDArray[Any], other: NDArray[Any]) -> NDArray[Any]:
    """What two sorted arrays without repeats share."""
    if not len(other):
        return one[:0]
    places = np.minimum(other.searchsorted(one), len(other) - 1)
    found: NDArray[Any] = one[other[places] == one]
    return found


def is_plain(sketch: Sketch) -> bool:
    """Whether a text has hardly a number or quotation by which it could be told from others of its form."""
    return int(((sketch.facts & KIND) != NAME).sum()) < ANCHORS
