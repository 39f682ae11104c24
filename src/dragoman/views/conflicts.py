"""Disagreements: the accounts of one dossier that cannot all be right, side by side."""

from collections.abc import Mapping

from dragoman.model import Account, Conflict, Dossier
from dragoman.views.accounts import by_chain, citing
from dragoman.views.dates import dated, day
from dragoman.views.page import Line, Piece, Role
from dragoman.views.phrasing import Phrasing
from dragoman.views.words import sentence_case, visible


def conflict_lines(conflict: Conflict, dossiers: Mapping[str, Dossier], phrasing: Phrasing) -> tuple[Line, ...]:
    """What the disagreement is about, then one line for each value with those who give it."""
    dossier = dossiers.get(conflict.dossier)
    head = Line(pieces=_head(conflict, dossier, phrasing))
    told: dict[str, list[Account]] = {}
    for account in conflict.accounts:
        told.setdefault(_value(conflict.about, dossier, account, phrasing), []).append(account)
    return (head, *(_side(value, accounts, phrasing) for value, accounts in told.items()))


def _head(conflict: Conflict, dossier: Dossier | None, phrasing: Phrasing) -> tuple[Piece, ...]:
    key = f"conflict.about.{conflict.about}"
    if dossier is None or not phrasing.words.has(key):
        return (Piece(text=sentence_case(visible(conflict.summary))),)
    differ = phrasing.words.say("conflict.line", about=phrasing.words.say(key))
    who = sentence_case(phrasing.who(dossier.subject))
    noun = phrasing.noun(dossier.subject)
    return (Piece(text=who, role=Role.ACTOR), Piece(text=f": {noun}: "), Piece(text=differ, role=Role.MARK))


def _value(about: str, dossier: Dossier | None, account: Account, phrasing: Phrasing) -> str:
    match about:
        case "count" if account.count is not None:
            return f"{account.count:,}"
        case "period" if account.period is not None:
            return dated(account.period, False, phrasing.words)
        case "place" if account.place:
            return visible(account.place)
        case "status" if dossier is not None:
            return phrasing.what(dossier.subject, account.status, account)
    return account.status.replace("-", " ")


def _side(value: str, accounts: list[Account], phrasing: Phrasing) -> Line:
    pieces = [Piece(text=sentence_case(value))]
    for number, (chain, told) in enumerate(by_chain(accounts)):
        voice = phrasing.voices(chain) or phrasing.words.say("voice.own")
        days = dict.fromkeys(day(account.published, phrasing.words) for account in told if account.published)
        when = f" ({', '.join(days)})" if days else ""
        pieces.append(Piece(text=f"{', ' if number == 0 else '; '}{voice}{when} ", role=Role.VOICE))
        pieces.append(citing(told))
    return Line(pieces=tuple(pieces), depth=1)
