"""`dragoman judge VERDICT ID...`: a person's decision, noted in the ledger."""

from contextlib import closing
from pathlib import Path
from typing import Annotated

import typer

from dragoman.cli.options import LedgerAddress, ledger_of, now
from dragoman.model import Handling, Judgement, Verdict
from dragoman.run.judge import judge as noted
from dragoman.run.judge import vanished as without_evidence
from dragoman.run.ledgers import open_ledger
from dragoman.run.settings import settings_of_folder
from dragoman.views.words import visible

app = typer.Typer(no_args_is_help=True)

Ids = Annotated[
    list[str],
    typer.Argument(
        metavar="ID", help="Entries, by id or its first 6 characters or more; also documents for same, mark."
    ),
]
By = Annotated[str, typer.Option("--by", metavar="NAME", help="Who decides.")]
Why = Annotated[str, typer.Option("--why", metavar="REASON", help="Why.")]
Mark = Annotated[Handling | None, typer.Option("--handling", help="The TLP mark it has from now on.")]
Changes = Annotated[
    list[str] | None,
    typer.Option("--set", metavar="FIELD=VALUE", help="What it should say; may be repeated; lists with commas."),
]


@app.callback()
def judge() -> None:
    """Accept, reject or correct what was read, or say what is the same. Nothing is overwritten."""


@app.command()
def accept(ids: Ids, by: By, why: Why, ledger: LedgerAddress = None) -> None:
    """It is right: it goes before all others."""
    _note(Judgement(subjects=tuple(ids), verdict=Verdict.ACCEPT, by=by, reason=why), ledger)


@app.command()
def reject(ids: Ids, by: By, why: Why, ledger: LedgerAddress = None) -> None:
    """It is wrong: it is left out."""
    _note(Judgement(subjects=tuple(ids), verdict=Verdict.REJECT, by=by, reason=why), ledger)


@app.command()
def correct(
    ids: Ids, by: By, why: Why, changes: Changes = None, handling: Mark = None, ledger: LedgerAddress = None
) -> None:
    """It should say something else; both versions are kept."""
    judgement = Judgement(subjects=tuple(ids), verdict=Verdict.CORRECT, by=by, reason=why, handling=handling)
    _note(judgement, ledger, changes or ())


@app.command()
def same(ids: Ids, by: By, why: Why, ledger: LedgerAddress = None) -> None:
    """They tell of one happening, or are copies of one text."""
    _note(Judgement(subjects=tuple(ids), verdict=Verdict.SAME, by=by, reason=why), ledger)


@app.command()
def distinct(ids: Ids, by: By, why: Why, ledger: LedgerAddress = None) -> None:
    """They tell of different things."""
    _note(Judgement(subjects=tuple(ids), verdict=Verdict.DISTINCT, by=by, reason=why), ledger)


@app.command()
def mark(ids: Ids, by: By, why: Why, handling: Mark = None, ledger: LedgerAddress = None) -> None:
    """Give entries or documents another TLP mark."""
    _note(Judgement(subjects=tuple(ids), verdict=Verdict.MARK, by=by, reason=why, handling=handling), ledger)


@app.command()
def vanished(ledger: LedgerAddress = None) -> None:
    """List decisions whose evidence the latest reading no longer finds."""
    with closing(open_ledger(_address(ledger))) as opened:
        found = without_evidence(opened.holdings())
    for one in found:
        decided, quote = one.judgement, one.entry.citations[0].exact
        state = "shown" if one.shown else "not shown"
        typer.echo(f"{one.entry.id}\t{decided.verdict} by {visible(decided.by)}\t{state}\t{visible(quote)}")
    typer.echo(f"{len(found)} decisions without evidence", err=True)


def _note(judgement: Judgement, address: str | None, changes: tuple[str, ...] | list[str] = ()) -> None:
    with closing(open_ledger(_address(address), write=True)) as opened:
        made = noted(opened, judgement.replace(recorded_at=now()), changes)
    typer.echo(f"{made.verdict}: {' '.join(made.subjects)}")


def _address(given: str | None) -> str:
    return ledger_of(given, settings_of_folder(Path.cwd()))
