"""A ledger of many entries: python bench/ledger.py [ENTRIES] [postgresql://...]

Builds an archive of made-up negotiations (a fixed seed) and appends it in batches of 20,000 entries, as one would
append a large archive; then times a look-up by id, a search, the brief of one negotiation, its changes since the last
month, and what was published last week. The same for each store named, and its table as Parquet queried by DuckDB.
Prints one line for each figure. Without arguments: 1,000,000 entries in SQLite.
"""

import random
import statistics
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import NamedTuple, TypeVar

import duckdb

from dragoman.ledger.pack import TABLE, pack
from dragoman.model import (
    Accord,
    AccordStatus,
    AsOf,
    Citation,
    Document,
    Entry,
    Finding,
    Meeting,
    MeetingStatus,
    Period,
    Position,
    Reading,
    Selection,
    Span,
    Stance,
    Statement,
)
from dragoman.run.changes import changes_of
from dragoman.run.filters import Filter, touched
from dragoman.run.ledgers import open_ledger
from dragoman.run.state import state_of
from dragoman.stages import Ledger

NEGOTIATIONS = 1_000
"""Pairs of parties; a ledger of 1,000,000 entries has 1,000 entries of each."""
EACH = 8
"""Entries of a document: three of the talks, a position, four statements."""
BATCH = 20_000 // EACH
START, DAYS = date(2020, 1, 1), 1_800
PLACES = ("Doha", "Geneva", "Cairo", "Muscat", "Vienna", "Ankara", None)
ISSUES = ("borders", "prisoners", "aid", "security", "elections", "sanctions")
SYLLABLES = (
    "ba",
    "cor",
    "den",
    "fil",
    "gan",
    "hol",
    "jin",
    "kar",
    "lom",
    "mus",
    "nor",
    "pel",
    "rin",
    "sto",
    "tav",
    "vel",
)
WORDS = tuple(a + b + c for a in SYLLABLES for b in SYLLABLES for c in SYLLABLES[:8])
"""2,048 made-up words; a search finds those texts that have them by chance."""
NOON = datetime(2025, 6, 2, 12, tzinfo=UTC)
Result = TypeVar("Result")


