"""The workbench over PostgreSQL: every page tells what it tells over SQLite; what is judged and searched is there."""

from collections.abc import Callable, Iterator

import pytest
from starlette.testclient import TestClient

from dragoman.lexicon.actors import ActorIndex
from dragoman.run.adding import Adder
from dragoman.run.desk import Desk
from dragoman.run.ledgers import open_ledger
from dragoman.testing.reports import holdings
from dragoman.views.words import load_words
from dragoman.web.app import application
from dragoman.web.forms import environment
from dragoman.web.guard import guard
from dragoman.web.workbench import Workbench
from tests.web.conftest import Clock, csrf, reports, told
from tests.web.test_pages import addresses


@pytest.fixture
def remote(address: Callable[[], str], actors: ActorIndex, clock: Clock) -> Iterator[TestClient]:
    """A browser's stand-in on a workbench whose ledger is in PostgreSQL."""
    ledger = open_ledger(address(), write=True)
    held = holdings(reports())
    ledger.append(held.documents, held.entries)
    desk, adder = Desk(ledger, actors.actors, load_words(), patience=60), Adder(told)
    workbench = Workbench(
        desk=desk,
        guard=guard(None, local="local", clock=clock, secure=False, secret=b"x" * 32),
        adder=adder,
        clock=clock,
        templates=environment(),
        name="talks",
    )
    with TestClient(application(workbench), base_url="http://127.0.0.1") as client:
        yield client
    adder.close()
    desk.close()
    ledger.close()


def test_every_page_tells_the_same_over_postgresql(local: TestClient, remote: TestClient) -> None:
    for page, twin in addresses(local):
        answer = remote.get(page)
        assert answer.status_code == 200, page
        assert remote.get(twin).json() == local.get(twin).json(), twin


def test_judging_and_searching_over_postgresql(remote: TestClient) -> None:
    queue = remote.get("/review.json").json()
    entry = queue["rows"][0]["waiting"]["entry"]
    form = {"csrf": csrf(remote.get("/review").text), "verdict": "accept", "next": "/review"}
    assert remote.post(f"/findings/{entry}/judge", data=form, follow_redirects=False).status_code == 303
    assert remote.get("/review.json").json()["pager"]["total"] == queue["pager"]["total"] - 1
    assert remote.get(f"/findings/{entry}.json").json()["finding"]["decided"]["verdict"] == "accepted"
    assert remote.get("/statements.json?q=ready").json()["pager"]["total"] == 1
