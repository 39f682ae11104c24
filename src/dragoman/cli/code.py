"""`dragoman code FILE...`: event data."""

import sys
from importlib.metadata import version
from pathlib import Path
from typing import Annotated

import typer

from dragoman.cli.exits import Exit, put
from dragoman.cli.options import ActorFiles, Pipeline, Published
from dragoman.errors import SettingsError
from dragoman.model import Handling
from dragoman.run.code import code as events_of
from dragoman.run.settings import settings_of_folder
from dragoman.views.diagnostics import plainly
from dragoman.views.events import plover, polecat, table_csv, table_parquet

FORMS = ("plover", "polecat", "csv", "parquet")

app = typer.Typer()


@app.command()
def code(
    files: Annotated[list[str], typer.Argument(metavar="FILE", help="Texts or web pages; - is standard input.")],
    form: Annotated[str, typer.Option("--format", metavar="FORM", help="plover, polecat, csv or parquet.")] = "plover",
    output: Annotated[
        Path | None, typer.Option("--output", metavar="FILE", help="Where to write; needed for parquet.")
    ] = None,
    once: Annotated[
        bool, typer.Option("--once", help="Leave out what another version of the same story reports already.")
    ] = False,
    most: Annotated[
        Handling, typer.Option("--max-tlp", help="The strictest TLP mark that may leave; default clear.")
    ] = Handling.CLEAR,
    published: Published = None,
    actors: ActorFiles = None,
    pipeline: Pipeline = None,
) -> None:
    """Write the events that files report as event data, with factuality in columns of its own."""
    if form not in FORMS:
        raise SettingsError(f"no form is called {form!r}; there are: {', '.join(FORMS)}")
    if form == "parquet" and output is None:
        raise SettingsError("parquet is no text; name a file with --output")
    data = events_of(
        files,
        published=published,
        actors=actors or (),
        pipeline=pipeline,
        settings=settings_of_folder(Path.cwd()),
        once=once,
        most=most,
        stdin=sys.stdin.buffer,
    )
    for diagnostic in data.diagnostics:
        typer.echo(f"dragoman: {plainly(diagnostic)}", err=True)
    if not data.documents:
        typer.echo("dragoman: nothing could be read that may leave", err=True)
        raise typer.Exit(Exit.NOTHING_READABLE)
    maker = f"dragoman {version('dragoman')}"
    if form == "parquet" and output is not None:
        _save(output, table_parquet(data.rows))
        return
    text = {"plover": plover, "polecat": polecat}[form](data.rows, maker) if form != "csv" else table_csv(data.rows)
    if output is None:
        put(text)
    else:
        _save(output, text.encode())


def _save(output: Path, content: bytes) -> None:
    try:
        output.write_bytes(content)
    except OSError as error:
        raise SettingsError(f"{output}: cannot be written ({error.strerror or error})") from error
