"""E-mail: heads, own words and quoted ones, attachments, broken messages."""

from datetime import date
from email.message import EmailMessage

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.read.files import docx, paragraph

from dragoman.model import AsideKind, Diagnostic, Document, Kind
from dragoman.read.mail import MailReader

BODY = """The delegations will meet on 4 April in Maruna.

On Fri, 14 Mar 2031 at 09:00, Omar Haddad wrote:
> We will not come to Maruna.

-- 
Anna Stern
"""  # noqa: W291


def message(body: str = BODY, subtype: str = "plain") -> EmailMessage:
    made = EmailMessage()
    made["From"] = "Anna Stern <stern@talks.example>"
    made["Subject"] = "Next session"
    made["Date"] = "Sat, 15 Mar 2031 23:30:00 +0400"
    made.set_content(body, subtype=subtype)
    return made


def read(data: bytes) -> list[Document | Diagnostic]:
    reader = MailReader()
    assert reader.accepts("a.eml", data)
    return list(reader.read("a.eml", data))


def test_a_message() -> None:
    [document] = read(message().as_bytes())
    assert isinstance(document, Document)
    assert (document.title, document.published, document.authors) == (
        "Next session",
        date(2031, 3, 15),
        ("Anna Stern",),
    )
    assert document.text == "Next session\n\nThe delegations will meet on 4 April in Maruna."
    assert document.kind is Kind.NOTE
    [quoted] = document.asides
    assert (quoted.kind, quoted.text) == (AsideKind.QUOTED, "We will not come to Maruna.")


def test_a_message_of_html_alone() -> None:
    [document] = read(message("<p>The delegations will <b>meet</b>.</p><p>In Maruna.</p>", "html").as_bytes())
    assert isinstance(document, Document)
    assert document.text.split("\n\n")[1:] == ["The delegations will meet.", "In Maruna."]


def test_attachments_are_documents_too() -> None:
    made = message()
    made.add_attachment(
        docx(paragraph("The parties shall cease all fire.")), maintype="application", subtype="octet-stream",
        filename="draft.docx",
    )  # fmt: skip
    made.add_attachment(b"\x89PNG\r\n\x1a\n\0", maintype="image", subtype="png", filename="map.png")
    own, draft, picture = read(made.as_bytes())
    assert isinstance(own, Document)
    assert isinstance(draft, Document)
    assert (draft.text, draft.origin) == ("The parties shall cease all fire.", "a.eml, attached draft.docx")
    assert isinstance(picture, Diagnostic)


def test_messages_without_words_of_their_own() -> None:
    [found] = read(message("> Only quoted.\n").as_bytes())
    assert isinstance(found, Diagnostic)
    assert "no text of its own" in found.message


def test_a_message_is_told_by_its_head() -> None:
    reader = MailReader()
    assert reader.accepts("saved", b"Received: by mx\nFrom: a@b\n\nText")
    assert not reader.accepts("saved", b"From: a letter that begins so\n\nText")


@settings(max_examples=100, deadline=None)
@given(at=st.integers(0, 900), junk=st.binary(max_size=40))
def test_broken_messages_raise_nothing(at: int, junk: bytes) -> None:
    whole = message().as_bytes()
    for found in MailReader().read("a.eml", whole[:at] + junk + whole[at + len(junk) :]):
        assert isinstance(found, Document | Diagnostic)
