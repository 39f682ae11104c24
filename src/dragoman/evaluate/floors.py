"""Floors: figures that a change may not fall below, each pinned with the hash of the corpus it was measured on."""

import hashlib
from collections.abc import Iterable, Mapping
from pathlib import Path

import msgspec

from dragoman.errors import SettingsError
from dragoman.model import Record


class Floor(Record):
    """The floors of one corpus. `sha256`: hash_of the files; `every`: of how many files one is measured."""

    corpus: str
    sha256: str
    figures: dict[str, float]
    every: int = 1


def read_floors(path: Path) -> dict[str, Floor]:
    """The tables of a floors file by name. Raises SettingsError when it breaks its schema."""
    try:
        return msgspec.toml.decode(path.read_bytes(), type=dict[str, Floor])
    except (OSError, msgspec.DecodeError) as error:
        raise SettingsError(f"{path}: no file of floors: {error}") from error


def hash_of(paths: Iterable[Path]) -> str:
    """SHA-256 over names and bytes of files, in the order of their names.

    >>> hash_of([])[:8]
    'e3b0c442'
    """
    digest = hashlib.sha256()
    for path in sorted(paths, key=lambda path: path.name):
        digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()


def shortfalls(floor: Floor, figures: Mapping[str, float]) -> list[str]:
    """A line for each figure under its floor, or not measured at all.

    >>> floor = Floor(corpus="polnear", sha256="", figures={"attribution": 0.66})
    >>> shortfalls(floor, {"attribution": 0.65})
    ['polnear: attribution is 0.650, under its floor of 0.660']
    """
    lines = []
    for name, least in floor.figures.items():
        figure = figures.get(name)
        if figure is None:
            lines.append(f"{floor.corpus}: {name} was not measured")
        elif figure < least:
            lines.append(f"{floor.corpus}: {name} is {figure:.3f}, under its floor of {least:.3f}")
    return lines
