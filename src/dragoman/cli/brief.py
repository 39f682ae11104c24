"""`dragoman brief FILE...`: the state of the talks that files report."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from dragoman.cli.exits import Exit, put
from dragoman.cli.filters import Issues, Parties, PeriodOf, Places, Sources, Speakers, Statuses, asked_for
from dragoman.cli.options import (
    ActorFiles,
    AsOfDay,
    Form,
    KnownAt,
    LedgerAddress,
    Pipeline,
    Published,
    Width,
    ledger_of,
    view_for,
    warn,
)
from dragoman.errors import SettingsError
from dragoman.model import AsOf
from dragoman.run.brief import brief as brief_of
from dragoman.run.brief import day, moment
from dragoman.run.filters import EVERYTHING
from dragoman.run.settings import override, settings_of_folder
from dragoman.run.state import state_at

app = typer.Typer()


@app.command()
def brief(
    files: Annotated[
        list[str] | None, typer.Argument(metavar="FILE", help="Texts or web pages; - is standard input.")
    ] = None,
    ledger: LedgerAddress = None,
    form: Form = "text",
    published: Published = None,
    actors: ActorFiles = None,
    pipeline: Pipeline = None,
    as_of: AsOfDay = None,
    known_at: KnownAt = None,
    party: Parties = None,
    speaker: Speakers = None,
    issue: Issues = None,
    place: Places = None,
    status: Statuses = None,
    period: PeriodOf = None,
    source: Sources = None,
    width: Width = None,
) -> None:
    """Print the state of the talks that files report, or that a ledger holds, all in one brief."""
    view = view_for(form, width)
    asked = asked_for(party, speaker, issue, place, status, source, period=period)
    settings = override(settings_of_folder(Path.cwd()), actors=actors or (), pipeline=pipeline)
    if files and asked != EVERYTHING:
        raise SettingsError("filters choose lines of a ledger; add the files to one first (dragoman add)")
    if files and not ledger:
        state = brief_of(files, published=published, as_of=as_of, settings=settings, stdin=sys.stdin.buffer)
    elif files:
        raise SettingsError("give files or a ledger, not both; `dragoman add` reads files into a ledger")
    else:
        at = AsOf(valid=day(as_of), known=moment(known_at))
        state = state_at(ledger_of(ledger, settings), settings, at=at, asked=asked)
    warn(state)
    if not state.documents:
        typer.echo("dragoman: nothing could be read" if files else "dragoman: the ledger holds no such thing", err=True)
        raise typer.Exit(Exit.NOTHING_READABLE)
    put(view.render(state))
