"""Append-only: the stores themselves refuse to change or delete a record."""

import sqlite3
from collections.abc import Callable
from pathlib import Path

import psycopg
import pytest

from dragoman.ledger.postgres import PostgresLedger
from dragoman.ledger.sqlite import SqliteLedger
from dragoman.testing.ledger import two_reports

CHANGES = [
    "UPDATE records SET data = data",
    "UPDATE records SET hash = hash WHERE seq = 1",
    "DELETE FROM records",
    "DELETE FROM records WHERE seq = 2",
]
REPLACED = "INSERT OR REPLACE INTO records VALUES ({}, 'document', '{}', x'00', x'00')"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A ledger in a file, with one report."""
    ledger = SqliteLedger(str(tmp_path / "a.db"))
    report, _ = two_reports()
    ledger.append([report.document], report.entries)
    ledger.close()
    return tmp_path / "a.db"


def kept(file: Path) -> list[tuple[object, ...]]:
    connection = sqlite3.connect(file)
    found = connection.execute("SELECT * FROM records ORDER BY seq").fetchall()
    connection.close()
    return found


@pytest.mark.parametrize("change", CHANGES)
def test_sqlite_refuses(file: Path, change: str) -> None:
    before, connection = kept(file), sqlite3.connect(file)
    with pytest.raises(sqlite3.IntegrityError, match="a ledger is append-only"):
        connection.execute(change)
    connection.close()
    assert kept(file) == before


@pytest.mark.parametrize(("number", "name"), [(1, "other"), (9, "one")])
def test_sqlite_replaces_nothing(file: Path, number: int, name: str) -> None:
    """INSERT OR REPLACE deletes without asking the triggers for DELETE."""
    before, connection = kept(file), sqlite3.connect(file)
    with connection:
        connection.execute(REPLACED.format(number, name))
    connection.close()
    assert kept(file) == before


@pytest.fixture
def team(server: str, address: Callable[[], str]) -> str:
    """A ledger made by a role that is no superuser; the address to reach it by."""
    made = address()
    schema = made.rpartition("%3D")[2]
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"CREATE ROLE team_{schema} LOGIN")  # type: ignore[call-overload]
        connection.execute(f"GRANT ALL ON SCHEMA {schema} TO team_{schema}")  # type: ignore[call-overload]
    mine = made.replace("//postgres:", f"//team_{schema}:")
    ledger = PostgresLedger(mine)
    report, _ = two_reports()
    ledger.append([report.document], report.entries)
    ledger.close()
    return mine


@pytest.mark.parametrize("change", [*CHANGES, "TRUNCATE records"])
def test_postgres_refuses_by_role_and_by_trigger(server: str, team: str, change: str) -> None:
    with psycopg.connect(team) as connection, pytest.raises(psycopg.errors.InsufficientPrivilege):
        connection.execute(change)  # type: ignore[call-overload]
    schema = team.rpartition("%3D")[2]
    superuser = f"{server}&options=-csearch_path%3D{schema}"
    with psycopg.connect(superuser) as connection, pytest.raises(psycopg.errors.RaiseException, match="append-only"):
        connection.execute(change)  # type: ignore[call-overload]
    ledger = PostgresLedger(team, write=False)
    assert len(ledger.holdings().entries) == 2
    ledger.close()
