"""What happens when the disk, another process or the file itself is against it: nothing is lost, and it is said."""

import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Thread

import pytest

from dragoman.errors import LedgerError
from dragoman.ledger.postgres import PostgresLedger
from dragoman.ledger.sqlite import SqliteLedger
from dragoman.ledger.verify import verify
from dragoman.stages import Ledger
from dragoman.testing.ledger import document, entry
from dragoman.testing.reports import meeting, report

ROOT = Path(__file__).parents[2]

FILLING = """
import resource, sys
from dragoman.errors import LedgerError
from dragoman.ledger.sqlite import SqliteLedger
from dragoman.testing.ledger import document

resource.setrlimit(resource.RLIMIT_FSIZE, (1_000_000, 1_000_000))
ledger = SqliteLedger(sys.argv[1])
for number in range(1000):
    try:
        ledger.append([document(f"d{number}").replace(text="They met. " * 3000)], [])
    except LedgerError as error:
        print(error, file=sys.stderr)
        sys.exit(0)
    print(ledger.head().hash, flush=True)
"""
OPENING = """
import os, sys
from dragoman.errors import LedgerError
from dragoman.ledger.sqlite import SqliteLedger
from dragoman.testing.ledger import document

SqliteLedger(sys.argv[2]).append([document("a")], [])  # everything is imported, while it may be
if os.getuid() == 0:
    os.setuid(65534)
ledger = SqliteLedger(sys.argv[1], write=False)
print(len(ledger.holdings().documents), flush=True)
try:
    SqliteLedger(sys.argv[1]).append([document("b")], [])
except LedgerError as error:
    print(error)
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A closed ledger with one document."""
    ledger = SqliteLedger(str(tmp_path / "a.db"))
    ledger.append([document("a")], [entry("a")])
    ledger.close()
    return tmp_path / "a.db"


