"""Tools made once for all tests of the pipeline."""

import pytest

from dragoman.ledger.memory import MemoryLedger
from dragoman.run.settings import Settings
from dragoman.run.tools import Tools, prepare

SETTINGS = Settings(extractors=("statements", "talks"))


@pytest.fixture(scope="session")
def prepared() -> Tools:
    """The built-in tools; their annotator takes a second to load."""
    return prepare(SETTINGS)


@pytest.fixture
def tools(prepared: Tools) -> Tools:
    """The tools with an empty ledger."""
    return Tools(**{**vars(prepared), "ledger": MemoryLedger()})
