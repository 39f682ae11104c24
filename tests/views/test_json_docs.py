"""docs/json.md is true: its example is what the code prints, its tables name every field."""

import re
from pathlib import Path

import msgspec
import pytest

from dragoman import model
from dragoman.model import Changes, Record, StateOfPlay

PAGE = (Path(__file__).parents[2] / "docs" / "json.md").read_text(encoding="utf-8")
TITLES = {"A state of play": "StateOfPlay", "Statement": "Said", "Document": "DocumentNote", "What changed": "Changes"}


def tables() -> dict[str, list[str]]:
    """Record -> field names, from the page's tables."""
    sections = re.findall(r"^## (.+?)\n(.*?)(?=^## |\Z)", PAGE, re.MULTILINE | re.DOTALL)
    named = {title: re.findall(r"^\| `(\w+)` \|", text, re.MULTILINE) for title, text in sections}
    return {TITLES.get(title, title): fields for title, fields in named.items() if fields}


def reached(record: type[Record]) -> set[str]:
    """Names of the records that a state of play is made of."""
    schema = msgspec.json.schema(record)
    return {name for name in schema["$defs"] if issubclass(getattr(model, name), msgspec.Struct)} - {"Span"}


@pytest.mark.parametrize("name", sorted(reached(StateOfPlay) | reached(Changes)))
def test_every_record_is_described_in_full(name: str) -> None:
    assert tables()[name] == [field.encode_name for field in msgspec.structs.fields(getattr(model, name))]


def test_the_example_is_a_state_of_play() -> None:
    example = re.search(r"```json\n(.*?)```", PAGE, re.DOTALL)
    assert example
    state = msgspec.json.decode(example[1], type=StateOfPlay)
    assert state.meetings[0].accounts[0].quote == "Russia and Ukraine held three rounds of talks in Istanbul"
