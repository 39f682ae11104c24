"""DOCX -> Document. Tracked insertions stand in the text, deletions do not; both are kept as Revisions."""

import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from io import BytesIO
from itertools import accumulate
from typing import Any

from lxml import etree  # type: ignore[import-untyped]

from dragoman.model import Aside, AsideKind, Diagnostic, Document, Revision, RevisionKind, Span
from dragoman.read import forms
from dragoman.read.compose import BREAK, Page, compose
from dragoman.read.credits import authors_in
from dragoman.read.documents import refused
from dragoman.read.docx_numbers import Numbering
from dragoman.read.original import Alignment
from dragoman.read.paragraphs import clean
from dragoman.read.rules import Rules, load_rules

TEXT = forms.DOCX_TEXT
NOTES = ("word/footnotes.xml", "word/endnotes.xml")
NUMBERING = "word/numbering.xml"
STYLES = "word/styles.xml"
COMMENTS = "word/comments.xml"
PROPERTIES = "docProps/core.xml"
# An agreement of a thousand pages unpacks to some 20 MB; a bomb to gigabytes.
LIMIT_BYTES = 64 * 1024 * 1024
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
DC = "{http://purl.org/dc/elements/1.1/}"
INSERTING = {f"{W}ins", f"{W}moveTo"}
DELETING = {f"{W}del", f"{W}moveFrom"}
BLANKS = {f"{W}tab": "\t", f"{W}br": " ", f"{W}cr": " ", f"{W}noBreakHyphen": "-"}
SEPARATORS = {"separator", "continuationSeparator", "continuationNotice"}
SPACES = re.compile(r"\s+")


@dataclass(frozen=True)
class Piece:
    """Words of a run, with the change that they are part of, if any."""

    words: str
    kind: RevisionKind | None = None
    by: str | None = None
    at: datetime | None = None


@dataclass
class Draft:
    """Paragraphs as they are put together, and the changes in them by paragraph and offset."""

    paragraphs: list[str] = field(default_factory=list)
    changes: list[tuple[int, int, Piece]] = field(default_factory=list)


class DocxReader:
    """Reads Word files (.docx)."""

    suffixes = forms.DOCX

    def __init__(self, rules: Rules | None = None) -> None:
        self._rules = rules or load_rules()

    def accepts(self, origin: str, data: bytes) -> bool:
        """Whether the bytes are a zip with a Word text, or a locked Word file."""
        return forms.is_docx(origin, data)

    def read(self, origin: str, data: bytes) -> Iterator[Document | Diagnostic]:
        """The one document of the file, or a Diagnostic."""
        if data.startswith(forms.OLE):
            yield refused(origin, "is locked with a password; save a copy without one")
            return
        try:
            with zipfile.ZipFile(BytesIO(data)) as package:
                yield self._document(origin, Package(package))
        except (zipfile.BadZipFile, etree.LxmlError, KeyError, NotImplementedError, OSError, RuntimeError, ValueError,
                EOFError, zlib.error) as error:  # fmt: skip
            yield refused(origin, f"is a Word file that cannot be read ({str(error).strip(chr(39)) or 'broken'})")

    def _document(self, origin: str, package: "Package") -> Document | Diagnostic:
        draft = Draft()
        numbering = Numbering(package.tree(NUMBERING), package.tree(STYLES))
        for part in (TEXT, *NOTES):
            tree = package.tree(part)
            if tree is not None:
                _take(tree, draft, numbering)
        title, author = package.said("title"), package.said("creator")
        page = Page(
            origin=origin,
            paragraphs=tuple(draft.paragraphs),
            titles=(title,) if title and any(title.casefold() in p.casefold() for p in draft.paragraphs[:10]) else (),
            authors=authors_in([author] if author else [], self._rules),
            asides=tuple(package.comments()),
        )
        found = compose(page, self._rules)
        return found if isinstance(found, Diagnostic) else found.replace(revisions=tuple(_placed(draft, found.text)))


