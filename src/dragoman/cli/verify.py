"""`dragoman verify`: whether a ledger is, byte for byte, what was written into it."""

from contextlib import closing
from pathlib import Path
from typing import Annotated

import typer

from dragoman.cli.exits import Exit
from dragoman.cli.options import LedgerAddress, ledger_of
from dragoman.ledger.verify import Fault, verify_store
from dragoman.run.ledgers import open_ledger
from dragoman.run.settings import settings_of_folder

app = typer.Typer()


@app.command()
def verify(
    ledger: LedgerAddress = None,
    head: Annotated[
        str | None, typer.Option("--head", metavar="HASH", help="A head noted earlier, which the chain must pass.")
    ] = None,
) -> None:
    """Check the chain of a ledger and its indexes, and name every record that is not what was written."""
    address = ledger_of(ledger, settings_of_folder(Path.cwd()))
    faults = 0
    with closing(open_ledger(address)) as opened:
        for found in verify_store(opened, head):
            if isinstance(found, Fault):
                faults += 1
                typer.echo(f"{address}: {found.message}", err=True)
            else:
                counted = f"{faults or 'no'} {'fault' if faults == 1 else 'faults'}"
                typer.echo(f"{address}: {found.records} records, {counted}, head {found.hash}")
    if faults:
        raise typer.Exit(Exit.FAULTY)