def archive(size: int) -> Iterator[tuple[Document, list[Entry], Reading]]:
    """Documents with their entries, by day of publication."""
    chance = random.Random(8)
    for n in range(size // EACH):
        pair, day = chance.randrange(NEGOTIATIONS), START + timedelta(days=n * EACH * DAYS // size)
        bodies = list(_bodies(chance, pair, day))
        text, spans = "", []
        for _ in bodies:
            sentence = f"Report {n}: {' '.join(chance.choices(WORDS, k=14))} of {pair}."
            spans.append(Span(start=len(text), end=len(text) + len(sentence)))
            text += f"{sentence} "
        document = Document(id=f"doc{n:08}", text=text, published=day, source=f"paper {n % 200}", fetched=NOON)
        entries = [
            Entry.of(
                Finding(
                    body=body,
                    citations=(Citation(document=document.id, span=at, exact=text[at.start : at.end]),),
                    according_to=(f"speaker{pair}",) if chance.random() < 0.3 else (),
                ),
                NOON,
            )
            for body, at in zip(bodies, spans, strict=True)
        ]
        ids = tuple(entry.id for entry in entries)
        yield document, entries, Reading(document=document.id, maker="bench 1", entries=ids, recorded_at=NOON)


def _bodies(chance: random.Random, pair: int, day: date) -> Iterator[Meeting | Accord | Position | Statement]:
    parties = (f"S{pair:04}", f"G{pair:04}")
    when = day + timedelta(days=chance.randrange(-3, 10))
    for _ in range(2):
        status = chance.choice([MeetingStatus.HELD, MeetingStatus.PLANNED, MeetingStatus.PROPOSED])
        period = Period(start=when, end=when + timedelta(days=1), raw="then")
        yield Meeting(parties=parties, status=status, place=chance.choice(PLACES), period=period)
    yield Accord(parties=parties, status=chance.choice(list(AccordStatus)))
    issue = chance.choice(ISSUES)
    yield Position(by=parties[:1], stance=Stance.DEMANDS, about=f"words on {issue}", issue=issue, against=parties[1:])
    for n in range(4):
        said = " ".join(chance.choices(WORDS, k=12))
        yield Statement(speaker=f"speaker{pair}" if n < 2 else f"other{pair}", cue="said", content=said)


class Took(NamedTuple):
    """Medians of seconds: by the clock, and of this process's CPU, which a busy machine lengthens less."""

    clock: float
    cpu: float

    def each(self, times: int = 1) -> str:
        """In milliseconds, of one of so many."""
        return f"{self.clock / times * 1000:.2f} ms ({self.cpu / times * 1000:.2f} ms of CPU)"


def timed(work: Callable[[], Result], times: int = 5) -> tuple[Took, Result]:
    """How long the work took, and what it gave."""
    found, took = work(), []
    for _ in range(times):
        began, began_cpu = time.perf_counter(), time.process_time()
        found = work()
        took.append((time.perf_counter() - began, time.process_time() - began_cpu))
    return Took(statistics.median(a for a, _ in took), statistics.median(b for _, b in took)), found


def append(ledger: Ledger, size: int) -> None:
    """Appends the archive; the making of the entries is not timed."""
    took, cpu, added, batch = 0.0, 0.0, 0, []
    reports = archive(size)
    while batch := [one for _, one in zip(range(BATCH), reports, strict=False)]:
        documents, entries = [d for d, _, _ in batch], [e for _, found, _ in batch for e in found]
        readings = [r for _, _, r in batch]
        began, began_cpu = time.perf_counter(), time.process_time()
        added += ledger.append(documents, entries, readings).entries
        took, cpu = took + time.perf_counter() - began, cpu + time.process_time() - began_cpu
    print(
        f"append       {added:,} entries in {took:.1f} s: {added / took:,.0f} entries/s, "
        f"{added / cpu:,.0f} in a second of CPU"
    )


def ask(ledger: Ledger, size: int) -> None:
    """Times what people ask of it."""
    chance = random.Random(9)
    ids = [entry.id for n in range(5) for entry in ledger.holdings(Selection(documents=(f"doc{n * 7:08}",))).entries]
    took, _ = timed(lambda: [ledger.entries([chance.choice(ids)]) for _ in range(200)])
    print(f"look-up      {took.each(200)}")
    took, found = timed(lambda: ledger.search(f"{WORDS[7]} {WORDS[900]}", limit=20))
    print(f"search       {took.each()}: {len(found)} found")
    asked = Filter(parties=("S0007", "G0007"))
    took, state = timed(lambda: state_of(ledger, {}, asked=asked))
    dossiers = sum(map(len, (state.meetings, state.accords, state.positions)))
    print(f"brief        {took.each()}: {len(state.documents)} documents, {dossiers} dossiers of one negotiation")
    last = START + timedelta(days=DAYS - 30)
    took, changed = timed(lambda: changes_of(ledger, {}, since=AsOf(valid=last), asked=asked), 3)
    print(f"changes      {took.each()}: {len(changed.changes)} changes in 30 days of one negotiation")
    eve = START + timedelta(days=DAYS - 2)
    began, began_cpu = time.perf_counter(), time.process_time()
    changed = changes_of(ledger, {}, since=AsOf(valid=eve))
    once = Took(time.perf_counter() - began, time.process_time() - began_cpu)
    read = len(touched(ledger, eve).entries)
    print(f"all changes  {once.each()}: {len(changed.changes)} of one day, {read} entries read")
    week = Filter(start=START + timedelta(days=DAYS - 1))
    took, held = timed(lambda: ledger.holdings(Selection(start=week.start)), 1)
    print(f"last month   {took.each()}: {len(held.entries)} entries selected")


def analyse(ledger: Ledger, folder: Path) -> None:
    """Packs the ledger, and counts in its Parquet table with DuckDB."""
    began = time.perf_counter()
    pack(ledger, folder / "bench.pack")
    print(f"pack         {time.perf_counter() - began:.1f} s, {(folder / 'bench.pack').stat().st_size / 1e6:.0f} MB")
    with closing(duckdb.connect()) as database:
        with zipfile.ZipFile(folder / "bench.pack") as archive_file:
            archive_file.extract(TABLE, folder)
        counted = (
            "SELECT json_extract_string(decode(data), '$.body.status') AS status, count(*) "
            f"FROM '{folder / TABLE}' WHERE type = 'entry' GROUP BY ALL ORDER BY ALL"
        )
        took, rows = timed(lambda: database.execute(counted).fetchall(), 1)
    print(f"DuckDB       {took.each()}: entries by status, {len(rows)} rows")


def main() -> None:
    """Runs all for each store."""
    size = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
    with tempfile.TemporaryDirectory() as folder:
        for address in (f"{folder}/bench.db", *sys.argv[2:]):
            print(f"-- {address.partition('://')[0] if '://' in address else 'sqlite'}, {size:,} entries")
            with closing(open_ledger(address, write=True)) as ledger:
                append(ledger, size)
                ask(ledger, size)
                if "://" not in address:
                    print(f"file         {Path(address).stat().st_size / 1e6:,.0f} MB")
                    analyse(ledger, Path(folder))


if __name__ == "__main__":
    main()
