"""`dragoman merge INTO OTHER`: what one ledger holds, added to another."""

from contextlib import closing
from typing import Annotated

import typer

from dragoman.cli.options import now
from dragoman.run.ledgers import open_ledger
from dragoman.run.merge import merge as merged

app = typer.Typer()


@app.command()
def merge(
    into: Annotated[str, typer.Argument(metavar="INTO", help="The ledger that is added to.")],
    other: Annotated[str, typer.Argument(metavar="OTHER", help="The ledger whose records are added.")],
) -> None:
    """Add to one ledger what another holds; what both have stays as it is."""
    with closing(open_ledger(other)) as source, closing(open_ledger(into, write=True)) as target:
        added = merged(target, source, now)
    typer.echo(
        f"{into}: {added.documents} documents, {added.entries} entries, {added.readings} readings, "
        f"{added.judgements} judgements, {added.unread} notes of what could not be read added"
    )
