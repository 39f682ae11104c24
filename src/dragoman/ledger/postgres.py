"""A ledger in PostgreSQL (psycopg 3), for a team: one schema of a database holds one ledger."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from sqlalchemy import (
    JSON,
    Column,
    ColumnElement,
    Connection,
    Engine,
    String,
    Table,
    bindparam,
    cast,
    create_engine,
    func,
    make_url,
    select,
)
from sqlalchemy.exc import ArgumentError, DBAPIError

from dragoman.errors import LedgerError
from dragoman.ledger.migrate import is_current, tables, upgrade
from dragoman.ledger.schema import METADATA
from dragoman.ledger.sql import SqlLedger, Values
from dragoman.ledger.words import Asked

PATIENCE_S = 30.0
"""Seconds a writer waits for another to finish its batch."""
LONGEST = 500_000
"""Characters of a text that are searched: PostgreSQL indexes at most 1 MB of words of one text."""

WRONG = {
    "53100": "the server's disk is full; free some space and go on, nothing that was added is lost",
    "55P03": "another process is writing in it and does not finish; try again when it has",
    "57014": "another process is writing in it and does not finish; try again when it has",
    "25006": "it may only be read, not written",
    "42501": "this role may not do that; ask the database's owner for INSERT and SELECT",
    "28": "the server refuses this user; check name, password and rights",
    "3D": "the server has no such database; create it first (createdb)",
    "08": "the server cannot be reached, or the connection broke; what was added before is not lost",
    "57P": "the server is shutting down or starting; try again",
    "XX": "the database is damaged; restore it from a pack (`dragoman unpack`)",
}
"""SQLSTATE (its beginning) -> what is wrong and what to do."""

WORDS_INSERTED = (
    "INSERT INTO words SELECT record, to_tsvector('english', found) "
    "FROM unnest(%b::int[], %b::text[]) AS given (record, found) ON CONFLICT DO NOTHING"
)
WORDS_COMPARED = (
    "SELECT given.record FROM unnest(%b::int[], %b::text[]) AS given (record, found) "
    "LEFT JOIN words ON words.record = given.record "
    "WHERE words.vector IS DISTINCT FROM to_tsvector('english', given.found) ORDER BY 1"
)
_TYPES = {"INTEGER": "int", "VARCHAR": "text", "BLOB": "bytea"}


class PostgresLedger(SqlLedger):
    """The ledger in the database `address` (postgresql://user@host/name), in the first schema of its search path."""

    def __init__(self, address: str, *, write: bool = True, patience_s: float = PATIENCE_S) -> None:
        self._patience_ms = max(1, int(patience_s * 1000))
        engine = _engine(address)
        super().__init__(engine.url.render_as_string(hide_password=True), engine)
        self._open(write)

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        with self._explained(), self._engine.connect() as connection:
            options = {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True}
            with connection.execution_options(**options).begin():
                yield connection

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        with self._explained(), self._engine.begin() as connection:
            connection.exec_driver_sql(f"SET LOCAL lock_timeout = {self._patience_ms}")
            connection.exec_driver_sql("SELECT pg_advisory_xact_lock(hashtext('dragoman.' || current_schema()))")
            yield connection

    def _insert(self, connection: Connection, table: Table, found: Sequence[Values]) -> None:
        if found:
            connection.exec_driver_sql(_INSERTS[table.name], tuple(list(column) for column in zip(*found, strict=True)))

    def _insert_words(self, connection: Connection, found: Sequence[tuple[int, str]]) -> None:
        if found:
            connection.exec_driver_sql(WORDS_INSERTED, _words(found))

    def _words_wrong(self, connection: Connection, batches: Iterator[list[tuple[int, str]]]) -> list[str]:
        """Has the server take the words of each text anew, and compares."""
        found: list[int] = []
        several = 0
        for batch in batches:
            several += len(batch)
            wrong = connection.exec_driver_sql(WORDS_COMPARED, _words(batch)) if batch else ()
            found += [record for (record,) in wrong]
        said = [f"does not have the words of record {record}" for record in found[:20]]
        held = connection.exec_driver_sql("SELECT count(*) FROM words").scalar()
        return said if said or held == several else [f"has {held} texts where the records have {several}"]

    def _among(self, column: Column[Any]) -> ColumnElement[bool]:
        given = func.json_array_elements_text(cast(bindparam("among", type_=String), JSON)).column_valued("given")
        return column.in_(select(cast(given, column.type)))

    def _found(self, connection: Connection, query: tuple[Asked, ...], limit: int) -> list[int]:
        wanted = " && ".join(f"{'!!' if one.without else ''}phraseto_tsquery('english', %s)" for one in query)
        phrases = tuple(" ".join(one.words) for one in query)
        found = connection.exec_driver_sql(
            f"SELECT record FROM words, (SELECT {wanted} AS asked) AS query WHERE vector @@ asked "
            "ORDER BY ts_rank(vector, asked) DESC, record LIMIT %s",
            (*phrases, limit),
        )
        return list(found.scalars())

    @contextmanager
    def _explained(self) -> Iterator[None]:
        """PostgreSQL's errors as a LedgerError that says what to do."""
        try:
            yield
        except DBAPIError as error:
            raise LedgerError(f"{self.address}: {_explanation(error.orig)}") from error

    def _prepare(self, write: bool) -> None:
        """Makes the tables in an empty schema, or brings them to this version."""
        with self._engine.connect() as connection:
            if connection.exec_driver_sql("SHOW server_encoding").scalar() != "UTF8":
                raise LedgerError(f"{self.address}: the database is not in UTF8; create it with encoding UTF8")
            if is_current(connection, self.address):
                return
            if not write:
                raise LedgerError(f"{self.address}: holds no ledger of this version yet; `dragoman add` makes one")
        with self._writing() as connection:
            if not is_current(connection, self.address):
                if "records" in tables(connection) and "alembic_version" not in tables(connection):
                    raise LedgerError(f"{self.address}: has tables that are no ledger; give another database or schema")
                upgrade(connection)
                self._reindex(connection)


def _words(found: Sequence[tuple[int, str]]) -> tuple[list[int], list[str]]:
    """Numbers and texts as the statements about words want them."""
    return [seq for seq, _ in found], [text[:LONGEST].replace("\x00", " ") for _, text in found]


def _engine(address: str) -> Engine:
    try:
        url = make_url(address).set(drivername="postgresql+psycopg")
        return create_engine(url, pool_size=8, max_overflow=32)
    except (ArgumentError, ValueError) as error:
        raise LedgerError(f"the address of the ledger is none ({error}); write postgresql://user@host/name") from error
    except ModuleNotFoundError as error:
        raise LedgerError("PostgreSQL needs psycopg: pip install 'dragoman[postgres]'") from error


def _explanation(error: Any) -> str:
    state = getattr(error, "sqlstate", None) or "08"
    said = next((said for known, said in WRONG.items() if state.startswith(known)), None)
    detail = str(error).strip().splitlines()
    first = detail[0] if detail else type(error).__name__
    return f"{said} (PostgreSQL: {first})" if said else f"PostgreSQL: {first}"


def _statement(table: Table) -> str:
    columns = ", ".join(column.name for column in table.columns)
    arrays = ", ".join(f"%b::{_TYPES[str(column.type)]}[]" for column in table.columns)
    return f"INSERT INTO {table.name} ({columns}) SELECT * FROM unnest({arrays}) ON CONFLICT DO NOTHING"


_INSERTS = {table.name: _statement(table) for table in METADATA.sorted_tables}
