"""Where and when a page was fetched that a browser saved, as the saving program wrote it into the file."""

import email
import email.errors
import email.policy
import re
from datetime import datetime
from email.utils import parsedate_to_datetime

from dragoman.model import Record

START = 8192
WEB = ("https://", "http://")
MHTML = re.compile(rb"(?im)^(?:snapshot-content-location:|from: <saved by )")
# "<!-- saved from url=(0031)https://gulf.example/talks -->", as browsers write it.
SAVED_FROM = re.compile(r"<!--\s*saved from url=\(\d+\)(?P<url>https?://\S+?)\s*-->")
# "Page saved with SingleFile url: ... saved date: Thu Nov 06 2025 10:11:12 GMT+0100 (...)".
SINGLE_FILE = re.compile(
    r"<!--\s*Page saved with SingleFile\s+url:\s*(?P<url>https?://\S+)\s+saved date:\s*(?P<at>[^(\n]+)"
)
CLOCK = "%a %b %d %Y %H:%M:%S GMT%z"
BREAKAGE = (
    email.errors.MessageError,
    LookupError,
    ValueError,
    TypeError,
    AttributeError,
    AssertionError,
    RecursionError,
)


class Saved(Record):
    """A page as it was saved: its address and the moment, where the file names them."""

    url: str | None = None
    at: datetime | None = None


def is_mhtml(data: bytes) -> bool:
    """Whether the first bytes are those of a page with its pictures in one file, as browsers save it."""
    return MHTML.search(data[:START].split(b"\n\n", 1)[0].split(b"\r\n\r\n", 1)[0]) is not None


def of_mhtml(data: bytes) -> tuple[bytes, Saved]:
    """The page inside, empty where there is none, and what is said of its saving."""
    try:
        message = email.message_from_bytes(data, policy=email.policy.default)
        pages = (part for part in message.walk() if part.get_content_type() == "text/html")
        page = next((part.get_payload(decode=True) for part in pages), b"")
        url = str(message.get("Snapshot-Content-Location", "")).strip()
        at = _moment(str(message.get("Date", "")))
    except BREAKAGE:
        return b"", Saved()
    return page if isinstance(page, bytes) else b"", Saved(url=url if url.startswith(WEB) else None, at=at)


def of_comments(text: str) -> Saved:
    """What the comments at the top of a saved page say.

    >>> of_comments("<!-- saved from url=(0022)https://gulf.example/a --><html>").url
    'https://gulf.example/a'
    """
    single = SINGLE_FILE.search(text[:START])
    if single is not None:
        return Saved(url=single["url"], at=_clock(single["at"]))
    found = SAVED_FROM.search(text[:START])
    return Saved(url=found["url"]) if found else Saved()


def _clock(words: str) -> datetime | None:
    try:
        return datetime.strptime(words.strip(), CLOCK)
    except ValueError:
        return None


def _moment(words: str) -> datetime | None:
    try:
        at = parsedate_to_datetime(words)
    except (ValueError, TypeError):
        return None
    return at if at.tzinfo else None
