"""Conditions for a meeting: what a party wants first, told with the meeting or as a position on the talks."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from dragoman.fold.ascription import sides
from dragoman.model import Account, Actor, Condition, Dossier, Meeting, Position, Stance

TALKS = frozenset(("talks", "talks-format", "mediation"))
AHEAD = frozenset(("planned", "proposed", "declined", "postponed", "not-scheduled", "cancelled"))


def conditions(
    meetings: Sequence[Dossier], positions: Iterable[Dossier], actors: Mapping[str, Actor]
) -> tuple[Condition, ...]:
    """Each condition once: those that reports of a meeting name, then those that positions on the talks set."""
    told = (*_of_meetings(meetings, actors), *_of_positions(positions, meetings))
    found: dict[tuple[tuple[str, ...], str, str | None], Condition] = {}
    for one in told:
        key = one.by, " ".join(one.words.lower().split()), one.meeting
        known = found.get(key)
        found[key] = one if known is None else known.replace(accounts=(*known.accounts, *one.accounts))
    return tuple(found.values())


def _of_meetings(meetings: Iterable[Dossier], actors: Mapping[str, Actor]) -> Iterator[Condition]:
    for dossier in meetings:
        for account in dossier.accounts:
            for words in account.conditions:
                yield Condition(
                    by=_setter(account, dossier, actors), words=words, meeting=dossier.id, accounts=(account,)
                )


def _setter(account: Account, dossier: Dossier, actors: Mapping[str, Actor]) -> tuple[str, ...]:
    """The party whose voice sets the condition; nobody where the text says it itself."""
    if not account.according_to or not isinstance(dossier.subject, Meeting):
        return ()
    return tuple(sorted(sides(account.according_to[0], actors) & set(dossier.subject.parties)))


def _of_positions(positions: Iterable[Dossier], meetings: Sequence[Dossier]) -> Iterator[Condition]:
    ahead = _ahead(meetings)
    for dossier in positions:
        body = dossier.subject
        if not isinstance(body, Position) or body.issue not in TALKS:
            continue
        for account in dossier.accounts:
            for words in account.conditions if account.status == Stance.CONDITIONS else ():
                yield Condition(by=body.by, words=words, meeting=_meant(body, ahead), accounts=(account,))


def _ahead(meetings: Iterable[Dossier]) -> Mapping[str, Sequence[tuple[str, frozenset[str]]]]:
    """Party -> the meetings ahead to which it is one: their dossiers with all their parties."""
    found: dict[str, list[tuple[str, frozenset[str]]]] = {}
    for dossier in meetings:
        if isinstance(dossier.subject, Meeting) and dossier.status in AHEAD:
            for party in dossier.subject.parties:
                found.setdefault(party, []).append((dossier.id, frozenset(dossier.subject.parties)))
    return found


def _meant(body: Position, ahead: Mapping[str, Sequence[tuple[str, frozenset[str]]]]) -> str | None:
    """The one meeting ahead that the holder is a party to, and whom the position is against, if it is one."""
    named = {*body.by, *body.against}
    fitting = [name for name, parties in ahead.get(body.by[0], ()) if named <= parties] if body.by else []
    return fitting[0] if len(fitting) == 1 else None
