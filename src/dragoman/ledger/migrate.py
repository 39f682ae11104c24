"""The schema of a store brought to this version, by Alembic; a newer one is refused."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Inspector, inspect

from dragoman.errors import LedgerError

MIGRATIONS = Path(__file__).parent / "migrations"


def version(connection: Connection) -> str | None:
    """The version of the schema in the store; None where it has none."""
    return MigrationContext.configure(connection).get_current_revision()


def is_current(connection: Connection, address: str, migrations: Path = MIGRATIONS) -> bool:
    """Whether the store has the schema of this version. Raises LedgerError for one that this version does not know."""
    found = version(connection)
    scripts = ScriptDirectory.from_config(configuration(migrations))
    if found is not None and found not in {script.revision for script in scripts.walk_revisions()}:
        raise LedgerError(f"{address}: was written by a newer dragoman (schema {found}); update dragoman to read it")
    return found == scripts.get_current_head()


def upgrade(connection: Connection, migrations: Path = MIGRATIONS) -> None:
    """Brings the schema to this version, in the connection's transaction."""
    config = configuration(migrations)
    config.attributes["connection"] = connection
    command.upgrade(config, "head")


def tables(connection: Connection) -> list[str]:
    """Names of the tables in the store."""
    found: Inspector = inspect(connection)
    return found.get_table_names()


def configuration(migrations: Path) -> Config:
    """Alembic's settings for these migrations."""
    config = Config()
    config.set_main_option("script_location", str(migrations).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    return config
