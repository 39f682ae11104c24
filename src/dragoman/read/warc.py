"""WARC (ISO 28500) -> Documents: the pages and texts that an archive of the web holds, read as a stream."""

from collections.abc import Iterator
from datetime import datetime
from hashlib import sha256
from io import BytesIO
from typing import Any, BinaryIO

from fastwarc.warc import ArchiveIterator, WarcRecordType

from dragoman.model import Diagnostic, Document
from dragoman.read import forms
from dragoman.read.documents import refused
from dragoman.read.docx import DocxReader
from dragoman.read.feed import FeedReader
from dragoman.read.files import LIMIT_BYTES
from dragoman.read.html import HtmlReader
from dragoman.read.pdf import PdfReader
from dragoman.read.rules import Rules, load_rules
from dragoman.read.text import TextReader
from dragoman.stages import Reader

WANTED = WarcRecordType.response | WarcRecordType.resource | WarcRecordType.conversion
READ = ("text/html", "application/xhtml+xml", "text/plain", "application/pdf", "application/rss+xml",
        "application/atom+xml", "application/vnd.openxmlformats-officedocument.wordprocessingml.document")  # fmt: skip


class WarcReader:
    """Reads .warc and .warc.gz. Records that are no page or text (pictures, scripts) are passed over in silence."""

    suffixes = forms.WARC

    def __init__(self, rules: Rules | None = None) -> None:
        self._rules = rules or load_rules()
        self._readers: tuple[Reader, ...] = tuple(
            reader(self._rules) for reader in (PdfReader, DocxReader, FeedReader, HtmlReader, TextReader)
        )

    def accepts(self, origin: str, data: bytes) -> bool:
        """Whether the bytes begin as a WARC file, or the name is one's."""
        return forms.is_warc(origin, data)

    def read(self, origin: str, data: bytes) -> Iterator[Document | Diagnostic]:
        """The documents of the records, in order."""
        yield from self.read_stream(origin, BytesIO(data))

    def read_stream(self, origin: str, file: BinaryIO) -> Iterator[Document | Diagnostic]:
        """The documents of the records of an open file, in order."""
        count = given = 0
        try:
            for record in ArchiveIterator(file, record_types=WANTED, parse_http=True, auto_decode="all"):
                count += 1
                for found in self._documents(origin, count, record):
                    given += 1
                    yield found
        except (OSError, ValueError, EOFError) as error:
            given += 1
            yield refused(origin, f"cannot be read further as a WARC ({error})")
        if not given:
            yield refused(origin, "holds no page that was fetched")

    def _documents(self, origin: str, number: int, record: Any) -> Iterator[Document | Diagnostic]:
        url = record.headers.get("WARC-Target-URI", "").strip("<>")
        place = f"{origin}, {url or f'record {number}'}"
        if record.http_headers is not None and record.http_headers.status_code not in (200, None):
            return
        kind = (record.http_content_type or record.headers.get("Content-Type", "")).partition(";")[0].strip().lower()
        if kind not in READ:
            return
        data = record.reader.read(LIMIT_BYTES + 1)
        if len(data) > LIMIT_BYTES:
            yield refused(place, f"is larger than {LIMIT_BYTES:,} bytes")
            return
        reader = next((reader for reader in self._readers if data and reader.accepts(place, data)), None)
        if reader is None:
            yield refused(place, "is empty or no text")
            return
        stamp = {"sha256": sha256(data).hexdigest(), "fetched": _moment(record.headers.get("WARC-Date", ""))}
        for found in reader.read(place, data):
            yield found.replace(url=found.url or url or None, **stamp) if isinstance(found, Document) else found


def _moment(words: str) -> datetime | None:
    try:
        moment = datetime.fromisoformat(words)
    except ValueError:
        return None
    return moment if moment.tzinfo else None
