"""Tables for programs that count: CSV, JSON lines, Parquet."""

import csv
import io
from datetime import date
from types import NoneType, UnionType
from typing import get_args, get_type_hints

import msgspec
import pyarrow as pa
import pyarrow.parquet as pq

from dragoman.model import StateOfPlay
from dragoman.views.exports.rows import ROWS, Row, Table, rows_of, table_of

ARROW = {str: pa.string(), int: pa.int64(), float: pa.float64(), bool: pa.bool_(), date: pa.date32()}
FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet would run as a formula at the beginning of a cell; such a cell gets a ' before it."""


class CsvExport:
    """CSV (RFC 4180, UTF-8) with a header; a cell that a spreadsheet would run is made text."""

    suffix = ".csv"

    def __init__(self, *, table: str = Table.ACCOUNTS) -> None:
        self._table = table_of(table)

    def write(self, state: StateOfPlay) -> bytes:
        """The table's rows."""
        out = io.StringIO(newline="")
        fields = ROWS[self._table].__struct_fields__
        writer = csv.writer(out)
        writer.writerow(fields)
        writer.writerows([_cell(getattr(row, field)) for field in fields] for row in rows_of(state, self._table))
        return out.getvalue().encode()


class JsonLinesExport:
    """One JSON object a row."""

    suffix = ".jsonl"

    def __init__(self, *, table: str = Table.ACCOUNTS) -> None:
        self._table = table_of(table)

    def write(self, state: StateOfPlay) -> bytes:
        """The table's rows."""
        return b"".join(msgspec.json.encode(row) + b"\n" for row in rows_of(state, self._table))


class ParquetExport:
    """A Parquet file; dates are dates, what is not known is null."""

    suffix = ".parquet"

    def __init__(self, *, table: str = Table.ACCOUNTS) -> None:
        self._table = table_of(table)

    def write(self, state: StateOfPlay) -> bytes:
        """The table's rows."""
        rows = [msgspec.structs.asdict(row) for row in rows_of(state, self._table)]
        out = io.BytesIO()
        pq.write_table(pa.Table.from_pylist(rows, schema=schema(ROWS[self._table])), out)
        return out.getvalue()


def schema(row: type[Row]) -> pa.Schema:
    """The Arrow schema of a row."""
    hints = get_type_hints(row)
    return pa.schema([_field(name, hints[name]) for name in row.__struct_fields__])


def _field(name: str, hint: type | UnionType) -> pa.Field:
    kinds = [kind for kind in get_args(hint) or (hint,) if kind is not NoneType]
    return pa.field(name, ARROW[kinds[0]], nullable=NoneType in get_args(hint))


def _cell(value: object) -> object:
    if isinstance(value, str) and value.startswith(FORMULA):
        return "'" + value
    if isinstance(value, bool):
        return "true" if value else "false"
    return value
