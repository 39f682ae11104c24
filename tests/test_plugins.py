"""Plugins: built-ins and others come through entry points, and a broken one says what is wrong."""

from pathlib import Path

import pytest

from dragoman.errors import PluginError, SettingsError
from dragoman.plugins import EXTRACTORS, METHODS, VIEWS, available, load, make
from dragoman.views.json import JsonView

MODULE = """
class Short:
    def render(self, state):
        return "short"

class Mute:
    pass

NUMBER = 7
"""
POINTS = """
[dragoman.views]
short = short_view:Short
mute = short_view:Mute
number = short_view:NUMBER
gone = no_such_module:View
"""


@pytest.fixture
def plugin(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A package installed beside dragoman that registers a good view and three broken ones."""
    info = tmp_path / "short_view-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: short-view\nVersion: 1.0\n")
    (info / "entry_points.txt").write_text(POINTS)
    (tmp_path / "short_view.py").write_text(MODULE)
    monkeypatch.syspath_prepend(tmp_path)


def test_built_ins_are_registered() -> None:
    assert all(available(group) for group in METHODS)
    assert load(VIEWS, "json") is JsonView


@pytest.mark.usefixtures("plugin")
def test_a_plugin_stands_beside_the_built_ins() -> None:
    assert {"json", "short"} <= set(available(VIEWS))
    assert make(VIEWS, "short").render(None) == "short"


@pytest.mark.usefixtures("plugin")
@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("mute", "view 'mute' has no method 'render'"),
        ("number", r"view 'number' of package short-view \(short_view:NUMBER\) is no class or function"),
        ("gone", "view 'gone' of package short-view .* cannot be imported: ModuleNotFoundError"),
    ],
)
def test_a_broken_plugin_says_what_is_wrong(name: str, message: str) -> None:
    with pytest.raises(PluginError, match=message):
        make(VIEWS, name)


def test_arguments_that_do_not_fit() -> None:
    with pytest.raises(PluginError, match=r"view 'json' cannot be made .*docs/plugins\.md"):
        make(VIEWS, "json", colour="red")


def test_unknown_names_list_what_is_installed() -> None:
    with pytest.raises(SettingsError, match="no extractor is called 'poems'; installed are: events, positions"):
        load(EXTRACTORS, "poems")
    with pytest.raises(SettingsError, match="no group of plugins"):
        available("dragoman.poems")
