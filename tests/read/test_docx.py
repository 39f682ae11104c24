"""Word files: tracked changes and comments as data; locked, broken and hostile files."""

import zipfile
from io import BytesIO

import pytest
from tests.read.files import W, deleted, docx, inserted, paragraph

from dragoman.model import AsideKind, Diagnostic, Document, RevisionKind
from dragoman.read import docx as docx_reader
from dragoman.read.docx import DocxReader
from dragoman.read.forms import LOCKED, OLE

CHANGED = paragraph(
    "The parties shall ", deleted("immediately "), "cease all fire ", inserted("on land and at sea "), "from midnight."
)
CLOSING = paragraph("They shall exchange all prisoners within thirty days, the “sick and wounded” first.")


def read(data: bytes, name: str = "a.docx") -> Document | Diagnostic:
    reader = DocxReader()
    assert reader.accepts(name, data)
    [found] = reader.read(name, data)
    return found


def only(data: bytes) -> Document:
    found = read(data)
    assert isinstance(found, Document), found
    return found


def test_insertions_stand_in_the_text_and_deletions_do_not() -> None:
    document = only(docx(CHANGED + CLOSING))
    assert document.text.startswith("The parties shall cease all fire on land and at sea from midnight.\n\n")
    taken, put = document.revisions
    assert (taken.kind, taken.words, taken.by, taken.at) == (RevisionKind.DELETED, "immediately", "O. Haddad", None)
    assert document.text[taken.span.start :].startswith("cease all fire")
    assert taken.span.start == taken.span.end
    assert (put.kind, put.words, put.by) == (RevisionKind.INSERTED, "on land and at sea", "A. Stern")
    assert document.text[put.span.start : put.span.end] == "on land and at sea"
    assert put.at is not None
    assert put.at.isoformat() == "2031-03-14T09:00:00+00:00"


def test_a_deleted_paragraph_mark_joins_two_paragraphs() -> None:
    mark = "<w:p><w:pPr><w:rPr><w:del w:id='9'/></w:rPr></w:pPr><w:r><w:t>The truce begins on Friday </w:t></w:r></w:p>"
    assert only(docx(mark + paragraph("at noon."))).text == "The truce begins on Friday at noon."


def test_moved_words_and_tables_and_notes() -> None:
    moved = paragraph(
        "The commission has ", f"<w:moveTo w:author='B'>{paragraph('x')[5:-6]}</w:moveTo>", " six members."
    )
    row = f"<w:tbl><w:tr><w:tc>{paragraph('Patrols')}</w:tc><w:tc>{paragraph('Twelve a day')}</w:tc></w:tr></w:tbl>"
    notes = f"<w:footnotes xmlns:w='{W}'><w:footnote w:type='separator'>{paragraph('-')}</w:footnote><w:footnote>" + (
        f"{paragraph('As agreed in Maruna.')}</w:footnote></w:footnotes>"
    )
    document = only(docx(moved + row + CLOSING, {"word/footnotes.xml": notes}))
    assert document.text.split("\n\n")[-4:-1] == ["Patrols", "Twelve a day", CLOSING_TEXT]
    assert document.text.endswith("As agreed in Maruna.")
    assert [revision.kind for revision in document.revisions] == [RevisionKind.INSERTED]


CLOSING_TEXT = "They shall exchange all prisoners within thirty days, the “sick and wounded” first."


def test_comments_are_asides_and_the_file_s_title_counts_where_it_stands_in_the_text() -> None:
    comments = (
        f"<w:comments xmlns:w='{W}'><w:comment w:author='O. Haddad'>{paragraph('Not agreed.')}</w:comment></w:comments>"
    )
    core = (
        "<p xmlns:dc='http://purl.org/dc/elements/1.1/'><dc:title>Draft on the truce</dc:title>"
        "<dc:creator>Anna Stern</dc:creator></p>"
    )
    parts = {"word/comments.xml": comments, "docProps/core.xml": core}
    document = only(docx(paragraph("Draft on the truce") + CLOSING, parts))
    assert (document.title, document.authors) == ("Draft on the truce", ("Anna Stern",))
    [aside] = document.asides
    assert (aside.kind, aside.text, aside.by) == (AsideKind.COMMENT, "Not agreed.", "O. Haddad")
    assert only(docx(CLOSING, parts)).title is None


def zipped(**parts: bytes) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in parts.items():
            package.writestr(name.replace("_", "/", 1), data)
    return out.getvalue()