def python(code: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Runs the code in a process of its own."""
    command = [sys.executable, "-c", code, *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)


def opened(file: Path, **options: bool | float) -> SqliteLedger:
    return SqliteLedger(str(file), **options)  # type: ignore[arg-type]


def test_killed_at_random_moments(tmp_path: Path) -> None:
    """Some rounds of bench/durability.py, without the parser."""
    command = [sys.executable, str(ROOT / "bench" / "durability.py"), "8", "append"]
    ran = subprocess.run(command, capture_output=True, text=True, check=False, timeout=300, cwd=tmp_path)
    assert ran.returncode == 0, ran.stdout + ran.stderr
    assert "8 rounds, 0 with a fault" in ran.stdout


def test_a_full_disk(tmp_path: Path) -> None:
    """What was acknowledged stays, and the ledger goes on when there is room again."""
    ran = python(FILLING, str(tmp_path / "a.db"))
    acknowledged = ran.stdout.split()
    assert len(acknowledged) > 5, ran.stderr
    assert "disk" in ran.stderr
    assert "not lost" in ran.stderr or "is lost" in ran.stderr
    ledger = opened(tmp_path / "a.db")
    assert ledger.head().hash == acknowledged[-1]
    assert list(verify(ledger)) == [ledger.head()]
    assert ledger.append([document("after")], []).documents == 1
    ledger.close()


def test_a_file_that_may_not_be_written(file: Path) -> None:
    """It is read all the same, even where the folder may not be written either."""
    with tempfile.TemporaryDirectory() as open_to_all, tempfile.TemporaryDirectory() as other:
        copied = shutil.copy(file, open_to_all)
        Path(copied).chmod(0o444)
        Path(open_to_all).chmod(0o555)
        ran = python(OPENING, copied, f"{other}/b.db")
        Path(open_to_all).chmod(0o755)
    read, _, refused = ran.stdout.partition("\n")
    assert read == "1", ran.stderr
    assert f"{copied}: it cannot be written; check the rights of the file and its folder" in refused, ran.stderr


@pytest.mark.parametrize("write", [True, False])
def test_a_file_of_a_newer_version(file: Path, write: bool) -> None:
    connection = sqlite3.connect(file)
    with connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.close()
    with pytest.raises(LedgerError, match=r"a\.db: was written by a newer dragoman \(schema 9999\); update"):
        opened(file, write=write)


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"Dear colleagues, here is the note of our meeting in Geneva.\n" * 200, "is no ledger, or its beginning"),
        (b"SQLite format 3\x00" + b"\xff" * 5000, "is no ledger|is damaged"),
    ],
)
def test_a_file_that_is_something_else(tmp_path: Path, data: bytes, message: str) -> None:
    file = tmp_path / "a.db"
    file.write_bytes(data)
    for write in (True, False):
        with pytest.raises(LedgerError, match=message):
            opened(file, write=write)
    assert file.read_bytes() == data


def test_another_programs_sqlite_file(tmp_path: Path) -> None:
    file = tmp_path / "a.db"
    connection = sqlite3.connect(file)
    with connection:
        connection.execute("CREATE TABLE records (a)")
    connection.close()
    for write in (True, False):
        with pytest.raises(LedgerError, match="this SQLite file is no ledger of dragoman; give another name"):
            opened(file, write=write)


def test_a_file_cut_short(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:20_000])
    with pytest.raises(LedgerError, match=r"a\.db: the file is damaged; restore it from a pack"):
        opened(file, write=False).holdings()


def test_no_such_file(tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match="there is no such ledger"):
        opened(tmp_path / "none.db", write=False)
    with pytest.raises(LedgerError, match="cannot be opened; check that its folder exists"):
        opened(tmp_path / "none" / "a.db")
    assert list(tmp_path.iterdir()) == []


def test_a_second_writer_waits_and_then_says_so(file: Path) -> None:
    other = sqlite3.connect(file, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    ledger = opened(file, patience_s=0.05)
    with pytest.raises(LedgerError, match="another process is writing in it and does not finish"):
        ledger.append([document("b")], [])
    assert len(ledger.holdings().documents) == 1
    other.execute("ROLLBACK")
    assert ledger.append([document("b")], []).documents == 1
    other.close()
    ledger.close()


def test_a_second_writer_in_postgres(address: Callable[[], str]) -> None:
    made = address()
    one, other = PostgresLedger(made), PostgresLedger(made, patience_s=0.05)
    with one._writing(), pytest.raises(LedgerError, match="another process is writing in it"):
        other.append([document("b")], [])
    assert other.append([document("b")], []).documents == 1
    one.close()
    other.close()


@pytest.fixture(params=["sqlite", "postgresql"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Callable[[], Ledger]]:
    """Opens one store again and again."""
    made: list[Ledger] = []
    where = str(tmp_path / "a.db") if request.param == "sqlite" else request.getfixturevalue("address")()

    def again() -> Ledger:
        made.append(SqliteLedger(where) if request.param == "sqlite" else PostgresLedger(where))
        return made[-1]

    yield again
    for ledger in made:
        ledger.close()


def test_readers_see_whole_appends_while_others_write(store: Callable[[], Ledger]) -> None:
    """Two writers take turns; whatever a reader sees is whole, and the chain is one."""
    reader, failed = store(), []

    def write(name: str, ledger: Ledger) -> None:
        try:
            for number in range(15):
                told = report(
                    "2025-06-01", *(meeting("A B", "held", place=f"{n}") for n in range(5)), name=f"{name}{number}"
                )
                ledger.append([told.document], told.entries)
        except LedgerError as error:
            failed.append(error)

    writers = [Thread(target=write, args=(name, store())) for name in ("a", "b")]
    for writer in writers:
        writer.start()
    while any(writer.is_alive() for writer in writers):
        held = reader.holdings()
        assert len(held.entries) == 5 * len(held.documents)
    assert failed == []
    assert len(reader.holdings().documents) == 30
    assert list(verify(reader)) == [reader.head()]


def test_addresses_without_a_ledger() -> None:
    with pytest.raises(LedgerError, match=r"postgresql\+psycopg://me:\*\*\*@localhost:1/none: the server cannot be"):
        PostgresLedger("postgresql://me:secret@localhost:1/none")
    with pytest.raises(LedgerError, match="write postgresql://user@host/name"):
        PostgresLedger("postgresql://me@host:port:5/none")


def test_postgres_that_holds_nothing_yet(address: Callable[[], str]) -> None:
    with pytest.raises(LedgerError, match="holds no ledger of this version yet; `dragoman add` makes one"):
        PostgresLedger(address(), write=False)
