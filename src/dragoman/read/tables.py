"""JSON Lines, JSON, CSV, forms.TSV and Parquet -> Documents, one for each row, by a map of columns."""

import codecs
import csv
import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from hashlib import sha256
from io import BytesIO, TextIOWrapper
from typing import Any, BinaryIO

import msgspec
import pyarrow
import pyarrow.parquet

from dragoman.model import Diagnostic, Document, PublishedFrom
from dragoman.read import forms
from dragoman.read.compose import Page, compose
from dragoman.read.decode import NotTextError, decode
from dragoman.read.documents import identified, refused
from dragoman.read.files import HEAD
from dragoman.read.html import HtmlReader
from dragoman.read.rules import Field, Rules, fields_named, load_rules
from dragoman.read.text import headed, header_problems, text_paragraphs

ROWS = 256
# The csv module's own limit is 131,072 characters a cell, and some transcripts are longer.
LONGEST_CELL = 16 * 1024 * 1024
OWN = {"id", "text", "title_variants", "body", "published_from"}
"""Keys by which a row is known as a Document that `dragoman read --format json` wrote."""
Row = dict[str, Any]


class TableReader:
    """Reads tables. `columns` maps names of columns to fields (text, title, date, ...); the others are left out.

    Without a map the columns are known by name (data/reading/columns.tsv). A row that is a Document of our own is
    taken as it is. Raises SettingsError for a field that is unknown.

    >>> rows = b'{"headline": "Envoys meet", "body": "They met in Muscat.", "date": "2025-08-19"}'
    >>> [document] = TableReader().read("rows.jsonl", rows)
    >>> document.title, document.published.isoformat()
    ('Envoys meet', '2025-08-19')
    """

    suffixes = forms.TABLE_IN_FOLDERS

    def __init__(self, columns: Mapping[str, str] | None = None, rules: Rules | None = None) -> None:
        self._rules = rules or load_rules()
        self._columns = fields_named(columns) if columns else self._rules.columns
        self._texts = {name.lower() for name, field in self._columns.items() if field in (Field.TEXT, Field.HTML)}
        self._html = HtmlReader(self._rules)

    def accepts(self, origin: str, data: bytes) -> bool:
        """Whether the name is a table's, or the first line is a JSON object."""
        return forms.is_table(origin, data)

    def read(self, origin: str, data: bytes) -> Iterator[Document | Diagnostic]:
        """The documents of the rows, in order."""
        yield from self.read_stream(origin, BytesIO(data))

    def read_stream(self, origin: str, file: BinaryIO) -> Iterator[Document | Diagnostic]:
        """The documents of the rows of an open file, in order; a row that cannot be read is a Diagnostic."""
        without, columns, number = 0, "", 0
        try:
            for number, row in enumerate(self._rows(origin, file), start=1):
                if isinstance(row, Diagnostic):
                    yield row
                elif self._has_text(row):
                    yield from self._documents(f"{origin}, row {number}", row)
                else:
                    without, columns = without + 1, columns or ", ".join(map(str, row))
        except (pyarrow.ArrowException, csv.Error, UnicodeError, NotTextError, OSError, ValueError,
                RecursionError) as error:  # fmt: skip
            number += 1
            yield refused(origin, f"cannot be read further as a table ({str(error).partition(chr(10))[0]})")
        if not number:
            yield refused(origin, "holds no rows; nothing to read")
        if without:
            yield refused(origin, f"{without} rows have no column of text (they have {columns[:200]}); map one to text")

    def _has_text(self, row: Row) -> bool:
        """Whether the row has a column for a text, be it empty."""
        return row.keys() >= OWN or any(str(name).strip().lower() in self._texts for name in row)

    def _rows(self, origin: str, file: BinaryIO) -> Iterator[Row | Diagnostic]:
        name = origin.lower()
        head = file.read(4)
        file.seek(0)
        if head == forms.PARQUET_MARK or name.endswith(forms.PARQUET):
            return parquet_rows(file)
        if name.endswith((*forms.CSV, *forms.TSV)):
            return csv_rows(file, "\t" if name.endswith(forms.TSV) else ",")
        if name.endswith(forms.JSON):
            return json_rows(origin, file)
        return json_lines(origin, file)

    def _documents(self, origin: str, row: Row) -> Iterator[Document | Diagnostic]:
        if row.keys() >= OWN:
            yield own_document(origin, row)
            return
        fields = self._fields(row)
        yield from header_problems(origin, fields, self._rules)
        digest = sha256(json.dumps(row, sort_keys=True, default=str).encode()).hexdigest()
        found = self._found(origin, fields)
        yield found.replace(sha256=digest) if isinstance(found, Document) else found

    def _found(self, origin: str, fields: dict[Field, str]) -> Document | Diagnostic:
        if Field.HTML in fields and Field.TEXT not in fields:
            return _filled(self._html.page(origin, fields[Field.HTML]), headed(origin, (), fields, self._rules))
        paragraphs = text_paragraphs(origin, fields.get(Field.TEXT, ""))
        if not paragraphs:
            return refused(origin, "has an empty text")
        return compose(headed(origin, paragraphs, fields, self._rules), self._rules)

    def _fields(self, row: Row) -> dict[Field, str]:
        """Fields of a row, each from the best of its columns that says something."""
        lowered = {str(name).strip().lower(): value for name, value in row.items()}
        fields: dict[Field, str] = {}
        for name, field in self._columns.items():
            value = _words(lowered.get(name.lower()))
            if value:
                fields.setdefault(field, value)
        return fields