ENTITIES = b"<!DOCTYPE a [<!ENTITY b 'bbbbbbbbbb'><!ENTITY c '&b;&b;&b;&b;&b;&b;'>]><a xmlns:w='x'><w:p>&c;</w:p></a>"


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (OLE + b"\0" * 100 + LOCKED, "locked with a password"),
        (docx(CLOSING)[:200], "cannot be read"),
        (zipped(other=b"x"), "holds no Word text"),
        (zipped(**{"word_document.xml": b"<w:document"}), "cannot be read"),
        (zipped(**{"word_document.xml": ENTITIES}), "no text"),
        (docx(""), "no text"),
        (docx(CLOSING).replace(b"word/document.xml", b"word/d\xff\xfeument.xml"), "cannot be read"),
    ],
)
def test_what_cannot_be_read_says_why(data: bytes, says: str) -> None:
    found = read(data)
    assert isinstance(found, Diagnostic), found
    assert says in found.message


def test_a_bomb_is_not_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(docx_reader, "LIMIT_BYTES", 100_000)
    found = read(docx(paragraph("x" * 1_000_000)))
    assert isinstance(found, Diagnostic)
    assert "unpacks to more than 100,000 bytes" in found.message


def numbered(text: str, level: int = 0, number: int = 1) -> str:
    about = f'<w:pPr><w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr></w:pPr>'
    return paragraph(f"{about}", text)


def level(at: int, form: str, text: str, more: str = "") -> str:
    return (
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/>{more}</w:lvl>'
    )


NUMBERING = (
    f'<w:numbering xmlns:w="{W}"><w:abstractNum w:abstractNumId="7">'
    + level(0, "decimal", "Article %1", '<w:pStyle w:val="Clause"/>')
    + level(1, "decimal", "%1.%2")
    + level(2, "lowerLetter", "(%3)")
    + '</w:abstractNum><w:abstractNum w:abstractNumId="8">'
    + level(0, "bullet", "\uf0b7")
    + '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="8"/></w:num><w:num w:numId="3"><w:abstractNumId w:val="7"/>'
    '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="9"/></w:lvlOverride></w:num></w:numbering>'
)
STYLES = (
    f'<w:styles xmlns:w="{W}"><w:style w:styleId="Clause"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'
    '</w:style><w:style w:styleId="Clause2"><w:basedOn w:val="Clause"/></w:style></w:styles>'
)


def paragraphs_read(body: str) -> list[str]:
    (found,) = DocxReader().read("a.docx", docx(body, {"word/numbering.xml": NUMBERING, "word/styles.xml": STYLES}))
    assert isinstance(found, Document)
    return found.text.split("\n\n")


def test_numbers_that_word_puts_before_clauses() -> None:
    body = (
        numbered("The parties cease fire.") + numbered("On land.", 1) + numbered("At sea.", 1) + numbered("Ports.", 2)
        + numbered("Prisoners go home.") + numbered("Within a month.", 1) + numbered("A remark.", 0, 2)
        + numbered("Last words.", 0, 3)
    )  # fmt: skip
    assert paragraphs_read(body) == [
        "Article 1 The parties cease fire.",
        "1.1 On land.",
        "1.2 At sea.",
        "(a) Ports.",
        "Article 2 Prisoners go home.",
        "2.1 Within a month.",
        "A remark.",
        "Article 9 Last words.",
    ]


@pytest.mark.parametrize("style", ["Clause", "Clause2"])
def test_a_style_may_number_its_paragraphs(style: str) -> None:
    about = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>'
    body = paragraph(about, "They cease fire.") + paragraph("A preamble.") + paragraph(about, "They go home.")
    assert paragraphs_read(body) == ["Article 1 They cease fire.", "A preamble.", "Article 2 They go home."]


def test_changes_keep_their_places_behind_a_number_and_a_deleted_clause_is_not_counted() -> None:
    gone = '<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr><w:rPr><w:del w:id="3"/></w:rPr></w:pPr>'
    body = paragraph(gone, deleted("They burn the fields.")) + numbered("They cease fire") + numbered("x")
    body = body.replace("</w:p>", f"{inserted(' at noon.')}</w:p>", 2).replace(inserted(" at noon."), "", 1)
    (found,) = DocxReader().read("a.docx", docx(body, {"word/numbering.xml": NUMBERING}))
    assert isinstance(found, Document)
    assert found.text.split("\n\n")[0] == "Article 1 They cease fire at noon."
    (one,) = [revision for revision in found.revisions if revision.kind is RevisionKind.INSERTED]
    assert found.text[one.span.start : one.span.end].strip() == "at noon."
