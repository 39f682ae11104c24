"""The state of play that a ledger holds: what `brief`, the web and others ask for."""

from collections.abc import Mapping
from contextlib import closing
from pathlib import Path

from dragoman.lexicon.actors import load_actors
from dragoman.model import Actor, AsOf, Holdings, Selection, StateOfPlay
from dragoman.run.ledgers import open_ledger
from dragoman.run.pipeline import NOW, folded
from dragoman.run.settings import Settings
from dragoman.stages import Ledger


def state_at(address: str, settings: Settings, *, at: AsOf = NOW, selection: Selection | None = None) -> StateOfPlay:
    """The state at a date that the ledger at an address holds, with the actors of the settings.

    Raises LedgerError where it cannot be read.
    """
    actors = load_actors([Path(file) for file in settings.actors]).actors
    with closing(open_ledger(address)) as ledger:
        return state_of(ledger, actors, at=at, selection=selection)


def state_of(
    ledger: Ledger, actors: Mapping[str, Actor], *, at: AsOf = NOW, selection: Selection | None = None
) -> StateOfPlay:
    """The state at a date, of the entries selected. `actors`: those of the settings (load_actors(...).actors)."""
    return folded(holdings_of(ledger, selection), at, actors)


def holdings_of(ledger: Ledger, selection: Selection | None = None) -> Holdings:
    """What the fold reads."""
    return ledger.holdings(selection)
