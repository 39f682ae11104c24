"""`dragoman serve --ledger ADDRESS`: the workbench in a browser."""

from pathlib import Path
from typing import Annotated

import typer

from dragoman.cli.options import ActorFiles, LedgerAddress, Pipeline, ledger_of
from dragoman.run.settings import override, settings_of_folder
from dragoman.web.serve import Serving, accounts_file, check
from dragoman.web.serve import serve as serve_until_stopped

app = typer.Typer()


@app.command()
def serve(
    ledger: LedgerAddress = None,
    host: Annotated[str, typer.Option("--host", help="Name or address to listen at.")] = "127.0.0.1",
    port: Annotated[int, typer.Option("--port", min=1, max=65535)] = 8000,
    accounts: Annotated[
        Path | None, typer.Option("--accounts", metavar="FILE", help="File of accounts; default LEDGER.accounts.")
    ] = None,
    certificate: Annotated[Path | None, typer.Option("--certificate", metavar="FILE", help="For TLS.")] = None,
    key: Annotated[Path | None, typer.Option("--key", metavar="FILE", help="For TLS.")] = None,
    proxy: Annotated[bool, typer.Option("--proxy", help="A proxy on this machine does TLS in front of it.")] = False,
    actors: ActorFiles = None,
    pipeline: Pipeline = None,
) -> None:
    """Open the record in a browser: read, search, judge, add."""
    settings = override(settings_of_folder(Path.cwd()), actors=actors or (), pipeline=pipeline)
    address = ledger_of(ledger, settings)
    file = accounts_file(address, accounts) if accounts or "://" not in address else None
    serving = Serving(
        ledger=address, host=host, port=port, accounts=file, certificate=certificate, key=key, proxy=proxy
    )
    check(serving)
    typer.echo(f"the workbench is at {serving.address} (Ctrl-C stops it)")
    serve_until_stopped(serving, settings)
