"""A ledger in one SQLite file, in WAL mode: others read it while it is written."""

import os
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any
from urllib.parse import quote

from sqlalchemy import (
    Column,
    ColumnElement,
    Connection,
    Engine,
    QueuePool,
    Table,
    bindparam,
    create_engine,
    func,
    select,
    text,
)
from sqlalchemy.dialects.sqlite import dialect, insert
from sqlalchemy.exc import DBAPIError

from dragoman.errors import LedgerError
from dragoman.ledger.migrate import is_current, tables, upgrade
from dragoman.ledger.schema import METADATA
from dragoman.ledger.sql import SqlLedger, Values
from dragoman.ledger.words import Asked

PATIENCE_S = 30.0
"""Seconds a writer waits for another to finish its batch."""
MARK = 0x44524147
"""SQLite's application id of a ledger: "DRAG"."""
CACHE_KIB = 256 * 1024
CHECKPOINT = 16_000
"""Pages in the log (of 4 KiB) from which it is written into the file: at SQLite's 1,000 each large append would write
the same pages of the indexes again."""

WORDS = "fts5(found, content='', tokenize='porter unicode61 remove_diacritics 2')"
"""The index of words, as data/ledger/sqlite.sql makes it."""
WORDS_COMPARED = (
    ("id", "id, sz", "words_docsize", "temp.again_docsize", "does not have the words of record {0}"),
    ("term", "*", "temp.now", "temp.anew", "finds the word {0!r} elsewhere than it stands"),
)
"""Key and columns that are equal in a table of the index and of one made anew, and what it means where they are not."""
DIFFERENT = """
SELECT DISTINCT {key} FROM (
  SELECT * FROM (SELECT {columns} FROM {one} EXCEPT SELECT {columns} FROM {other})
  UNION ALL SELECT * FROM (SELECT {columns} FROM {other} EXCEPT SELECT {columns} FROM {one})
) ORDER BY 1 LIMIT 20
"""

WRONG = {
    "SQLITE_FULL": "the disk is full; free some space and go on, nothing that was added is lost",
    "SQLITE_BUSY": "another process is writing in it and does not finish; try again when it has",
    "SQLITE_READONLY": "it cannot be written; check the rights of the file and its folder",
    "SQLITE_CORRUPT": "the file is damaged; restore it from a pack (`dragoman unpack`)",
    "SQLITE_NOTADB": "the file is no ledger, or its beginning is damaged",
    "SQLITE_CANTOPEN": "it cannot be opened; check that its folder exists and may be written",
    "SQLITE_IOERR": "the disk failed or is full; what was added before is not lost",
}
"""Name of an SQLite error (its beginning) -> what is wrong and what to do."""


