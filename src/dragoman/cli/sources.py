"""`dragoman sources --ledger ADDRESS`: who published what a ledger holds."""

from pathlib import Path

import typer

from dragoman.cli.filters import PeriodOf, Sources, asked_for
from dragoman.cli.lines import put_lines
from dragoman.cli.options import AsOfDay, Form, KnownAt, LedgerAddress, ledger_of
from dragoman.model import AsOf
from dragoman.run.brief import day, moment
from dragoman.run.filters import EVERYTHING
from dragoman.run.lines import source_lines, unread_lines, with_ledger
from dragoman.run.settings import settings_of_folder

app = typer.Typer()


@app.command()
def sources(
    ledger: LedgerAddress = None,
    form: Form = "text",
    as_of: AsOfDay = None,
    known_at: KnownAt = None,
    period: PeriodOf = None,
    source: Sources = None,
) -> None:
    """Print the sources of a ledger (documents, entries, first and last day of each), and what could not be read."""
    settings = settings_of_folder(Path.cwd())
    asked = asked_for(None, None, None, None, None, source, period=period)
    at = AsOf(valid=day(as_of), known=moment(known_at))
    address = ledger_of(ledger, settings)
    put_lines(with_ledger(address, settings, lambda opened, _: source_lines(opened, at=at, asked=asked)), form)
    if asked == EVERYTHING:
        put_lines(with_ledger(address, settings, lambda opened, _: unread_lines(opened, at=at)), form)
