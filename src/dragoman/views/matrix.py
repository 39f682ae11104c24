"""Matrix: who stands where on which issue. One cell is one actor's stance on one issue."""

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date

from dragoman.model import Account, Actor, Dossier, Position, Record
from dragoman.views.rows import spaced, stands_for

COLUMNS = 8
"""Actors side by side at most: as many as a page 1280 pixels wide can show."""

OWN, REPORTED, ASCRIBED = "own words", "as reported", "ascribed by others"


class Cell(Record):
    """A stance now. `since`: the first report of it without a break; `before`: earlier stances, oldest first.

    `voice`: in the actor's own words, as the texts report, or ascribed by others. `contrary`: that accounts published
    on the last day give stances which do not go together.
    """

    actor: str
    issue: str
    stance: str
    stances: tuple[str, ...]
    since: date | None
    last: date | None
    voice: str
    before: tuple[str, ...]
    contrary: bool
    disputed: bool
    dossiers: tuple[str, ...]
    accounts: int


class Matrix(Record):
    """Issues (rows) by actors (columns); `left` counts actors that found no room. `cells` is row by row, None empty."""

    actors: tuple[str, ...]
    issues: tuple[str, ...]
    cells: tuple[tuple[Cell | None, ...], ...]
    left: int


def matrix(positions: Iterable[Dossier], actors: Mapping[str, Actor], columns: int = COLUMNS) -> Matrix:
    """The matrix of all positions with a known issue and holder, the actors with most of them first."""
    held = _held(positions)
    weight = Counter(actor for actor, _ in held)
    shown = sorted(weight, key=lambda actor: (-weight[actor], actor))
    issues = sorted({issue for actor, issue in held if actor in shown[:columns]})
    cells = {key: cell(key[0], key[1], dossiers, actors) for key, dossiers in held.items()}
    return Matrix(
        actors=tuple(shown[:columns]),
        issues=tuple(issues),
        cells=tuple(tuple(cells.get((actor, issue)) for actor in shown[:columns]) for issue in issues),
        left=max(0, len(shown) - columns),
    )


def cell(actor: str, issue: str, dossiers: Iterable[Dossier], actors: Mapping[str, Actor]) -> Cell:
    """One actor's stance on one issue, out of its dossiers."""
    found = tuple(dossiers)
    told = in_time(found)
    last = told[-1]
    now = [one for one in told if one.published == last.published]
    run = _unbroken([one.status for one in told])
    return Cell(
        actor=actor,
        issue=issue,
        stance=spaced(last.status),
        stances=tuple(dict.fromkeys(spaced(one.status) for one in now)),
        since=told[-run].published,
        last=last.published,
        voice=_voice(told, actor, actors),
        before=_changes([one.status for one in told][:-run]),
        contrary=_contrary({one.status for one in now}),
        disputed=any(dossier.disputed for dossier in found),
        dossiers=tuple(dossier.id for dossier in found),
        accounts=len(told),
    )


def in_time(dossiers: Iterable[Dossier]) -> list[Account]:
    """All accounts in order of publication; those without a day first."""
    told = [account for dossier in dossiers for account in dossier.accounts]
    return sorted(told, key=lambda a: (a.published or date.min, a.document, a.span.start, a.finding))


def held_on(positions: Iterable[Dossier], actor: str, issue: str) -> tuple[Dossier, ...]:
    """The dossiers of one cell."""
    return tuple(_held(positions).get((actor, issue), ()))


def voice_of(account: Account, actor: str, actors: Mapping[str, Actor]) -> str:
    """Whether the actor or one who speaks for it says so, the text does, or somebody else."""
    if not account.according_to:
        return REPORTED
    return OWN if actor in (account.according_to[0], stands_for(account.according_to[0], actors)) else ASCRIBED


def _held(positions: Iterable[Dossier]) -> dict[tuple[str, str], list[Dossier]]:
    held: dict[tuple[str, str], list[Dossier]] = {}
    for dossier in positions:
        if isinstance(dossier.subject, Position) and dossier.subject.issue:
            for actor in dossier.subject.by:
                held.setdefault((actor, dossier.subject.issue), []).append(dossier)
    return held


def _voice(told: Iterable[Account], actor: str, actors: Mapping[str, Actor]) -> str:
    """The best of the voices: own words before reports before what others ascribe."""
    voices = {voice_of(account, actor, actors) for account in told}
    return next(voice for voice in (OWN, REPORTED, ASCRIBED) if voice in voices)


def _unbroken(stances: list[str]) -> int:
    """How many stances at the end are the same."""
    run = 1
    while run < len(stances) and stances[-run - 1] == stances[-1]:
        run += 1
    return run


def _changes(stances: Iterable[str]) -> tuple[str, ...]:
    found: list[str] = []
    for stance in map(spaced, stances):
        if not found or found[-1] != stance:
            found.append(stance)
    return tuple(found)


def _contrary(stances: set[str]) -> bool:
    return "rejects" in stances and bool(stances & {"accepts", "supports", "offers", "demands"})
