"""Files of other forms, made small for the tests."""

import zipfile
from collections.abc import Mapping, Sequence
from io import BytesIO

import pypdf

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
Placed = tuple[float, float, str]
"""Where a line of a PDF page stands (points from the lower left), and its words."""


def pdf(pages: Sequence[Sequence[Placed]], info: str = "") -> bytes:
    """A PDF with lines of Helvetica at their places; `info` is the inside of its information dictionary."""
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", ""]
    kids = []
    for lines in pages:
        shown = "".join(f"BT /F1 11 Tf {x} {y} Td ({_escaped(words)}) Tj ET\n" for x, y, words in lines)
        kids.append(f"{len(objects) + 2} 0 R")
        objects.append(f"<< /Length {len(shown)} >>\nstream\n{shown}endstream")
        objects.append(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 << /Type /Font "
            f"/Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >> >> >> /Contents {len(objects)} 0 R >>"
        )
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>"
    objects.append(f"<< {info} >>")
    out, places = "%PDF-1.4\n", []
    for number, inside in enumerate(objects, start=1):
        places.append(len(out))
        out += f"{number} 0 obj\n{inside}\nendobj\n"
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    trailer = (
        f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R /Info {len(objects)} 0 R >>\nstartxref\n{len(out)}\n%%EOF\n"
    )
    return f"{out}xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}{trailer}".encode("cp1252")


def locked_pdf(data: bytes, password: str) -> bytes:
    """The PDF with a password."""
    writer = pypdf.PdfWriter(clone_from=BytesIO(data))
    writer.encrypt(password, algorithm="RC4-128")
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def docx(body: str, parts: Mapping[str, str] | None = None) -> bytes:
    """A Word file: the inside of its w:body, and further parts by name."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", "<Types/>")
        package.writestr("word/document.xml", f'<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>')
        for name, content in (parts or {}).items():
            package.writestr(name, content)
    return out.getvalue()


def paragraph(*runs: str) -> str:
    """A paragraph of a Word file; a run that is no XML is plain words."""
    return f"<w:p>{''.join(run if run.startswith('<') else words(run) for run in runs)}</w:p>"


def words(text: str) -> str:
    """A run of plain words."""
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def inserted(text: str, by: str = "A. Stern") -> str:
    """Words put in under tracked changes."""
    return f'<w:ins w:id="1" w:author="{by}" w:date="2031-03-14T09:00:00Z">{words(text)}</w:ins>'


def deleted(text: str, by: str = "O. Haddad") -> str:
    """Words taken out under tracked changes."""
    run = f'<w:r><w:delText xml:space="preserve">{text}</w:delText></w:r>'
    return f'<w:del w:id="2" w:author="{by}" w:date="2031-03-14T09:05:00">{run}</w:del>'


def warc(records: Sequence[tuple[str, str, bytes]]) -> bytes:
    """A WARC of responses: address, HTTP head without its status line, body."""
    out = b""
    for address, head, body in records:
        status, _, headers = head.partition("|")
        answer = f"HTTP/1.1 {status}\r\n{headers}\r\n\r\n".encode() + body
        out += (
            (
                f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {address}\r\nWARC-Date: 2031-03-14T09:00:00Z\r\n"
                f"WARC-Record-ID: <urn:uuid:{len(out):032d}>\r\nContent-Type: application/http; msgtype=response\r\n"
                f"Content-Length: {len(answer)}\r\n\r\n"
            ).encode()
            + answer
            + b"\r\n\r\n"
        )
    return out


def _escaped(text: str) -> str:
    return text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
