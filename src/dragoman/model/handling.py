"""The algebra of handling marks: the stricter of two holds, and what a mark forbids is left out with all it led to."""

from collections.abc import Iterable, Mapping

from dragoman.model.record import Holdings, Judgement, Reading, Verdict
from dragoman.model.text import Handling

MARKS = tuple(Handling)
"""Least to most restricted."""


def strictest(marks: Iterable[Handling | None]) -> Handling:
    """The most restricted of the marks; clear where there is none.

    >>> str(strictest([Handling.GREEN, None, Handling.AMBER_STRICT, Handling.AMBER]))
    'amber+strict'
    """
    return max((mark for mark in marks if mark), key=MARKS.index, default=Handling.CLEAR)


def allowed(mark: Handling, most: Handling) -> bool:
    """Whether what bears the mark may be shown to those who may see `most`."""
    return MARKS.index(mark) <= MARKS.index(most)


def marks(holdings: Holdings) -> dict[str, Handling]:
    """The mark of each document and entry, by id.

    A person's last mark on it holds, else its own; an entry is never less restricted than its document.
    """
    decided = _decided(holdings.judgements)
    found = {one.id: decided.get(one.id, one.handling) for one in holdings.documents}
    for entry in holdings.entries:
        own = decided.get(entry.id, entry.handling)
        found[entry.id] = strictest((own, found.get(entry.document)))
    return found


def within(holdings: Holdings, most: Handling) -> Holdings:
    """The holdings without what is marked above `most`, as if it had never been added.

    Documents go with all their entries and readings. A judgement loses the subjects that are left out, with them
    its reason, and goes where fewer than its verdict needs are left.
    """
    found = marks(holdings)
    return Holdings(
        documents=tuple(one for one in holdings.documents if allowed(found[one.id], most)),
        entries=tuple(one for one in holdings.entries if allowed(found[one.id], most)),
        readings=tuple(_reading(one, found, most) for one in holdings.readings if _shown(one.document, found, most)),
        judgements=tuple(j for one in holdings.judgements if (j := _judgement(one, found, most))),
    )


def _decided(judgements: Iterable[Judgement]) -> dict[str, Handling]:
    """The last mark given to each subject; judgements come oldest first."""
    giving = (j for j in judgements if j.verdict in (Verdict.MARK, Verdict.CORRECT) and j.handling)
    return {subject: j.handling for j in giving for subject in j.subjects if j.handling}


def _shown(name: str, found: Mapping[str, Handling], most: Handling) -> bool:
    """Whether an id may be named; one that the holdings do not have says nothing and may not."""
    return name in found and allowed(found[name], most)


def _reading(reading: Reading, found: Mapping[str, Handling], most: Handling) -> Reading:
    return reading.replace(entries=tuple(name for name in reading.entries if _shown(name, found, most)))


def _judgement(judgement: Judgement, found: Mapping[str, Handling], most: Handling) -> Judgement | None:
    subjects = tuple(name for name in judgement.subjects if _shown(name, found, most))
    if subjects == judgement.subjects:
        return judgement
    needed = 2 if judgement.verdict in (Verdict.SAME, Verdict.DISTINCT) else 1
    return judgement.replace(subjects=subjects, reason="") if len(subjects) >= needed else None
