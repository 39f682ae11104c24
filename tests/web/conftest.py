"""A workbench on a small ledger made up for tests: no parser, no network, a clock that tests set."""

import re
import shutil
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from pwdlib import PasswordHash
from pwdlib.hashers.argon2 import Argon2Hasher
from starlette.testclient import TestClient

from dragoman.lexicon.actors import ActorIndex
from dragoman.model import Handling, Kind
from dragoman.run.accounts import Accounts, Role
from dragoman.run.adding import Adder, Progress, Task
from dragoman.run.desk import Desk
from dragoman.run.ledgers import open_ledger
from dragoman.stages import Ledger
from dragoman.testing.reports import (
    Report,
    accord,
    exchange,
    holdings,
    meeting,
    position,
    proposal,
    report,
    statement,
)
from dragoman.views.words import load_words
from dragoman.web.app import application
from dragoman.web.forms import environment
from dragoman.web.guard import guard
from dragoman.web.workbench import Workbench

GENEVA = {"name": "Geneva", "kind": "city", "country": "CHE", "latitude": 46.2, "longitude": 6.15}
NOON = datetime(2031, 5, 10, 12, tzinfo=UTC)
PASSWORD = "correct horse battery"
HOSTILE = '<script>document.title="owned"</script><img src=x onerror=alert(1)> javascript:alert(1) \u202eevil'


class Clock:
    """A clock that tests set."""

    def __init__(self) -> None:
        self.now = NOON

    def __call__(self) -> datetime:
        return self.now


def reports() -> list[Report]:
    """Talks between Russia and Ukraine, told by four texts; one is for few eyes, one hostile."""
    hostile = report(
        "2031-05-09",
        meeting("RUS UKR", "proposed", place=HOSTILE, quote=f"A meeting was proposed {HOSTILE}"),
        statement("lavrov", f"they said {HOSTILE}"),
        name="hostile",
        source=f"Paper {HOSTILE}",
    )
    document = hostile.document.replace(title=f"Title {HOSTILE}", url="javascript:alert(1)")
    secret = report("2031-05-08", meeting("RUS UKR", "planned", place="Narnia", on="2031-06-01"), name="secret")
    return [
        report(
            "2031-05-02",
            meeting("RUS UKR", "held", place="Doha", on="2031-05-01", level="leaders"),
            exchange("RUS UKR", "carried-out", 400, on="2031-05-01"),
            accord("RUS UKR", "agreed"),
            position("RUS", "rejects", "a truce", issue="ceasefire", says="lavrov"),
            statement("lavrov", "we are ready"),
            name="one",
            source="Wire",
        ),
        report(
            "2031-05-02",
            meeting("RUS UKR", "not-scheduled", place="Doha", on="2031-05-01", level="leaders"),
            exchange("RUS UKR", "carried-out", 300, on="2031-05-01"),
            proposal("UKR", "a summit", says="zelenskyy"),
            name="two",
            source="Herald",
        ),
        report(
            "2031-05-09",
            meeting(
                "RUS UKR", "planned", place="Geneva", on="2031-05-20", location=GENEVA, quote="They meet in Geneva"
            ),
            name="three",
            source="Wire",
        ),
        Report(document=document, entries=hostile.entries),
        Report(document=secret.document.replace(handling=Handling.RED, kind=Kind.NOTE), entries=secret.entries),
    ]


@pytest.fixture(scope="session")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The reports in an SQLite file, which each test takes a copy of."""
    file = tmp_path_factory.mktemp("ledger") / "talks.db"
    made = open_ledger(str(file), write=True)
    held = holdings(reports())
    made.append(held.documents, held.entries)
    made.close()
    return file


@pytest.fixture
def ledger(filled: Path, tmp_path: Path) -> Iterator[Ledger]:
    """The reports in a file of the test's own."""
    made = open_ledger(shutil.copy(filled, tmp_path), write=True)
    yield made
    made.close()


@pytest.fixture
def clock() -> Clock:
    """Stands at NOON until a test sets it."""
    return Clock()


@pytest.fixture
def accounts(tmp_path: Path, clock: Clock) -> Iterator[Accounts]:
    """Rita reads, Ana is an analyst, Stef a steward; argon2 with its cheapest settings, so that tests are quick."""
    hasher = PasswordHash((Argon2Hasher(time_cost=1, memory_cost=8, parallelism=1),))
    made = Accounts(tmp_path / "accounts", clock, hasher)
    for name, role in (("rita", Role.READER), ("ana", Role.ANALYST), ("stef", Role.STEWARD)):
        made.add(name, PASSWORD, role)
    yield made
    made.close()


def told(task: Task) -> Iterator[Progress]:
    """A runner that says it has added the text, and adds nothing."""
    yield Progress(document="one", known=1, messages=(f"{task.name} is here already",))


Open = Callable[..., TestClient]


@pytest.fixture
def workbench(ledger: Ledger, clock: Clock, actors: ActorIndex) -> Iterator[Callable[[Accounts | None], Workbench]]:
    """`workbench(accounts)`: the parts of a running workbench."""
    desk = Desk(ledger, actors.actors, load_words(), patience=60)
    adder = Adder(told)

    def made(accounts: Accounts | None) -> Workbench:
        return Workbench(
            desk=desk,
            guard=guard(accounts, local="local", clock=clock, secure=False, secret=b"x" * 32),
            adder=adder,
            clock=clock,
            templates=environment(),
            name="talks.db",
        )

    yield made
    adder.close()
    desk.close()


@pytest.fixture
def local(workbench: Callable[[Accounts | None], Workbench]) -> Iterator[TestClient]:
    """A browser's stand-in on a workbench without accounts."""
    with TestClient(application(workbench(None)), base_url="http://127.0.0.1") as client:
        yield client


@pytest.fixture
def shared(workbench: Callable[[Accounts | None], Workbench], accounts: Accounts) -> Open:
    """`shared("ana")`: signed in on a workbench with accounts; `shared(None)`: nobody is."""
    app = application(workbench(accounts), hosts=None)

    def client(name: str | None) -> TestClient:
        made = TestClient(app, base_url="http://127.0.0.1", follow_redirects=False)
        if name:
            token = csrf(made.get("/sign-in").text)
            answer = made.post("/sign-in", data={"name": name, "password": PASSWORD, "csrf": token})
            assert answer.status_code == 303
        return made

    return client


def csrf(page: str) -> str:
    """The token in a page's forms."""
    found = re.search(r'name="csrf" value="(\w+)"', page)
    assert found, page
    return found[1]


def token_of(client: TestClient) -> str:
    """The token of a visit, from a page that everybody may see."""
    return csrf(client.get("/?since=2031-05-01").text)
