"""`dragoman add SOURCE... --ledger ADDRESS`: reads sources into a ledger."""

import sys
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from dragoman.cli.exits import Exit
from dragoman.cli.options import ActorFiles, LedgerAddress, Pipeline, Published, ledger_of, now, warn_of
from dragoman.model import Handling
from dragoman.run.add import Names, Step
from dragoman.run.add import add as steps
from dragoman.run.brief import day
from dragoman.run.ledgers import open_ledger
from dragoman.run.settings import override, settings_of_folder
from dragoman.run.tools import prepare

app = typer.Typer()


@app.command()
def add(
    sources: Annotated[list[str], typer.Argument(metavar="SOURCE", help="Texts or web pages; - is standard input.")],
    ledger: LedgerAddress = None,
    handling: Annotated[
        Handling | None,
        typer.Option(help="TLP mark of all the sources, whatever they say of themselves."),
    ] = None,
    published: Published = None,
    actors: ActorFiles = None,
    pipeline: Pipeline = None,
) -> None:
    """Read sources into a ledger, each text once."""
    settings = override(settings_of_folder(Path.cwd()), actors=actors or (), pipeline=pipeline)
    address = ledger_of(ledger, settings)
    tools = prepare(settings, open_ledger(address, write=True))
    total, names = Step(), Names(sources, tools.readers)
    try:
        with progress_on(Console(stderr=True), known=names.whole) as progress:
            bar = progress.add_task("reading", total=len(names) if names.whole else None)
            for step in steps(names, tools, now, published=day(published), handling=handling, stdin=sys.stdin.buffer):
                total += step
                progress.update(bar, completed=names.done, description=_count(total))
    finally:
        tools.ledger.close()
        warn_of(total.diagnostics)
        typer.echo(_summary(total, address))
    if not total.documents:
        raise typer.Exit(Exit.NOTHING_READABLE)


def progress_on(console: Console, *, known: bool) -> Progress:
    """How far it is, on a terminal; nothing elsewhere. `known`: whether it is known how many files there are."""
    files = (BarColumn(20), MofNCompleteColumn(), TextColumn("files ({task.percentage:.0f} %),"))
    columns = (SpinnerColumn(), *(files if known else ()), TextColumn("{task.description}"), TimeElapsedColumn())
    return Progress(*columns, console=console, transient=True, disable=not console.is_terminal)


def _count(total: Step) -> str:
    return f"{total.documents} documents, {total.known} known before, {total.added.entries} new entries"


def _summary(total: Step, address: str) -> str:
    news, known = total.documents - total.known, total.known
    notes = len(total.diagnostics)
    unread = f"; {notes} {'note' if notes == 1 else 'notes'} of what could not be read" if notes else ""
    return f"{address}: {news} documents read, {total.added.entries} new entries; {known} known before{unread}"
