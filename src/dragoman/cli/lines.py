"""How entries of a ledger are printed: a line each, tab-separated, or JSON lines."""

from collections.abc import Iterable

import msgspec

from dragoman.cli.exits import put
from dragoman.errors import SettingsError
from dragoman.model import Event, Statement
from dragoman.run.lines import Line, SourceLine
from dragoman.views.words import visible


def put_lines(found: Iterable[Line | SourceLine], form: str) -> None:
    """Writes them as text or as JSON lines. Raises SettingsError for another form."""
    if form not in ("text", "json"):
        raise SettingsError(f"no form is called {form!r} here; there are: text, json")
    for one in found:
        text = msgspec.json.encode(one).decode() if form == "json" else "\t".join(visible(cell) for cell in _cells(one))
        put(f"{text}\n")


def _cells(one: Line | SourceLine) -> tuple[str, ...]:
    if isinstance(one, SourceLine):
        days = f"{one.first or ''}..{one.last or ''}" if one.first else ""
        return one.source or "-", f"{one.documents} documents", f"{one.entries} entries", days
    day, source = str(one.published or "-"), one.source or one.origin or "-"
    return one.id, day, *_said(one), source


def _said(one: Line) -> tuple[str, ...]:
    body = one.body
    if isinstance(body, Statement):
        chain = " < ".join((body.speaker or "-", *body.chain))
        return chain, body.content
    if isinstance(body, Event):
        mode = f" ({body.mode})" if body.mode else ""
        return (
            f"{body.event_type}{mode}",
            f"{', '.join(body.actors) or '-'} > {', '.join(body.recipients) or '-'}",
            one.citations[0].exact,
        )
    return type(body).__name__.lower(), one.citations[0].exact
