"""PDF -> Document: text and its places by pypdfium2, put together to paragraphs; scans and locked files are named."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median

import pypdfium2  # type: ignore[import-untyped]

from dragoman.model import Diagnostic, Document, Record
from dragoman.read import forms
from dragoman.read.compose import Page, compose
from dragoman.read.credits import authors_in
from dragoman.read.documents import refused
from dragoman.read.paragraphs import clean
from dragoman.read.rules import Rules, load_rules

MOST_PAGES = 2000
# How pdfium gives the hyphen that parts a word at the end of a line.
HYPHEN = re.compile("[\x02\ufffe](?=\\s*$)")
# A gap so much wider than between the lines of the page parts paragraphs.
WIDE_GAP = 1.35
# A line that ends so much before the widest leaves room for another word: its paragraph ends there.
SHORT_LINE = 0.85
# Lines at the edge of at least so many pages, equal but for digits, are running heads and feet.
FEWEST_REPEATS = 3
EDGE = 2


class Line(Record):
    """A line of a page: its words, and where it stands in points from the lower left."""

    text: str
    left: float
    right: float
    top: float
    bottom: float


class PdfReader:
    """Reads PDF files that hold text. Their dates are of the file, not of publication, and are left alone."""

    suffixes = forms.PDF

    def __init__(self, rules: Rules | None = None) -> None:
        self._rules = rules or load_rules()

    def accepts(self, origin: str, data: bytes) -> bool:
        """Whether the first bytes are those of a PDF."""
        return forms.is_pdf(origin, data)

    def read(self, origin: str, data: bytes) -> Iterator[Document | Diagnostic]:
        """The one document of the file, or a Diagnostic."""
        try:
            pdf = pypdfium2.PdfDocument(data)
        except pypdfium2.PdfiumError as error:
            locked = "assword" in str(error) or b"/Encrypt" in data
            yield refused(origin, "is locked with a password; save a copy without one" if locked
                          else f"is a PDF that cannot be opened ({error})")  # fmt: skip
            return
        try:
            yield self._document(origin, pdf)
        except pypdfium2.PdfiumError as error:
            yield refused(origin, f"is a PDF that cannot be read to its end ({error})")
        finally:
            pdf.close()

    def _document(self, origin: str, pdf: pypdfium2.PdfDocument) -> Document | Diagnostic:
        if len(pdf) > MOST_PAGES:
            return refused(origin, f"has {len(pdf):,} pages; split it, at most {MOST_PAGES:,} are read at once")
        pages = [lines_of_page(page) for page in pdf]
        found = paragraphs_of(without_running_lines(pages))
        if not found:
            return refused(origin, "holds pictures of pages and no text (a scan); run a text recognition over it first")
        said = pdf.get_metadata_dict(skip_empty=True)
        title = clean(said.get("Title", ""))
        page = Page(
            origin=origin,
            paragraphs=found,
            titles=(title,) if title and _is_title(title, found) else (),
            authors=authors_in(filter(None, [clean(said.get("Author", ""))]), self._rules),
        )
        return compose(page, self._rules)


def lines_of_page(page: pypdfium2.PdfPage) -> tuple[Line, ...]:
    """The lines of a page in its own order, which is that of reading in most files."""
    text = page.get_textpage()
    boxes = (text.get_rect(i) for i in range(text.count_rects()))
    pieces = [_line(clean(HYPHEN.sub("-", text.get_text_bounded(*box))), box) for box in boxes]
    lines: list[Line] = []
    for piece in pieces:
        if not piece.text:
            continue
        if lines and _on_one_line(lines[-1], piece):
            lines[-1] = _joined(lines[-1], piece)
        else:
            lines.append(piece)
    text.close()
    page.close()
    return tuple(lines)


def without_running_lines(pages: Sequence[Sequence[Line]]) -> list[list[Line]]:
    """The pages without what stands at the top or foot of several of them, and without page numbers."""
    edges = Counter(key for page in pages for key in {_key(line) for line in (*page[:EDGE], *page[-EDGE:])})
    return [
        [
            line
            for i, line in enumerate(page)
            if not (
                (i < EDGE or i >= len(page) - EDGE) and (edges[_key(line)] >= FEWEST_REPEATS or _is_number(line.text))
            )
        ]
        for page in pages
    ]


def paragraphs_of(pages: Sequence[Sequence[Line]]) -> tuple[str, ...]:
    """The lines joined to paragraphs; one that goes on overleaf is one."""
    found: list[str] = []
    before: Line | None = None
    for page in pages:
        gaps = [above.bottom - below.bottom for above, below in pairwise(page)]
        pitch = median([gap for gap in gaps if gap > 0] or [0.0])
        widest = max((line.right for line in page), default=0.0)
        for i, line in enumerate(page):
            if before is not None and found and _goes_on(before, line, pitch, widest, overleaf=i == 0):
                found[-1] = _appended(found[-1], line.text)
            else:
                found.append(line.text)
            before = line
    return tuple(filter(None, map(clean, found)))


def _goes_on(before: Line, line: Line, pitch: float, widest: float, *, overleaf: bool) -> bool:
    """Whether a line continues the paragraph of the one before it."""
    if before.right < SHORT_LINE * widest and before.text[-1:] in '.!?:;”"':
        return False
    if overleaf:
        return before.text[-1:] not in ".!?:" and line.text[:1].islower()
    gap = before.bottom - line.bottom
    is_indented = line.left - before.left > (before.top - before.bottom) and before.text[-1:] in '.!?:”"'
    return 0 < gap <= WIDE_GAP * pitch and not is_indented and _same_size(before, line)


def _same_size(one: Line, other: Line) -> bool:
    sizes = sorted((one.top - one.bottom, other.top - other.bottom))
    return sizes[1] <= 1.5 * max(sizes[0], 0.1)


def _appended(before: str, after: str) -> str:
    """Two lines as one; a hyphen that parts a word goes, for typeset text is full of them."""
    if before.endswith("-") and before[-2:-1].isalpha() and after[:1].islower():
        return before[:-1] + after
    return f"{before} {after}"


def _line(text: str, box: tuple[float, float, float, float]) -> Line:
    left, bottom, right, top = box
    return Line(text=text, left=left, right=right, top=top, bottom=bottom)


def _on_one_line(one: Line, other: Line) -> bool:
    """Whether two pieces share a line: their middles are nearer than half a line, and the second is to the right."""
    middle = (other.top + other.bottom) / 2
    return one.bottom < middle < one.top and other.left >= one.right - 1


def _joined(one: Line, other: Line) -> Line:
    space = " " if other.left - one.right > 0.1 * (one.top - one.bottom) else ""
    return Line(
        text=f"{one.text}{space}{other.text}",
        left=one.left,
        right=other.right,
        top=max(one.top, other.top),
        bottom=min(one.bottom, other.bottom),
    )


def _key(line: Line) -> str:
    return "".join("0" if c.isdigit() else c for c in line.text)


def _is_number(text: str) -> bool:
    return text.strip("- –—./|").replace("Page", "").replace("of", "").replace(" ", "").isdigit()


def _is_title(title: str, paragraphs: Sequence[str]) -> bool:
    """Whether the file's own title is one: programs write file names there. It must stand near the text's top."""
    return any(title.casefold() in paragraph.casefold() for paragraph in paragraphs[:10])
