"""The reader of reports with their origin, and figures by pairs."""

from pathlib import Path

import pytest

from dragoman.errors import SettingsError
from dragoman.evaluate.stories import agreement, read_reports


def test_reports(tmp_path: Path) -> None:
    (tmp_path / "01-talks.md").write_text(
        "# Talks\n\n## a: The Wire, 2031-01-02\nThey met\n\nThey met.\n\n"
        "## b: The Post, 2031-01-03, rewrite of a\nTalks\n"
    )
    one, two = read_reports(tmp_path)
    assert (one.document.id, one.document.title, one.document.source) == ("01-talks/a", "They met", "The Wire")
    assert (one.story, two.story, one.rewrite, two.rewrite) == ("01-talks/a", "01-talks/a", False, True)
    assert one.document.text == "They met\n\nThey met."


@pytest.mark.parametrize("text", [None, "no heading\n"])
def test_no_reports(tmp_path: Path, text: str | None) -> None:
    if text is not None:
        (tmp_path / "a.md").write_text(text)
    with pytest.raises(SettingsError):
        read_reports(tmp_path)


def test_nothing_found_is_precise_and_recalls_nothing() -> None:
    figures = agreement({"a": "x", "b": "x"}, {"a": "1", "b": "2"})
    assert (figures.precision, figures.recall) == (1.0, 0.0)
