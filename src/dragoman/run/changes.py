"""What changed between two moments: sources or a ledger in, Changes out."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import closing
from datetime import date
from os import PathLike, fspath
from pathlib import Path as File
from typing import BinaryIO

from dragoman.errors import SettingsError
from dragoman.fold import changes as between
from dragoman.fold import published_by
from dragoman.lexicon.actors import load_actors
from dragoman.model import Actor, AsOf, Changes, Holdings, StateOfPlay
from dragoman.run.brief import Path, day
from dragoman.run.filters import EVERYTHING, Filter, filtered, neighbourhood, touched
from dragoman.run.ledgers import open_ledger
from dragoman.run.pipeline import NOW, folded, note_sources
from dragoman.run.settings import Settings, override
from dragoman.run.tools import prepare
from dragoman.stages import Ledger

Folding = Callable[[Holdings, AsOf, Mapping[str, Actor]], StateOfPlay]


def changes(
    sources: Path | Iterable[Path],
    *,
    since: date | str,
    until: date | str | None = None,
    published: date | str | None = None,
    actors: Sequence[Path] = (),
    pipeline: str | None = None,
    settings: Settings | None = None,
    stdin: BinaryIO | None = None,
) -> Changes:
    """What changed in the state of the talks that the files report, from the end of one day to that of another.

    Two states are compared: that of the texts published by `since`, and that of the texts published by `until`
    (of all texts, where it is None). The other arguments are as `brief` has them; it raises the same.
    """
    listed = [sources] if isinstance(sources, str | PathLike) else list(sources)
    tools = prepare(override(settings or Settings(), actors=actors, pipeline=pipeline))
    unread = note_sources([fspath(source) for source in listed], tools, published=day(published), stdin=stdin)
    moments = AsOf(valid=day(since)), AsOf(valid=day(until))
    return changed(tools.ledger.holdings(), *moments, tools.actors).replace(diagnostics=unread)


def changes_at(
    address: str, settings: Settings, *, since: AsOf, until: AsOf = NOW, asked: Filter = EVERYTHING
) -> Changes:
    """What changed in what the ledger at an address holds. Raises LedgerError where it cannot be read."""
    actors = load_actors([File(file) for file in settings.actors]).actors
    with closing(open_ledger(address)) as ledger:
        return changes_of(ledger, actors, since=since, until=until, asked=asked)


def changes_of(
    ledger: Ledger,
    actors: Mapping[str, Actor],
    *,
    since: AsOf,
    until: AsOf = NOW,
    asked: Filter = EVERYTHING,
) -> Changes:
    """What changed between two moments in the lines asked for of what a ledger holds.

    Where only the days differ, not what the record knew, dossiers that no later text can touch are not folded.
    """
    if asked == EVERYTHING and since.valid and since.known == until.known:
        return changed(touched(ledger, since.valid), since, until, actors)
    return changed(neighbourhood(ledger, asked, actors), since, until, actors, asked)


def changed(
    holdings: Holdings,
    since: AsOf,
    until: AsOf,
    actors: Mapping[str, Actor],
    asked: Filter = EVERYTHING,
    folding: Folding = folded,
) -> Changes:
    """What changed between the states that a reader had at two moments. Raises SettingsError if they are reversed.

    `folding`: another way to the result of `folded` (run/folding.py).
    """
    if since.valid and until.valid and until.valid < since.valid:
        raise SettingsError(f"{until.valid} is before {since.valid}: the later day is the one until which changes go")
    if since.known and until.known and until.known < since.known:
        raise SettingsError(f"{until.known} is before {since.known}: the later time is the one until which changes go")
    before, after = (filtered(read_at(holdings, at, actors, folding), asked, actors) for at in (since, until))
    return between(before, after)


def read_at(holdings: Holdings, at: AsOf, actors: Mapping[str, Actor], folding: Folding = folded) -> StateOfPlay:
    """The state that a reader had who knew the texts published by then, and of the record what it knew then."""
    return folding(published_by(holdings, at.valid), at, actors)
