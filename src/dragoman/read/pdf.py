"""PDF -> Document: text and its places by pypdfium2, put together to paragraphs; scans and locked files are named."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from itertools import groupby, pairwise
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


# A page of a newspaper has some hundreds of pieces; to place each takes time by their square.
MOST_PIECES = 3000
# Columns of prose: each holds so many lines, most of them so wide (of the page's text), and few lines cross the gap.
FEWEST_LINES = 5
COLUMN_WIDTH = 0.3
MOST_CROSSING = 0.35
# Where the gap is looked for, from the left edge of the text, in steps of a hundredth of its width.
MIDDLE = range(35, 66)
COMPOUND = re.compile(r"[^\W\d_]+-[^\W\d_]+")


class Line(Record):
    """A line of a page: its words, and where it stands in points from the lower left.

    `column`: 0 where it crosses the columns of its page or there are none, else 1, 2 from the left.
    """

    text: str
    left: float
    right: float
    top: float
    bottom: float
    column: int = 0


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
    """The lines of a page in the order of reading: column by column, else as the file has them."""
    text = page.get_textpage()
    if text.count_rects() > MOST_PIECES:
        return _unplaced(text.get_text_range())
    boxes = (text.get_rect(i) for i in range(text.count_rects()))
    pieces = [_line(clean(HYPHEN.sub("-", text.get_text_bounded(*box))), box) for box in boxes]
    lines: list[Line] = []
    for piece in in_columns([piece for piece in pieces if piece.text]):
        if lines and _on_one_line(lines[-1], piece):
            lines[-1] = _joined(lines[-1], piece)
        else:
            lines.append(piece)
    text.close()
    page.close()
    return tuple(lines)


def _unplaced(words: str) -> tuple[Line, ...]:
    """The lines of a page whose words are too many to be placed, in the order that the file has them."""
    lines = filter(None, (clean(HYPHEN.sub("-", line)) for line in words.splitlines()))
    return tuple(
        Line(text=line, left=0.0, right=float(len(line)), top=-10.0 * i, bottom=-10.0 * i - 8)
        for i, line in enumerate(lines)
    )


def in_columns(pieces: Sequence[Line]) -> list[Line]:
    """The pieces in the order of reading, with their columns; as they are where the page has one column."""
    gap = _gap(pieces)
    if gap is None:
        return list(pieces)
    placed = sorted((_placed(piece, gap) for piece in pieces), key=lambda piece: -piece.top)
    ordered: list[Line] = []
    band: list[Line] = []
    for piece in placed:
        if piece.column:
            band.append(piece)
        else:
            ordered += [*sorted(band, key=_reading), piece]
            band = []
    return [*ordered, *sorted(band, key=_reading)]


def _gap(pieces: Sequence[Line]) -> float | None:
    """Where the gap between two columns of prose is; None where there is none."""
    left, right = min((p.left for p in pieces), default=0.0), max((p.right for p in pieces), default=0.0)
    places = [left + (right - left) * step / 100 for step in MIDDLE]
    least = min(places, key=lambda x: sum(p.left < x < p.right for p in pieces))
    placed = [_placed(piece, least) for piece in pieces]
    sides = [[piece for piece in placed if piece.column == column] for column in (1, 2)]
    crossing = len(placed) - sum(map(len, sides))
    are_columns = all(_is_column(side, right - left) for side in sides) and crossing <= MOST_CROSSING * len(placed)
    return least if are_columns and _side_by_side(*sides) else None


def _placed(piece: Line, gap: float) -> Line:
    return piece.replace(column=1 if piece.right <= gap else 2 if piece.left >= gap else 0)


def _is_column(side: Sequence[Line], width: float) -> bool:
    return len(side) >= FEWEST_LINES and median(piece.right - piece.left for piece in side) >= COLUMN_WIDTH * width


def _side_by_side(one: Sequence[Line], other: Sequence[Line]) -> bool:
    """Whether most of the lower of two columns stands beside the other."""
    tops = [max(piece.top for piece in side) for side in (one, other)]
    bottoms = [min(piece.bottom for piece in side) for side in (one, other)]
    shared = min(tops) - max(bottoms)
    return shared > 0.5 * min(top - bottom for top, bottom in zip(tops, bottoms, strict=True))


def _reading(piece: Line) -> tuple[int, float, float]:
    return piece.column, -round(piece.bottom), piece.left


def without_running_lines(pages: Sequence[Sequence[Line]]) -> list[list[Line]]:
    """The pages without what stands at the top or foot of several of them, and without page numbers."""
    edges = [_edge(page) for page in pages]
    counts = Counter(key for edge in edges for key in set(map(_key, edge)))
    return [
        [
            line
            for line in page
            if not (line in edge and (counts[_key(line)] >= FEWEST_REPEATS or _is_number(line.text)))
        ]
        for page, edge in zip(pages, edges, strict=True)
    ]


def _edge(page: Sequence[Line]) -> list[Line]:
    """The lines at the top and the foot of a page."""
    falling = sorted(page, key=lambda line: -line.top)
    return [*falling[:EDGE], *falling[-EDGE:]]


def paragraphs_of(pages: Sequence[Sequence[Line]]) -> tuple[str, ...]:
    """The lines joined to paragraphs; one that goes on overleaf or in the next column is one."""
    found: list[str] = []
    before: Line | None = None
    compounds = {word.lower() for page in pages for line in page for word in COMPOUND.findall(line.text)}
    for page in (list(run) for whole in pages for _, run in groupby(whole, key=lambda line: line.column)):
        gaps = [above.bottom - below.bottom for above, below in pairwise(page)]
        pitch = median([gap for gap in gaps if gap > 0] or [0.0])
        widest = max((line.right for line in page), default=0.0)
        for i, line in enumerate(page):
            if before is not None and found and _goes_on(before, line, pitch, widest, overleaf=i == 0):
                found[-1] = _appended(found[-1], line.text, compounds)
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


def _appended(before: str, after: str, compounds: AbstractSet[str]) -> str:
    """Two lines as one; a hyphen that parts a word goes, for typeset text is full of them.

    One that the same text has inside a line ("long-term") stays.
    """
    if before.endswith("-") and before[-2:-1].isalpha() and after[:1].islower():
        parted = COMPOUND.match(f"{before.rpartition(' ')[2]}{after}")
        return before + after if parted and parted[0].lower() in compounds else before[:-1] + after
    return f"{before} {after}"


def _line(text: str, box: tuple[float, float, float, float]) -> Line:
    left, bottom, right, top = box
    return Line(text=text, left=left, right=right, top=top, bottom=bottom)


def _on_one_line(one: Line, other: Line) -> bool:
    """Whether two pieces share a line: their middles are nearer than half a line, and the second is to the right."""
    middle = (other.top + other.bottom) / 2
    return one.column == other.column and one.bottom < middle < one.top and other.left >= one.right - 1


def _joined(one: Line, other: Line) -> Line:
    space = " " if other.left - one.right > 0.1 * (one.top - one.bottom) else ""
    return Line(
        text=f"{one.text}{space}{other.text}",
        left=one.left,
        right=other.right,
        top=max(one.top, other.top),
        bottom=min(one.bottom, other.bottom),
        column=one.column,
    )


def _key(line: Line) -> str:
    return "".join("0" if c.isdigit() else c for c in line.text)


def _is_number(text: str) -> bool:
    return text.strip("- –—./|").replace("Page", "").replace("of", "").replace(" ", "").isdigit()


def _is_title(title: str, paragraphs: Sequence[str]) -> bool:
    """Whether the file's own title is one: programs write file names there. It must stand near the text's top."""
    return any(title.casefold() in paragraph.casefold() for paragraph in paragraphs[:10])
