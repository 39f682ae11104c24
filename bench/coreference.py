"""How well pronouns and definite descriptions of persons and states are resolved, against GUM's coreference.

    python bench/coreference.py CONLLU [GENRE...]

CONLLU is a CoNLL-U file with GUM's `Entity=` marks (`../shared/data/gum_coref/gum.conllu`). Counted are third-person
pronouns and definite noun phrases ("the minister", "this country") of a person, organisation or place that the text
calls by a name (not a capital's) that our annotator links or makes a person of. One is right when we say the same
actor as for a name in its gold chain. `answered` leaves aside those of which we say nothing. Without genres all
documents are read.
"""

import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

from dragoman.annotate.annotator import SpacyAnnotator
from dragoman.annotate.parse import load_pipeline
from dragoman.lexicon.actors import load_actors
from dragoman.model import Annotated, Document, Mention, MentionKind, Record, Span

OPEN = re.compile(r"\((\d+)-([a-z]+)[^()]*(\))?")
CLOSE = re.compile(r"(\d+)\)")
PRONOUNS = {"he", "she", "him", "her", "his", "hers", "it", "its", "they", "them", "their"}
KINDS = {"person", "organization", "place"}
DEFINITE = ("the ", "this ", "that ")


class Gold(Record):
    """A gold mention: its chain and kind, span in the text, and whether a name heads it."""

    chain: str
    kind: str
    span: Span
    name: bool


def documents(path: Path, genres: list[str]) -> Iterator[tuple[Document, list[Gold]]]:
    """The documents of the file with their gold mentions."""
    for block in path.read_text(encoding="utf-8").split("# newdoc id = ")[1:]:
        name, _, rest = block.partition("\n")
        if not genres or name.split("_")[1] in genres:
            yield _document(name, rest.splitlines())


def _document(name: str, lines: list[str]) -> tuple[Document, list[Gold]]:
    text, found = "", []
    running: dict[str, list[tuple[int, str]]] = defaultdict(list)
    tags: dict[int, str] = {}
    for line in lines:
        cells = line.split("\t")
        if line.startswith("# newpar") and text:
            text = text.rstrip() + "\n"
        if len(cells) < 10 or not cells[0].isdigit():
            continue
        start = len(text)
        text += cells[1]
        tags[start] = cells[3]
        mark = re.search(r"Entity=([^|]+)", cells[9])
        for chain, kind, closed in OPEN.findall(mark[1]) if mark else ():
            if closed:
                found.append((chain, kind, start, len(text)))
            else:
                running[chain].append((start, kind))
        for chain in CLOSE.findall(OPEN.sub("", mark[1])) if mark else ():
            if running[chain]:
                begun, kind = running[chain].pop()
                found.append((chain, kind, begun, len(text)))
        text += "" if "SpaceAfter=No" in cells[9] else " "
    golds = [
        Gold(chain=c, kind=k, span=Span(start=s, end=e), name=any(tags.get(i) == "PROPN" for i in range(s, e)))
        for c, k, s, e in sorted(found, key=lambda one: one[2:])
    ]
    return Document(id=name, text=text), golds


def at(annotated: Annotated, gold: Gold) -> Mention | None:
    """Our mention whose head is the head of the gold one, or which fills it."""
    inside = [m for m in annotated.mentions if gold.span.covers(m.span)]
    heads = {t.i for t in annotated.tokens if gold.span.start <= t.start < gold.span.end}
    top = [m for m in inside if annotated.tokens[m.head].head not in heads or annotated.tokens[m.head].head == m.head]
    return next(iter(top), None)


def score(annotated: Annotated, golds: list[Gold]) -> Counter[str]:
    """Counts of right, answered and all, by "pronoun" and "description"."""
    names: dict[str, set[str]] = defaultdict(set)
    for gold in golds:
        mention = at(annotated, gold) if gold.name else None
        if mention is not None and mention.kind in (MentionKind.NAME, MentionKind.DEMONYM):
            names[gold.chain] |= set(mention.actors)
    counts: Counter[str] = Counter()
    for gold in golds:
        words = annotated.words(gold.span).lower()
        pronoun = words in PRONOUNS
        if (
            gold.kind not in KINDS
            or not names[gold.chain]
            or not (pronoun or (words.startswith(DEFINITE) and not gold.name))
        ):
            continue
        what, mention = "pronoun" if pronoun else "description", at(annotated, gold)
        counts[f"{what} all"] += 1
        counts[f"{what} answered"] += mention is not None and bool(mention.actors)
        counts[f"{what} right"] += (
            mention is not None and set(mention.actors) == (set(mention.actors) & names[gold.chain]) != set()
        )
    return counts


def main(arguments: list[str]) -> None:
    """Prints the figures for the file and genres given."""
    found = list(documents(Path(arguments[0]), arguments[1:]))
    annotator = SpacyAnnotator(load_pipeline(), load_actors())
    total: Counter[str] = Counter()
    for annotated, (_, golds) in zip(annotator.annotate(document for document, _ in found), found, strict=True):
        total += score(annotated, golds)
    for what in ("pronoun", "description"):
        right, answered, count = (total[f"{what} {n}"] for n in ("right", "answered", "all"))
        print(
            f"{what:12} right {right} of {count} ({right / max(1, count):.3f}), of {answered} answered "
            f"({right / max(1, answered):.3f})"
        )


if __name__ == "__main__":
    main(sys.argv[1:])