class SqliteLedger(SqlLedger):
    """The ledger in the file `address`; made where it is missing, if it is to be written."""

    def __init__(self, address: str, *, write: bool = True, patience_s: float = PATIENCE_S) -> None:
        path = Path(address).absolute()
        if not write and not os.path.exists(path):
            raise LedgerError(f"{address}: there is no such ledger; `dragoman add` makes one")
        super().__init__(address, _engine(path, write, patience_s))
        self._open(write)

    def damage(self) -> list[str]:
        """What SQLite finds wrong with the file's pages and indexes, beside what the records say."""
        try:
            with self._reading() as connection:
                found = connection.exec_driver_sql("PRAGMA integrity_check(20)").scalars().all()
        except LedgerError as error:
            return [str(error)]
        return [] if found == ["ok"] else [f"the file is damaged: {line}" for line in found]

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        with self._transaction("BEGIN") as connection:
            yield connection

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        with self._transaction("BEGIN IMMEDIATE") as connection:
            yield connection

    def _insert(self, connection: Connection, table: Table, found: Sequence[Values]) -> None:
        if found:
            connection.exec_driver_sql(_INSERTS[table.name], list(found))

    def _insert_words(self, connection: Connection, found: Sequence[tuple[int, str]]) -> None:
        if found:
            connection.exec_driver_sql("INSERT INTO words (rowid, found) VALUES (?, ?)", list(found))

    def _words_wrong(self, connection: Connection, batches: Iterator[list[tuple[int, str]]]) -> list[str]:
        """Indexes the words once more, beside the ledger, and compares."""
        connection.exec_driver_sql(f"CREATE VIRTUAL TABLE temp.again USING {WORDS}")
        for batch in batches:
            if batch:
                connection.exec_driver_sql("INSERT INTO temp.again (rowid, found) VALUES (?, ?)", batch)
        connection.exec_driver_sql("CREATE VIRTUAL TABLE temp.now USING fts5vocab(main, words, row)")
        connection.exec_driver_sql("CREATE VIRTUAL TABLE temp.anew USING fts5vocab(temp, again, row)")
        found = []
        for key, columns, one, other, said in WORDS_COMPARED:
            wrong = connection.exec_driver_sql(DIFFERENT.format(key=key, columns=columns, one=one, other=other))
            found += [said.format(named) for named in wrong.scalars()]
        for table in ("now", "anew", "again"):
            connection.exec_driver_sql(f"DROP TABLE temp.{table}")
        return found

    def _among(self, column: Column[Any]) -> ColumnElement[bool]:
        return column.in_(select(func.json_each(bindparam("among")).table_valued("value").c.value))

    def _found(self, connection: Connection, query: tuple[Asked, ...], limit: int) -> list[int]:
        found = text("SELECT rowid FROM words WHERE words MATCH :query ORDER BY rank, rowid LIMIT :limit")
        return list(connection.execute(found, {"query": _fts(query), "limit": limit}).scalars())

    @contextmanager
    def _transaction(self, begin: str) -> Iterator[Connection]:
        with self._explained(), self._engine.connect() as connection:
            connection.exec_driver_sql(begin)
            try:
                yield connection
                connection.exec_driver_sql("COMMIT")
            except BaseException:
                with suppress(DBAPIError):  # some errors end the transaction themselves
                    connection.exec_driver_sql("ROLLBACK")
                raise

    @contextmanager
    def _explained(self) -> Iterator[None]:
        """SQLite's errors as a LedgerError that says what to do."""
        try:
            yield
        except DBAPIError as error:
            raise LedgerError(f"{self.address}: {_explanation(error.orig)}") from error
        except sqlite3.Error as error:
            raise LedgerError(f"{self.address}: {_explanation(error)}") from error
        except UnicodeDecodeError as error:  # names of tables, or SQLite's message about them, in damaged bytes
            raise LedgerError(f"{self.address}: {WRONG['SQLITE_CORRUPT']}") from error

    def _prepare(self, write: bool) -> None:
        """Makes the tables of a new file, or brings them to this version; refuses a file that is something else."""
        with self._engine.connect() as connection:
            mark = connection.exec_driver_sql("PRAGMA application_id").scalar()
            if mark == MARK and is_current(connection, self.address):
                return
            if mark != MARK and tables(connection):
                raise LedgerError(f"{self.address}: this SQLite file is no ledger of dragoman; give another name")
            if not write:
                raise LedgerError(f"{self.address}: holds no ledger of this version yet; `dragoman add` makes one")
            connection.exec_driver_sql("PRAGMA journal_mode=WAL")
        with self._writing() as connection:
            if not is_current(connection, self.address):  # another process may have been faster
                upgrade(connection)
                self._reindex(connection)
                connection.exec_driver_sql(f"PRAGMA application_id={MARK}")


def _engine(path: Path, write: bool, patience_s: float) -> Engine:
    def connect() -> sqlite3.Connection:
        if write:
            return _connection(path, "mode=rwc", patience_s)
        try:
            return _connection(path, "mode=ro", patience_s)
        except sqlite3.OperationalError:
            log = path.with_name(f"{path.name}-wal")
            if os.access(path.parent, os.W_OK) or (log.exists() and log.stat().st_size):
                raise
            # Nobody can write there and nothing waits in the log, so no file beside it is needed to read it.
            return _connection(path, "immutable=1", patience_s)

    return create_engine("sqlite://", creator=connect, poolclass=QueuePool, pool_size=8, max_overflow=32)


def _connection(path: Path, mode: str, patience_s: float) -> sqlite3.Connection:
    connection = sqlite3.connect(
        f"file:{quote(str(path))}?{mode}", uri=True, timeout=patience_s, isolation_level=None, check_same_thread=False
    )
    try:
        connection.execute(f"PRAGMA cache_size=-{CACHE_KIB}")
        connection.execute("PRAGMA synchronous=FULL")
        connection.execute(f"PRAGMA wal_autocheckpoint={CHECKPOINT}")
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def _fts(query: tuple[Asked, ...]) -> str:
    """The query in the words of FTS5: phrases in quotes, all required, those without after NOT."""
    required = " AND ".join(_phrase(one) for one in query if not one.without)
    return " NOT ".join((f"({required})", *(_phrase(one) for one in query if one.without)))


def _phrase(one: Asked) -> str:
    return f'"{" ".join(one.words)}"'


def _explanation(error: Any) -> str:
    name = getattr(error, "sqlite_errorname", "") or ""
    said = next((said for known, said in WRONG.items() if name.startswith(known)), None)
    return f"{said} (SQLite: {error})" if said else f"SQLite: {error}"


def _statement(table: Table) -> str:
    return str(insert(table).on_conflict_do_nothing().compile(dialect=dialect()))


_INSERTS = {table.name: _statement(table) for table in METADATA.sorted_tables}
