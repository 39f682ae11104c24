"""Pictures as numbers: where the marks of a timeline and the ties of a circle stand. Forms draw them."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from itertools import combinations
from math import cos, pi, sin

from dragoman.model import Dossier, Meeting, Record
from dragoman.views.rows import begins, period_of, told_last

WIDTH = 1000.0
"""Breadth of a timeline's days in its own units."""
MARK = 14.0
"""Breadth of a mark; marks nearer than this stand on lines of their own."""
ROW = 18.0
"""Height of a line of marks."""
MOST_LANES = 12
MOST_NODES = 14
MOST_MARKS = 240
"""Marks drawn, the latest; more make a picture that nobody can read."""
HELD = ("held", "ongoing")


class Mark(Record):
    """A happening on the timeline: `x` and `width` in units of WIDTH, `y` from the top. `exact`: its own date, not
    merely that of its report."""

    dossier: str
    status: str
    disputed: bool
    x: float
    width: float
    y: float
    day: date
    exact: bool


class Lane(Record):
    """The marks of one set of parties, between `y` and `y + height`."""

    parties: tuple[str, ...]
    y: float
    height: float
    marks: tuple[Mark, ...]


class Tick(Record):
    """A date on the axis."""

    x: float
    day: date


class Timeline(Record):
    """Lanes beneath an axis from `first` to `last` day; `left` counts meetings that found no room."""

    first: date | None
    last: date | None
    height: float
    lanes: tuple[Lane, ...]
    ticks: tuple[Tick, ...]
    left: int


class Node(Record):
    """A party on the circle, which has radius 1 about 0, 0. `weight`: meetings that it took part in."""

    actor: str
    x: float
    y: float
    weight: int


class Tie(Record):
    """Two parties with the number of meetings held, and of those only spoken of (planned, declined and so on)."""

    one: str
    other: str
    held: int
    spoken: int
    x1: float
    y1: float
    x2: float
    y2: float


class Circle(Record):
    """Who meets whom; `left` counts parties that found no room."""

    nodes: tuple[Node, ...]
    ties: tuple[Tie, ...]
    left: int


def timeline(meetings: Iterable[Dossier]) -> Timeline:
    """The meetings in lanes by who takes part, the lanes with most meetings first."""
    known = [(when, dossier) for dossier in meetings if (when := _day(dossier)) is not None]
    dated = sorted(known, key=lambda item: (item[0], item[1].id))[-MOST_MARKS:]
    if not dated:
        return Timeline(first=None, last=None, height=0.0, lanes=(), ticks=(), left=0)
    first, last = min(day for day, _ in dated), max(day for day, _ in dated) + timedelta(days=1)
    lanes: dict[tuple[str, ...], list[tuple[date, Dossier]]] = {}
    for day, dossier in dated:
        lanes.setdefault(_parties(dossier), []).append((day, dossier))
    order = sorted(lanes, key=lambda parties: (-len(lanes[parties]), parties))
    drawn: list[Lane] = []
    y = 0.0
    for parties in order[:MOST_LANES]:
        lane = _lane(parties, lanes[parties], y, first, last)
        drawn.append(lane)
        y += lane.height
    left = len(known) - sum(len(lane.marks) for lane in drawn)
    return Timeline(first=first, last=last, height=y, lanes=tuple(drawn), ticks=_ticks(first, last), left=left)


def circle(meetings: Iterable[Dossier]) -> Circle:
    """Who meets whom: the parties of meetings, those of the pairs that meet most first."""
    held: Counter[tuple[str, str]] = Counter()
    spoken: Counter[tuple[str, str]] = Counter()
    weight: Counter[str] = Counter()
    for dossier in meetings:
        present = sorted(set(_parties(dossier)))
        weight.update(present)
        (held if dossier.status in HELD else spoken).update(combinations(present, 2))
    pairs = sorted(held.keys() | spoken.keys(), key=lambda pair: (-held[pair], -spoken[pair], pair))
    order = list(dict.fromkeys(actor for pair in pairs for actor in pair))
    nodes = _round(order[:MOST_NODES], weight)
    ties = tuple(
        _tie(nodes[one], nodes[other], held[one, other], spoken[one, other])
        for one, other in pairs
        if one in nodes and other in nodes
    )
    return Circle(nodes=tuple(nodes.values()), ties=ties, left=max(0, len(order) - MOST_NODES))


def _parties(dossier: Dossier) -> tuple[str, ...]:
    return dossier.subject.parties if isinstance(dossier.subject, Meeting) else ()


def _day(dossier: Dossier) -> date | None:
    return begins(dossier.subject) or told_last(dossier)


def _lane(parties: tuple[str, ...], found: list[tuple[date, Dossier]], y: float, first: date, last: date) -> Lane:
    """Each mark on the first line where it touches none before it."""
    ends: list[float] = []
    marks = []
    for day, dossier in found:
        x = _x(day, first, last)
        width = max(MARK, _x(_end(dossier, day), first, last) - x)
        line = next((number for number, end in enumerate(ends) if end <= x), len(ends))
        ends[line : line + 1] = [x + width]
        marks.append(
            Mark(
                dossier=dossier.id,
                status=dossier.status,
                disputed=dossier.disputed,
                x=round(x, 1),
                width=round(width, 1),
                y=y + line * ROW,
                day=day,
                exact=begins(dossier.subject) is not None,
            )
        )
    return Lane(parties=parties, y=y, height=len(ends) * ROW + ROW, marks=tuple(marks))


def _end(dossier: Dossier, day: date) -> date:
    when = period_of(dossier.subject)
    return when.end if when and when.start and when.end else day


def _x(day: date, first: date, last: date) -> float:
    return WIDTH * (day - first).days / max(1, (last - first).days)


def _ticks(first: date, last: date) -> tuple[Tick, ...]:
    """Firsts of months or of years, at most a dozen, or the first day alone."""
    months = [date(y, m, 1) for y in range(first.year, last.year + 1) for m in range(1, 13)]
    inside = [day for day in months if first <= day <= last]
    step = next((step for step in (1, 2, 3, 6, 12, 24, 60, 120) if len(inside) / step <= 12), 240)
    shown = [day for day in inside if (day.year * 12 + day.month - 1) % step == 0] or [first]
    return tuple(Tick(x=round(_x(day, first, last), 1), day=day) for day in shown)


def _round(order: Sequence[str], weight: Mapping[str, int]) -> dict[str, Node]:
    angles = (2 * pi * number / max(1, len(order)) - pi / 2 for number in range(len(order)))
    return {
        actor: Node(actor=actor, x=round(cos(angle), 3), y=round(sin(angle), 3), weight=weight[actor])
        for actor, angle in zip(order, angles, strict=True)
    }


def _tie(one: Node, other: Node, held: int, spoken: int) -> Tie:
    return Tie(one=one.actor, other=other.actor, held=held, spoken=spoken, x1=one.x, y1=one.y, x2=other.x, y2=other.y)
