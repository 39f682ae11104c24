"""The state of play that a ledger holds: what `brief`, the web and others ask for."""

from collections.abc import Mapping
from contextlib import closing
from pathlib import Path

from dragoman.lexicon.actors import load_actors
from dragoman.model import Actor, AsOf, Holdings, Selection, StateOfPlay
from dragoman.run.filters import EVERYTHING, Filter, filtered, neighbourhood
from dragoman.run.ledgers import open_ledger
from dragoman.run.pipeline import NOW, folded
from dragoman.run.settings import Settings
from dragoman.stages import Ledger


def state_at(address: str, settings: Settings, *, at: AsOf = NOW, asked: Filter = EVERYTHING) -> StateOfPlay:
    """The state at a date that the ledger at an address holds, with the actors of the settings.

    Raises LedgerError where it cannot be read.
    """
    actors = load_actors([Path(file) for file in settings.actors]).actors
    with closing(open_ledger(address)) as ledger:
        return state_of(ledger, actors, at=at, asked=asked)


def state_of(
    ledger: Ledger,
    actors: Mapping[str, Actor],
    *,
    at: AsOf = NOW,
    selection: Selection | None = None,
    asked: Filter = EVERYTHING,
) -> StateOfPlay:
    """The state at a date. `actors`: those of the settings (load_actors(...).actors).

    `asked`: only these lines, each as the whole ledger tells it. `selection`: only these entries are read at all.
    """
    holdings = ledger.holdings(selection) if selection else neighbourhood(ledger, asked, actors)
    return filtered(folded(holdings, at, actors), asked, actors)


def holdings_of(ledger: Ledger, selection: Selection | None = None) -> Holdings:
    """What the fold reads."""
    return ledger.holdings(selection)
