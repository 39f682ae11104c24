"""`dragoman actors`: work with files of actors."""

from pathlib import Path
from typing import Annotated

import typer

from dragoman.errors import LexiconError
from dragoman.lexicon.actors import load_actors, read_actors
from dragoman.lexicon.country_codes import load_country_codes
from dragoman.lexicon.roles import load_roles
from dragoman.run.import_actors import FORMATS, Format, Known, table

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


@app.command(name="import")
def bring_in(
    kind: Annotated[Format, typer.Argument(metavar="FORMAT", help="petrarch, ftm or wikidata (docs/actors.md).")],
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The list to read.")],
) -> None:
    """Print somebody else's list of actors as an actor file of ours, to be checked and given with --actors."""
    known = Known(index=load_actors(), roles=load_roles(), codes=load_country_codes())
    try:
        with file.open(encoding="utf-8-sig", errors="replace", newline="") as lines:
            for line in table(FORMATS[kind](lines, known), file.name, known):
                typer.echo(line)
    except OSError as error:
        raise LexiconError(f"{file}: cannot be opened ({error.strerror or error})") from error
