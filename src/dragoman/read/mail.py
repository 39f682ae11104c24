"""E-mail (.eml) -> Documents: the message and the files attached to it. Quoted earlier messages are kept apart."""

import email
import email.errors
import email.policy
import re
from collections.abc import Iterator
from email.message import EmailMessage, MIMEPart
from email.utils import getaddresses

from dragoman.model import Aside, AsideKind, Diagnostic, Document, Kind
from dragoman.read import forms
from dragoman.read.compose import Page, compose
from dragoman.read.dates import parse_day
from dragoman.read.documents import refused
from dragoman.read.docx import DocxReader
from dragoman.read.html import HtmlReader, fragment_text
from dragoman.read.paragraphs import clean, lines_of, paragraphs
from dragoman.read.pdf import PdfReader
from dragoman.read.rules import Rules, load_rules
from dragoman.read.text import TextReader
from dragoman.stages import Reader

SIGNATURE = re.compile(r"^-- ?$")
QUOTE = re.compile(r"^\s*>")
REPLY = re.compile(r"^(?:On .{6,120} wrote:|-{2,} ?(?:Original|Forwarded) [Mm]essage ?-{2,}|_{20,})\s*$")
MOST_PARTS = 200
# What the standard library is seen to raise on broken messages.
BREAKAGE = (email.errors.MessageError, LookupError, ValueError, TypeError, AttributeError, AssertionError)


class MailReader:
    """Reads messages. Subject, date and sender come from their heads."""

    suffixes = forms.MAIL

    def __init__(self, rules: Rules | None = None) -> None:
        self._rules = rules or load_rules()
        self._attached: tuple[Reader, ...] = tuple(
            reader(self._rules) for reader in (PdfReader, DocxReader, HtmlReader, TextReader)
        )

    def accepts(self, origin: str, data: bytes) -> bool:
        """Whether the name is a message's, or the text begins with the head of one."""
        return forms.is_mail(origin, data)

    def read(self, origin: str, data: bytes) -> Iterator[Document | Diagnostic]:
        """The message, then what is attached."""
        try:
            message = email.message_from_bytes(data, policy=email.policy.default)
            parts = list(message.walk())[:MOST_PARTS]
            yield self._message(origin, message)
            for part in parts:
                yield from self._attachment(origin, part, message)
        except (*BREAKAGE, RecursionError) as error:
            yield refused(origin, f"is a message that cannot be read ({error})")

    def _message(self, origin: str, message: EmailMessage) -> Document | Diagnostic:
        part = message.get_body(("plain", "html"))
        text = _content(part) if part is not None else ""
        is_page = part is not None and part.get_content_type() == "text/html"
        own, quoted = ("", "") if is_page else _parted(text)
        found = fragment_text(text) if is_page else paragraphs(own)
        subject = clean(str(message.get("subject", "")))
        if not found:
            return refused(origin, f"the message {subject!r} has no text of its own")
        senders = [clean(name or address) for name, address in getaddresses([str(message.get("from", ""))])]
        earlier = clean(quoted)
        page = Page(
            origin=origin,
            paragraphs=found,
            titles=(subject,) if subject else (),
            published=parse_day(clean(str(message.get("date", ""))), self._rules.months),
            authors=tuple(filter(None, senders)),
            asides=(Aside(kind=AsideKind.QUOTED, text=earlier),) if earlier else (),
        )
        document = compose(page, self._rules)
        is_plain = isinstance(document, Document) and document.kind is Kind.ARTICLE
        return document.replace(kind=Kind.NOTE) if is_plain else document

    def _attachment(self, origin: str, part: EmailMessage, message: EmailMessage) -> Iterator[Document | Diagnostic]:
        name = part.get_filename()
        if name is None or part.is_multipart():
            return
        place = f"{origin}, attached {clean(name)}"
        data = part.get_payload(decode=True)
        if not isinstance(data, bytes) or not data.strip():
            yield refused(place, "is empty; nothing to read")
            return
        reader = next((reader for reader in self._attached if reader.accepts(place, data)), None)
        if reader is None:
            yield refused(place, "is of no form that is read as an attachment")
        else:
            yield from reader.read(place, data)


def _content(part: MIMEPart) -> str:
    """The text of a part; bytes that its charset does not have become replacement marks."""
    try:
        return str(part.get_content())
    except (LookupError, UnicodeError):
        payload = part.get_payload(decode=True)
        return payload.decode("utf-8", errors="replace") if isinstance(payload, bytes) else ""


def _parted(text: str) -> tuple[str, str]:
    """A message's own words, and those of earlier messages that it quotes; its signature is in neither."""
    own: list[str] = []
    quoted: list[str] = []
    earlier = False
    for line in lines_of(text):
        if SIGNATURE.match(line):
            break
        earlier = earlier or REPLY.match(line) is not None
        (quoted if earlier or QUOTE.match(line) else own).append(line)
    return "\n".join(own), "\n".join(line.lstrip("> ") for line in quoted if not REPLY.match(line))
