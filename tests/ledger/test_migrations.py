"""Migrations: they make the schema that the code uses, and a later one leaves the records and their guards."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy.exc import DBAPIError

from dragoman.errors import LedgerError
from dragoman.ledger.memory import MemoryLedger
from dragoman.ledger.migrate import MIGRATIONS, configuration, is_current, tables, upgrade, version
from dragoman.ledger.postgres import PostgresLedger
from dragoman.ledger.schema import METADATA, RECORDS
from dragoman.ledger.sql import SqlLedger
from dragoman.ledger.sqlite import SqliteLedger
from dragoman.model import Selection
from dragoman.testing.ledger import two_reports

LATER = '''
"""A table more."""
import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade():
    op.create_table("notes", sa.Column("note", sa.Integer, primary_key=True))
'''


@pytest.fixture(params=["sqlite", "postgresql"])
def ledger(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[SqlLedger]:
    """A ledger with one report in each store."""
    if request.param == "sqlite":
        made: SqlLedger = SqliteLedger(str(tmp_path / "a.db"))
    else:
        address: Callable[[], str] = request.getfixturevalue("address")
        made = PostgresLedger(address())
    report, _ = two_reports()
    made.append([report.document], report.entries)
    yield made
    made.close()


@pytest.fixture
def later(tmp_path: Path) -> Path:
    """The migrations with one more."""
    shutil.copytree(MIGRATIONS, tmp_path / "later", ignore=shutil.ignore_patterns("__pycache__"))
    (tmp_path / "later" / "versions" / "v0003_notes.py").write_text(LATER)
    return tmp_path / "later"


def test_the_migrations_make_the_schema(ledger: SqlLedger) -> None:
    with ledger._reading() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        different = [one for one in compare_metadata(context, METADATA) if "words" not in str(one)]
    assert different == []


def test_a_later_migration_leaves_records_and_guards(ledger: SqlLedger, later: Path) -> None:
    before = list(ledger.records())
    with ledger._writing() as connection:
        assert not is_current(connection, "a", later)
        upgrade(connection, later)
    with ledger._reading() as connection:
        assert (version(connection), is_current(connection, "a", later)) == ("0003", True)
        assert "notes" in tables(connection)
        with pytest.raises(LedgerError, match=r"a: was written by a newer dragoman \(schema 0003\)"):
            is_current(connection, "a")
    assert list(ledger.records()) == before
    with pytest.raises((DBAPIError, LedgerError)), ledger._writing() as connection:
        connection.exec_driver_sql("DELETE FROM records")
    assert list(ledger.records()) == before


def test_a_migration_that_fails_changes_nothing(ledger: SqlLedger, later: Path) -> None:
    (later / "versions" / "v0003_notes.py").write_text(LATER + "    op.create_table('notes')\n")
    with pytest.raises(LedgerError), ledger._writing() as connection:
        upgrade(connection, later)
    with ledger._reading() as connection:
        assert version(connection) == "0002"
        assert "notes" not in tables(connection)


@pytest.mark.parametrize("store", ["sqlite", "postgresql"])
def test_a_ledger_of_the_first_version_is_indexed_anew(
    store: str, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    """Its records stay byte for byte, and all are found."""
    told = MemoryLedger()
    for report in two_reports():
        told.append([report.document], report.entries)
    empty, kind = _of_the_first_version(store, tmp_path, request)
    rows = [(k.number, k.type, k.id, k.data, bytes.fromhex(k.hash)) for k in told.records()]
    with empty._writing() as connection:
        empty._insert(connection, RECORDS, rows)
    empty.close()
    with pytest.raises(LedgerError, match="holds no ledger of this version yet"):
        kind(empty.address, write=False)
    ledger = kind(empty.address)
    assert list(ledger.records()) == list(told.records())
    for selection in (Selection(parties=(("RUS",),)), Selection(sources=("courier",)), Selection(documents=("one",))):
        assert ledger.holdings(selection) == told.holdings(selection)
        assert ledger.holdings(selection).entries
    ledger.close()


def _of_the_first_version(
    store: str, tmp_path: Path, request: pytest.FixtureRequest
) -> tuple[SqlLedger, Callable[..., SqlLedger]]:
    """An empty ledger taken back to the first schema, still open, and what opens it."""
    kind: Callable[..., SqlLedger] = SqliteLedger if store == "sqlite" else PostgresLedger
    ledger = kind(str(tmp_path / "b.db") if store == "sqlite" else request.getfixturevalue("address")())
    with ledger._writing() as connection:
        connection.exec_driver_sql("DROP TABLE alembic_version")
        for table in (*METADATA.tables, "words"):
            connection.exec_driver_sql(f"DROP TABLE {table}")
        if store == "postgresql":
            connection.exec_driver_sql("DROP FUNCTION records_stay")
        config = configuration(MIGRATIONS)
        config.attributes["connection"] = connection
        command.upgrade(config, "0001")
    return ledger, kind
