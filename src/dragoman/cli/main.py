"""`dragoman`: the commands, each in a module of its own that is imported when it is asked for (docs/cli.md)."""

import sys
from collections.abc import Sequence
from importlib import import_module
from importlib.metadata import version
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from dragoman.cli.exits import Exit
from dragoman.errors import DragomanError
from dragoman.views.words import visible

COMMANDS = {
    "brief": "dragoman.cli.brief",
    "changes": "dragoman.cli.changes",
    "add": "dragoman.cli.add",
    "statements": "dragoman.cli.statements",
    "events": "dragoman.cli.events",
    "sources": "dragoman.cli.sources",
    "judge": "dragoman.cli.judge",
    "serve": "dragoman.cli.serve",
    "accounts": "dragoman.cli.accounts",
    "read": "dragoman.cli.read",
    "export": "dragoman.cli.export",
    "verify": "dragoman.cli.verify",
    "pack": "dragoman.cli.pack",
    "unpack": "dragoman.cli.unpack",
    "merge": "dragoman.cli.merge",
    "code": "dragoman.cli.code",
    "predict": "dragoman.cli.predict",
    "stories": "dragoman.cli.stories",
    "actors": "dragoman.cli.actors",
}
"""Command -> module, whose `app` is a Typer with the command or the group of that name; in the order of `--help`."""


class Commands(TyperGroup):
    """The commands of COMMANDS. One is imported when it is called; all are for `--help`."""

    def list_commands(self, ctx: Any) -> list[str]:
        """All names, in the order of the help."""
        return list(COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """The command of that name, or None."""
        if cmd_name not in COMMANDS:
            return None
        app: typer.Typer = import_module(COMMANDS[cmd_name]).app
        app.rich_markup_mode = None
        app.pretty_exceptions_enable = app._add_completion = False
        command = typer.main.get_command(app)
        command.name = cmd_name
        return command


app = typer.Typer(
    cls=Commands,
    help="The state of play of peace talks, from news and official texts, each line with its sentence.",
    epilog="Exit codes: 0 done, 1 nothing readable or a fault found, 2 usage or settings.",
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)


@app.callback(invoke_without_command=True)
def dragoman(
    shown: Annotated[bool, typer.Option("--version", help="Print the version and stop.", is_eager=True)] = False,
) -> None:
    """Reads news and official texts about peace negotiations and reports who met, agreed, offered or refused."""
    if shown:
        typer.echo(f"dragoman {version('dragoman')}")
        raise typer.Exit(Exit.DONE)


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
