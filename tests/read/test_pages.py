"""Thirty saved pages in ten layouts: the text is found whole and clean, and what stands beside it is told apart."""

from typing import Any

import pytest
import trafilatura
from tests.read.pages import LAYOUTS, pages, shared

from dragoman.model import AsideKind, Document, PublishedFrom
from dragoman.read.html import HtmlReader

PAGES = list(pages())
READ = [next(iter(HtmlReader().read(layout, data))) for layout, _, data in PAGES]
CASES = [pytest.param(article, found, id=f"{layout[:2]}-{article['slug']}")
         for (layout, article, _), found in zip(PAGES, READ, strict=True)]  # fmt: skip
WITHOUT_CORRECTION = {"03-tables.html", "06-ministry.html", "07-magazine.html", "10-script.html"}


def test_there_are_thirty_pages_in_ten_layouts() -> None:
    assert (len(LAYOUTS), len(PAGES)) == (10, 30)


@pytest.mark.parametrize(("article", "found"), CASES)
def test_headline_body_and_day(article: dict[str, Any], found: Document) -> None:
    assert found.title == article["title"]
    assert found.text[found.body :].split("\n\n") == article["body"]
    assert str(found.published) == article["date"]
    assert found.published_from is not PublishedFrom.UNKNOWN


@pytest.mark.parametrize(("article", "found"), CASES)
def test_above_the_body_stand_headline_and_deck_alone(article: dict[str, Any], found: Document) -> None:
    assert set(found.text[: found.body].strip().split("\n\n")) <= {article["title"], article["deck"]}
    assert set(found.title_variants) <= {*article["variants"], f"{article['variants'][0]} - live"}


def test_corrections_are_kept_and_lead_to_what_they_correct() -> None:
    linked = 0
    for (layout, article, _), found in zip(PAGES, READ, strict=True):
        assert isinstance(found, Document)
        corrections = [aside for aside in found.asides if aside.kind is AsideKind.CORRECTION]
        assert [one.text for one in corrections] == ([] if layout in WITHOUT_CORRECTION else [article["correction"]])
        linked += sum(one.about is not None for one in corrections)
    assert linked >= 9


def test_embedded_posts_captions_and_credits() -> None:
    by_layout: dict[str, list[Document]] = {}
    for (layout, _, _), found in zip(PAGES, READ, strict=True):
        assert isinstance(found, Document)
        by_layout.setdefault(layout, []).append(found)
    for layout in ("05-live.html", "07-magazine.html"):
        assert all(any(a.kind is AsideKind.POST and a.by for a in one.asides) for one in by_layout[layout])
    for layout in ("01-daily.html", "02-weblog.html", "07-magazine.html", "08-tabloid.html", "09-summary.html"):
        assert all(any(a.kind is AsideKind.CAPTION for a in one.asides) for one in by_layout[layout])
    for layout in ("02-weblog.html", "03-tables.html", "08-tabloid.html"):
        assert all(one.credits for one in by_layout[layout])
    assert all(one.authors for layout in ("01-daily.html", "07-magazine.html") for one in by_layout[layout])


def test_cleaner_than_trafilatura_and_no_less_complete() -> None:
    """Words that are the page's own headline, deck or body among those read, and those of the body that were found."""
    ours, theirs = [0, 0, 0, 0], [0, 0, 0, 0]
    for (_, article, data), found in zip(PAGES, READ, strict=True):
        assert isinstance(found, Document)
        body = " ".join(article["body"])
        whole = f"{article['title']} {article['deck']} {body}"
        bare = trafilatura.extract(data, favor_precision=True, include_comments=False) or ""
        for counts, text in ((ours, found.text), (theirs, bare)):
            good, read, _ = shared(text, whole)
            reached, _, wanted = shared(text, body)
            counts[:] = [a + b for a, b in zip(counts, (good, read, reached, wanted), strict=True)]
    assert ours[0] / ours[1] >= 0.99
    assert ours[2] / ours[3] >= 0.99
    assert ours[0] / ours[1] > theirs[0] / theirs[1] + 0.1
