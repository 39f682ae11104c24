"""Commitments: who promised what by when, and what became of it."""

from datetime import date

from dragoman.model import Commitment, CommitmentStatus, Record
from dragoman.run.sight import Sight
from dragoman.views.dates import dated
from dragoman.views.rows import AccountRow
from dragoman.views.select import Facet, facet
from dragoman.views.words import sentence_case
from dragoman.web.asked import Promises
from dragoman.web.look import Look, Page, Pager, paged


class CommitmentRow(Record):
    """A commitment in words. `status`: open, overdue, kept, broken, lapsed."""

    who: str
    about: str
    status: str
    status_words: str
    due: str
    due_last: date | None
    made: str
    dossier: str
    accounts: tuple[AccountRow, ...]
    outcome: tuple[AccountRow, ...]


class CommitmentsPage(Record):
    """Overdue first, then open by their last day, then broken, lapsed and kept."""

    rows: tuple[CommitmentRow, ...]
    pager: Pager
    party: str | None
    status: str | None
    parties: tuple[Facet, ...]
    statuses: tuple[Facet, ...]


def commitments(look: Look) -> CommitmentsPage:
    """The commitments asked for."""
    sight, asked = look.sight, look.asked
    every = sight.state.commitments
    found = [
        one
        for one in every
        if (asked.party is None or asked.party in one.by) and (asked.status is None or asked.status == standing(one))
    ]
    rows, pager = paged(sorted(found, key=_urgency), asked.page)
    return CommitmentsPage(
        rows=tuple(_row(sight, one) for one in rows),
        pager=pager,
        party=asked.party,
        status=asked.status,
        parties=facet((actor for one in every for actor in one.by), sight.phrasing.names.plain, keep=asked.party),
        statuses=facet(map(standing, every), str, keep=asked.status),
    )


def standing(one: Commitment) -> str:
    """Its status, or `overdue`."""
    return "overdue" if one.overdue else one.status.value


def _urgency(one: Commitment) -> tuple[bool, int, str, int, str]:
    due = one.due.end.isoformat() if one.due and one.due.end else "9999"
    order = (CommitmentStatus.OPEN, CommitmentStatus.BROKEN, CommitmentStatus.LAPSED, CommitmentStatus.KEPT)
    return not one.overdue, order.index(one.status), due, -(one.made or date.min).toordinal(), one.dossier


def _row(sight: Sight, one: Commitment) -> CommitmentRow:
    dossier, words = sight.dossiers[one.dossier], sight.words
    return CommitmentRow(
        who=sentence_case(sight.phrasing.names.listed(one.by) or words.say("actor.none")),
        about=words.quoted(one.about),
        status=standing(one),
        status_words=words.say(f"commitment.{standing(one)}"),
        due=dated(one.due, True, words),
        due_last=one.due.end if one.due else None,
        made=sight.rows.day(one.made),
        dossier=one.dossier,
        accounts=tuple(sight.rows.account(dossier, account) for account in one.accounts),
        outcome=tuple(sight.rows.account(dossier, account) for account in one.outcome),
    )


PAGES = (
    Page(
        path="/commitments",
        name="Commitments",
        template="commitments.html",
        shows=CommitmentsPage,
        make=commitments,
        asked=Promises,
    ),
)
