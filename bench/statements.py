"""What finding statements costs over a bare parse, measured in one run.

    python bench/statements.py [FILE...]

Reads plain text files (the examples where none is given), parses each (tokens, tags, dependencies,
entities, quotations) and finds the
statements; prints the seconds of both and the second as a share of the first. Best of three rounds.
"""

import sys
from pathlib import Path
from time import perf_counter

from dragoman.annotate.parse import Parser, load_pipeline
from dragoman.extract.statements import StatementExtractor
from dragoman.model import Annotated, Document

EXAMPLES = Path(__file__).parent.parent / "examples"
ROUNDS = 3


def parse_seconds(parser: Parser, documents: list[Document]) -> tuple[float, list[Annotated]]:
    """Seconds of a bare parse, and its results."""
    start = perf_counter()
    parsed = list(parser.parse(documents))
    return perf_counter() - start, parsed


def extract_seconds(extractor: StatementExtractor, parsed: list[Annotated]) -> tuple[float, int]:
    """Seconds of finding statements in parsed documents, and how many there are."""
    start = perf_counter()
    count = sum(1 for annotated in parsed for _ in extractor.extract(annotated, ()))
    return perf_counter() - start, count


def main(paths: list[str]) -> None:
    """Prints the figures for the given files."""
    files = paths or [str(path) for path in sorted(EXAMPLES.glob("*/*.txt"))]
    documents = [Document(id=path, text=Path(path).read_text(encoding="utf-8")) for path in files]
    parser, extractor = Parser(load_pipeline()), StatementExtractor()
    parser_best, extractor_best, count = float("inf"), float("inf"), 0
    for _ in range(ROUNDS):
        seconds, parsed = parse_seconds(parser, documents)
        parser_best = min(parser_best, seconds)
        seconds, count = extract_seconds(extractor, parsed)
        extractor_best = min(extractor_best, seconds)
    print(f"documents {len(documents)}, statements {count}")
    print(f"parse {parser_best:.2f} s, statements {extractor_best:.3f} s, ratio {extractor_best / parser_best:.3f}")


if __name__ == "__main__":
    main(sys.argv[1:])
