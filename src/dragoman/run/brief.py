"""The main job: sources in, the state of the talks out."""

from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, time
from os import PathLike, fspath
from typing import BinaryIO

from dragoman.errors import SettingsError
from dragoman.model import AsOf, StateOfPlay
from dragoman.run.pipeline import state_of_play
from dragoman.run.settings import Settings, override
from dragoman.run.tools import prepare

Path = str | PathLike[str]


def brief(
    sources: Path | Iterable[Path],
    *,
    published: date | str | None = None,
    actors: Sequence[Path] = (),
    pipeline: str | None = None,
    as_of: date | str | None = None,
    settings: Settings | None = None,
    stdin: BinaryIO | None = None,
) -> StateOfPlay:
    """The state of the talks that the files report.

    `published` is the day of publication of files that do not say theirs; relative dates ("tomorrow") need it.
    `actors` are further actor files (docs/actors.md), `pipeline` names an installed spaCy pipeline, `as_of` leaves
    out what happened or was published after that day, `stdin` is read where a source is "-". What cannot be read
    stands in the state's `diagnostics`.
    Raises SettingsError, LexiconError or PluginError where it is not the texts that are at fault.

    >>> brief("no/such/file.txt").documents
    ()
    """
    listed = [sources] if isinstance(sources, str | PathLike) else list(sources)
    tools = prepare(override(settings or Settings(), actors=actors, pipeline=pipeline))
    named = [fspath(source) for source in listed]
    return state_of_play(named, tools, at=AsOf(valid=day(as_of)), published=day(published), stdin=stdin)


def day(given: date | str | None) -> date | None:
    """A date, given as one or as YYYY-MM-DD. Raises SettingsError for anything else.

    >>> day("2025-08-19")
    datetime.date(2025, 8, 19)
    """
    if given is None or isinstance(given, date):
        return given
    try:
        return date.fromisoformat(given)
    except ValueError as error:
        raise SettingsError(f"{given!r} is no date; write it as YYYY-MM-DD, as in 2025-08-19") from error


def moment(given: datetime | str | None) -> datetime | None:
    """A time, given as one or as YYYY-MM-DD (the end of that day) or YYYY-MM-DDTHH:MM; UTC where no zone is said.

    Raises SettingsError for anything else.

    >>> moment("2025-08-19T09:30").isoformat()
    '2025-08-19T09:30:00+00:00'
    """
    if given is None or isinstance(given, datetime):
        return given
    try:
        found = datetime.fromisoformat(given)
    except ValueError as error:
        raise SettingsError(f"{given!r} is no time; write it as YYYY-MM-DD or 2025-08-19T09:30") from error
    if len(given) == len("2025-08-19"):
        found = datetime.combine(found, time.max)
    return found if found.tzinfo else found.replace(tzinfo=UTC)
