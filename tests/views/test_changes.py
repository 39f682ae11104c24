"""What changed, as a reader pastes it into a message."""

from datetime import date

import msgspec

from dragoman.model import (
    AsOf,
    Change,
    ChangeKind,
    Changes,
    Conflict,
    Detail,
    DocumentNote,
    Dossier,
    Meeting,
    MeetingStatus,
)
from dragoman.views.changes import changes_page
from dragoman.views.json import JsonView
from dragoman.views.markdown import MarkdownView
from dragoman.views.terminal import TerminalView
from dragoman.views.text import TextView
from dragoman.views.words import load_words
from tests.views.states import ACTORS, MEDIATORS, account, day, note

PLAN = "Norland and Sudmark will meet on 4 May."
TALKS = "Norland and Sudmark met on 4 May."
DENIAL = "No meeting took place, said Vask."


def dossier(status: str = "held", *, disputed: bool = False) -> Dossier:
    subject = Meeting(parties=("NOR", "SUD"), status=MeetingStatus(status), place="Doha", period=day(5, 4))
    accounts = (account("planned", PLAN), account("held", TALKS, document="d2"))
    return Dossier(id="m", status=status, disputed=disputed, subject=subject, accounts=accounts)


def told(*changes: Change, notes: tuple[DocumentNote, ...] = ()) -> Changes:
    return Changes(
        since=AsOf(valid=date(2031, 5, 3)),
        until=AsOf(valid=date(2031, 5, 9)),
        parties=ACTORS,
        third_parties=MEDIATORS,
        changes=changes,
        documents=notes,
        cited=(note("d2", date(2031, 5, 9), "A meeting at last?"),),
    )


def text(*changes: Change, notes: tuple[DocumentNote, ...] = ()) -> str:
    return TextView(width=0).render_changes(told(*changes, notes=notes))


def moved() -> Change:
    return Change(
        kind=ChangeKind.MOVED, dossier=dossier(), was="planned", accounts=(account("held", TALKS, document="d2"),)
    )


def test_a_move_says_what_was_before_and_cites_the_sentence() -> None:
    shown = text(moved())
    assert shown.startswith("What changed from 3 May 2031 to 9 May 2031\n")
    assert (
        "Moved\n-----\n* Norland and the United Provinces: talks held in Doha on 4 May 2031 (before: planned) [1]"
        in shown
    )
    assert f"[1] “{TALKS}” (" in shown


def test_a_new_day_says_the_old_one() -> None:
    details = (Detail(field="period", was="2031-05-02", now="2031-05-04"), Detail(field="place", was=None, now="Doha"))
    change = Change(
        kind=ChangeKind.REVISED, dossier=dossier(), was="held", details=details, accounts=(account("held", TALKS),)
    )
    assert "(date before: 2 May 2031; place now known)" in text(change)


def test_a_disagreement_stands_side_by_side() -> None:
    accounts = (account("held", TALKS, document="d2"), account("not-scheduled", DENIAL, "vask", document="d2"))
    conflict = Conflict(
        dossier="m", about="status", summary="They differ.", values=("held", "not-scheduled"), accounts=accounts
    )
    new = Change(kind=ChangeKind.DISPUTED, dossier=dossier(disputed=True), accounts=accounts, conflict=conflict)
    shown = text(new)
    assert "New disagreements" in shown
    assert "accounts differ on where it stands" in shown
    assert "according to Ilo Vask" in shown
    settled = Change(kind=ChangeKind.SETTLED, dossier=dossier(), accounts=accounts[:1], conflict=conflict)
    assert "(no longer disputed: where it stands) [1]" in text(settled)


def test_nothing_changed() -> None:
    assert (
        text()
        == "What changed from 3 May 2031 to 9 May 2031\n==========================================\nNothing changed.\n"
    )


def test_new_texts_are_listed() -> None:
    shown = text(moved(), notes=(note("d2", date(2031, 5, 9), "A meeting at last?"),))
    assert "New texts\n---------\n* " in shown


def test_every_form_shows_the_same_lines() -> None:
    found = told(moved())
    page = changes_page(found, load_words())
    line = "".join(piece.text for piece in page.sections[0].groups[0].lines[0].pieces)
    markdown = MarkdownView().render_changes(found)
    assert "**Norland and the United Provinces**: talks held in Doha" in markdown
    assert "*(before: planned)*" in markdown
    assert line in TerminalView(width=200, colour=False).render_changes(found)
    assert msgspec.json.decode(JsonView().render_changes(found), type=Changes) == found
