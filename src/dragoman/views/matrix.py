"""Matrix: who stands where on which issue. One cell is one party's stance on one issue, with its turns."""

from collections import Counter
from collections.abc import Iterable
from datetime import date

from dragoman.model import Ascription, PositionHistory, Record, Stance, Turn
from dragoman.views.rows import spaced

COLUMNS = 8
"""Parties side by side at most: as many as a page 1280 pixels wide can show."""
FOR = frozenset((Stance.OFFERS, Stance.ACCEPTS, Stance.SUPPORTS))


class Cell(Record):
    """A stance now. `since`: the first report of it; `before`: stances that were left, oldest first; `standing`: all
    stances that stand. `contrary`: some of them are for it and some against it, on different matters of the issue.
    """

    actor: str
    issue: str
    stance: str
    standing: tuple[str, ...]
    since: date | None
    ascribed: Ascription
    before: tuple[str, ...]
    contrary: bool
    disputed: bool
    accounts: int


class Matrix(Record):
    """Issues (rows) by parties (columns); `left` counts parties that found no room. `cells` row by row, None empty."""

    actors: tuple[str, ...]
    issues: tuple[str, ...]
    cells: tuple[tuple[Cell | None, ...], ...]
    left: int


def matrix(histories: Iterable[PositionHistory], disputed: frozenset[str] = frozenset(), most: int = COLUMNS) -> Matrix:
    """The matrix of all histories on an issue, the parties with most of them first. `disputed`: ids of dossiers."""
    held = _held(histories)
    weight = Counter(actor for actor, _ in held)
    shown = sorted(weight, key=lambda actor: (-weight[actor], actor))
    issues = sorted({issue for actor, issue in held if actor in shown[:most]})
    cells = {(a, i): cell(a, i, found, disputed) for (a, i), found in held.items() if a in shown[:most]}
    return Matrix(
        actors=tuple(shown[:most]),
        issues=tuple(issues),
        cells=tuple(tuple(cells.get((actor, issue)) for actor in shown[:most]) for issue in issues),
        left=max(0, len(shown) - most),
    )


def cell(actor: str, issue: str, histories: Iterable[PositionHistory], disputed: frozenset[str] = frozenset()) -> Cell:
    """One party's stance on one issue; where it holds it with others too, the latest history leads."""
    found = list(histories)
    lead = max(found, key=lambda history: (max(map(_last, history.turns)), history.by))
    turns = turns_of(found)
    standing = dict.fromkeys(turn.stance for turn in turns if turn.ended is None)
    return Cell(
        actor=actor,
        issue=issue,
        stance=lead.stance.value,
        standing=tuple(spaced(stance) for stance in standing),
        since=lead.since,
        ascribed=lead.ascribed,
        before=tuple(dict.fromkeys(spaced(turn.stance) for turn in turns if turn.ended is not None)),
        contrary=Stance.REJECTS in standing and not FOR.isdisjoint(standing),
        disputed=any(turn.dossier in disputed for turn in turns),
        accounts=sum(len(turn.accounts) for turn in turns),
    )


def held_on(histories: Iterable[PositionHistory], actor: str, issue: str) -> tuple[PositionHistory, ...]:
    """The histories of one cell."""
    return tuple(_held(histories).get((actor, issue), ()))


def turns_of(histories: Iterable[PositionHistory]) -> list[Turn]:
    """All turns, in order of the day on which they were told last."""
    turns = [turn for history in histories for turn in history.turns]
    return sorted(turns, key=lambda turn: (_last(turn), turn.since or date.min, turn.dossier))


def _held(histories: Iterable[PositionHistory]) -> dict[tuple[str, str], list[PositionHistory]]:
    held: dict[tuple[str, str], list[PositionHistory]] = {}
    for history in histories:
        if history.issue:
            for actor in history.by:
                held.setdefault((actor, history.issue), []).append(history)
    return held


def _last(turn: Turn) -> date:
    return turn.last or date.min
