"""The OpenAPI description holds: schemathesis asks every operation for things, and checks each answer against it."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from starlette.testclient import TestClient

from dragoman.lexicon.actors import ActorIndex
from dragoman.run.accounts import Accounts
from dragoman.run.adding import Adder
from dragoman.run.desk import Desk
from dragoman.run.ledgers import open_ledger
from dragoman.views.words import load_words
from dragoman.web.app import application
from dragoman.web.forms import environment
from dragoman.web.guard import guard
from dragoman.web.workbench import Workbench
from tests.web.conftest import Clock, told

EXAMPLES = 6
"""Requests for each operation: enough for each parameter to be wrong once, quick enough for every run."""


@pytest.fixture(scope="module")
def described(filled: Any, actors: ActorIndex) -> Iterator[Any]:
    """The description of a workbench without accounts."""
    ledger = open_ledger(str(filled), write=True)
    desk, adder, clock = Desk(ledger, actors.actors, load_words(), patience=60), Adder(told), Clock()
    made = Workbench(
        desk=desk,
        guard=guard(None, local="local", clock=clock, secure=False, secret=b"x" * 32),
        adder=adder,
        clock=clock,
        templates=environment(),
        name="talks.db",
    )
    yield schemathesis.openapi.from_asgi("/openapi.json", application(made, hosts=None))
    adder.close()
    desk.close()
    ledger.close()


def test_every_answer_is_as_described(described: Any) -> None:
    """Without schemathesis' pytest plugin, which this pytest does not know."""
    operations = [found.ok() for found in described.get_all_operations()]
    assert len(operations) > 50
    for operation in operations:

        @settings(max_examples=EXAMPLES, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
        @given(case=operation.as_strategy())
        def check(case: Any) -> None:
            case.call_and_validate()

        check()


def test_the_description_names_every_record(workbench: Callable[[Accounts | None], Workbench]) -> None:
    client = TestClient(application(workbench(None)), base_url="http://127.0.0.1")
    found = client.get("/openapi.json").json()
    answer = found["paths"]["/meetings.json"]["get"]["responses"]["200"]["content"]["application/json"]["schema"]
    assert answer == {"$ref": "#/components/schemas/Board"}
    assert "columns" in found["components"]["schemas"]["Board"]["required"]
