"""`dragoman predict TASK`: one part over JSON lines."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from dragoman.cli.exits import put
from dragoman.cli.options import ActorFiles, Pipeline
from dragoman.run.predict import TASKS
from dragoman.run.predict import predict as answers
from dragoman.run.settings import override, settings_of_folder

app = typer.Typer()


@app.command()
def predict(
    task: Annotated[str, typer.Argument(metavar="TASK", help=f"{' or '.join(TASKS)}.")],
    actors: ActorFiles = None,
    pipeline: Pipeline = None,
) -> None:
    """Run one part over JSON lines from standard input."""
    settings = override(settings_of_folder(Path.cwd()), actors=actors or (), pipeline=pipeline)
    for line in answers(task, sys.stdin.buffer, settings=settings):
        put(line + "\n")
