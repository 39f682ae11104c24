"""HtmlReader against bare trafilatura in one run: what is found on thirty saved pages, and documents a second.

    .venv/bin/python bench/read.py [pages]

The thirty pages are invented articles in ten layouts (tests/read/pages.py), so the truth is known. The pages for speed
are generated. No network. Rounds alternate between the two, and the best of each counts.
"""

import random
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import trafilatura

from dragoman.model import Document
from dragoman.read.html import HtmlReader

sys.path.insert(0, str(Path(__file__).parents[1]))

from tests.read.pages import LAYOUTS, pages, shared

ROUNDS = 3
NAMES = ["Oman", "Norway", "the envoy", "the ministry", "the delegation", "the mediator", "Cairo", "the council"]
VERBS = ["said", "agreed", "proposed", "refused", "confirmed", "expected", "announced", "denied"]
THINGS = ["a second session", "the truce", "the draft text", "an exchange of prisoners", "the visit", "the agenda"]


class Score:
    """Words read, those of them that are headline, deck or body; words of the body, those of them that were read."""

    def __init__(self) -> None:
        self.read = self.good = self.wanted = self.reached = 0

    def add(self, text: str, whole: str, body: str) -> None:
        """Counts one page."""
        good, read, _ = shared(text, whole)
        reached, _, wanted = shared(text, body)
        self.read, self.good = self.read + read, self.good + good
        self.wanted, self.reached = self.wanted + wanted, self.reached + reached

    def __str__(self) -> str:
        return f"{self.good / max(1, self.read):.3f} | {self.reached / max(1, self.wanted):.3f}"


def text_table(reader: HtmlReader) -> None:
    """Prints precision and recall of words by layout, of both."""
    everywhere = Score(), Score()
    print("| layout | ours: precision | recall | trafilatura: precision | recall |\n| --- | --- | --- | --- | --- |")
    for layout in LAYOUTS:
        here = Score(), Score()
        for _, article, data in (page for page in pages() if page[0] == layout):
            body = " ".join(article["body"])
            whole = f"{article['title']} {article['deck']} {body}"
            ours = "".join(found.text for found in reader.read(layout, data) if isinstance(found, Document))
            theirs = trafilatura.extract(data, favor_precision=True, include_comments=False) or ""
            for scores in (here, everywhere):
                scores[0].add(ours, whole, body)
                scores[1].add(theirs, whole, body)
        print(f"| {layout.removesuffix('.html')} | {here[0]} | {here[1]} |")
    print(f"| all | {everywhere[0]} | {everywhere[1]} |\n")


def sentence(rng: random.Random) -> str:
    """A sentence of generated news."""
    who, verb, what, other = rng.choice(NAMES), rng.choice(VERBS), rng.choice(THINGS), rng.choice(NAMES)
    return f"On day {rng.randint(1, 300)} {who} {verb} {what} after {rng.randint(2, 9)} hours of talks with {other}."


def page(rng: random.Random) -> bytes:
    """A page of a news site: menu, headline, 8 to 25 paragraphs, links to other pages."""
    title = sentence(rng)[:-1]
    menu = "".join(f"<li><a href='/{i}'>Section {i}</a></li>" for i in range(40))
    body = "".join(
        f"<p>{' '.join(sentence(rng) for _ in range(rng.randint(1, 4)))}</p>" for _ in range(rng.randint(8, 25))
    )
    other = "".join(f"<li><a href='/a{i}'>{sentence(rng)[:-1]}</a></li>" for i in range(15))
    return (
        f"<!DOCTYPE html><html lang='en'><head><title>{title} | The Gulf Post</title>"
        f"<meta property='og:title' content='{title}'>"
        f"<meta property='article:published_time' content='2024-03-03'></head>"
        f"<body><nav><ul>{menu}</ul></nav><main><article><h1>{title}</h1>{body}</article></main>"
        f"<aside><h2>Read also</h2><ul>{other}</ul></aside><footer><p>All rights reserved.</p></footer></body></html>"
    ).encode()


def read_page(reader: HtmlReader, data: bytes) -> int:
    """Characters that dragoman reads."""
    return sum(len(found.text) for found in reader.read("page.html", data) if isinstance(found, Document))


def extract_page(data: bytes) -> int:
    """Characters that bare trafilatura extracts, with metadata."""
    return len(trafilatura.extract(data, favor_precision=True, include_comments=False, with_metadata=True) or "")


def seconds(pages: Sequence[bytes], read: Callable[[bytes], int]) -> float:
    """Processor time to read all pages; every page must give text."""
    start = time.process_time()
    if not all(read(data) for data in pages):
        raise SystemExit("a page gave no text; the comparison would mean nothing")
    return time.process_time() - start


def main() -> None:
    """Prints the table of what is found, then pages a second of both and their ratio."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 300
    rng = random.Random(7)
    made = [page(rng) for _ in range(count)]
    reader = HtmlReader()
    text_table(reader)
    read_page(reader, made[0])  # the language model is loaded once a run, not once a page
    extract_page(made[0])
    ours, theirs = [], []
    for _ in range(ROUNDS):
        ours.append(seconds(made, lambda data: read_page(reader, data)))
        theirs.append(seconds(made, extract_page))
    print(f"dragoman    {count / min(ours):8.1f} documents/s")
    print(f"trafilatura {count / min(theirs):8.1f} documents/s (text and metadata)")
    print(f"ratio       {min(theirs) / min(ours):8.2f} (above 1: dragoman is faster)")


if __name__ == "__main__":
    main()
