"""Real processes from end to end, beside timelines made by hand: python bench/timelines.py CORPUS.jsonl CACHE [PAGE]

CORPUS.jsonl: dated entries, one a line, with `id`, `date`, `text` and `process`. CACHE: a folder in which a ledger of
each process is kept. PAGE: the page to write (docs/timelines.md); without it the figures are printed.

Beside it lie, for each process of bench/timelines/: PROCESS.tsv, the timeline by hand; told.tsv, which entries tell of
an item of it, by reading them; verdicts.tsv, what a reader says of the dossiers of the fold.
"""

import csv
import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from datetime import date, timedelta
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from dragoman.model import Account, Document, Dossier, Position, Proposal, StateOfPlay
from dragoman.run.ledgers import open_ledger
from dragoman.run.pipeline import extract, kept, noted, record
from dragoman.run.settings import Settings
from dragoman.run.state import state_of
from dragoman.run.tools import prepare
from dragoman.views.dates import stretch
from dragoman.views.phrasing import Phrasing
from dragoman.views.words import load_words, sentence_case

HERE = Path(__file__).parent / "timelines"
PROCESSES = ("ukraine_russia_2022_on", "gaza_israel_hamas", "minsk_2014_2021")
MONTH = timedelta(days=31)
SLIP = timedelta(days=2)  # an editor may enter a thing a day or two after it happened


class Item(NamedTuple):
    """A line of a timeline by hand."""

    first: date
    last: date
    kind: str
    parties: frozenset[str]
    status: frozenset[str]
    what: str


class Seen(NamedTuple):
    """A dossier of the fold, with a key that outlives it."""

    dossier: Dossier
    kind: str
    key: tuple[str, str]
    parties: frozenset[str]
    place: frozenset[str]


