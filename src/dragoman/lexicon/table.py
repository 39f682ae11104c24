"""Reads a lexicon table: tab-separated, `#` remarks, a row of column names, one record a line."""

from collections.abc import Iterator
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from dragoman.errors import LexiconError
from dragoman.model.base import Record

Row = TypeVar("Row", bound=Record)
DATA = files("dragoman") / "data"


def read_table(table: Path | Traversable, row: type[Row]) -> list[Row]:
    """The rows of a table as records of type `row`.

    A tuple field holds several values separated by `|`; an empty cell leaves the field's default.
    Raises LexiconError with file, line and column for anything that breaks the schema.
    """
    return [record for _, record in numbered_rows(table, row)]


def numbered_rows(table: Path | Traversable, row: type[Row]) -> Iterator[tuple[int, Row]]:
    """The rows with their line numbers, for checks that must name the place."""
    fields = {field.name: field for field in msgspec.structs.fields(row)}
    columns: list[str] = []
    for number, line in enumerate(_lines(table), start=1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = [cell.strip() for cell in line.split("\t")]
        if not columns:
            columns = _checked_columns(table, number, cells, fields)
            continue
        if len(cells) > len(columns):
            raise LexiconError(f"{table}, line {number}: {len(cells)} cells under {len(columns)} columns")
        yield number, _record(table, number, dict(zip(columns, cells, strict=False)), row)


def _lines(table: Path | Traversable) -> list[str]:
    try:
        return table.read_text(encoding="utf-8-sig").splitlines()
    except OSError as error:
        raise LexiconError(f"{table}: cannot be opened ({error.strerror or error})") from error
    except UnicodeDecodeError as error:
        raise LexiconError(f"{table}: not UTF-8 (byte {error.start}); save it as UTF-8") from error


def _checked_columns(table: Path | Traversable, number: int, cells: list[str], fields: dict[str, Any]) -> list[str]:
    unknown = [cell for cell in cells if cell not in fields]
    if unknown:
        raise LexiconError(f"{table}, line {number}: unknown column {unknown[0]!r}; known are {', '.join(fields)}")
    missing = [name for name, field in fields.items() if field.required and name not in cells]
    if missing:
        raise LexiconError(f"{table}, line {number}: column {missing[0]!r} is missing")
    return cells


def _record(table: Path | Traversable, number: int, cells: dict[str, str], row: type[Row]) -> Row:
    values: dict[str, Any] = {}
    for field in msgspec.structs.fields(row):
        cell = cells.get(field.name, "")
        if not cell:
            continue
        several = str(field.type).startswith("tuple")
        values[field.name] = tuple(part.strip() for part in cell.split("|") if part.strip()) if several else cell
    try:
        return msgspec.convert(values, row, strict=False)
    except msgspec.ValidationError as error:
        raise LexiconError(f"{table}, line {number}: {error}") from error
