"""Guards of a store: triggers and rights, in SQL under data/ledger/."""

from importlib.resources import files

from dragoman.errors import LedgerError

FOLDER = files("dragoman.data") / "ledger"


def guards(store: str) -> list[str]:
    """The statements that guard a new store (`sqlite`, `postgresql`), comments left out."""
    file = FOLDER / f"{store}.sql"
    if not file.is_file():
        raise LedgerError(f"no guards are known for a store called {store!r}")
    lines = [line for line in file.read_text(encoding="utf-8").splitlines() if not line.startswith("-- ")]
    return [statement.strip() for statement in "\n".join(lines).split("\n--\n")]
