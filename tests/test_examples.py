"""The example articles, read as a user reads them, against what a careful reader finds in them.

What is not read yet stands in tests/not_yet_read.tsv, a line a fact; a fact that is read now must
leave that list. What must never be said may not stand there.
"""

import json
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

import dragoman
from tests.expectations import Json, faults

EXAMPLES = Path(__file__).parent.parent / "examples"
FILES = sorted(EXAMPLES.glob("*/*.expected.json"))
LISTED = (Path(__file__).parent / "not_yet_read.tsv").read_text(encoding="utf-8").splitlines()
NOT_YET = {tuple(line.split("\t")) for line in LISTED if line and not line.startswith("#")}


def articles(file: Path, expected: Json) -> list[Path]:
    """The articles an expectation is about: those it lists, else the one beside it."""
    if "files" in expected:
        return [file.parent / name for name in expected["files"]]
    stem = file.name.removesuffix(".expected.json")
    return [path for path in (file.with_name(f"{stem}.txt"), file.with_name(f"{stem}.html")) if path.exists()]


def state_of(file: Path, expected: Json) -> Json:
    actors = [file.parent / expected["actors"]] if expected.get("actors") else []
    state = dragoman.brief(articles(file, expected), published=expected.get("published"), actors=actors)
    return msgspec.json.decode(msgspec.json.encode(state))  # type: ignore[no-any-return]


def fault_ids(state: Json, expected: Json) -> Iterator[tuple[str, str]]:
    for fault in faults(state, expected):
        kind, rest = fault.split(" ", 1)
        yield kind, rest.split(":")[0]


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name.removesuffix(".expected.json"))
def test_an_example_is_read_as_expected(file: Path) -> None:
    expected: Json = json.loads(file.read_text(encoding="utf-8"))
    found = list(fault_ids(state_of(file, expected), expected))
    name = file.relative_to(EXAMPLES).as_posix()
    listed = {fact for where, fact in NOT_YET if where == name}
    assert {fact for kind, fact in found if kind == "said"} == set(), "said what must never be said"
    assert {fact for kind, fact in found if kind == "missing"} == listed


def test_each_quote_stands_in_its_article() -> None:
    for file in FILES:
        expected: Json = json.loads(file.read_text(encoding="utf-8"))
        text = "\n".join(path.read_text(encoding="utf-8") for path in articles(file, expected)).lower()
        for fact in expected["facts"]:
            assert fact.get("quote", "").lower() in text or file.name.endswith("together.expected.json"), fact


def test_stories_of_the_invented_articles() -> None:
    file = EXAMPLES / "invented" / "together.expected.json"
    expected: Json = json.loads(file.read_text(encoding="utf-8"))
    state = state_of(file, expected)
    story = {Path(document["origin"]).name: document["story"] for document in state["documents"]}
    assert len(set(story.values())) == expected["stories"]
    for group in expected["same_story"]:
        assert len({story[name] for name in group}) == 1
