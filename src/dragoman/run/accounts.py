"""Accounts: who may use a shared workbench, their sessions, and the audit of what they did. A file of its own beside
the ledger, so that no export or copy of the record carries a password."""

import secrets
from collections.abc import Callable
from datetime import datetime, timedelta
from enum import StrEnum
from hashlib import sha256
from pathlib import Path

from pwdlib import PasswordHash
from pwdlib.hashers.argon2 import Argon2Hasher
from sqlalchemy import (
    Column,
    Engine,
    Integer,
    MetaData,
    String,
    Table,
    create_engine,
    delete,
    insert,
    select,
    update,
)
from sqlalchemy.exc import IntegrityError, SQLAlchemyError

from dragoman.errors import SettingsError
from dragoman.model import Handling, Record

SHORTEST = 12
"""Characters of a password at least (NIST SP 800-63B asks for 8, and for 15 where nothing else guards)."""
IDLE = timedelta(hours=8)
LONGEST = timedelta(hours=24)
"""A session ends after IDLE without a request, and LONGEST after the sign-in in any case."""


class Role(StrEnum):
    """What an account may do: read; read, judge and add; all that and see the audit."""

    READER = "reader"
    ANALYST = "analyst"
    STEWARD = "steward"


CLEARANCE = {Role.READER: Handling.GREEN, Role.ANALYST: Handling.AMBER_STRICT, Role.STEWARD: Handling.RED}
"""The marks that a role reaches where the account has no clearance of its own."""


class Account(Record):
    """Somebody who may look. `clearance`: the most restricted mark that is shown."""

    name: str
    role: Role
    clearance: Handling

    def may(self, role: Role) -> bool:
        """Whether the account has at least this role."""
        order = list(Role)
        return order.index(self.role) >= order.index(role)


class Audited(Record):
    """A line of the audit."""

    at: str
    who: str
    what: str
    about: str


META = MetaData()
ACCOUNT = Table(
    "account",
    META,
    Column("name", String, primary_key=True),
    Column("role", String, nullable=False),
    Column("clearance", String, nullable=False),
    Column("hash", String, nullable=False),
)
SESSION = Table(
    "session",
    META,
    Column("token", String, primary_key=True),
    Column("account", String, nullable=False),
    Column("made", Integer, nullable=False),
    Column("used", Integer, nullable=False),
)
AUDIT = Table(
    "audit",
    META,
    Column("number", Integer, primary_key=True, autoincrement=True),
    Column("at", String, nullable=False),
    Column("who", String, nullable=False),
    Column("what", String, nullable=False),
    Column("about", String, nullable=False),
)