class Package:
    """The parts of a Word file, of which no more is unpacked than LIMIT_BYTES."""

    def __init__(self, package: zipfile.ZipFile) -> None:
        self._package = package
        self._left = LIMIT_BYTES

    def tree(self, name: str) -> Any | None:
        """The XML of a part; None where the file has none. Raises ValueError for a bomb."""
        if name not in self._package.namelist():
            if name == TEXT:
                raise ValueError("it holds no Word text")
            return None
        with self._package.open(name) as part:
            data = part.read(self._left + 1)
        self._left -= len(data)
        if self._left < 0:
            raise ValueError(f"it unpacks to more than {LIMIT_BYTES:,} bytes")
        return etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False))

    def said(self, name: str) -> str | None:
        """A property of the file: title or creator."""
        tree = self.tree(PROPERTIES)
        found = tree.findtext(f"{DC}{name}") if tree is not None else None
        return clean(found or "") or None

    def comments(self) -> Iterator[Aside]:
        """The comments in the margin."""
        tree = self.tree(COMMENTS)
        for comment in tree.iter(f"{W}comment") if tree is not None else ():
            words = clean(" ".join(piece.words for p in comment.iter(f"{W}p") for piece in _pieces(p)))
            if words:
                yield Aside(kind=AsideKind.COMMENT, text=words, by=comment.get(f"{W}author"))


def _take(tree: Any, draft: Draft, numbering: Numbering) -> None:
    """Adds the paragraphs of a part and their changes. A paragraph whose own mark is deleted runs on into the next,
    and the number is that one's.
    """
    pieces: list[Piece] = []
    for paragraph in tree.iter(f"{W}p"):
        note = paragraph.getparent()
        if note is not None and note.get(f"{W}type") in SEPARATORS:
            continue
        pieces += _pieces(paragraph)
        if paragraph.find(f"{W}pPr/{W}rPr/{W}del") is None:
            has_words = any(piece.words.strip() and piece.kind is not RevisionKind.DELETED for piece in pieces)
            _add(pieces, draft, numbering.label(paragraph) if has_words else "")
            pieces = []
    _add(pieces, draft, "")


def _add(pieces: list[Piece], draft: Draft, label: str) -> None:
    text = label
    changes: list[tuple[int, int, Piece]] = []
    for piece in pieces:
        words = SPACES.sub(" ", piece.words)
        if piece.kind is not None and words.strip():
            changes.append((len(draft.paragraphs), len(text), Piece(words, piece.kind, piece.by, piece.at)))
        if piece.kind is not RevisionKind.DELETED:
            text += words
    if text.strip() or changes:
        draft.paragraphs.append(text)
        draft.changes += changes


def _pieces(paragraph: Any) -> Iterator[Piece]:
    """The words of a paragraph in order; those of a text box inside it are its own paragraphs'."""
    for node in paragraph.iter(f"{W}t", f"{W}delText", *BLANKS):
        above = list(node.iterancestors())
        owner = next((one for one in above if one.tag == f"{W}p"), None)
        if owner is not paragraph:
            continue
        inside = above[: above.index(paragraph)]
        mark = next((one for one in inside if one.tag in DELETING), None)
        if mark is None:
            mark = next((one for one in inside if one.tag in INSERTING), None)
        words = BLANKS.get(node.tag, node.text or "")
        kind = None if mark is None else RevisionKind.DELETED if mark.tag in DELETING else RevisionKind.INSERTED
        yield Piece(words, kind, *(_who(mark) if mark is not None else (None, None)))


def _who(mark: Any) -> tuple[str | None, datetime | None]:
    try:
        at = datetime.fromisoformat(mark.get(f"{W}date", ""))
    except ValueError:
        at = None
    # a time without a zone is no moment: it is left out
    return mark.get(f"{W}author"), at if at is not None and at.tzinfo else None


def _placed(draft: Draft, text: str) -> Iterator[Revision]:
    """The changes with their places in the text; one whose paragraph was dropped as furniture has none and goes."""
    before = BREAK.join(draft.paragraphs)
    starts = [0, *accumulate(len(paragraph) + len(BREAK) for paragraph in draft.paragraphs)]
    alignment = Alignment(before, text)
    for number, offset, piece in draft.changes:
        start = starts[number] + offset
        length = len(piece.words) if piece.kind is RevisionKind.INSERTED else 0
        span = alignment.span(Span(start=start, end=start + length))
        if span is not None and piece.kind is not None:
            yield Revision(kind=piece.kind, span=span, words=clean(piece.words), by=piece.by, at=piece.at)