def json_lines(origin: str, file: BinaryIO) -> Iterator[Row | Diagnostic]:
    """The objects of JSON Lines; a line that is none is a Diagnostic."""
    for number, line in enumerate(file, start=1):
        if not line.strip():
            continue
        try:
            row = msgspec.json.decode(line)
        except (msgspec.DecodeError, UnicodeError) as error:
            yield refused(origin, f"line {number} is not JSON ({error})")
            continue
        yield row if isinstance(row, dict) else refused(origin, f"line {number} is not a JSON object")


def json_rows(origin: str, file: BinaryIO) -> Iterator[Row | Diagnostic]:
    """The objects of a JSON array, or of the first array in an object; JSON Lines are read too."""
    try:
        whole = msgspec.json.decode(file.read())
    except (msgspec.DecodeError, UnicodeError):
        file.seek(0)
        yield from json_lines(origin, file)
        return
    if isinstance(whole, dict):
        lists = [value for value in whole.values() if isinstance(value, list) and value and isinstance(value[0], dict)]
        whole = lists[0] if lists else [whole]
    for row in whole if isinstance(whole, list) else [whole]:
        yield row if isinstance(row, dict) else refused(origin, "holds JSON that is no object with a text")


def csv_rows(file: BinaryIO, delimiter: str) -> Iterator[Row | Diagnostic]:
    """The rows of a CSV or TSV file, whose first line names the columns. UTF-8, or what the first bytes are."""
    csv.field_size_limit(LONGEST_CELL)
    head = file.read(HEAD)
    file.seek(0)
    names = head.partition(b"\n")[0]
    if delimiter == "," and names.count(b";") > names.count(b","):
        delimiter = ";"  # as spreadsheets write where the comma is the decimal mark
    if not _is_utf8(head):
        yield from _dictionaries(decode(file.read()).splitlines(keepends=True), delimiter)
        return
    text = TextIOWrapper(file, encoding="utf-8-sig", newline="")
    try:
        yield from _dictionaries(text, delimiter)
    finally:
        text.detach()  # else it closes a file that is not its own


def _dictionaries(lines: Iterable[str], delimiter: str) -> Iterator[Row]:
    for row in csv.DictReader(lines, delimiter=delimiter):
        yield {name: value for name, value in row.items() if name is not None}


def parquet_rows(file: BinaryIO) -> Iterator[Row | Diagnostic]:
    """The rows of a Parquet file, a few hundred in memory at a time."""
    for batch in pyarrow.parquet.ParquetFile(file).iter_batches(batch_size=ROWS):
        yield from batch.to_pylist()


def own_document(origin: str, row: Row) -> Document | Diagnostic:
    """A Document as `dragoman read --format json` writes it. One whose id is not its text's is refused."""
    try:
        document = msgspec.convert(row, Document, strict=False)
    except msgspec.ValidationError as error:
        return refused(origin, f"is no document of this version ({error})")
    if identified(document).id != document.id:
        return refused(origin, "its id is not that of its text, title and day: it was changed after it was read")
    return document


def _filled(found: Document | Diagnostic, row: Page) -> Document | Diagnostic:
    """The document of a page with what the row says, where the page says nothing."""
    if isinstance(found, Diagnostic):
        return found
    return identified(
        found.replace(
            title=found.title or next(iter(row.titles), None),
            source=row.source or found.source,
            url=row.url or found.url,
            language=row.language or found.language,
            kind=row.kind or found.kind,
            handling=row.handling,
            published=row.published or found.published,
            published_from=PublishedFrom.METADATA if row.published else found.published_from,
            authors=row.authors or found.authors,
        )
    )


def _words(value: Any) -> str:
    """A cell as words: text, a date, a list's members; numbers too, so that a year is not lost."""
    if isinstance(value, list):
        return ", ".join(filter(None, map(_words, value)))
    if isinstance(value, datetime | date):
        return value.isoformat()
    return "" if value is None or isinstance(value, dict) else str(value).strip()


def _is_utf8(head: bytes) -> bool:
    """Whether the bytes are UTF-8, a character cut off at their end aside."""
    try:
        codecs.getincrementaldecoder("utf-8")().decode(head)
    except UnicodeError:
        return False
    return True
