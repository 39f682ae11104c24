"""`dragoman`: the commands, their options and exit codes (docs/cli.md)."""

import os
import shutil
import sys
from collections.abc import Sequence
from enum import IntEnum
from importlib.metadata import version
from pathlib import Path
from typing import Annotated

import typer

from dragoman.errors import DragomanError
from dragoman.lexicon.actors import load_actors, read_actors
from dragoman.model import StateOfPlay
from dragoman.plugins import VIEWS, make
from dragoman.run.brief import brief as state_of
from dragoman.run.predict import TASKS
from dragoman.run.predict import predict as answers
from dragoman.run.settings import override, settings_of_folder
from dragoman.stages import View
from dragoman.views.diagnostics import plainly
from dragoman.views.words import visible

WIDEST = 100
"""Columns a brief fills at most in a wide terminal: longer lines are hard to read."""


class Exit(IntEnum):
    """Exit codes."""

    DONE = 0
    NOTHING_READABLE = 1
    USAGE = 2
    INTERRUPTED = 130


app = typer.Typer(
    help="The state of play of peace talks, from news and official texts, each line with its sentence.",
    epilog="Exit codes: 0 done, 1 nothing readable, 2 usage or settings.",
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)
actors_app = typer.Typer(help="Work with files of actors.", no_args_is_help=True, rich_markup_mode=None)
app.add_typer(actors_app, name="actors")

ActorFiles = Annotated[
    list[Path] | None, typer.Option("--actors", metavar="FILE", help="A file of further actors; may be repeated.")
]
Pipeline = Annotated[
    str | None,
    typer.Option("--pipeline", metavar="NAME", help="An installed spaCy pipeline; default en_core_web_sm."),
]


@app.callback(invoke_without_command=True)
def dragoman(
    shown: Annotated[bool, typer.Option("--version", help="Print the version and stop.", is_eager=True)] = False,
) -> None:
    """Reads news and official texts about peace negotiations and reports who met, agreed, offered or refused."""
    if shown:
        typer.echo(f"dragoman {version('dragoman')}")
        raise typer.Exit(Exit.DONE)


@app.command()
def brief(
    files: Annotated[list[str], typer.Argument(metavar="FILE", help="Texts or web pages; - is standard input.")],
    form: Annotated[
        str, typer.Option("--format", metavar="FORM", help="text, json, markdown, or a form that a plugin adds.")
    ] = "text",
    published: Annotated[
        str | None,
        typer.Option(metavar="DATE", help="Day of publication (YYYY-MM-DD) of files that do not say theirs."),
    ] = None,
    actors: ActorFiles = None,
    pipeline: Pipeline = None,
    as_of: Annotated[
        str | None, typer.Option(metavar="DATE", help="The state on this day (YYYY-MM-DD): later reports are left out.")
    ] = None,
    width: Annotated[
        int | None, typer.Option(min=0, metavar="N", help="Columns to wrap text at; 0 leaves lines whole.")
    ] = None,
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


@actors_app.command()
def check(file: Annotated[Path, typer.Argument(metavar="FILE", help="An actor file (docs/actors.md).")]) -> None:
    """Check a file of actors against its schema, and say which ids it names that nobody has."""
    found = read_actors(file)
    known = load_actors([file]).actors
    for actor in found:
        named = [office.of for office in actor.offices] + ([actor.country] if actor.country else [])
        for missing in sorted({name for name in named if name not in known}):
            typer.echo(f"{file}: {actor.id} names {missing!r}, which is the id of no actor", err=True)
    typer.echo(f"{file}: {len(found)} {'actor' if len(found) == 1 else 'actors'}, no error")


def view_for(form: str, width: int | None) -> View:
    """The view of that form; text becomes the terminal's where it goes to one. Raises SettingsError."""
    if form == "text" and sys.stdout.isatty():
        columns = min(shutil.get_terminal_size().columns, WIDEST) if width is None else width
        terminal: View = make(VIEWS, "terminal", width=columns, colour=coloured())
        return terminal
    view: View = make(VIEWS, form) if width is None else make(VIEWS, form, width=width)
    return view


def coloured() -> bool:
    """Whether the terminal is to have colour (NO_COLOR, TERM=dumb)."""
    return not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def warn(state: StateOfPlay) -> None:
    """Says on stderr what could not be read."""
    for diagnostic in state.diagnostics:
        typer.echo(f"dragoman: {plainly(diagnostic)}", err=True)


def put(text: str) -> None:
    """Writes to stdout; a reader that has closed the pipe (`| head`) ends the run quietly."""
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except BrokenPipeError as error:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise typer.Exit(Exit.DONE) from error


def main(arguments: Sequence[str]) -> int:
    """Runs the command line and returns its exit code; Ctrl-C is quiet."""
    try:
        app(args=list(arguments), prog_name="dragoman")
    except SystemExit as stop:
        return stop.code if isinstance(stop.code, int) else Exit.DONE
    except DragomanError as error:
        typer.echo(f"dragoman: {visible(str(error))}", err=True)
        return Exit.USAGE
    except KeyboardInterrupt:
        return Exit.INTERRUPTED
    return Exit.DONE


def run() -> None:
    """The entry point of the `dragoman` command."""
    sys.exit(main(sys.argv[1:]))
