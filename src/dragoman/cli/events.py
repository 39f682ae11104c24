"""`dragoman events --ledger ADDRESS`: the events that a ledger holds, a line each."""

from pathlib import Path

import typer

from dragoman.cli.filters import Issues, Parties, PeriodOf, Places, Sources, Speakers, Statuses, asked_for
from dragoman.cli.lines import put_lines
from dragoman.cli.options import ActorFiles, AsOfDay, Form, KnownAt, LedgerAddress, ledger_of
from dragoman.model import AsOf
from dragoman.run.brief import day, moment
from dragoman.run.lines import lines, with_ledger
from dragoman.run.settings import override, settings_of_folder

app = typer.Typer()


@app.command()
def events(
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
    """Print the events of a ledger, a line each, with the id that `dragoman judge` wants."""
    settings = override(settings_of_folder(Path.cwd()), actors=actors or ())
    asked = asked_for(party, speaker, issue, place, status, source, period=period)
    at = AsOf(valid=day(as_of), known=moment(known_at))
    found = with_ledger(
        ledger_of(ledger, settings), settings, lambda opened, known: lines(opened, "event", known, at=at, asked=asked)
    )
    put_lines(found, form)
