"""What finding and linking actors costs over a bare parse, measured in one run, with many names loaded.

    python bench/actors.py [FILE...]

Reads plain text files (the examples where none is given) and parses each (tokens, tags, dependencies, entities).
Then the rest of the annotator runs on the same documents: names, people, groups, roles, coreference, times. Beside the
actors that ship, as many made-up persons are loaded as it takes to reach 50,000 names. Seconds of the processor, best
of three rounds.
"""

import sys
from pathlib import Path
from time import process_time

from dragoman.annotate.annotator import SpacyAnnotator
from dragoman.annotate.parse import Parser, load_pipeline
from dragoman.lexicon.actors import ActorIndex, load_actors, namings
from dragoman.model import Actor, ActorKind, Document

EXAMPLES = Path(__file__).parent.parent / "examples"
NAMES = 50_000
ROUNDS = 3
SYLLABLES = ("ba", "ke", "li", "mo", "nu", "ra", "se", "ti", "vo", "zu")


def made_up(count: int) -> list[Actor]:
    """Persons with names that no text has: "Bakeli Moranu"."""

    def word(number: int) -> str:
        return "".join(SYLLABLES[int(digit)] for digit in f"{number:05}").capitalize()

    return [
        Actor(id=f"made-{i}", name=f"{word(i)} {word(99_999 - i)}", kind=ActorKind.PERSON, country="PER")
        for i in range(count)
    ]


def loaded() -> tuple[ActorIndex, int]:
    """An index of the actors that ship and made-up ones, and how many names it holds."""
    shipped = list(load_actors().actors.values())
    names = sum(1 for actor in shipped for _ in namings(actor))
    more = made_up(max(0, NAMES - names) // 2 + 1)
    return ActorIndex([*shipped, *more]), names + sum(1 for actor in more for _ in namings(actor))


def main(paths: list[str]) -> None:
    """Prints the figures for the given files."""
    files = paths or [str(path) for path in sorted(EXAMPLES.glob("*/*.txt"))]
    documents = [Document(id=path, text=Path(path).read_text(encoding="utf-8")) for path in files]
    index, names = loaded()
    pipeline = load_pipeline()
    parser, annotator = Parser(pipeline), SpacyAnnotator(pipeline, index)
    bare, linking, mentions = float("inf"), float("inf"), 0
    for _ in range(ROUNDS):
        start = process_time()
        parsed = list(parser.parse(documents))
        bare = min(bare, process_time() - start)
        start = process_time()
        mentions = sum(len(annotator.link(one).mentions) for one in parsed)
        linking = min(linking, process_time() - start)
    print(f"documents {len(documents)}, names {names}, mentions {mentions}")
    print(f"parse {bare:.2f} s, actors {linking:.3f} s, ratio {linking / bare:.3f}")


if __name__ == "__main__":
    main(sys.argv[1:])
