"""Options that several commands share, and what they stand for."""

import os
import shutil
import sys
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, Any

import typer

from dragoman.errors import SettingsError
from dragoman.model import Changes, Diagnostic, StateOfPlay
from dragoman.plugins import VIEWS, make
from dragoman.run.settings import Settings
from dragoman.stages import ChangesView, View
from dragoman.views.diagnostics import plainly

WIDEST = 100
"""Columns a brief fills at most in a wide terminal: longer lines are hard to read."""

ActorFiles = Annotated[
    list[Path] | None, typer.Option("--actors", metavar="FILE", help="A file of further actors; may be repeated.")
]
Pipeline = Annotated[
    str | None,
    typer.Option("--pipeline", metavar="NAME", help="An installed spaCy pipeline; default en_core_web_sm."),
]
Published = Annotated[
    str | None,
    typer.Option(
        "--published", metavar="DATE", help="Day of publication (YYYY-MM-DD) of files that do not say theirs."
    ),
]
AsOfDay = Annotated[
    str | None,
    typer.Option("--as-of", metavar="DATE", help="The state on this day (YYYY-MM-DD): later reports are left out."),
]
LedgerAddress = Annotated[
    str | None,
    typer.Option("--ledger", metavar="ADDRESS", help="A ledger: a file, or postgresql://... (docs/ledger.md)."),
]
KnownAt = Annotated[
    str | None,
    typer.Option("--known-at", metavar="TIME", help="What the ledger knew then: YYYY-MM-DD or YYYY-MM-DDTHH:MM."),
]
Form = Annotated[
    str, typer.Option("--format", metavar="FORM", help="text, json, markdown, or a form that a plugin adds.")
]
Width = Annotated[
    int | None, typer.Option("--width", min=0, metavar="N", help="Columns to wrap text at; 0 leaves lines whole.")
]


def view_for(form: str, width: int | None) -> View:
    """The view of that form; text becomes the terminal's where it goes to one. Raises SettingsError."""
    if form == "text" and sys.stdout.isatty():
        columns = min(shutil.get_terminal_size().columns, WIDEST) if width is None else width
        terminal: View = make(VIEWS, "terminal", width=columns, colour=coloured())
        return terminal
    view: View = make(VIEWS, form) if width is None else make(VIEWS, form, width=width)
    return view


def changes_view_for(form: str, width: int | None) -> ChangesView:
    """The view of that form, which must know how to show changes. Raises SettingsError."""
    view: Any = view_for(form, width)
    if not callable(getattr(view, "render_changes", None)):
        raise SettingsError(f"the form {form!r} cannot show changes; text, markdown and json can")
    shown: ChangesView = view
    return shown


def coloured() -> bool:
    """Whether the terminal is to have colour (NO_COLOR, TERM=dumb)."""
    return not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def columns_of(pairs: Iterable[str]) -> dict[str, str]:
    """Column -> field, from `NAME=FIELD`. Raises SettingsError for anything else."""
    columns = {}
    for pair in pairs:
        name, mark, field = pair.rpartition("=")
        if not (name and mark and field):
            raise SettingsError(f"{pair!r} maps no column; write NAME=FIELD, as in body=text")
        columns[name] = field
    return columns


def now() -> datetime:
    """The time of recording."""
    return datetime.now(UTC)


def ledger_of(address: str | None, settings: Settings) -> str:
    """The address given, else that of the settings. Raises SettingsError where there is none."""
    found = address or settings.ledger
    if not found:
        raise SettingsError("no ledger is named; give --ledger FILE, or name one in dragoman.toml")
    return found


def warn(state: StateOfPlay | Changes) -> None:
    """Says on stderr what could not be read."""
    warn_of(state.diagnostics)


def warn_of(diagnostics: Iterable[Diagnostic]) -> None:
    """Says on stderr what could not be read."""
    for diagnostic in diagnostics:
        typer.echo(f"dragoman: {plainly(diagnostic)}", err=True)
