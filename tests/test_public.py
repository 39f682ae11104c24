"""The public face: complete, small, and each name says what it is."""

import doctest
import importlib.metadata
import types
from pathlib import Path

import pytest

import dragoman


def public() -> dict[str, object]:
    """What `import dragoman` offers: every name without underscore that is no module of ours."""
    names = vars(dragoman).items()
    return {name: it for name, it in names if not name.startswith("_") and not isinstance(it, types.ModuleType)}


def test_all_is_complete() -> None:
    assert {*public(), "__version__"} == set(dragoman.__all__)


def test_all_is_sorted_and_small() -> None:
    assert list(dragoman.__all__) == sorted(dragoman.__all__)
    assert 20 <= len(dragoman.__all__) <= 30


def test_each_name_says_what_it_is() -> None:
    silent = [name for name, it in public().items() if not (it.__doc__ or "").strip()]
    assert silent == []


def test_version_is_the_packages() -> None:
    assert dragoman.__version__ == importlib.metadata.version("dragoman")


def test_examples_of_the_api_page_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    page = Path(__file__).parents[1] / "docs" / "api.md"
    done = doctest.testfile(str(page), module_relative=False)
    assert done.attempted > 8
    assert done.failed == 0
