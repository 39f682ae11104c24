"""Position histories: how each party stands to each issue, since when, and how it stood before."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from rapidfuzz import fuzz

from dragoman.fold.ascription import Sides, ascription, opponents
from dragoman.fold.dossiers import Memo
from dragoman.model import Account, Actor, Ascription, Dossier, Position, PositionHistory, Stance, Turn

FOR = frozenset((Stance.OFFERS, Stance.ACCEPTS, Stance.SUPPORTS))
AGAINST = frozenset((Stance.REJECTS,))
ALIKE = 75.0  # least token_set_ratio of two wordings on which a stance for one ends a stance against the other
Run = list[tuple[Account, Dossier]]
Contrary = Mapping[str, Sequence[Account]]


def position_histories(
    positions: Sequence[Dossier], others: Iterable[Dossier], actors: Mapping[str, Actor], memo: Memo
) -> tuple[PositionHistory, ...]:
    """One history for each party and issue; what names no issue has one of its own. `others`: the other dossiers,
    which show who deals with whom."""
    facing = opponents((*positions, *others))
    groups: dict[tuple[tuple[str, ...], str], list[Dossier]] = {}
    for dossier in positions:
        body = _position(dossier)
        if body.stance is not Stance.ACCUSES:
            groups.setdefault((tuple(sorted(body.by)), body.issue or f"#{dossier.id}"), []).append(dossier)
    return tuple(_once(by, found, facing, actors, memo) for (by, _), found in groups.items())


def _once(
    by: tuple[str, ...], dossiers: Sequence[Dossier], facing: Sides, actors: Mapping[str, Actor], memo: Memo
) -> PositionHistory:
    """The history, the one made before where neither the dossiers nor the adversaries have changed."""
    foes = frozenset(foe for one in by for foe in facing.get(one, ())) - set(by)
    return memo.of(("history", foes), dossiers, lambda: _history(by, dossiers, foes, actors))


def _position(dossier: Dossier) -> Position:
    if not isinstance(dossier.subject, Position):
        raise TypeError(f"dossier {dossier.id} is no position")
    return dossier.subject


def _history(
    by: tuple[str, ...], dossiers: Sequence[Dossier], foes: frozenset[str], actors: Mapping[str, Actor]
) -> PositionHistory:
    foes |= {foe for dossier in dossiers for foe in _position(dossier).against}
    every = sorted(((a, d) for d in dossiers for a in d.accounts), key=lambda one: (_day(one[0]), one[0].finding))
    contrary = _contrary(every)
    runs = _ended(_runs(every, contrary), contrary)
    turns = sorted((_turn(run, end, by, foes, actors) for run, end in runs), key=_order)
    lead = max(turns, key=lambda t: (t.ended is None, t.last or date.min, -_SURE.index(t.ascribed), _order(t)))
    return PositionHistory(
        by=by,
        issue=_position(dossiers[0]).issue,
        stance=lead.stance,
        since=lead.since,
        ascribed=lead.ascribed,
        turns=tuple(turns),
    )


_SURE = tuple(Ascription)


def _order(turn: Turn) -> tuple[date, str]:
    return turn.since or date.min, turn.accounts[0].finding


def _contrary(every: Run) -> Contrary:
    """For each stance the accounts of a stance against it."""
    told_for = [a for a, _ in every if Stance(a.status) in FOR]
    told_against = [a for a, _ in every if Stance(a.status) in AGAINST]
    return {**dict.fromkeys(map(str, FOR), told_against), **dict.fromkeys(map(str, AGAINST), told_for)}


def _runs(every: Run, contrary: Contrary) -> list[Run]:
    """Accounts of one stance that follow each other, cut where the party was told to stand otherwise between them."""
    runs: list[Run] = []
    for account, dossier in every:
        open_run = next((r for r in runs if _goes_on(r, account, dossier, contrary)), None)
        if open_run is None:
            runs.append([(account, dossier)])
        else:
            open_run.append((account, dossier))
    return runs


def _goes_on(run: Run, account: Account, dossier: Dossier, contrary: Contrary) -> bool:
    last, of = run[-1]
    if of is not dossier or last.status != account.status:
        return False
    against = contrary.get(account.status, ())
    return not any(_day(last) < _day(a) < _day(account) and _alike(a, account) for a in against)


def _ended(runs: Sequence[Run], contrary: Contrary) -> list[tuple[Run, date | None]]:
    """Each run with the day on which the opposite was told of the same matter, after its last account."""
    ended = []
    for run in runs:
        last = run[-1][0]
        days = [_day(a) for a in contrary.get(last.status, ()) if _day(a) > _day(last) and _alike(a, last)]
        ended.append((run, min(days, default=None)))
    return ended


def _alike(one: Account, other: Account) -> bool:
    return fuzz.token_set_ratio((one.about or "").lower(), (other.about or "").lower()) >= ALIKE


def _day(account: Account) -> date:
    return account.published or date.min


def _turn(run: Run, ended: date | None, by: Iterable[str], foes: Iterable[str], actors: Mapping[str, Actor]) -> Turn:
    accounts = tuple(account for account, _ in run)
    told = {account.finding: ascription(account, by, foes, actors) for account in accounts}
    return Turn(
        stance=Stance(accounts[-1].status),
        about=accounts[-1].about or "",
        since=accounts[0].published,
        last=accounts[-1].published,
        ended=ended,
        ascribed=min(told.values(), key=_SURE.index),
        conditions=tuple(dict.fromkeys(words for account in accounts for words in account.conditions)),
        accounts=accounts,
        dossier=run[0][1].id,
    )
