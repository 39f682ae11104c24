"""`dragoman accounts add|list|password|remove`: who may use a shared workbench."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer

from dragoman.cli.options import LedgerAddress, ledger_of
from dragoman.errors import SettingsError
from dragoman.model import Handling
from dragoman.run.accounts import Accounts, Role
from dragoman.run.settings import settings_of_folder
from dragoman.web.serve import accounts_file, now

app = typer.Typer(help="Who may use a shared workbench.", no_args_is_help=True)

File = Annotated[Path | None, typer.Option("--accounts", metavar="FILE", help="Default: LEDGER.accounts.")]
Name = Annotated[str, typer.Argument(metavar="NAME")]
Stdin = Annotated[bool, typer.Option("--password-stdin", help="Read the password from standard input.")]


@app.command()
def add(
    name: Name,
    role: Annotated[Role, typer.Option("--role", help="What the account may do.")] = Role.READER,
    max_tlp: Annotated[
        Handling | None, typer.Option("--max-tlp", help="The most restricted handling mark it sees; default by role.")
    ] = None,
    ledger: LedgerAddress = None,
    accounts: File = None,
    stdin: Stdin = False,
) -> None:
    """Make an account; its password is asked for."""
    with _opened(ledger, accounts) as found:
        made = found.add(name, _password(stdin), role, max_tlp)
        typer.echo(f"{made.name}: {made.role}, sees TLP:{made.clearance.upper()} and less")


@app.command("list")
def listed(ledger: LedgerAddress = None, accounts: File = None) -> None:
    """List the accounts."""
    with _opened(ledger, accounts, make=False) as found:
        for one in found.all():
            typer.echo(f"{one.name}\t{one.role}\t{one.clearance}")


@app.command()
def password(name: Name, ledger: LedgerAddress = None, accounts: File = None, stdin: Stdin = False) -> None:
    """Give an account another password; ends its sessions."""
    with _opened(ledger, accounts, make=False) as found:
        found.change_password(name, _password(stdin))


@app.command()
def remove(name: Name, ledger: LedgerAddress = None, accounts: File = None) -> None:
    """Take an account away; what it judged stays in the ledger."""
    with _opened(ledger, accounts, make=False) as found:
        found.remove(name)


@contextmanager
def _opened(ledger: str | None, given: Path | None, make: bool = True) -> Iterator[Accounts]:
    file = given or accounts_file(ledger_of(ledger, settings_of_folder(Path.cwd())))
    if not make and not file.exists():
        raise SettingsError(f"{file}: there are no accounts; dragoman accounts add makes one")
    found = Accounts(file, now)
    try:
        yield found
    finally:
        found.close()


def _password(stdin: bool) -> str:
    if stdin:
        return sys.stdin.readline().rstrip("\n")
    given: str = typer.prompt("Password", hide_input=True, confirmation_prompt=True)
    return given
