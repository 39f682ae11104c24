"""The readers as entry points name them: each knows its form, and imports what reads it when a file of it comes."""

from collections.abc import Callable, Iterator, Mapping
from functools import cached_property
from importlib import import_module
from typing import Any, BinaryIO

from dragoman.model import Diagnostic, Document
from dragoman.read import forms
from dragoman.read.cache import Page
from dragoman.read.rules import fields_named
from dragoman.read.settings import FetchSettings

Accepts = Callable[[str, bytes], bool]


class Door:
    """A reader that is imported when it is first asked to read."""

    def __init__(self, maker: str, suffixes: tuple[str, ...], accepts: Accepts, *arguments: Any) -> None:
        """`maker`: "module:class" of the reader, made from the arguments."""
        self.suffixes = suffixes
        self._maker = maker
        self._accepts = accepts
        self._arguments = arguments

    @cached_property
    def reader(self) -> Any:
        """The reader itself."""
        module, _, name = self._maker.partition(":")
        return getattr(import_module(module), name)(*self._arguments)

    def accepts(self, origin: str, data: bytes) -> bool:
        """Whether the file is of the reader's form."""
        return self._accepts(origin, data)

    def read(self, origin: str, data: bytes) -> Iterator[Document | Diagnostic]:
        """The documents in the bytes, in order."""
        yield from self.reader.read(origin, data)


class StreamDoor(Door):
    """A Door to a reader of archives."""

    def read_stream(self, origin: str, file: BinaryIO) -> Iterator[Document | Diagnostic]:
        """The documents in an open file, in order."""
        yield from self.reader.read_stream(origin, file)


class FetchDoor:
    """What reads addresses, imported when the first one is asked."""

    def __init__(self, settings: FetchSettings) -> None:
        self._settings = settings

    @cached_property
    def _fetcher(self) -> Any:
        return import_module("dragoman.read.fetch").system_fetcher(self._settings)

    def fetch(self, address: str) -> Page | Diagnostic:
        """The page at an address, or why there is none."""
        found: Page | Diagnostic = self._fetcher.fetch(address)
        return found


def docx() -> Door:
    """Word files."""
    return Door("dragoman.read.docx:DocxReader", forms.DOCX, forms.is_docx)


def feed() -> Door:
    """RSS and Atom."""
    return Door("dragoman.read.feed:FeedReader", forms.FEED, forms.is_feed)


def html() -> Door:
    """Saved web pages."""
    return Door("dragoman.read.html:HtmlReader", forms.HTML, forms.is_html)


def mail() -> Door:
    """E-mail."""
    return Door("dragoman.read.mail:MailReader", forms.MAIL, forms.is_mail)


def pdf() -> Door:
    """PDF."""
    return Door("dragoman.read.pdf:PdfReader", forms.PDF, forms.is_pdf)


def table(columns: Mapping[str, str] | None = None) -> StreamDoor:
    """Tables: JSON Lines, JSON, CSV, TSV, Parquet. Raises SettingsError for a map of columns to unknown fields."""
    fields_named(columns or {})
    return StreamDoor("dragoman.read.tables:TableReader", forms.TABLE_IN_FOLDERS, forms.is_table, columns)


def text() -> Door:
    """Plain text and Markdown."""
    return Door("dragoman.read.text:TextReader", forms.TEXT, forms.is_plain)


def warc() -> StreamDoor:
    """Archives of the web."""
    return StreamDoor("dragoman.read.warc:WarcReader", forms.WARC, forms.is_warc)
