"""Files, directories, stdin: order, duplicates, and what cannot be read."""

import io
import os
from datetime import date
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.model import Diagnostic, Document
from dragoman.read.html import HtmlReader
from dragoman.read.sources import read_bytes, read_sources
from dragoman.read.text import TextReader

READERS = (HtmlReader(), TextReader())
SEED = Path(__file__).parents[3] / "shared" / "seed" / "article.txt"


def documents(*sources: Path | str, **options: object) -> list[Document]:
    found = list(read_sources(sources, readers=READERS, **options))  # type: ignore[arg-type]
    assert all(isinstance(item, Document) for item in found), found
    return [item for item in found if isinstance(item, Document)]


def refusals(*sources: Path | str, **options: object) -> list[str]:
    found = read_sources(sources, readers=READERS, **options)  # type: ignore[arg-type]
    return [item.message for item in found if isinstance(item, Diagnostic)]


def test_directory_is_walked_in_order_of_names(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.md", "a/y.html", "c.htm", ".hidden.txt", ".git/x.txt", "d.jpg"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(f"<html><p>The truce of {name} held.</p></html>" if "h" in name[-4:] else name)
    names = [Path(document.origin or "").name for document in documents(tmp_path)]
    assert names == ["y.html", "z.md", "b.txt", "c.htm"]


def test_same_text_twice_is_one_document(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text("The truce held.")
    [document] = documents(tmp_path, tmp_path / "b.txt", tmp_path / "a.txt")
    assert len(document.id) == 24


def test_published_fills_what_the_file_leaves_open(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("The truce held.")
    (tmp_path / "b.txt").write_text("Title: B\nDate: 2024-03-03\n\nThe truce ended.")
    days = [document.published for document in documents(tmp_path, published=date(2025, 1, 1))]
    assert days == [date(2025, 1, 1), date(2024, 3, 3)]


def test_day_is_part_of_what_identifies_a_document(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("The truce held.")
    [one], [other] = documents(tmp_path / "a.txt"), documents(tmp_path / "a.txt", published=date(2025, 1, 1))
    assert one.id != other.id


def test_stdin() -> None:
    [document] = documents("-", "-", stdin=io.BytesIO(b"The truce held."))
    assert (document.text, document.origin) == ("The truce held.", "standard input")
    assert "nothing is connected" in refusals("-")[0]


def test_what_cannot_be_read(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "paper.pdf").write_bytes(b"%PDF-1.7")
    (tmp_path / "raw").write_bytes(b"a\x00b")
    (tmp_path / "bare").mkdir()
    (tmp_path / "large.txt").write_bytes(b"x" * 100)
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    expected = {
        "empty.txt": "empty",
        "paper.pdf": "PDF",
        "raw": "no text",
        "bare": "no file to read",
        "large.txt": "larger than 50 bytes",
        "loop": "cannot be opened",
        "missing.txt": "no such file",
        "nul\0.txt": "not a usable file name",
    }
    for name, says in expected.items():
        [message] = refusals(tmp_path / name, limit_bytes=50)
        assert says in message
    assert "not fetched" in refusals("https://gulf.example/1")[0]
    assert "not fetched" in refusals(Path("https://gulf.example/1"))[0]


def test_patterns(tmp_path: Path) -> None:
    for name in ("a1.txt", "a2.txt", "b.txt", "in/a3.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(f"The truce of {name} held.")
    assert [Path(one.origin or "").name for one in documents(f"{tmp_path}/a*.txt")] == ["a1.txt", "a2.txt"]
    assert len(documents(f"{tmp_path}/**/a?.txt", f"{tmp_path}/a1.txt")) == 3
    assert "no file fits" in refusals(f"{tmp_path}/c*.txt")[0]
    (tmp_path / "[draft].txt").write_text("The truce of the draft held.")
    assert len(documents(tmp_path / "[draft].txt")) == 1


def test_of_many_files_three_are_bad(tmp_path: Path) -> None:
    for i in range(300):
        (tmp_path / f"{i:03d}.txt").write_text(f"The truce held on day {i}.")
    (tmp_path / "100.txt").write_bytes(b"\x00\x01")
    (tmp_path / "150.txt").write_bytes(b"")
    (tmp_path / "200.txt").write_bytes(b"%PDF-1.7 torn")
    found = list(read_sources([tmp_path], readers=READERS))
    assert sum(isinstance(one, Document) for one in found) == 297
    assert [Path(one.origin or "").name for one in found if isinstance(one, Diagnostic)] == [
        "100.txt", "150.txt", "200.txt"]  # fmt: skip


def test_the_hash_of_the_raw_bytes(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("The truce held.")
    [document] = documents(tmp_path / "a.txt")
    assert document.sha256 == sha256(b"The truce held.").hexdigest()
    assert document.fetched is None


def test_run_goes_on_after_a_bad_file(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"\x00")
    (tmp_path / "b.txt").write_text("The truce held.")
    assert [type(item) for item in read_sources([tmp_path], readers=READERS)] == [Diagnostic, Document]


@pytest.mark.skipif(os.name != "posix", reason="file names are bytes only on POSIX")
def test_odd_file_names(tmp_path: Path) -> None:
    for i, name in enumerate((b"line\nbreak.txt", b"caf\xe9.txt", "Ж.txt".encode())):
        Path(os.fsdecode(os.fsencode(tmp_path) + b"/" + name)).write_text(f"The truce held for {i} days.")
    origins = [document.origin or "" for document in documents(tmp_path)]
    assert [Path(origin).name for origin in origins] == ["caf\\xe9.txt", "line\\nbreak.txt", "Ж.txt"]


@pytest.mark.skipif(not SEED.exists(), reason="../shared is not there")
def test_seed_page() -> None:
    [document] = documents(SEED)
    title = document.title or ""
    assert document.text.startswith("Direct peace negotiations between Russia and Ukraine")
    assert document.text == f"{title}\n\n{document.text[document.body :]}"
    assert document.text[document.body :].startswith("In recent developments")
    assert document.text.endswith("conflict in Ukraine.")
    assert len(document.title_variants) == 3


PIECES = st.sampled_from(
    [b"<html>", b"<p>", b"</p>", b"Title: a\n", b"Date: x\n", b"---\n", b"\n\n", b"Read also:\n", b"The truce held. ",
     b"\xef\xbb\xbf", b"\xff\xfe", b"<!--", b"&#xD800;", b"...", b"\xe2\x80\xa6", b"A\n", b"\xc2\xa0", b"\xc2\xad"]
)  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(data=st.one_of(st.binary(max_size=200), st.lists(PIECES, max_size=25).map(b"".join)), html=st.booleans())
def test_any_bytes_never_raise_and_offsets_hold(data: bytes, html: bool) -> None:
    for found in read_bytes("a.html" if html else "a.txt", data, READERS):
        if isinstance(found, Diagnostic):
            assert found.message
            continue
        assert 0 <= found.body < len(found.text)
        assert found.text == found.text.strip()
        assert found.text.encode("utf-8")
        if found.body:
            assert found.text.startswith(f"{found.title}\n\n")
            assert found.text[found.body - 2 : found.body] == "\n\n"
        assert found.id
        assert len(set(found.title_variants)) == len(found.title_variants)


@pytest.mark.parametrize("name", ["www.gulf.example", "gulf.example/talks/1"])
def test_an_address_without_its_scheme_is_told(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (message,) = refusals(Path(name))
    assert message.endswith(f"for the page write https://{name}")
