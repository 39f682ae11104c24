"""`dragoman changes --since DATE FILE...`: what changed in the state of the talks."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from dragoman.cli.exits import Exit, put
from dragoman.cli.filters import Issues, Parties, Places, Sources, Speakers, asked_for
from dragoman.cli.options import (
    ActorFiles,
    Form,
    KnownAt,
    LedgerAddress,
    Pipeline,
    Published,
    Width,
    changes_view_for,
    ledger_of,
    warn,
)
from dragoman.errors import SettingsError
from dragoman.model import AsOf
from dragoman.run.brief import day, moment
from dragoman.run.changes import changes as changes_of
from dragoman.run.changes import changes_at
from dragoman.run.settings import override, settings_of_folder

app = typer.Typer()

Since = Annotated[
    str | None, typer.Option("--since", metavar="DATE", help="The day (YYYY-MM-DD) from whose end changes are told.")
]
Until = Annotated[
    str | None, typer.Option("--until", metavar="DATE", help="The last day of changes; without it all texts count.")
]
KnownSince = Annotated[
    str | None,
    typer.Option(
        "--known-since", metavar="TIME", help="Compare with what a ledger knew then; with or without --since."
    ),
]


@app.command()
def changes(
    files: Annotated[
        list[str] | None, typer.Argument(metavar="FILE", help="Texts or web pages; - is standard input.")
    ] = None,
    ledger: LedgerAddress = None,
    since: Since = None,
    until: Until = None,
    known_since: KnownSince = None,
    known_at: KnownAt = None,
    party: Parties = None,
    speaker: Speakers = None,
    issue: Issues = None,
    place: Places = None,
    source: Sources = None,
    form: Form = "text",
    published: Published = None,
    actors: ActorFiles = None,
    pipeline: Pipeline = None,
    width: Width = None,
) -> None:
    """Print what changed since a day: what moved, is new, is disputed or gone, each with its sentence."""
    view = changes_view_for(form, width)
    settings = override(settings_of_folder(Path.cwd()), actors=actors or (), pipeline=pipeline)
    if files and (ledger or known_since or known_at):
        raise SettingsError("give files or a ledger, not both; only a ledger knows when something was recorded")
    if files and since:
        found = changes_of(
            files, since=since, until=until, published=published, settings=settings, stdin=sys.stdin.buffer
        )
    elif since or known_since:
        before = AsOf(valid=day(since), known=moment(known_since))
        after = AsOf(valid=day(until), known=moment(known_at))
        asked = asked_for(party, speaker, issue, place, None, source)
        found = changes_at(ledger_of(ledger, settings), settings, since=before, until=after, asked=asked)
    else:
        raise SettingsError("since when? give --since YYYY-MM-DD, or --known-since with a ledger")
    warn(found)
    if files and not found.documents and not found.cited and found.diagnostics:
        typer.echo("dragoman: nothing could be read", err=True)
        raise typer.Exit(Exit.NOTHING_READABLE)
    put(view.render_changes(found))
