"""Told: an entry with its account, the unit of which a dossier is made."""

from collections.abc import Iterable
from datetime import date, timedelta

from rapidfuzz import fuzz

from dragoman.fold.sentences import sentence_at
from dragoman.model import (
    Accord,
    Account,
    Document,
    Entry,
    Exchange,
    ExchangeStatus,
    Meeting,
    MeetingStatus,
    Period,
    Position,
    Proposal,
    Record,
)

Subject = Meeting | Accord | Exchange | Proposal | Position
ALIKE = 90.0  # rapidfuzz ratio from which two quotes of one story are one


class Told(Record):
    """One account with the body it tells. `day`: of publication; `approved`: by a person."""

    account: Account
    body: Subject
    day: date
    approved: bool
    order: tuple[date, str, int, int, str]

    @property
    def own(self) -> bool:
        """Whether the text says it in its own voice."""
        return not self.account.according_to

    @property
    def voice(self) -> tuple[str, str]:
        """Who answers for it: the innermost speaker ("" for the text) and the story."""
        return (self.account.according_to or ("",))[0], self.account.story


def told(entry: Entry, document: Document | None, story: str, approved: bool, vanished: bool = False) -> Told | None:
    """The account an entry gives of a dossier; None for statements and events."""
    body = entry.body
    if not isinstance(body, Meeting | Accord | Exchange | Proposal | Position):
        return None
    published = document.published if document else None
    span = entry.citations[0].span
    return Told(
        account=_account(entry, body, document, story).replace(vanished=vanished),
        body=body,
        day=published or date.min,
        approved=approved,
        order=(published or date.max, entry.document, span.start, span.end, entry.id),
    )


def happened(found: Told, on: date | None) -> bool:
    """Whether the account was so on that day.

    What has come about is so from its own date, if it states one, else an account is so from publication.
    """
    if on is None:
        return True
    period = found.account.period
    if found.account.status in (MeetingStatus.HELD, ExchangeStatus.CARRIED_OUT) and period and period.end:
        return min(period.end - timedelta(days=1), found.day) <= on
    return found.day <= on


def shown(accounts: Iterable[Told]) -> tuple[Told, ...]:
    """Accounts in order; of those that repeat one quote of one story in one voice only the first."""
    kept: list[Told] = []
    for found in sorted(accounts, key=lambda one: one.order):
        if found.approved or not any(_repeats(found, other) for other in kept):
            kept.append(found)
    return tuple(kept)


def _account(entry: Entry, body: Subject, document: Document | None, story: str) -> Account:
    cited = entry.citations[0]
    return Account(
        finding=entry.id,
        status=str(body.stance if isinstance(body, Position) else body.status),
        according_to=entry.according_to,
        quote=cited.exact,
        sentence=sentence_at(document.text, cited.span.start, cited.span.end) if document else cited.exact,
        document=entry.document,
        span=cited.span,
        published=document.published if document else None,
        source=document.source if document else None,
        story=story,
        count=body.count if isinstance(body, Exchange) else None,
        period=_period(body),
        place=body.place if isinstance(body, Meeting) else None,
        conditions=body.conditions if isinstance(body, Meeting | Position) else (),
        about=body.about if isinstance(body, Proposal | Position) else None,
        promised=isinstance(body, Position) and body.promised,
    )


def _period(body: Subject) -> Period | None:
    return body.due if isinstance(body, Position) else body.period


def _repeats(one: Told, other: Told) -> bool:
    a, b = one.account, other.account
    same = (a.story, a.according_to, a.status, a.count) == (b.story, b.according_to, b.status, b.count)
    return same and fuzz.ratio(a.quote, b.quote) >= ALIKE
