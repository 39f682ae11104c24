"""`dragoman actors`: work with files of actors."""

from pathlib import Path
from typing import Annotated

import typer

from dragoman.lexicon.actors import load_actors, read_actors

app = typer.Typer(no_args_is_help=True)


@app.callback()
def actors() -> None:
    """Work with files of actors."""


@app.command()
def check(file: Annotated[Path, typer.Argument(metavar="FILE", help="An actor file (docs/actors.md).")]) -> None:
    """Check a file of actors against its schema, and say which ids it names that nobody has."""
    found = read_actors(file)
    known = load_actors([file]).actors
    for actor in found:
        named = [office.of for office in actor.offices] + ([actor.country] if actor.country else [])
        for missing in sorted({name for name in named if name not in known}):
            typer.echo(f"{file}: {actor.id} names {missing!r}, which is the id of no actor", err=True)
    typer.echo(f"{file}: {len(found)} {'actor' if len(found) == 1 else 'actors'}, no error")