def rows(file: Path) -> list[dict[str, str]]:
    """Rows of a tab-separated file, without remarks."""
    lines = [line for line in file.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
    return list(csv.DictReader(lines, delimiter="\t"))


def timeline(process: str) -> list[Item]:
    """The timeline by hand."""
    return [item(row) for row in rows(HERE / f"{process}.tsv")]


def item(row: dict[str, str]) -> Item:
    """One line of it."""
    first, _, last = row["date"].partition("/")
    return Item(
        first=date.fromisoformat(first),
        last=date.fromisoformat(last or first),
        kind=row["kind"],
        parties=frozenset(row["parties"].split("|")),
        status=frozenset(row["status"].split("|")),
        what=row["what"],
    )


def entries(corpus: Path, process: str) -> Iterator[Document]:
    """The entries of a process, each a text of its day."""
    for line in corpus.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        named = row.get("process")
        if process in (named if isinstance(named, list) else [named]):
            day = date.fromisoformat(row["date"][:10])
            yield Document(id=str(row["id"]), text=row["text"], published=day, language="en", source="entries")


def state(corpus: Path, cache: Path, process: str) -> StateOfPlay:
    """The state of play of all entries; they are read once, into a ledger in the cache."""
    address = str(cache / f"{process}.db")
    tools = prepare(Settings())
    fresh = not Path(address).exists()
    with closing(open_ledger(address, write=True)) as ledger:
        documents = entries(corpus, process) if fresh else iter(())
        while batch := list(islice(documents, 16)):
            annotated = tools.annotator.annotate(batch)
            record(ledger, [noted(one, kept(extract(one, tools.extractors), []), tools) for one in annotated])
        return state_of(ledger, tools.actors)


def seen(found: StateOfPlay) -> list[Seen]:
    """The meetings, accords and exchanges of the fold."""
    kinds = {"meeting": found.meetings, "accord": found.accords, "exchange": found.exchanges}
    return [one_seen(kind, dossier) for kind, dossiers in kinds.items() for dossier in dossiers]


def one_seen(kind: str, dossier: Dossier) -> Seen:
    """A dossier as it is compared."""
    subject, first = dossier.subject, dossier.accounts[0]
    assert not isinstance(subject, Position | Proposal)
    place = getattr(subject, "place", None) or ""
    return Seen(
        dossier=dossier,
        kind=kind,
        key=(first.document, f"{kind} {first.status} {first.span.start}"),
        parties=frozenset((*subject.parties, *subject.third_parties)),
        place=frozenset(place.lower().split()),
    )


def fits(wanted: Item, found: Seen) -> bool:
    """Whether a dossier is the item: kind, parties (all of them, or some and no others; where it names none, the
    place), and an account with a status of the item on its day."""
    if wanted.kind != found.kind:
        return False
    there = not found.parties and bool(found.place & set(wanted.what.lower().split()))
    named = wanted.parties <= found.parties or (bool(found.parties) and found.parties <= wanted.parties)
    return (named or there) and any(tells(wanted, one) for one in found.dossier.accounts)


def tells(wanted: Item, account: Account) -> bool:
    """Whether an account gives a status of the item, and is of its day or dates it so, give or take SLIP."""
    first, last = wanted.first - SLIP, wanted.last + SLIP
    if account.status not in wanted.status:
        return False
    if account.published and first <= account.published <= last:
        return True
    period = account.period
    if not (period and period.start and period.end) or period.end - period.start > MONTH:
        return False
    return period.start <= last and first < period.end


class Result(NamedTuple):
    """What came out for one process."""

    items: list[Item]
    matches: list[list[Seen]]
    dossiers: list[Seen]
    told: dict[tuple[str, str, str], str]
    verdicts: dict[tuple[str, str], str]


def result(corpus: Path, cache: Path, process: str) -> tuple[Result, StateOfPlay]:
    """Timeline, fold, and what readers say of both."""
    found = state(corpus, cache, process)
    items, dossiers = timeline(process), seen(found)
    told = {(r["date"], r["kind"], r["what"]): r["entry"] for r in rows(HERE / "told.tsv") if r["process"] == process}
    verdicts = {(r["entry"], r["place"]): r["verdict"] for r in rows(HERE / "verdicts.tsv") if r["process"] == process}
    matches = [[one for one in dossiers if fits(wanted, one)] for wanted in items]
    return Result(items, matches, dossiers, told, verdicts), found


def key(wanted: Item) -> tuple[str, str, str]:
    """How told.tsv names an item."""
    day = str(wanted.first) if wanted.first == wanted.last else f"{wanted.first}/{wanted.last}"
    return day, wanted.kind, wanted.what


def figures(found: Result) -> dict[str, int]:
    """Counts: items, found, told by the entries at all, found of those; dossiers by verdict."""
    told = [bool(found.told.get(key(wanted))) for wanted in found.items]
    hits = [bool(match) for match in found.matches]
    verdicts = Counter(found.verdicts.get(one.key, "not read") for one in found.dossiers)
    return {
        "items": len(found.items),
        "found": sum(hits),
        "told": sum(told),
        "found of told": sum(hit and of for hit, of in zip(hits, told, strict=True)),
        "dossiers": len(found.dossiers),
        **{name: verdicts[name] for name in ("right", "wrong", "merged", "split", "not read")},
    }


def lines(found: Result, shown: StateOfPlay) -> Iterator[str]:
    """The timeline by hand beside what the fold says, in our words."""
    words = load_words()
    phrasing = Phrasing.of(shown, words)
    yield "| day | by hand | told | in the fold |"
    yield "| --- | --- | --- | --- |"
    for wanted, match in zip(found.items, found.matches, strict=True):
        day = stretch((wanted.first, wanted.last), words)
        told = "yes" if found.told.get(key(wanted)) else "no"
        said = "; ".join(sentence_case(_said(one, phrasing)) for one in match[:2]) or "-"
        yield f"| {day} | {wanted.kind}: {wanted.what} | {told} | {said} |"


def _said(one: Seen, phrasing: Phrasing) -> str:
    subject = one.dossier.subject
    return f"{phrasing.who(subject)}: {phrasing.what(subject, one.dossier.status)}".replace("|", "/")


def unread(found: Result) -> Iterable[Seen]:
    """Dossiers on which no reader has given a verdict."""
    return (one for one in found.dossiers if one.key not in found.verdicts)


def main(arguments: Sequence[str]) -> None:
    """Prints figures and what is not read yet, or writes the page between its marks."""
    corpus, cache = Path(arguments[0]), Path(arguments[1])
    page: dict[str, list[str]] = {}
    for process in PROCESSES:
        found, shown = result(corpus, cache, process)
        counts = figures(found)
        print(process, counts)
        page[process] = [*_table(counts), "", *lines(found, shown)]
        for one in unread(found):
            print("not read:", *one.key, one.dossier.status, sorted(one.parties), sep="\t")
    if len(arguments) > 2:
        _write(Path(arguments[2]), page)


def _table(counts: dict[str, int]) -> list[str]:
    cells = (counts, ["---"] * len(counts), map(str, counts.values()))
    return ["| " + " | ".join(row) + " |" for row in cells]


def _write(file: Path, page: dict[str, list[str]]) -> None:
    text = file.read_text(encoding="utf-8")
    for process, found in page.items():
        before, _, rest = text.partition(f"<!-- {process} -->\n")
        text = f"{before}<!-- {process} -->\n" + "\n".join(found) + f"\n<!-- end {process} -->\n"
        text += rest.partition(f"<!-- end {process} -->\n")[2]
    file.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
