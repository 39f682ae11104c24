"""Exports: the state of a ledger, or of files, as bytes of another program's form."""

from collections.abc import Mapping
from contextlib import closing
from pathlib import Path

from dragoman.lexicon.actors import load_actors
from dragoman.model import Actor, AsOf, Handling, Holdings, Selection, StateOfPlay, within
from dragoman.plugins import EXPORTS, make
from dragoman.run.ledgers import open_ledger
from dragoman.run.pipeline import NOW, folded
from dragoman.run.settings import Settings
from dragoman.run.state import holdings_of
from dragoman.stages import Export


def exporter(form: str, *, table: str | None = None) -> Export:
    """The export of that name. Raises SettingsError where none is installed, PluginError where it has no tables."""
    made: Export = make(EXPORTS, form, table=table) if table else make(EXPORTS, form)
    return made


def shareable(
    address: str,
    settings: Settings,
    *,
    most: Handling = Handling.CLEAR,
    at: AsOf = NOW,
    selection: Selection | None = None,
) -> StateOfPlay:
    """The state of the ledger at an address as those who may see `most` may see it.

    Raises LedgerError where the ledger cannot be read.
    """
    actors = load_actors([Path(file) for file in settings.actors]).actors
    with closing(open_ledger(address)) as ledger:
        return within_mark(holdings_of(ledger, selection), most, actors, at=at)


def within_mark(holdings: Holdings, most: Handling, actors: Mapping[str, Actor], *, at: AsOf = NOW) -> StateOfPlay:
    """The state folded without what is marked above `most`, as if it had never been added: no line made from it,
    and nobody whom only it names, is left."""
    return folded(within(holdings, most), at, actors)
