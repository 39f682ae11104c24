"""`dragoman stories FILE...`: which files are copies or rewrites of one text."""

import sys
from pathlib import Path
from typing import Annotated

import msgspec
import typer

from dragoman.cli.exits import Exit, put
from dragoman.cli.options import Published, Width
from dragoman.errors import SettingsError
from dragoman.model import StoryList
from dragoman.run.settings import settings_of_folder
from dragoman.run.stories import stories_of
from dragoman.views.diagnostics import plainly
from dragoman.views.stories import stories_text

FORMS = ("text", "json")
COLUMNS = 80

app = typer.Typer()


@app.command()
def stories(
    files: Annotated[list[str], typer.Argument(metavar="FILE", help="Texts or web pages; - is standard input.")],
    form: Annotated[str, typer.Option("--format", metavar="FORM", help="text or json.")] = "text",
    published: Published = None,
    width: Width = None,
) -> None:
    """List which files are versions of one text, and what each later one added or dropped."""
    if form not in FORMS:
        raise SettingsError(f"no form is called {form!r}; there are: {', '.join(FORMS)}")
    listed = stories_of(files, published=published, settings=settings_of_folder(Path.cwd()), stdin=sys.stdin.buffer)
    for diagnostic in listed.diagnostics:
        typer.echo(f"dragoman: {plainly(diagnostic)}", err=True)
    if not listed.stories:
        typer.echo("dragoman: nothing could be read", err=True)
        raise typer.Exit(Exit.NOTHING_READABLE)
    put(_json(listed) if form == "json" else stories_text(listed, COLUMNS if width is None else width))


def _json(listed: StoryList) -> str:
    return msgspec.json.format(msgspec.json.encode(listed), indent=2).decode() + "\n"
