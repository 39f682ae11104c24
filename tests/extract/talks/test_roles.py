"""What third parties are there for."""

from collections.abc import Callable

import pytest

from dragoman.model import Accord, Finding, Meeting

CASES = {
    "Turkey brokered a ceasefire between Chad and Sudan.": {"TUR": "mediator"},
    "Qatar will host talks between Fatah and Hamas.": {"QAT": "host"},
    "Talks between Chad and Sudan mediated by Norway and hosted by Egypt took place in Cairo.": {
        "NOR": "mediator",
        "EGY": "host",
    },
    "Kenya facilitated talks between Chad and Sudan.": {"KEN": "facilitator"},
    "Chad and Sudan held talks with Norway as guarantor.": {"NOR": "guarantor"},
    "France called for a truce between Chad and Sudan.": {},
}


@pytest.mark.parametrize("text", CASES)
def test_the_roles_of_third_parties(find: Callable[..., list[Finding]], text: str) -> None:
    (found,) = find(text)
    assert isinstance(found.body, Accord | Meeting)
    assert {role.party: str(role.role) for role in found.body.roles} == CASES[text]
