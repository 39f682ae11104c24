"""Recall and precision on the triggers of RAMS and WikiEvents that have to do with talks.

    .venv/bin/python bench/triggers.py [FOLDER] [--errors]

FOLDER (default ../shared/data) holds `rams/rams.jsonl` and `wikievents/wikievents.jsonl`, which are no part of this
repository; without them nothing is measured. A trigger is found where a finding of its family cites the words it stands
in: meetings and CONSULT for contact (negotiate, discuss, meet), accords for agreements, exchanges and RETREAT of mode
release for releases. RAMS marks one event a
text, so its precision is over the findings that cite a marked trigger of whatever type; that of WikiEvents, which marks
all, over all findings.
"""

import json
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from dragoman.model import Accord, Body, Document, Event, Exchange, Meeting, Span
from dragoman.run.pipeline import extract
from dragoman.run.settings import Settings
from dragoman.run.tools import prepare

FAMILIES = {
    "contact.negotiate": "contact",
    "contact.discussion": "contact",
    "contact.contact.meet": "contact",
    "government.agreements": "agreement",
    "justice.releaseparole": "release",
    "movement.transportperson.prisoner": "release",
}
FOLDER = Path(__file__).parent.parent.parent / "shared" / "data"
Marked = tuple[str, str, list[tuple[Span, str]]]


def family(name: str) -> str | None:
    """The family of a gold type."""
    return next((known for start, known in FAMILIES.items() if name.lower().startswith(start)), None)


def told(body: Body) -> str | None:
    """The family of a finding."""
    match body:
        case Meeting():
            return "contact"
        case Accord():
            return "agreement"
        case Exchange():
            return "release"
        case Event(event_type="RETREAT", mode="release"):
            return "release"
        case Event(event_type="CONSULT"):
            return "contact"
    return None


def offsets(tokens: list[str]) -> list[Span]:
    """Where tokens stand in their text joined by blanks."""
    spans, at = [], 0
    for token in tokens:
        spans.append(Span(start=at, end=at + len(token)))
        at += len(token) + 1
    return spans


def rams(folder: Path) -> Iterator[Marked]:
    """Texts of RAMS with their trigger."""
    for line in (folder / "rams" / "rams.jsonl").read_text("utf-8").splitlines():
        row = json.loads(line)
        tokens = [token for sentence in row["sentences"] for token in sentence]
        spans = offsets(tokens)
        marks = [(Span(start=spans[a].start, end=spans[b].end), kinds[0][0]) for a, b, kinds in row["evt_triggers"]]
        yield row["doc_key"], " ".join(tokens), marks


def wikievents(folder: Path) -> Iterator[Marked]:
    """Texts of WikiEvents with all their triggers."""
    for line in (folder / "wikievents" / "wikievents.jsonl").read_text("utf-8").splitlines():
        row = json.loads(line)
        spans = offsets(row["tokens"])
        marks = [
            (Span(start=spans[e["trigger"]["start"]].start, end=spans[e["trigger"]["end"] - 1].end), e["event_type"])
            for e in row["event_mentions"]
        ]
        yield row["doc_id"], " ".join(row["tokens"]), marks


def score(name: str, texts: Iterator[Marked], *, whole: bool, errors: bool) -> None:
    """Prints the figures of one corpus; `whole` where every event is marked."""
    tools = prepare(Settings())
    hits, gold, right, said = Counter[str](), Counter[str](), Counter[str](), Counter[str]()
    for key, text, marks in texts:
        if not whole and not any(family(kind) for _, kind in marks):
            marks = marks[:1]
        (annotated,) = tools.annotator.annotate([Document(id=key, text=text)])
        found = [f for f in extract(annotated, tools.extractors) if not hasattr(f, "message")]
        cited = [(told(f.body), f.citations[0]) for f in found if told(f.body)]
        for span, kind in marks:
            wanted = family(kind)
            if wanted is None:
                continue
            gold[wanted] += 1
            met = any(kind_ == wanted and c.span.covers(span) for kind_, c in cited)
            hits[wanted] += met
            if errors and not met:
                print(f"MISS {kind} [{text[span.start : span.end]}] {text[max(0, span.start - 90) : span.end + 60]}")
        for kind_, citation in cited:
            touched = [family(kind) for span, kind in marks if citation.span.covers(span)]
            if not whole and not touched:
                continue
            said[str(kind_)] += 1
            right[str(kind_)] += kind_ in touched
            if errors and kind_ not in touched:
                print(f"EXTRA {kind_} {touched} {citation.exact[:140]}")
    for kind_ in sorted(gold):
        recall, precision = hits[kind_] / gold[kind_], right[kind_] / max(said[kind_], 1)
        print(f"{name:11} {kind_:10} recall {recall:.2f} of {gold[kind_]}  precision {precision:.2f} of {said[kind_]}")


def main() -> None:
    """Prints the figures of both."""
    named = [argument for argument in sys.argv[1:] if not argument.startswith("--")]
    folder, errors = Path(named[0]) if named else FOLDER, "--errors" in sys.argv
    if not (folder / "rams").is_dir():
        print(f"{folder} has no rams/: nothing to measure")
        return
    score("RAMS", rams(folder), whole=False, errors=errors)
    score("WikiEvents", wikievents(folder), whole=True, errors=errors)


if __name__ == "__main__":
    main()
