"""`dragoman unpack FILE`: a pack back into a new ledger."""

from contextlib import closing
from pathlib import Path
from typing import Annotated

import typer

from dragoman.cli.options import LedgerAddress, ledger_of
from dragoman.ledger.pack import unpack as restored
from dragoman.run.ledgers import open_ledger
from dragoman.run.settings import settings_of_folder

app = typer.Typer()


@app.command()
def unpack(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A pack that `dragoman pack` wrote.")],
    ledger: LedgerAddress = None,
) -> None:
    """Restore a pack into a new, empty ledger, byte for byte."""
    address = ledger_of(ledger, settings_of_folder(Path.cwd()))
    with closing(open_ledger(address, write=True)) as opened:
        restored(file, opened)
        head = opened.head()
    typer.echo(f"{address}: {head.records} records, head {head.hash}")
