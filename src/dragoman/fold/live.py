"""Live: the part of the holdings that counts at a date, after readings and persons' decisions."""

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from operator import attrgetter

import msgspec

from dragoman.model import AsOf, Document, Entry, Holdings, Judgement, Reading, Record, Verdict

MACHINE = "dragoman."  # makers' names begin so, or stand as maker in a Reading; all other names are persons


class Live(Record):
    """Documents by id; entries that stand; ids of those a person accepted or corrected, and of those among them that
    stand on that word alone, because no latest reading finds them."""

    documents: Mapping[str, Document]
    entries: tuple[Entry, ...]
    approved: frozenset[str]
    vanished: frozenset[str]
    makers: frozenset[str]

    def person(self, judgement: Judgement) -> bool:
        """Whether a person made it."""
        return is_person(judgement, self.makers)


def live(holdings: Holdings, judgements: Iterable[Judgement], at: AsOf) -> Live:
    """What was known at `at.known`: each maker's latest reading, corrected, without what was rejected; and what a
    person accepted or corrected, though no reading finds it any more."""
    readings = [reading for reading in holdings.readings if _known(reading.recorded_at, at)]
    makers = frozenset(reading.maker for reading in readings)
    decided = _decisions(j for j in judgements if is_person(j, makers))
    entries = {entry.id: entry for entry in holdings.entries if _known(entry.recorded_at, at)}
    approved = frozenset(i for i, j in decided.items() if j.verdict in (Verdict.ACCEPT, Verdict.CORRECT))
    unread = _superseded(readings)
    stale = unread - approved
    kept = (_decide(entry, decided.get(name)) for name, entry in entries.items() if name not in stale)
    return Live(
        documents={d.id: d for d in holdings.documents if _known(d.fetched, at)},
        entries=tuple(sorted((entry for entry in kept if entry), key=attrgetter("id"))),
        approved=approved,
        vanished=unread & approved & entries.keys(),
        makers=makers,
    )


class Known(Record):
    """Judgements known at a date: those of dragoman's `own` parts as they come, since their order says nothing; the
    `others`, persons' among them, each once, oldest first."""

    own: tuple[Judgement, ...]
    others: tuple[Judgement, ...]


def known_judgements(holdings: Holdings, proposed: Iterable[Judgement], at: AsOf) -> Known:
    """All judgements known at the date."""
    known = [j for j in (*holdings.judgements, *proposed) if _known(j.recorded_at, at)]
    own = [j for j in known if j.by.startswith(MACHINE)]
    others = {_bytes(j): j for j in known if not j.by.startswith(MACHINE)} if len(own) < len(known) else {}
    ordered = sorted(others.items(), key=lambda item: (_moment(item[1].recorded_at), item[0]))
    return Known(own=tuple(own), others=tuple(j for _, j in ordered))


def is_person(judgement: Judgement, makers: frozenset[str]) -> bool:
    """Whether the judgement is a person's: its maker is no part of dragoman and made no Reading."""
    return not judgement.by.startswith(MACHINE) and judgement.by not in makers


def _known(recorded: datetime | None, at: AsOf) -> bool:
    return at.known is None or recorded is None or recorded <= at.known


def _superseded(readings: Iterable[Reading]) -> frozenset[str]:
    """Entries found only in a reading that the same maker has since replaced."""
    ordered = sorted(readings, key=lambda reading: (_moment(reading.recorded_at), _bytes(reading)))
    latest = {(reading.document, maker_name(reading.maker)): reading for reading in ordered}
    current = {entry for reading in latest.values() for entry in reading.entries}
    return frozenset(entry for reading in ordered for entry in reading.entries) - current


def maker_name(maker: str) -> str:
    """The name of a maker without version and hashes, which follow a space, `@` or `/`.

    >>> maker_name("dragoman.talks 0.1.0 3fa2"), maker_name("acme@2")
    ('dragoman.talks', 'acme')
    """
    for mark in " @/":
        maker = maker.partition(mark)[0]
    return maker


DECIDING: frozenset[Verdict] = frozenset((Verdict.ACCEPT, Verdict.REJECT, Verdict.CORRECT))


def _decisions(judgements: Iterable[Judgement]) -> dict[str, Judgement]:
    """The last decision on each entry; judgements come oldest first."""
    return {subject: j for j in judgements if j.verdict in DECIDING for subject in j.subjects}


def _decide(entry: Entry, judgement: Judgement | None) -> Entry | None:
    if judgement is None or judgement.verdict is Verdict.ACCEPT:
        return entry
    if judgement.verdict is Verdict.REJECT:
        return None
    return entry.replace(body=judgement.replacement) if judgement.replacement else entry


def _moment(at: datetime | None) -> float:
    return at.timestamp() if at else float("-inf")


_bytes: Callable[[Record], bytes] = msgspec.json.Encoder(order="sorted").encode
