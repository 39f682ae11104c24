"""`dragoman serve` and `dragoman accounts`: what is refused, and accounts made on the command line."""

from pathlib import Path

import pytest

from dragoman.cli.exits import Exit
from dragoman.cli.main import main
from dragoman.errors import SettingsError
from dragoman.run.ledgers import open_ledger
from dragoman.web.serve import Serving, check


@pytest.fixture
def ledger(tmp_path: Path) -> str:
    """An empty ledger."""
    address = str(tmp_path / "talks.db")
    open_ledger(address, write=True).close()
    return address


@pytest.mark.parametrize("host", ["0.0.0.0", "192.168.1.5", "talks.example", "::"])
def test_a_host_that_others_reach_needs_accounts(ledger: str, host: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["serve", "--ledger", ledger, "--host", host]) == Exit.USAGE
    assert "dragoman accounts add" in capsys.readouterr().err


def test_a_host_that_others_reach_needs_tls(ledger: str, tmp_path: Path) -> None:
    accounts = tmp_path / "accounts"
    accounts.touch()
    serving = Serving(ledger=ledger, host="0.0.0.0", accounts=accounts)
    with pytest.raises(SettingsError, match="in the clear"):
        check(serving)
    check(serving.replace(proxy=True))
    check(serving.replace(certificate=Path("a"), key=Path("b")))
    with pytest.raises(SettingsError, match="both"):
        check(serving.replace(certificate=Path("a")))
    check(Serving(ledger=ledger))


def test_accounts_are_made_listed_and_removed(
    ledger: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dragoman.cli.accounts._password", lambda stdin: "correct horse battery")
    base = ["--ledger", ledger]
    assert main(["accounts", "list", *base]) == Exit.USAGE
    assert main(["accounts", "add", "ana", "--role", "analyst", "--max-tlp", "green", *base]) == Exit.DONE
    assert main(["accounts", "password", "ana", *base]) == Exit.DONE
    capsys.readouterr()
    assert main(["accounts", "list", *base]) == Exit.DONE
    assert capsys.readouterr().out == "ana\tanalyst\tgreen\n"
    assert main(["accounts", "remove", "ana", *base]) == Exit.DONE
    assert main(["accounts", "remove", "ana", *base]) == Exit.USAGE


def test_a_ledger_on_a_server_says_where_its_accounts_are(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["accounts", "list", "--ledger", "postgresql://nowhere/talks"]) == Exit.USAGE
    assert "--accounts FILE" in capsys.readouterr().err
