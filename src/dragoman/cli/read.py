"""`dragoman read SOURCE...`: what was read, before anything is made of it."""

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Annotated

import msgspec
import typer

from dragoman.cli.exits import Exit, put
from dragoman.cli.options import WIDEST, Published, Width, columns_of
from dragoman.errors import SettingsError
from dragoman.model import Diagnostic, Document
from dragoman.run.brief import day
from dragoman.run.settings import Settings, settings_of_folder
from dragoman.run.sources import read_sources
from dragoman.views.diagnostics import plainly
from dragoman.views.documents import document_lines
from dragoman.views.words import load_words

app = typer.Typer()
FORMS = ("text", "json")
PIPE_WIDTH = 80


@app.command()
def read(
    sources: Annotated[
        list[str],
        typer.Argument(
            metavar="SOURCE", help="Files, folders, patterns, addresses, sources.toml; - is standard input."
        ),
    ],
    form: Annotated[str, typer.Option("--format", metavar="FORM", help="text, or json: one document a line.")] = "text",
    published: Published = None,
    column: Annotated[
        list[str] | None,
        typer.Option("--column", metavar="NAME=FIELD", help="Which column of a table is which field; may be repeated."),
    ] = None,
    offline: Annotated[bool, typer.Option("--offline", help="Take addresses from the cache alone.")] = False,
    fresh: Annotated[bool, typer.Option("--fresh", help="Ask for addresses again, whatever the cache has.")] = False,
    width: Width = None,
) -> None:
    """Show what is read from files and addresses: the text, its title, day, publisher, language and kind."""
    if form not in FORMS:
        raise SettingsError(f"no form of documents is called {form!r}; there are: {', '.join(FORMS)}")
    settings = _settings(column or (), offline=offline, fresh=fresh)
    found = read_sources(sources, settings=settings, published=day(published), stdin=sys.stdin.buffer)
    count = 0
    for text in _shown(found, form, width):
        put(text)
        count += 1
    if not count:
        typer.echo("dragoman: nothing could be read", err=True)
        raise typer.Exit(Exit.NOTHING_READABLE)


def _settings(columns: Iterable[str], *, offline: bool, fresh: bool) -> Settings:
    settings = settings_of_folder(Path.cwd())
    fetch = settings.fetch.replace(offline=offline or settings.fetch.offline)
    fetch = fetch.replace(max_age_hours=0.0) if fresh else fetch
    return settings.replace(fetch=fetch, columns={**settings.columns, **columns_of(columns)})


def _shown(found: Iterable[Document | Diagnostic], form: str, width: int | None) -> Iterator[str]:
    """Each document in the form asked for, as soon as it is read; what could not be read is said on stderr."""
    words = load_words()
    columns = WIDEST if width is None and sys.stdout.isatty() else PIPE_WIDTH if width is None else width
    first = True
    for one in found:
        if isinstance(one, Diagnostic):
            typer.echo(f"dragoman: {plainly(one)}", err=True)
        elif form == "json":
            yield msgspec.json.encode(one).decode() + "\n"
        else:
            yield ("" if first else "\n\n") + "\n".join(document_lines(one, words, width=columns)) + "\n"
            first = False
