"""Reading alone, with the readers of the settings; and that the program starts without what only reading needs."""

import subprocess
import sys
from pathlib import Path

import pytest

from dragoman.errors import SettingsError
from dragoman.model import Diagnostic, Document
from dragoman.read.html import HtmlReader
from dragoman.read.text import TextReader
from dragoman.run.settings import Settings
from dragoman.run.sources import read_sources, readers_of

HEAVY = ("feedparser", "httpx2", "lxml", "py3langid", "pyarrow", "pypdfium2", "spacy", "trafilatura")


def test_the_readers_of_the_settings_in_their_order() -> None:
    names = ("html", "text")
    assert [type(reader.reader) for reader in readers_of(Settings(readers=names))] == [HtmlReader, TextReader]  # type: ignore[attr-defined]
    with pytest.raises(SettingsError, match="no reader is called 'punch cards'"):
        readers_of(Settings(readers=("punch cards",)))


def test_reading_alone(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text("<html><body><p>The truce held, the envoys said on Monday.</p></body></html>")
    (tmp_path / "b.txt").write_text("The truce held.")
    (tmp_path / "c.txt").write_bytes(b"")
    assert [type(found) for found in read_sources([tmp_path])] == [Document, Document, Diagnostic]


def test_start_up_leaves_heavy_packages_alone() -> None:
    code = f"import sys, dragoman.cli.main; print(sorted(set({HEAVY}) & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=True)
    assert done.stdout.strip() == "[]"
