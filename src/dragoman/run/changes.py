"""What changed between two dates: sources in, Changes out."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from os import PathLike, fspath
from typing import BinaryIO

from dragoman.errors import SettingsError
from dragoman.fold import changes as between
from dragoman.fold import published_by
from dragoman.model import Actor, AsOf, Changes, Holdings, StateOfPlay
from dragoman.run.brief import Path, day
from dragoman.run.pipeline import folded, read_into_ledger
from dragoman.run.settings import Settings, override
from dragoman.run.tools import prepare


def changes(
    sources: Path | Iterable[Path],
    *,
    since: AsOf | date | str,
    until: AsOf | date | str | None = None,
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
    named = [fspath(source) for source in listed]
    unread = read_into_ledger(named, tools, published=day(published), stdin=stdin)
    found = changed(tools.ledger.holdings(), moment(since), moment(until), tools.actors)
    return found.replace(diagnostics=unread)


def changed(holdings: Holdings, since: AsOf, until: AsOf, actors: Mapping[str, Actor]) -> Changes:
    """What changed between the states that a reader had at two moments. Raises SettingsError if they are reversed."""
    if since.valid and until.valid and until.valid < since.valid:
        raise SettingsError(f"{until.valid} is before {since.valid}: the later day is the one until which changes go")
    return between(state_at(holdings, since, actors), state_at(holdings, until, actors))


def state_at(holdings: Holdings, at: AsOf, actors: Mapping[str, Actor]) -> StateOfPlay:
    """The state that a reader had who knew the texts published by then, and of the record what it knew then."""
    return folded(published_by(holdings, at.valid), at, actors)


def moment(given: AsOf | date | str | None) -> AsOf:
    """A day as a moment at which a state is asked for. Raises SettingsError for what is no date."""
    return given if isinstance(given, AsOf) else AsOf(valid=day(given))
