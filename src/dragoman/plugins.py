"""Entry points -> implementations of the doors in stages.py; built-ins come the same way as plugins."""

from collections.abc import Callable
from importlib.metadata import EntryPoint, entry_points
from typing import Any

from dragoman.errors import PluginError, SettingsError

READERS = "dragoman.readers"
ANNOTATORS = "dragoman.annotators"
EXTRACTORS = "dragoman.extractors"
LEDGERS = "dragoman.ledgers"
VIEWS = "dragoman.views"
EXPORTS = "dragoman.exports"

METHODS = {
    READERS: ("accepts", "read"),
    ANNOTATORS: ("annotate",),
    EXTRACTORS: ("extract",),
    LEDGERS: (
        "append",
        "holdings",
        "documents",
        "entries",
        "readings",
        "search",
        "records",
        "restore",
        "head",
        "close",
    ),
    VIEWS: ("render",),
    EXPORTS: ("write",),
}


def available(group: str) -> tuple[str, ...]:
    """Names registered in a group, sorted.

    >>> "statements" in available(EXTRACTORS)
    True
    """
    return tuple(sorted(_registered(group)))


def load(group: str, name: str) -> Callable[..., Any]:
    """What the entry point names: a class or function that makes the implementation (docs/plugins.md).

    Raises SettingsError for an unknown name and PluginError for a plugin that cannot be imported.
    """
    known = _registered(group)
    if name not in known:
        installed = ", ".join(sorted(known)) or "none"
        raise SettingsError(f"no {_noun(group)} is called {name!r}; installed are: {installed}")
    maker: Callable[..., Any] | None = _imported(group, known[name])
    if not callable(maker):
        raise PluginError(f"{_named(group, known[name])} is no class or function, so it makes no {_noun(group)}")
    return maker


def make(group: str, name: str, *arguments: Any, **options: Any) -> Any:
    """The implementation itself: what the entry point makes from the arguments, checked for its door's methods.

    Raises what `load` raises, and PluginError where the result lacks a method or cannot be made so.
    """
    maker = load(group, name)
    try:
        made = maker(*arguments, **options)
    except TypeError as error:
        raise PluginError(f"{_noun(group)} {name!r} cannot be made ({error}); see docs/plugins.md") from error
    missing = [method for method in METHODS[group] if not callable(getattr(made, method, None))]
    if missing:
        raise PluginError(f"{_noun(group)} {name!r} has no method {missing[0]!r}; see docs/plugins.md")
    return made


def _registered(group: str) -> dict[str, EntryPoint]:
    if group not in METHODS:
        raise SettingsError(f"no group of plugins is called {group!r}; there are: {', '.join(METHODS)}")
    return _without_doubles(group, sorted(entry_points(group=group), key=lambda point: (point.name, point.value)))


def _without_doubles(group: str, points: list[EntryPoint]) -> dict[str, EntryPoint]:
    known: dict[str, EntryPoint] = {}
    for point in points:
        other = known.setdefault(point.name, point)
        if other.value != point.value:
            raise PluginError(f"two {_noun(group)}s are called {point.name!r}: {other.value} and {point.value}")
    return known


def _imported(group: str, point: EntryPoint) -> Any:
    try:
        return point.load()
    except Exception as error:  # a plugin's import may raise anything, and is not ours to know
        raise PluginError(f"{_named(group, point)} cannot be imported: {type(error).__name__}: {error}") from error


def _named(group: str, point: EntryPoint) -> str:
    package = f" of package {point.dist.name}" if point.dist else ""
    return f"{_noun(group)} {point.name!r}{package} ({point.value})"


def _noun(group: str) -> str:
    return group.removeprefix("dragoman.").removesuffix("s")
