"""Saved pages of our own making: invented articles in ten layouts, truth known. For tests and bench/read.py."""

import re
import tomllib
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

HERE = Path(__file__).parent
LAYOUTS = sorted(path.name for path in (HERE / "layouts").glob("*.html"))
WORD = re.compile(r"\w+")
WIRE = "08-tabloid.html"
"""The layout whose texts begin with a dateline, which is part of them."""
EACH = 3
"""Articles in each layout."""


def articles() -> list[dict[str, Any]]:
    """The invented articles, each with headlines of others."""
    found = tomllib.loads((HERE / "articles.toml").read_text(encoding="utf-8"))["article"]
    for i, article in enumerate(found):
        day = date.fromisoformat(article["date"])
        article["date_words"] = f"{day.day} {day:%B} {day.year}"
        article["slug"] = "-".join(WORD.findall(article["title"].lower())[:5])
        article["others"] = [found[(i + k) % len(found)]["variants"][1] for k in (1, 2, 3)]
    return found


def pages() -> Iterator[tuple[str, dict[str, Any], bytes]]:
    """Layout, article and bytes of each of the pages, in a fixed order."""
    environment = Environment(
        loader=FileSystemLoader(HERE / "layouts"),
        undefined=StrictUndefined,
        autoescape=True,
        keep_trailing_newline=True,
    )
    written = articles()
    for number, layout in enumerate(LAYOUTS):
        for k in range(EACH):
            article = written[(number + 2 * k) % len(written)]
            if layout == WIRE:
                dateline = f"{article['place']} ({article['agency']}) - "
                article = {**article, "body": [dateline + article["body"][0], *article["body"][1:]]}
            yield layout, article, environment.get_template(layout).render(a=article).encode("utf-8")


def shared(text: str, wanted: str) -> tuple[int, int, int]:
    """Words that both have, words of the text, words wanted; each word as often as it stands there."""
    ours, theirs = Counter(WORD.findall(text.lower())), Counter(WORD.findall(wanted.lower()))
    return sum((ours & theirs).values()), sum(ours.values()), sum(theirs.values())
