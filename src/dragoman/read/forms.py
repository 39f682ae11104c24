"""Which form a file has, told by its name and first bytes; without what only reading it needs."""

import re

import msgspec

from dragoman.read.decode import is_text
from dragoman.read.rules import load_rules
from dragoman.read.saved import is_mhtml

START = 4096
MARKDOWN = (".md", ".markdown")
TEXT = (".txt", ".text", *MARKDOWN)
HTML = (".html", ".htm", ".xhtml", ".mhtml", ".mht")
FEED = (".rss", ".atom", ".xml")
MAIL = (".eml",)
PDF = (".pdf",)
DOCX = (".docx",)
WARC = (".warc", ".warc.gz")
LINES = (".jsonl", ".ndjson")
JSON = (".json",)
CSV = (".csv",)
TSV = (".tsv", ".tab")
PARQUET = (".parquet",)
TABLE = (*LINES, *JSON, *CSV, *TSV, *PARQUET)
# In folders JSON and TSV files are more often settings and word lists than texts: they are read where they are named.
TABLE_IN_FOLDERS = (*LINES, *CSV, *PARQUET)

HTML_START = re.compile(
    rb"(?i)^\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.DOTALL
)
FEED_START = re.compile(
    rb"^\s*(?:<\?[^>]*\?>\s*|<!--.*?-->\s*|<!DOCTYPE[^>]*>\s*)*<(?:rss|feed|rdf:RDF|atom:feed)\b", re.DOTALL | re.I
)
XML = b"<?xml"
MAIL_START = (b"received:", b"return-path:", b"delivered-to:", b"mime-version:")
SENDER = re.compile(rb"(?im)^from:")
PDF_MARK = b"%PDF-"
# The mark may stand after some bytes of junk (ISO 32000, implementation notes).
PDF_WITHIN = 1024
ZIP = b"PK\x03\x04"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
LOCKED = "EncryptedPackage".encode("utf-16-le")
DOCX_TEXT = "word/document.xml"
WARC_MARK = b"WARC/"
PARQUET_MARK = b"PAR1"
MARKS = b"\xef\xbb\xbf\xff\xfe"
"""Bytes of byte order marks."""


def is_plain(origin: str, data: bytes) -> bool:
    """Whether the bytes may be plain text; XML is text of another sort."""
    return is_text(data, load_rules().signatures) and not data[:START].lstrip(MARKS + b" \r\n").startswith(XML)


def is_markdown(origin: str) -> bool:
    """Whether a file's name says that it is Markdown."""
    return origin.lower().endswith(MARKDOWN)


def is_html(origin: str, data: bytes) -> bool:
    """Whether the name or the first bytes are those of a web page."""
    named = origin.lower().endswith(HTML) and is_text(data, load_rules().signatures)
    return named or is_mhtml(data) or HTML_START.match(data[:START].replace(b"\x00", b"").lstrip(MARKS)) is not None


def is_feed(origin: str, data: bytes) -> bool:
    """Whether the bytes begin as RSS or Atom does."""
    return FEED_START.match(data[:START].lstrip(MARKS)) is not None


def is_mail(origin: str, data: bytes) -> bool:
    """Whether the name is a message's, or the text begins with the head of one."""
    begins = data[:20].lower().startswith(MAIL_START) and SENDER.search(data[:16384]) is not None
    return origin.lower().endswith(MAIL) or begins


def is_pdf(origin: str, data: bytes) -> bool:
    """Whether the first bytes are those of a PDF."""
    return PDF_MARK in data[:PDF_WITHIN]


def is_docx(origin: str, data: bytes) -> bool:
    """Whether the bytes are a zip with a Word text, or a locked Word file."""
    if data.startswith(OLE):
        return LOCKED in data
    return data.startswith(ZIP) and (origin.lower().endswith(DOCX) or DOCX_TEXT.encode() in data)


def is_warc(origin: str, data: bytes) -> bool:
    """Whether the bytes begin as a WARC file, or the name is one's."""
    return data.startswith(WARC_MARK) or origin.lower().endswith(WARC)


def is_table(origin: str, data: bytes) -> bool:
    """Whether the name is a table's, or the first line is a JSON object."""
    if data.startswith(PARQUET_MARK) or origin.lower().endswith(TABLE):
        return True
    line = data.lstrip().partition(b"\n")[0]
    try:
        return line.startswith(b"{") and isinstance(msgspec.json.decode(line), dict)
    except (msgspec.DecodeError, UnicodeError, RecursionError):
        return False
