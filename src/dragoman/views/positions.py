"""Positions as groups of lines, an issue each: the stances that stand, and beneath them those that were left."""

from collections.abc import Iterable, Iterator, Sequence

from dragoman.model import Account, Ascription, Dossier, Position, PositionHistory, StateOfPlay, Turn
from dragoman.views.accounts import citing, dossier_lines
from dragoman.views.dates import day, stretch
from dragoman.views.page import Group, Line, Piece, Role
from dragoman.views.phrasing import Phrasing
from dragoman.views.words import visible


def position_groups(state: StateOfPlay, phrasing: Phrasing) -> tuple[Group, ...]:
    """One group an issue, those without an issue last; in it the parties in order."""
    issues: dict[str, list[Dossier]] = {}
    for dossier in state.positions:
        issues.setdefault(_body(dossier).issue or "", []).append(dossier)
    turns = _turns(state.position_histories)
    ordered = sorted(issues, key=lambda issue: (not issue, issue))
    return tuple(_group(issue, issues[issue], turns, phrasing) for issue in ordered)


def _group(issue: str, dossiers: Sequence[Dossier], turns: dict[str, list[Turn]], phrasing: Phrasing) -> Group:
    title = visible(issue.replace("-", " ")).capitalize() or phrasing.words.say("position.no-issue")
    holders: dict[tuple[str, ...], list[Dossier]] = {}
    for dossier in sorted(dossiers, key=lambda d: (phrasing.who(d.subject), d.id)):
        holders.setdefault(tuple(sorted(_body(dossier).by)), []).append(dossier)
    return Group(lines=tuple(line for held in holders.values() for line in _lines(held, turns, phrasing)), title=title)


def _lines(dossiers: Iterable[Dossier], turns: dict[str, list[Turn]], phrasing: Phrasing) -> Iterator[Line]:
    """Of one holder: the dossiers with a stance that stands, then a line for each stance that was left."""
    ended: list[Turn] = []
    for dossier in dossiers:
        taken = turns.get(dossier.id, [])
        ended += [turn for turn in taken if turn.ended]
        if taken and all(turn.ended for turn in taken):
            continue
        head, *more = dossier_lines(dossier, phrasing)
        yield _with_remarks(head, [turn for turn in taken if not turn.ended], phrasing)
        yield from more
    for turn in sorted(ended, key=lambda turn: (turn.since is None, turn.since, turn.dossier), reverse=True):
        yield _before(turn, phrasing)


def _with_remarks(line: Line, standing: Sequence[Turn], phrasing: Phrasing) -> Line:
    """The line with since when the stance is told, where it was told on several days, and with a remark where only
    the other side ascribes it."""
    words = phrasing.words
    remarks = [words.say("position.since", day=day(t.since, words)) for t in standing if t.since and t.since != t.last]
    if standing and all(turn.ascribed is Ascription.ADVERSARY for turn in standing):
        remarks.append(words.say("position.adversary"))
    first, what, *rest = line.pieces
    mark = Piece(text=f" ({'; '.join(remarks)})", role=Role.MARK)
    return line.replace(pieces=(first, what, mark, *rest)) if remarks else line


def _before(turn: Turn, phrasing: Phrasing) -> Line:
    """`Before (13 March to 5 April 2025): rejects: “a truce” [4]`."""
    words = phrasing.words
    stance = words.say(f"position.stance.{turn.stance}", against="")
    what = f"{stance}: {words.quoted(turn.about)}"
    text = words.say("position.before", days=stretch((turn.since, turn.last), words), what=what)
    cited: tuple[Account, ...] = turn.accounts
    return Line(pieces=(Piece(text=f"{text} "), citing(cited)), depth=1)


def _turns(histories: Iterable[PositionHistory]) -> dict[str, list[Turn]]:
    found: dict[str, list[Turn]] = {}
    for history in histories:
        for turn in history.turns:
            found.setdefault(turn.dossier, []).append(turn)
    return found


def _body(dossier: Dossier) -> Position:
    if not isinstance(dossier.subject, Position):
        raise TypeError(f"dossier {dossier.id} is no position")
    return dossier.subject
