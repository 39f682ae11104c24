"""Speed of the parse: numpy's matrix products against thinc's own, in one run on the same texts.

The two pipelines take turns, so that a busy machine slows both. Run with OMP_NUM_THREADS=1
(`make bench` does): on one thread a core's work is compared, and that is how batches are run.
"""

import os
from pathlib import Path
from statistics import median
from time import perf_counter

import spacy
from spacy.language import Language

from dragoman.annotate.parse import BATCH, DEFAULT_PIPELINES, load_pipeline

EXAMPLES = Path(__file__).parent.parent / "examples"
TOKENS = 8_000
ROUNDS = 7


def texts(pipeline: Language) -> tuple[list[str], int]:
    """Paragraphs of the examples, repeated to about TOKENS tokens, and how many tokens they have."""
    lines = [line for file in sorted(EXAMPLES.glob("*/*.txt")) for line in file.read_text("utf-8").splitlines()]
    once = [line for line in lines if line.strip()]
    size = sum(len(pipeline.make_doc(line)) for line in once)
    times = max(1, round(TOKENS / size))
    return once * times, size * times


def seconds(pipeline: Language, paragraphs: list[str]) -> float:
    """Time to parse all of them."""
    begin = perf_counter()
    for _ in pipeline.pipe(paragraphs, batch_size=BATCH):
        pass
    return perf_counter() - begin


def main() -> None:
    """Prints tokens per second of both, the ratio of the medians and the range of the ratios by round."""
    ours = load_pipeline()
    stock = spacy.load(next(name for name in DEFAULT_PIPELINES if spacy.util.is_package(name)))
    paragraphs, tokens = texts(ours)
    seconds(stock, paragraphs[:BATCH]), seconds(ours, paragraphs[:BATCH])  # warms caches
    rounds = [(seconds(stock, paragraphs), seconds(ours, paragraphs)) for _ in range(ROUNDS)]
    before, after = (median(times) for times in zip(*rounds, strict=True))
    ratios = sorted(old / new for old, new in rounds)
    threads = os.environ.get("OMP_NUM_THREADS", "not set")
    print(f"{tokens} tokens in {len(paragraphs)} paragraphs, {ROUNDS} rounds, OMP_NUM_THREADS {threads}")
    print(f"thinc's products  {tokens / before:8,.0f} tokens/s")
    print(f"numpy's products  {tokens / after:8,.0f} tokens/s")
    print(f"ratio             {before / after:8.2f}  (by round {ratios[0]:.2f} to {ratios[-1]:.2f})")


if __name__ == "__main__":
    main()
