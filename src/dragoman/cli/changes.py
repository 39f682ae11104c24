"""`dragoman changes --since DATE FILE...`: what changed in the state of the talks."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from dragoman.cli.exits import Exit, put
from dragoman.cli.options import ActorFiles, Form, Pipeline, Published, Width, changes_view_for, warn
from dragoman.run.changes import changes as changes_of
from dragoman.run.settings import settings_of_folder

app = typer.Typer()


@app.command()
def changes(
    files: Annotated[list[str], typer.Argument(metavar="FILE", help="Texts or web pages; - is standard input.")],
    since: Annotated[
        str, typer.Option("--since", metavar="DATE", help="The day (YYYY-MM-DD) from whose end changes are told.")
    ],
    until: Annotated[
        str | None, typer.Option("--until", metavar="DATE", help="The last day of changes; default the latest text's.")
    ] = None,
    form: Form = "text",
    published: Published = None,
    actors: ActorFiles = None,
    pipeline: Pipeline = None,
    width: Width = None,
) -> None:
    """Print what changed since a day: what moved, is new, is disputed or gone, each with its sentence."""
    view = changes_view_for(form, width)
    found = changes_of(
        files,
        since=since,
        until=until,
        published=published,
        actors=actors or (),
        pipeline=pipeline,
        settings=settings_of_folder(Path.cwd()),
        stdin=sys.stdin.buffer,
    )
    warn(found)
    if not found.documents and not found.cited and found.diagnostics:
        typer.echo("dragoman: nothing could be read", err=True)
        raise typer.Exit(Exit.NOTHING_READABLE)
    put(view.render_changes(found))
