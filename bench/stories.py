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
from rapidfuzz import fuzz

from dragoman.evaluate.stories import Agreement, Report, agreement, read_reports
from dragoman.model import Document
from dragoman.resolve.stories import stories
from dragoman.resolve.story_index import StoryIndex

TOLD = Path(__file__).parent.parent / "tests" / "resolve" / "told"
STEP = 1_000
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
    """The same sentences in another order under the same headline."""
    sentences = [s for p in paragraphs[1:] for s in _sentences(p)]
    chance.shuffle(sentences)
    return [*paragraphs[:1], *sentences]


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


def twice(documents: list[Document]) -> dict[str, str]:
    """Document -> text: the corpus has some texts twice, with corrections (equal letters by rapidfuzz 90 of 100)."""
    same: dict[str, str] = {}
    by_day = sorted(documents, key=lambda one: (one.published or date.min, one.id))
    for at, one in enumerate(by_day):
        near = (other for other in by_day[max(0, at - 60) : at] if _alike(one, other))
        same[one.id] = next((same[other.id] for other in near), one.id)
    return same


def _alike(one: Document, other: Document) -> bool:
    return fuzz.ratio(one.text[:80], other.text[:80]) >= 75 and fuzz.ratio(one.text, other.text) >= 90


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
    """The hand-made set: the rules were set on the odd events up to 40; those from 41 were written afterwards."""
    reports = read_reports(TOLD)
    parts = {
        "tuned on": range(1, 41, 2),
        "kept apart": range(2, 41, 2),
        "written afterwards": range(41, 51),
        "harder, written last": range(51, 55),
    }
    for name, events in {**parts, "all": range(1, 55)}.items():
        print(f"{name:20} {_line(_scored(report for report in reports if int(report.event[:2]) in events))}")


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
    same = twice(originals)
    versions = {name: [edited(one, name, edit, chance) for one in originals] for name, edit in EDITS.items()}
    print(f"{path}: {len(originals)} documents, {len(set(same.values()))} texts")
    versions["all"] = [one for several in versions.values() for one in several]
    for name, made in versions.items():
        documents = [*originals, *made]
        truth = {one.id: same[one.id.partition("/")[0]] for one in documents}
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
    """Processor time a document as the index grows, memory, precision and recall."""
    originals = read(path)
    index, truth = StoryIndex(), {}
    before, spent = _memory(), [0.0]
    for number, document in enumerate(archive(originals, size), start=1):
        truth[document.id] = document.id.partition("/")[0]
        began = time.process_time()
        index.add(document)
        spent.append(spent[-1] + time.process_time() - began)
        if number % STEP == 0:
            print(f"  {number:9,}  {(spent[-1] - spent[-1 - STEP]) / STEP * 1e3:6.2f} ms a document", flush=True)
    print(f"  {spent[-1]:.0f} s of processor time to add all")
    began = time.process_time()
    found = index.stories()
    print(f"  stories() {time.process_time() - began:.2f} s; {len(set(found.values())):,} stories of {len(found):,}")
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
