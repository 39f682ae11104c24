"""Accuracy as a test: the scorers of ../shared, fed through the `predict` door, against floors.toml."""

import json
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from shutil import copyfile
from typing import Any

import pytest

from dragoman import predict
from dragoman.errors import SettingsError
from dragoman.evaluate.floors import Floor, hash_of, read_floors, shortfalls

SHARED = Path(__file__).parents[3] / "shared"
POLNEAR = SHARED / "data" / "polnear" / "dev"
GOLD = SHARED / "gold"
SCORERS = SHARED / "score"
FLOORS = read_floors(Path(__file__).parent / "floors.toml")


def present(*paths: Path) -> None:
    """Skips the test where a file of the corpus is not there, as in a checkout without ../shared."""
    missing = [path for path in paths if not path.exists()]
    if missing:
        pytest.skip(f"{missing[0]} is not there; the corpora are no part of the repository")


def same_corpus(floor: Floor, files: Sequence[Path]) -> None:
    found = hash_of(files)
    assert found == floor.sha256, f"{floor.corpus} has changed ({found}): measure anew and pin figures and hash"


def scored(scorer: str, *arguments: str | Path) -> Mapping[str, Any]:
    """What a scorer of ../shared prints with --json."""
    command = [sys.executable, str(SCORERS / scorer), "score", *map(str, arguments), "--json"]
    run = subprocess.run(command, capture_output=True, text=True, check=True)
    figures: Mapping[str, Any] = json.loads(run.stdout)
    return figures


def predicted(task: str, items: Sequence[Mapping[str, object]], path: Path) -> Path:
    lines = predict(task, (json.dumps(item) for item in items))
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    return path


def test_statements(tmp_path: Path) -> None:
    present(POLNEAR, SCORERS / "polnear.py")
    floor = FLOORS["statements"]
    texts = sorted((POLNEAR / "text").glob("*.txt"))
    same_corpus(floor, [*texts, *(POLNEAR / "attributions").glob("*.ann")])
    sample = texts[:: floor.every]
    for folder in ("text", "attributions"):
        (tmp_path / "dev" / folder).mkdir(parents=True)
    for text in sample:
        copyfile(text, tmp_path / "dev" / "text" / text.name)
        for marks in (POLNEAR / "attributions").glob(f"{text.stem}_*.ann"):
            copyfile(marks, tmp_path / "dev" / "attributions" / marks.name)
    items = [{"id": text.stem, "text": text.read_bytes().decode()} for text in sample]
    result = scored("polnear.py", tmp_path, "dev", predicted("statements", items, tmp_path / "predicted.jsonl"))
    assert not shortfalls(floor, {name: figure["f1"] for name, figure in result.items()})


def test_talks(tmp_path: Path) -> None:
    marks, texts = GOLD / "dev.jsonl", GOLD / "dev_items.json"
    present(marks, texts, SCORERS / "talks.py")
    floor = FLOORS["talks"]
    same_corpus(floor, [marks, texts])
    items = [
        {key: item.get(key) for key in ("id", "date", "title", "text")}
        for item in json.loads(texts.read_text(encoding="utf-8"))
    ]
    result = scored("talks.py", marks, predicted("talks", items, tmp_path / "predicted.jsonl"))
    figures = {name: result[name]["f1"] for name in ("found", "full")} | {"quiet": result["quiet"]}
    assert not shortfalls(floor, figures)


def test_a_figure_not_measured_is_a_shortfall() -> None:
    floor = Floor(corpus="c", sha256="", figures={"found": 0.5, "full": 0.5})
    assert shortfalls(floor, {"found": 0.6}) == ["c: full was not measured"]


def test_hash_depends_on_names_and_bytes(tmp_path: Path) -> None:
    first, second = tmp_path / "a", tmp_path / "b"
    first.write_text("x")
    second.write_text("x")
    assert hash_of([first]) != hash_of([second])
    assert hash_of([first, second]) == hash_of([second, first])


def test_a_broken_file_is_named(tmp_path: Path) -> None:
    path = tmp_path / "floors.toml"
    path.write_text("[talks]\ncorpus = 1\n")
    with pytest.raises(SettingsError, match=r"floors\.toml"):
        read_floors(path)
