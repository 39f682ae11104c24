"""Commitments as lines: what is open or broken, and by when."""

from collections.abc import Iterator

from dragoman.model import Commitment, CommitmentStatus, Dossier, Position, StateOfPlay
from dragoman.views.accounts import citing
from dragoman.views.dates import dated, day
from dragoman.views.page import Group, Line, Piece, Role, plain
from dragoman.views.phrasing import Phrasing
from dragoman.views.words import sentence_case

SHOWN = 12
"""How many a brief shows; JSON has them all."""


def commitment_group(state: StateOfPlay, phrasing: Phrasing) -> Group:
    """Overdue first, then open by their last day, then broken, then kept. What a dossier's own line says already is
    left out: an exchange or accord is listed where it has a last day or was broken."""
    dossiers = {dossier.id: dossier for dossier in (*state.exchanges, *state.accords, *state.positions)}
    telling = [one for one in state.commitments if _tells_more(one, dossiers[one.dossier])]
    lines = [_line(one, phrasing) for one in sorted(telling, key=_urgency)[:SHOWN]]
    left = len(telling) - len(lines)
    more = (plain(phrasing.words.say("commitment.more", number=left)),) if left else ()
    return Group(lines=(*lines, *more))


def _tells_more(one: Commitment, dossier: Dossier) -> bool:
    return one.due is not None or one.status is CommitmentStatus.BROKEN or isinstance(dossier.subject, Position)


def _urgency(one: Commitment) -> tuple[bool, int, str, str]:
    due = one.due.end.isoformat() if one.due and one.due.end else "9999"
    return not one.overdue, list(CommitmentStatus).index(one.status), due, one.dossier


def _line(one: Commitment, phrasing: Phrasing) -> Line:
    words = phrasing.words
    who = sentence_case(phrasing.names.listed(one.by) or words.say("actor.none"))
    status = "overdue" if one.overdue else one.status
    return Line(
        pieces=(
            Piece(text=who, role=Role.ACTOR),
            Piece(text=f": {words.quoted(one.about)}"),
            Piece(text="".join(f", {part}" for part in _dates(one, phrasing))),
            Piece(text=f" ({words.say(f'commitment.{status}')})", role=Role.MARK),
            Piece(text=" "),
            citing((*one.accounts, *one.outcome)),
        )
    )


def _dates(one: Commitment, phrasing: Phrasing) -> Iterator[str]:
    if one.made:
        yield phrasing.words.say("commitment.made", day=day(one.made, phrasing.words))
    if one.due:
        yield dated(one.due, True, phrasing.words)
