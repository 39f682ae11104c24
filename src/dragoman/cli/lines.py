"""Entries of a ledger, a line each: the command for one kind of them, and how they are printed."""

from collections.abc import Iterable
from pathlib import Path

import msgspec
import typer

from dragoman.cli.exits import put
from dragoman.cli.filters import Issues, Parties, PeriodOf, Places, Sources, Speakers, Statuses, asked_for
from dragoman.cli.options import ActorFiles, AsOfDay, Form, KnownAt, LedgerAddress, ledger_of
from dragoman.errors import SettingsError
from dragoman.model import AsOf, Diagnostic, Event, Statement
from dragoman.run.brief import day, moment
from dragoman.run.lines import Line, SourceLine, UnreadLine, lines, with_ledger
from dragoman.run.settings import override, settings_of_folder
from dragoman.views.diagnostics import plainly
from dragoman.views.words import visible


def listing(kind: str) -> typer.Typer:
    """The command that lists entries of a kind: `statements`, `events`."""
    app = typer.Typer()

    @app.command(help=f"Print the {kind}s of a ledger, a line each, with the id that `dragoman judge` wants.")
    def listed(
        ledger: LedgerAddress = None,
        form: Form = "text",
        actors: ActorFiles = None,
        as_of: AsOfDay = None,
        known_at: KnownAt = None,
        party: Parties = None,
        speaker: Speakers = None,
        issue: Issues = None,
        place: Places = None,
        status: Statuses = None,
        period: PeriodOf = None,
        source: Sources = None,
    ) -> None:
        settings = override(settings_of_folder(Path.cwd()), actors=actors or ())
        asked = asked_for(party, speaker, issue, place, status, source, period=period)
        at = AsOf(valid=day(as_of), known=moment(known_at))
        address = ledger_of(ledger, settings)
        put_lines(
            with_ledger(address, settings, lambda opened, known: lines(opened, kind, known, at=at, asked=asked)), form
        )

    return app


def put_lines(found: Iterable[Line | SourceLine | UnreadLine], form: str) -> None:
    """Writes them as text or as JSON lines. Raises SettingsError for another form."""
    if form not in ("text", "json"):
        raise SettingsError(f"no form is called {form!r} here; there are: text, json")
    for one in found:
        text = msgspec.json.encode(one).decode() if form == "json" else "\t".join(visible(cell) for cell in _cells(one))
        put(f"{text}\n")


def _cells(one: Line | SourceLine | UnreadLine) -> tuple[str, ...]:
    if isinstance(one, SourceLine):
        days = f"{one.first or ''}..{one.last or ''}" if one.first else ""
        return one.source or "-", f"{one.documents} documents", f"{one.entries} entries", days
    if isinstance(one, UnreadLine):
        return "not read", str(one.recorded_at.date() if one.recorded_at else "-"), _named(one)
    mark = ("(on a person's word: no longer read so)",) if one.vanished else ()
    return one.id, str(one.published or "-"), *_said(one), one.source or one.origin or "-", *mark


def _named(one: UnreadLine) -> str:
    return plainly(Diagnostic(stage=one.stage, message=one.unread, origin=one.origin))


def _said(one: Line) -> tuple[str, ...]:
    body = one.body
    if isinstance(body, Statement):
        chain = " < ".join((body.speaker or "-", *body.chain))
        return chain, body.content
    if isinstance(body, Event):
        mode = f" ({body.mode})" if body.mode else ""
        return (
            f"{body.event_type}{mode}",
            f"{', '.join(body.actors) or '-'} > {', '.join(body.recipients) or '-'}",
            one.citations[0].exact,
        )
    return type(body).__name__.lower(), one.citations[0].exact
