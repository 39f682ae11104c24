"""Nineteen more saved pages, in structures that sites of many sorts use, with what is true of each (wild.toml)."""

import tomllib
from collections.abc import Iterator
from datetime import date
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from tests.read.pages import HERE, articles


def wild_pages() -> Iterator[tuple[dict[str, Any], bytes]]:
    """What is true of each page, and its bytes."""
    environment = Environment(
        loader=FileSystemLoader(HERE / "wild"), undefined=StrictUndefined, autoescape=True, keep_trailing_newline=True
    )
    written = articles()
    for row in tomllib.loads((HERE / "wild.toml").read_text(encoding="utf-8"))["page"]:
        own = ("title", "body", "authors") if "body" in row else ("title",)
        article = {**written[row["article"]], **{key: row[key] for key in own if key in row}}
        if "deck_words" in row:
            article["deck"] = row["deck_words"]
        day = date.fromisoformat(article["date"])
        entries = _entries(article) if "entries" in row else []
        page = environment.get_template(row["layout"]).render(a=_printed(article, row), d=day, entries=entries)
        yield _truth(article, row, entries), page.encode(row.get("encoding", "utf-8"))


def _printed(article: dict[str, Any], row: dict[str, Any]) -> dict[str, Any]:
    return {**article, "title": article["title"].removesuffix(" – as it happened")} if "entries" in row else article


def _entries(article: dict[str, Any]) -> list[tuple[str, list[str]]]:
    """A live blog's entries, each with a headline of its own."""
    body = article["body"]
    return [("Second exchange planned", body[5:]), ("What the Red Crescent says", body[3:5]), ("It begins", body[:3])]


def _truth(article: dict[str, Any], row: dict[str, Any], entries: list[tuple[str, list[str]]]) -> dict[str, Any]:
    body = list(article["body"])
    body = [f"{row.get('dateline', '')}{body[0]}", *body[1:]]
    if entries:
        body = [line for headline, paragraphs in entries for line in (headline, *paragraphs)]
    for after, line in sorted(row.get("extra", {}).items(), reverse=True):
        body.insert(int(after), line)
    return {
        "layout": row["layout"],
        "title": article["title"],
        "deck": article["deck"] if row.get("deck") else "",
        "body": body,
        "date": article["date"],
        "authors": row.get("authors", []),
        "credits": row.get("credits", []),
        "kind": row.get("kind", "article"),
        "language": row.get("language", "en"),
    }
