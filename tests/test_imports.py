"""The import contract holds, and bites: a room that looks into a room it may not see is found out."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
LINT = Path(sys.executable).parent / "lint-imports"


def lint(folder: Path) -> subprocess.CompletedProcess[str]:
    """Runs import-linter on the package in the folder's src."""
    return subprocess.run(
        [LINT, "--config", folder / "pyproject.toml", "--no-cache"],
        cwd=folder,
        env={"PYTHONPATH": str(folder / "src"), "NO_COLOR": "1", "PATH": "/usr/bin:/bin", "PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


@pytest.fixture(scope="module")
def copied(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the package, to break."""
    folder = tmp_path_factory.mktemp("rooms")
    shutil.copy(ROOT / "pyproject.toml", folder)
    ignored = shutil.ignore_patterns("__pycache__", "data")
    shutil.copytree(ROOT / "src", folder / "src", ignore=ignored)
    return folder


def test_the_rooms_keep_the_contract() -> None:
    """What `make check` runs."""
    result = lint(ROOT)
    assert result.returncode == 0, result.stdout + result.stderr


@pytest.mark.parametrize(
    ("room", "forbidden"),
    [
        ("model", "dragoman.lexicon.table"),
        ("lexicon", "dragoman.read.decode"),
        ("read", "dragoman.annotate.parse"),
        ("annotate", "dragoman.extract.clauses"),
        ("fold", "dragoman.resolve.propose"),
        ("views", "dragoman.run.pipeline"),
        ("run", "dragoman.cli.main"),
        ("extract/events", "dragoman.extract.talks"),
        ("extract", "spacy"),
    ],
)
def test_a_forbidden_import_is_found(copied: Path, room: str, forbidden: str) -> None:
    """One line that imports across the rooms, in a copy, breaks the contract."""
    intruder = copied / "src" / "dragoman" / room / "intruder.py"
    intruder.write_text(f"import {forbidden}\n", encoding="utf-8")
    result = lint(copied)
    intruder.unlink()
    assert result.returncode != 0
    assert "dragoman." + room.replace("/", ".") + ".intruder" in result.stdout, result.stdout


def test_a_room_outside_the_contract_is_found(copied: Path) -> None:
    """A new room must be given its floor."""
    room = copied / "src" / "dragoman" / "annexe"
    room.mkdir()
    (room / "__init__.py").write_text("", encoding="utf-8")
    result = lint(copied)
    shutil.rmtree(room)
    assert result.returncode != 0
    assert "annexe" in result.stdout, result.stdout
