"""Serving a workbench: its parts opened, refused where it would be unsafe, run until it is stopped."""

import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from getpass import getuser
from ipaddress import ip_address
from pathlib import Path

import uvicorn

from dragoman.errors import SettingsError
from dragoman.lexicon.actors import load_actors
from dragoman.model import Record
from dragoman.run.accounts import Accounts
from dragoman.run.adding import Adder
from dragoman.run.apart import AddingApart, FoldingApart
from dragoman.run.desk import Desk
from dragoman.run.ledgers import open_ledger
from dragoman.run.settings import Settings
from dragoman.views.words import load_words
from dragoman.web.app import LOCAL_NAMES, application
from dragoman.web.forms import environment
from dragoman.web.guard import guard
from dragoman.web.workbench import Workbench


class Serving(Record):
    """How a workbench is served. `accounts`: their file, None for one user without password. `certificate` and `key`:
    files for TLS; `proxy`: a proxy in front of it does TLS."""

    ledger: str
    host: str = "127.0.0.1"
    port: int = 8000
    accounts: Path | None = None
    certificate: Path | None = None
    key: Path | None = None
    proxy: bool = False

    @property
    def secure(self) -> bool:
        """Whether browsers reach it over TLS."""
        return self.certificate is not None or self.proxy

    @property
    def address(self) -> str:
        """Where it is."""
        shown = f"[{self.host}]" if ":" in self.host else self.host
        return f"{'https' if self.certificate else 'http'}://{shown}:{self.port}/"


def serve(serving: Serving, settings: Settings) -> None:
    """Serves until it is interrupted. Raises SettingsError where it would be unsafe, LedgerError for the ledger."""
    check(serving)
    with opened(serving, settings) as workbench:
        hosts = None if workbench.guard.accounts else LOCAL_NAMES
        uvicorn.run(
            application(workbench, hosts=hosts),
            host=serving.host,
            port=serving.port,
            log_level="warning",
            server_header=False,
            proxy_headers=serving.proxy,
            ssl_certfile=str(serving.certificate) if serving.certificate else None,
            ssl_keyfile=str(serving.key) if serving.key else None,
            timeout_graceful_shutdown=5,
        )


def check(serving: Serving) -> None:
    """Raises SettingsError for a workbench that others could reach without signing in, or whose passwords could be
    read on the way."""
    if bool(serving.certificate) != bool(serving.key):
        raise SettingsError("TLS needs both --certificate and --key")
    if loopback(serving.host):
        return
    if serving.accounts is None or not serving.accounts.exists():
        raise SettingsError(
            f"{serving.host} can be reached from other machines: make accounts first (dragoman accounts add NAME "
            "--ledger …), or leave --host out"
        )
    if not serving.secure:
        raise SettingsError(
            f"{serving.host} can be reached from other machines, and passwords would travel in the clear: give "
            "--certificate and --key, or --proxy where a proxy in front does TLS"
        )


def loopback(host: str) -> bool:
    """Whether only this machine can reach it.

    >>> loopback("127.0.0.1"), loopback("::1"), loopback("localhost"), loopback("0.0.0.0"), loopback("talks.example")
    (True, True, True, False, False)
    """
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def accounts_file(ledger: str, given: Path | None = None) -> Path:
    """The file of accounts: the one given, else beside the ledger.

    >>> str(accounts_file("talks.db"))
    'talks.db.accounts'
    """
    if given is not None:
        return given
    if "://" in ledger:
        raise SettingsError("a ledger on a server needs --accounts FILE")
    return Path(f"{ledger}.accounts")


@contextmanager
def opened(serving: Serving, settings: Settings) -> Iterator[Workbench]:
    """The parts of a workbench, closed at the end."""
    ledger = open_ledger(serving.ledger, write=True)
    accounts = Accounts(serving.accounts, now) if serving.accounts and serving.accounts.exists() else None
    actors = load_actors([Path(file) for file in settings.actors]).actors
    folder, runner = FoldingApart(settings, serving.ledger), AddingApart(settings, serving.ledger)
    desk = Desk(ledger, actors, load_words(), folder)
    adder = Adder(runner)
    try:
        yield Workbench(
            desk=desk,
            guard=guard(accounts, local=getuser(), clock=now, secure=serving.secure, secret=secrets.token_bytes(32)),
            adder=adder,
            clock=now,
            templates=environment(),
            name=serving.ledger.rpartition("@")[2].replace("\\", "/").rpartition("/")[2],
        )
    finally:
        adder.close()
        runner.close()
        desk.close()
        folder.close()
        ledger.close()
        if accounts is not None:
            accounts.close()


def now() -> datetime:
    """This moment, UTC."""
    return datetime.now(UTC)
