"""What all of reading costs beside the parse alone: the pipeline up to the findings against bare spaCy, in one run.

The two take turns on the same texts, so that a busy machine slows both. `make bench` sets OMP_NUM_THREADS=1, as
batches are run. The bare pipeline is spaCy's as it is installed, on the same paragraphs.
"""

import os
from pathlib import Path
from statistics import median
from time import perf_counter

import spacy
from spacy.language import Language

from dragoman.annotate.parse import BATCH, DEFAULT_PIPELINES
from dragoman.model import Document, content_id
from dragoman.run.pipeline import extract
from dragoman.run.settings import Settings
from dragoman.run.tools import Tools, prepare

EXAMPLES = Path(__file__).parent.parent / "examples"
COPIES = 2
ROUNDS = 5


def documents() -> list[Document]:
    """The texts of the examples, each COPIES times."""
    texts = [file.read_text("utf-8") for file in sorted(EXAMPLES.glob("*/*.txt"))]
    return [Document(id=content_id(text, copy), text=text) for copy in range(COPIES) for text in texts]


def bare(pipeline: Language, read: list[Document]) -> float:
    """Seconds that spaCy alone takes."""
    begin = perf_counter()
    for document in read:
        paragraphs = [line for line in document.text.splitlines() if line.strip()]
        for _ in pipeline.pipe(paragraphs, batch_size=BATCH):
            pass
    return perf_counter() - begin


def whole(tools: Tools, read: list[Document]) -> tuple[float, float]:
    """Seconds to annotate and extract, and the part of them that extraction takes."""
    begin, extracting = perf_counter(), 0.0
    for annotated in tools.annotator.annotate(read):
        at = perf_counter()
        for _ in extract(annotated, tools.extractors):
            pass
        extracting += perf_counter() - at
    return perf_counter() - begin, extracting


def main() -> None:
    """Prints seconds of both, the ratio of the medians and the range of the ratios by round."""
    tools = prepare(Settings())
    stock = spacy.load(next(name for name in DEFAULT_PIPELINES if spacy.util.is_package(name)))
    read = documents()
    bare(stock, read[:2]), whole(tools, read[:2])  # warms caches
    rounds = [(bare(stock, read), *whole(tools, read)) for _ in range(ROUNDS)]
    before, after, extracting = (median(times) for times in zip(*rounds, strict=True))
    ratios = sorted(ours / alone for alone, ours, _ in rounds)
    characters = sum(len(document.text) for document in read)
    print(f"{len(read)} documents, {characters:,} characters, OMP_NUM_THREADS {os.environ.get('OMP_NUM_THREADS')}")
    print(f"spaCy alone        {before:6.2f} s")
    print(f"all of reading     {after:6.2f} s, {extracting:.2f} s of it extraction")
    print(f"ratio              {after / before:6.2f}  (by round {ratios[0]:.2f} to {ratios[-1]:.2f})")


if __name__ == "__main__":
    main()
