"""`dragoman brief FILE...`: the state of the talks that files report."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from dragoman.cli.exits import Exit, put
from dragoman.cli.options import ActorFiles, AsOfDay, Form, Pipeline, Published, Width, view_for, warn
from dragoman.run.brief import brief as state_of
from dragoman.run.settings import settings_of_folder

app = typer.Typer()


@app.command()
def brief(
    files: Annotated[list[str], typer.Argument(metavar="FILE", help="Texts or web pages; - is standard input.")],
    form: Form = "text",
    published: Published = None,
    actors: ActorFiles = None,
    pipeline: Pipeline = None,
    as_of: AsOfDay = None,
    width: Width = None,
) -> None:
    """Print the state of the talks that files report, all in one brief."""
    view = view_for(form, width)
    state = state_of(
        files,
        published=published,
        actors=actors or (),
        pipeline=pipeline,
        as_of=as_of,
        settings=settings_of_folder(Path.cwd()),
        stdin=sys.stdin.buffer,
    )
    warn(state)
    if not state.documents:
        typer.echo("dragoman: nothing could be read", err=True)
        raise typer.Exit(Exit.NOTHING_READABLE)
    put(view.render(state))
