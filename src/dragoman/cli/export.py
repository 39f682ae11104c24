"""`dragoman export FORM --ledger ADDRESS`: the record for other programs, without what must not leave."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from dragoman.cli.exits import Exit
from dragoman.cli.options import ActorFiles, AsOfDay, KnownAt, LedgerAddress, ledger_of
from dragoman.errors import SettingsError
from dragoman.model import AsOf, Handling
from dragoman.plugins import EXPORTS, available
from dragoman.run.brief import day, moment
from dragoman.run.export import exporter, shareable
from dragoman.run.settings import override, settings_of_folder

app = typer.Typer()


@app.command()
def export(
    form: Annotated[str, typer.Argument(metavar="FORM", help=f"{', '.join(available(EXPORTS))}.")],
    ledger: LedgerAddress = None,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE", help="Where to; standard output otherwise.")
    ] = None,
    most: Annotated[
        Handling, typer.Option("--max-tlp", help="The strictest TLP mark that may leave; default clear.")
    ] = Handling.CLEAR,
    table: Annotated[
        str | None,
        typer.Option(metavar="TABLE", help="accounts, statements or documents, in csv, jsonl and parquet."),
    ] = None,
    actors: ActorFiles = None,
    as_of: AsOfDay = None,
    known_at: KnownAt = None,
) -> None:
    """Write what a ledger holds in a form that other programs read. What is marked above --max-tlp is left out."""
    made = exporter(form, table=table)
    settings = override(settings_of_folder(Path.cwd()), actors=actors or ())
    at = AsOf(valid=day(as_of), known=moment(known_at))
    state = shareable(ledger_of(ledger, settings), settings, most=most, at=at)
    if not state.documents:
        typer.echo(f"dragoman: the ledger holds nothing that may leave at TLP:{most.upper()}", err=True)
        raise typer.Exit(Exit.NOTHING_READABLE)
    _put(made.write(state), output)


def _put(data: bytes, output: Path | None) -> None:
    if output is None:
        sys.stdout.buffer.write(data)
        return
    try:
        output.write_bytes(data)
    except OSError as error:
        raise SettingsError(f"{output} cannot be written: {error.strerror or error}") from error
