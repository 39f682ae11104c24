"""`dragoman pack FILE`: a whole ledger in one file."""

from contextlib import closing
from pathlib import Path
from typing import Annotated

import typer

from dragoman.cli.options import LedgerAddress, ledger_of
from dragoman.ledger.pack import pack as written
from dragoman.run.ledgers import open_ledger
from dragoman.run.settings import settings_of_folder

app = typer.Typer()


@app.command()
def pack(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The pack to write.")], ledger: LedgerAddress = None
) -> None:
    """Write a whole ledger into one file, marks and all: a backup, or to carry."""
    with closing(open_ledger(ledger_of(ledger, settings_of_folder(Path.cwd())))) as opened:
        manifest = written(opened, file)
    typer.echo(f"{file}: {manifest.head.records} records, head {manifest.head.hash}")
