"""Zips, gzip files and mailboxes: what is in them is read; bombs, locks and breaks are named."""

import gzip
import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.model import Diagnostic, Document
from dragoman.read import containers
from dragoman.run.sources import read_sources

TEXT = b"Title: Envoys meet\nDate: 2025-01-02\n\nThe envoys met in Doha."
MBOX = (
    b"From a@b.example Mon Mar  3 10:00:00 2025\nFrom: A <a@b.example>\nSubject: One\n"
    b"Date: Mon, 3 Mar 2025 10:00:00 +0000\n\nThey met in Doha.\n\n>From then on they met daily.\n\n"
    b"From a@b.example Tue Mar  4 10:00:00 2025\nFrom: A <a@b.example>\nSubject: Two\n\nThey parted.\n"
)


def zipped(files: dict[str, bytes]) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in files.items():
            package.writestr(name, data)
    return out.getvalue()


def read(folder: Path, name: str, data: bytes) -> list[Document | Diagnostic]:
    (folder / name).write_bytes(data)
    return list(read_sources([folder / name]))


def texts(found: list[Document | Diagnostic]) -> list[str]:
    return [one.text[one.body :] for one in found if isinstance(one, Document)]


def says(found: list[Document | Diagnostic]) -> list[str]:
    return [one.message.rpartition(": ")[2] for one in found if isinstance(one, Diagnostic)]


def test_files_of_a_zip_are_read_by_their_forms(tmp_path: Path) -> None:
    page = b"<html><body><h1>Envoys part</h1><p>They parted in Doha on Monday.</p></body></html>"
    found = read(tmp_path, "a.zip", zipped({"in/a.txt": TEXT, "b.html": page, "__MACOSX/a.txt": b"x", ".b": b"y"}))
    assert texts(found) == ["The envoys met in Doha.", "They parted in Doha on Monday."]
    assert [one.origin for one in found] == [f"{tmp_path}/a.zip, in/a.txt", f"{tmp_path}/a.zip, b.html"]


def test_gzip_files(tmp_path: Path) -> None:
    found = read(tmp_path, "a.txt.gz", gzip.compress(TEXT))
    assert texts(found) == ["The envoys met in Doha."]
    rows = read(tmp_path, "rows.jsonl.gz", gzip.compress(b'{"text": "They met."}\n{"text": "They parted."}\n'))
    assert texts(rows) == ["They met.", "They parted."]


def test_messages_of_a_mailbox(tmp_path: Path) -> None:
    found = read(tmp_path, "a.mbox", MBOX)
    assert texts(found) == ["They met in Doha.\n\nFrom then on they met daily.", "They parted."]
    assert [one.title for one in found if isinstance(one, Document)] == ["One", "Two"]


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("a.zip", zipped({"a.txt": b"a" * 5_000}), "unpacks to more than 1,000 bytes"),
        (
            "a.gz",
            gzip.compress(b"a" * 5_000),
            "unpacks to more than 1,000 bytes; unpack it and split it into its texts",
        ),
        (
            "a.zip",
            zipped({"a.zip": zipped({"b.txt": TEXT})}),
            "holds files inside a file that holds files; unpack it first",
        ),
        ("a.zip", zipped({}), "is no text; save its text as UTF-8"),
        (
            "a.gz",
            gzip.compress(TEXT)[:-9],
            "cannot be unpacked (Compressed file ended before the end-of-stream marker was reached)",
        ),
        ("a.zip", zipped({"a.txt": TEXT})[:60], "cannot be unpacked (File is not a zip file)"),
    ],
    ids=["bomb in a zip", "bomb", "zip in a zip", "empty zip", "cut gzip", "cut zip"],
)
def test_what_cannot_be_read_says_why(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, data: bytes, message: str
) -> None:
    monkeypatch.setattr("dragoman.read.sources.LIMIT_BYTES", 1_000)
    (told,) = says(read(tmp_path, name, data))
    assert told == message


def test_no_more_is_unpacked_in_all_than_a_limit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(containers, "MOST_BYTES", 100)
    found = read(tmp_path, "a.zip", zipped({"a.txt": TEXT, "b.txt": TEXT + b" Again.", "c.txt": TEXT + b" Then."}))
    assert len(texts(found)) == 1
    assert len(says(found)) == 2


@given(at=st.integers(0, 400), junk=st.binary(max_size=30), which=st.integers(0, 2))
@settings(max_examples=60, deadline=None)
def test_broken_files_raise_nothing(at: int, junk: bytes, which: int) -> None:
    data = (zipped({"a.txt": TEXT, "b.txt": TEXT}), gzip.compress(TEXT), MBOX)[which]
    broken = data[:at] + junk + data[at + len(junk) :]
    if containers.is_container(broken):
        for one in containers.members("a", broken, 10_000):
            assert isinstance(one, Diagnostic | tuple)
