"""What finding statements costs over a bare parse, measured in one run, and what textacy's quotations cost beside it.

    python bench/statements.py [FILE...]

Reads plain text files (the examples where none is given), parses each (tokens, tags, dependencies,
entities, quotations) and finds the statements; prints the seconds of both and the second as a share of the
first. Where textacy is installed (it is no dependency: `pip install textacy` into an environment of its own),
its `direct_quotations` runs over the same parses. Best of three rounds.
"""

import sys
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from time import perf_counter
from typing import Any

from dragoman.annotate.parse import Parser, load_pipeline
from dragoman.extract.statements import StatementExtractor
from dragoman.model import Annotated, Document

EXAMPLES = Path(__file__).parent.parent / "examples"
ROUNDS = 3

Quotations = Callable[[Any], Any]


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


def textacy_quotations() -> Quotations | None:
    """textacy's direct quotations; None where it is not installed."""
    try:
        found: Quotations = import_module("textacy.extract.triples").direct_quotations
    except ImportError:
        return None
    return found


def quotation_seconds(quotations: Quotations, docs: list[Any]) -> tuple[float, int, int]:
    """Seconds of textacy's quotations, how many it finds, and on how many texts it raises an error."""
    start, count, failed = perf_counter(), 0, 0
    for doc in docs:
        try:
            count += sum(1 for _ in quotations(doc))
        except ValueError:  # an odd number of quotation marks
            failed += 1
    return perf_counter() - start, count, failed


def main(paths: list[str]) -> None:
    """Prints the figures for the given files."""
    files = paths or [str(path) for path in sorted(EXAMPLES.glob("*/*.txt"))]
    documents = [Document(id=path, text=Path(path).read_text(encoding="utf-8")) for path in files]
    pipeline = load_pipeline()
    parser, extractor = Parser(pipeline), StatementExtractor()
    parser_best, extractor_best, count = float("inf"), float("inf"), 0
    for _ in range(ROUNDS):
        seconds, parsed = parse_seconds(parser, documents)
        parser_best = min(parser_best, seconds)
        seconds, count = extract_seconds(extractor, parsed)
        extractor_best = min(extractor_best, seconds)
    print(f"documents {len(documents)}, statements {count}")
    print(f"parse {parser_best:.2f} s, statements {extractor_best:.3f} s, ratio {extractor_best / parser_best:.3f}")
    quotations = textacy_quotations()
    if quotations is None:
        print("textacy is not installed: left out")
        return
    docs = list(pipeline.pipe(document.text for document in documents))
    results = [quotation_seconds(quotations, docs) for _ in range(ROUNDS)]
    best, found, failed = min(results)
    print(f"textacy: quotations {found}, texts it fails on {failed}, {best:.3f} s, ratio {best / parser_best:.3f}")


if __name__ == "__main__":
    main(sys.argv[1:])
