"""The brief as a Word document."""

import io
from datetime import UTC, datetime
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docx import Document as WordDocument
from docx.document import Document as Word
from docx.text.paragraph import Paragraph

from dragoman.model import Handling, StateOfPlay, strictest
from dragoman.views.lines import page
from dragoman.views.page import Line, Role, Section
from dragoman.views.words import load_words

UNDATED = datetime(2000, 1, 1, tzinfo=UTC)
"""The day a file says it was made. A word processor shows it nowhere in the text; the same state, the same bytes."""
STYLES = ("List Bullet", "List Bullet 2")


class WordExport:
    """Headings, bulleted lines and the numbered sentences; the strictest handling mark stands at the top and foot."""

    suffix = ".docx"

    def write(self, state: StateOfPlay) -> bytes:
        """The .docx file."""
        brief = page(state, load_words())
        document = WordDocument()
        mark = f"TLP:{_mark(state).upper()}"
        _properties(document, brief.title, mark)
        document.add_paragraph(mark)
        document.add_heading(brief.title, level=0)
        for line in brief.head:
            _write(document.add_paragraph(), line)
        for section in brief.sections:
            _section(document, section)
        if brief.sources:
            document.add_heading(brief.sources_title, level=1)
        for origin in brief.sources:
            where = f" ({origin.document})" if origin.document else ""
            document.add_paragraph(f"[{origin.number}] {origin.sentence}{where}")
        out = io.BytesIO()
        document.save(out)
        return _dateless(out.getvalue())


def _dateless(archive: bytes) -> bytes:
    """The archive with the same time on each of its files, so that the hour of writing leaves no mark."""
    out = io.BytesIO()
    with ZipFile(io.BytesIO(archive)) as found, ZipFile(out, "w", ZIP_DEFLATED) as made:
        for name in found.namelist():
            made.writestr(ZipInfo(name, UNDATED.timetuple()[:6]), found.read(name), ZIP_DEFLATED)
    return out.getvalue()


def _mark(state: StateOfPlay) -> Handling:
    return strictest(note.handling for note in state.documents)


def _properties(document: Word, title: str, mark: str) -> None:
    properties = document.core_properties
    properties.title, properties.author, properties.keywords = title, "dragoman", mark
    properties.created = properties.modified = UNDATED
    for section in document.sections:
        section.footer.paragraphs[0].text = mark


def _section(document: Word, section: Section) -> None:
    document.add_heading(section.title, level=1)
    for group in section.groups:
        if group.title:
            document.add_heading(group.title, level=2)
        for line in group.lines:
            _write(document.add_paragraph(style=STYLES[min(line.depth, 1)]), line)


def _write(paragraph: Paragraph, line: Line) -> None:
    for piece in line.pieces:
        run = paragraph.add_run(piece.text)
        run.bold = piece.role is Role.ACTOR
        run.italic = piece.role is Role.MARK
