"""Pages that a browser saved: where and when it fetched them stands in the file."""

from datetime import UTC, datetime

from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.model import Document
from dragoman.read.html import HtmlReader

PAGE = "<html><body><h1>Envoys meet</h1><p>The envoys met in Doha on Friday for two hours.</p></body></html>"
MHTML = (
    "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://gulf.example/talks\r\nSubject: Envoys meet\r\n"
    "Date: Thu, 6 Nov 2025 09:11:12 -0000\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=b\r\n\r\n"
    "--b\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
    f"{PAGE.replace('=', '=3D')}\r\n--b\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\niVBO\r\n"
    "--b--\r\n"
).replace("-0000", "+0000")


def read(data: bytes, name: str = "page.html") -> Document:
    reader = HtmlReader()
    assert reader.accepts(name, data)
    (found,) = reader.read(name, data)
    assert isinstance(found, Document), found
    return found


def test_a_page_with_its_pictures_in_one_file() -> None:
    found = read(MHTML.encode(), "page.mhtml")
    assert found.text == "Envoys meet\n\nThe envoys met in Doha on Friday for two hours."
    assert (found.url, found.fetched) == ("https://gulf.example/talks", datetime(2025, 11, 6, 9, 11, 12, tzinfo=UTC))
    assert found.published is None


def test_comments_of_browsers() -> None:
    assert (
        read(f"<!-- saved from url=(0027)https://gulf.example/talks -->\n{PAGE}".encode()).url
        == "https://gulf.example/talks"
    )
    comment = (
        "<!--\n Page saved with SingleFile \n url: https://gulf.example/talks \n"
        " saved date: Thu Nov 06 2025 10:11:12 GMT+0100 (Central European Standard Time)\n-->"
    )
    found = read(f"<!DOCTYPE html> {comment}{PAGE}".encode())
    assert (found.url, found.fetched) == ("https://gulf.example/talks", datetime(2025, 11, 6, 9, 11, 12, tzinfo=UTC))


def test_the_page_s_own_address_goes_first() -> None:
    page = PAGE.replace("<body>", "<head><link rel='canonical' href='https://gulf.example/a'></head><body>")
    assert (
        read(f"<!-- saved from url=(0027)https://gulf.example/talks -->{page}".encode()).url == "https://gulf.example/a"
    )


@given(at=st.integers(0, len(MHTML)), junk=st.binary(max_size=30))
@settings(max_examples=40, deadline=None)
def test_broken_files_raise_nothing(at: int, junk: bytes) -> None:
    data = MHTML.encode()
    assert list(HtmlReader().read("page.mhtml", data[:at] + junk + data[at + len(junk) :]))