class Accounts:
    """The accounts in one file. Raises SettingsError where the file cannot be used."""

    def __init__(self, file: Path, clock: Callable[[], datetime], hasher: PasswordHash | None = None) -> None:
        self._clock = clock
        self._hasher = hasher or PasswordHash((Argon2Hasher(),))
        self._engine = _engine(file)
        self._nobody = self._hasher.hash(secrets.token_hex())

    def add(self, name: str, password: str, role: Role, clearance: Handling | None = None) -> Account:
        """A new account. Raises SettingsError for a name that is taken or unusable, and for a short password."""
        _checked_name(name)
        _checked_password(password)
        account = Account(name=name, role=role, clearance=clearance or CLEARANCE[role])
        row = {"name": name, "role": role.value, "clearance": account.clearance.value}
        try:
            with self._engine.begin() as connection:
                connection.execute(insert(ACCOUNT).values(**row, hash=self._hasher.hash(password)))
        except IntegrityError as error:
            raise SettingsError(f"there is an account {name!r} already; remove it first") from error
        self.note(name, "account added", role.value)
        return account

    def change_password(self, name: str, password: str) -> None:
        """Another password; ends all sessions of the account. Raises SettingsError."""
        _checked_password(password)
        with self._engine.begin() as connection:
            changed = connection.execute(
                update(ACCOUNT).where(ACCOUNT.c.name == name).values(hash=self._hasher.hash(password))
            )
            connection.execute(delete(SESSION).where(SESSION.c.account == name))
        if not changed.rowcount:
            raise SettingsError(f"there is no account {name!r}")
        self.note(name, "password changed", "")

    def remove(self, name: str) -> None:
        """Takes an account away with its sessions; what it judged stays. Raises SettingsError where there is none."""
        with self._engine.begin() as connection:
            removed = connection.execute(delete(ACCOUNT).where(ACCOUNT.c.name == name))
            connection.execute(delete(SESSION).where(SESSION.c.account == name))
        if not removed.rowcount:
            raise SettingsError(f"there is no account {name!r}")
        self.note(name, "account removed", "")

    def all(self) -> tuple[Account, ...]:
        """Everybody, by name."""
        with self._engine.connect() as connection:
            rows = connection.execute(select(ACCOUNT).order_by(ACCOUNT.c.name)).all()
        return tuple(_account(row.name, row.role, row.clearance) for row in rows)

    def sign_in(self, name: str, password: str) -> str | None:
        """A session's token for the right name and password, else None. Takes as long for a name that is unknown."""
        with self._engine.connect() as connection:
            row = connection.execute(select(ACCOUNT).where(ACCOUNT.c.name == name)).one_or_none()
        right = self._hasher.verify(password, row.hash if row else self._nobody)
        if row is None or not right:
            self.note(name[:80], "sign-in refused", "")
            return None
        token, now = secrets.token_urlsafe(32), self._seconds()
        with self._engine.begin() as connection:
            connection.execute(delete(SESSION).where(SESSION.c.made < now - LONGEST.total_seconds()))
            connection.execute(insert(SESSION).values(token=_digest(token), account=name, made=now, used=now))
        self.note(name, "signed in", "")
        return token

    def signed_in(self, token: str) -> Account | None:
        """Whose session it is, None for one that has ended."""
        now = self._seconds()
        with self._engine.connect() as connection:
            row = connection.execute(
                select(ACCOUNT.c.name, ACCOUNT.c.role, ACCOUNT.c.clearance, SESSION.c.made, SESSION.c.used)
                .join(SESSION, SESSION.c.account == ACCOUNT.c.name)
                .where(SESSION.c.token == _digest(token))
            ).one_or_none()
        if row is None or now - row.used > IDLE.total_seconds() or now - row.made > LONGEST.total_seconds():
            return None
        if now - row.used > 60:  # a write a minute is enough to know who is idle
            with self._engine.begin() as connection:
                connection.execute(update(SESSION).where(SESSION.c.token == _digest(token)).values(used=now))
        return _account(row.name, row.role, row.clearance)

    def sign_out(self, token: str) -> None:
        """Ends a session."""
        with self._engine.begin() as connection:
            connection.execute(delete(SESSION).where(SESSION.c.token == _digest(token)))

    def note(self, who: str, what: str, about: str) -> None:
        """Writes a line of the audit."""
        with self._engine.begin() as connection:
            at = self._clock().isoformat(timespec="seconds")
            connection.execute(insert(AUDIT).values(at=at, who=who, what=what, about=about[:500]))

    def audit(self, most: int = 500) -> tuple[Audited, ...]:
        """The latest lines of the audit, newest first."""
        with self._engine.connect() as connection:
            rows = connection.execute(select(AUDIT).order_by(AUDIT.c.number.desc()).limit(most)).all()
        return tuple(Audited(at=row.at, who=row.who, what=row.what, about=row.about) for row in rows)

    def close(self) -> None:
        """Lets go of the file."""
        self._engine.dispose()

    def _seconds(self) -> int:
        return int(self._clock().timestamp())


def _engine(file: Path) -> Engine:
    try:
        if not file.exists():
            file.touch(mode=0o600)
        engine = create_engine(f"sqlite:///{file}")
        META.create_all(engine)
    except (OSError, SQLAlchemyError) as error:
        raise SettingsError(f"{file}: cannot be used as a file of accounts ({error})") from error
    return engine


def _account(name: str, role: str, clearance: str) -> Account:
    return Account(name=name, role=Role(role), clearance=Handling(clearance))


def _digest(token: str) -> str:
    """What is kept of a token: one who reads the file cannot use it."""
    return sha256(token.encode()).hexdigest()


def _checked_name(name: str) -> None:
    if not name.isprintable() or not name.strip() or name != name.strip() or len(name) > 80:
        raise SettingsError(f"{name!r} is no usable name: 1 to 80 printable characters, no blank at either end")
    if name.startswith("dragoman"):
        raise SettingsError("names that begin with 'dragoman' are for the program's own judgements")


def _checked_password(password: str) -> None:
    if len(password) < SHORTEST:
        raise SettingsError(f"the password is too short; it needs {SHORTEST} characters")
