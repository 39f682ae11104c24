"""How well and how fast stories are found: precision and recall by pairs, documents a second, memory.

    .venv/bin/python bench/stories.py                  # the reports of tests/resolve/told, by half
    .venv/bin/python bench/stories.py corpus FILE...   # light edits of a corpus (JSON lines: id, date, title, text)
    .venv/bin/python bench/stories.py scale FILE N     # N documents made from a corpus at run time

The versions are made while it runs; nothing of a corpus is kept.
"""

import random
import resource
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta
from pathlib import Path

import msgspec

from dragoman.evaluate.stories import Agreement, Report, agreement, read_reports
from dragoman.model import Document
from dragoman.resolve.stories import stories
from dragoman.resolve.story_index import StoryIndex

TOLD = Path(__file__).parent.parent / "tests" / "resolve" / "told"
OUTLETS = ("Gulf Morning", "The Lantern", "Newsdesk Nine", "Cape Bulletin", "Radio Delta", "The Evening Mirror")
Edit = Callable[[list[str], random.Random], list[str]]


class Item(msgspec.Struct):
    """A line of a corpus."""

    id: str
    text: str
    date: str | None = None
    title: str | None = None


def outlet(paragraphs: list[str], chance: random.Random) -> list[str]:
    """Another outlet's line above and below, another headline."""
    name = chance.choice(OUTLETS)
    return [f"{name} - {paragraphs[0]}", *paragraphs[1:], f"Reporting by {name}; edited by the night desk."]


def cut(paragraphs: list[str], chance: random.Random) -> list[str]:
    """The first 40 to 80 per cent of the sentences."""
    sentences = [s for p in paragraphs for s in _sentences(p)]
    return sentences[: max(2, round(len(sentences) * chance.uniform(0.4, 0.8)))]


def reorder(paragraphs: list[str], chance: random.Random) -> list[str]:
    """The same sentences in another order."""
    sentences = [s for p in paragraphs for s in _sentences(p)]
    chance.shuffle(sentences)
    return sentences


def words(paragraphs: list[str], chance: random.Random) -> list[str]:
    """One word in 25 left out, one in 25 doubled by another: a sub-editor's touches."""
    return [" ".join(_touched(paragraph.split(), chance)) for paragraph in paragraphs]


def padded(paragraphs: list[str], chance: random.Random) -> list[str]:
    """A third of other sentences added at the end."""
    said = f"Observers in {chance.choice(OUTLETS)} recalled earlier attempts, none of which had lasted for long."
    return [*paragraphs, *[f"{said} ({i})" for i in range(max(1, len(paragraphs) // 3))]]


EDITS: dict[str, Edit] = {"outlet lines": outlet, "cut": cut, "reordered": reorder, "words": words, "padded": padded}


def _sentences(paragraph: str) -> list[str]:
    return [part.strip() + "." for part in paragraph.split(". ") if part.strip()]


def _touched(said: list[str], chance: random.Random) -> Iterator[str]:
    for word in said:
        turn = chance.random()
        if turn >= 0.04:
            yield word
        if turn > 0.96:
            yield chance.choice(("also", "now", "then", "indeed"))


def read(path: str) -> list[Document]:
    """The dated documents of a corpus, each title of a day once: some were published twice."""
    items = [msgspec.json.decode(line, type=Item) for line in Path(path).read_bytes().splitlines()]
    once = {((item.title or item.id).casefold(), item.date): item for item in items if item.date}
    return [
        Document(
            id=f"{number:05}",
            text=f"{item.title}\n{item.text}",
            published=date.fromisoformat((item.date or "")[:10]),
        )
        for number, item in enumerate(once.values())
    ]


def edited(document: Document, name: str, edit: Edit, chance: random.Random) -> Document:
    """A version of the document published up to three days later."""
    assert document.published is not None
    paragraphs = [line for line in document.text.split("\n") if line.strip()]
    return document.replace(
        id=f"{document.id}/{name}",
        text="\n".join(edit(paragraphs, chance)),
        published=document.published + timedelta(days=chance.randint(0, 3)),
    )


def told_figures() -> None:
    """Both halves of the hand-made set: rules were set on the events of odd numbers."""
    reports = read_reports(TOLD)
    for name, half in (("odd (tuned on)", 1), ("even (reported)", 0)):
        print(f"{name:20} {_line(_scored(r for r in reports if int(r.event[:2]) % 2 == half))}")


def _scored(reports: Iterable[Report]) -> Agreement:
    listed = list(reports)
    truth = {report.document.id: report.story for report in listed}
    return agreement(truth, stories(report.document for report in listed))


def _line(figures: Agreement) -> str:
    return (
        f"precision {figures.precision:.3f} ({figures.both} of {figures.found})  "
        f"recall {figures.recall:.3f} ({figures.both} of {figures.true})"
    )


def corpus_figures(path: str) -> None:
    """Each kind of light edit of a corpus alone, then all together."""
    chance = random.Random(5)
    originals = read(path)
    versions = {name: [edited(one, name, edit, chance) for one in originals] for name, edit in EDITS.items()}
    print(f"{path}: {len(originals)} documents")
    versions["all"] = [one for several in versions.values() for one in several]
    for name, made in versions.items():
        documents = [*originals, *made]
        truth = {one.id: one.id.partition("/")[0] for one in documents}
        print(f"  {name:14} {_line(agreement(truth, stories(documents)))}")


def archive(originals: list[Document], size: int) -> Iterator[Document]:
    """Documents over three years: texts mixed from sentences of the corpus, each with up to four light edits."""
    chance = random.Random(11)
    pool = [s for one in originals for s in _sentences(one.text.replace("\n", " ")) if 8 <= len(s.split()) <= 60]
    edits, made = list(EDITS.items()), 0
    while made < size:
        day = date(2021, 1, 1) + timedelta(days=chance.randrange(1095))
        text = "\n".join(chance.choice(pool) for _ in range(chance.randint(6, 16)))
        first = Document(id=f"{made:07}", text=text, published=day)
        wanted = chance.sample(edits, chance.randint(0, 4))
        yield from [first, *(edited(first, name, edit, chance) for name, edit in wanted)]
        made += 1 + len(wanted)


def scale_figures(path: str, size: int) -> None:
    """Time per thousand documents as the index grows, memory, precision and recall."""
    originals = read(path)
    index, truth = StoryIndex(), {}
    before, spent, step = _memory(), 0.0, 0.0
    for number, document in enumerate(archive(originals, size), start=1):
        truth[document.id] = document.id.partition("/")[0]
        began = time.perf_counter()
        index.add(document)
        step += time.perf_counter() - began
        if number % 10_000 == 0 or number == 1_000:
            print(f"  {number:9,}  {step / (number if number <= 1000 else 10_000) * 1e3:6.2f} ms a document")
            spent, step = spent + step, 0.0 if number > 1000 else step
    began = time.perf_counter()
    found = index.stories()
    print(f"  stories() {time.perf_counter() - began:.2f} s; {len(set(found.values())):,} stories of {len(found):,}")
    print(f"  memory {_memory() - before:,.0f} MB for the index; {_line(agreement(truth, found))}")


def _memory() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main(arguments: list[str]) -> None:
    """Prints the figures asked for."""
    match arguments:
        case ["corpus", *paths]:
            for path in paths:
                corpus_figures(path)
        case ["scale", path, size]:
            scale_figures(path, int(size))
        case _:
            told_figures()


if __name__ == "__main__":
    main(sys.argv[1:])
