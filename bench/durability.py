"""Kill -9 at random moments during adding: python bench/durability.py [ROUNDS [append]]

Each round a process adds to a ledger and says after each batch where the chain stands; it is killed after a random
time. Then the ledger must verify, have every acknowledged link and all entries of each document read, and go on.
Even rounds run `add` with the parser, so that most kills meet it reading; odd ones do nothing but append, so that
most meet a transaction; with `append` all rounds do. Prints one line a round; the exit code is 1 if anything was lost
or torn.
"""

import os
import random
import signal
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import partial
from itertools import count
from pathlib import Path

from dragoman.ledger.verify import Fault, verify_store
from dragoman.model import Reading
from dragoman.run.add import add
from dragoman.run.ledgers import open_ledger
from dragoman.run.settings import Settings
from dragoman.run.tools import Tools, prepare
from dragoman.testing.reports import meeting, report

REPORTS = 40
BATCH = 2
LONGEST_S = 2.5
"""A run of all reports takes longer than this on two busy cores."""
SHORT_S = 0.6
SIDES = ("Russia and Ukraine", "Israel and Hamas", "Sudan and South Sudan", "Armenia and Azerbaijan")
PLACES = ("Istanbul", "Geneva", "Doha", "Cairo", "Riyadh")
NOON = datetime(2025, 8, 19, 12, tzinfo=UTC)


def reports(folder: Path) -> list[str]:
    """Files of a few sentences each."""
    folder.mkdir()
    for n in range(REPORTS):
        sides, place = SIDES[n % len(SIDES)], PLACES[n % len(PLACES)]
        text = f"{sides} held talks in {place} on {n % 28 + 1} June 2025, officials said. They agreed to meet again. "
        text += f"The {n}th report says that the two sides will exchange {100 + n} prisoners next week.\n"
        (folder / f"{n:03}.txt").write_text(text, encoding="utf-8")
    return [str(path) for path in sorted(folder.iterdir())]


def adding(files: list[str], address: str, tools: Tools, said: int) -> None:
    """Adds, and writes the chain's head after each batch."""
    ledger = open_ledger(address, write=True)
    for _ in add(files, replace(tools, ledger=ledger), lambda: NOON, published=date(2025, 8, 19), batch=BATCH):
        head = ledger.head()
        os.write(said, f"{head.records} {head.hash}\n".encode())


def appending(address: str, said: int) -> None:
    """Appends reports without end, without reading anything."""
    ledger = open_ledger(address, write=True)
    for number in count(ledger.head().records):
        told = [meeting("RUS UKR", "held", place=f"Place {number}-{n}") for n in range(20)]
        one = report("2025-06-01", *told, name=f"report-{number}")
        ids = tuple(entry.id for entry in one.entries)
        ledger.append([one.document], one.entries, [Reading(document=one.document.id, maker="m", entries=ids)])
        head = ledger.head()
        os.write(said, f"{head.records} {head.hash}\n".encode())


def killed(work: Callable[[int], None], after_s: float) -> tuple[list[str], bool]:
    """Lines acknowledged before the process was killed, and whether it had finished by then."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        work(writing)
        os._exit(0)
    os.close(writing)
    time.sleep(after_s)
    os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    with os.fdopen(reading) as pipe:
        return pipe.read().splitlines(), os.WIFEXITED(status)


def wrong(address: str, acknowledged: list[str]) -> list[str]:
    """What was lost or torn."""
    if not Path(address).exists():
        return ["the ledger is gone"] if acknowledged else []
    with closing(open_ledger(address, write=True)) as ledger:
        heads = {kept.hash for kept in ledger.records()}
        found = [one.message for one in verify_store(ledger) if isinstance(one, Fault)]
        found += [f"lost: {line}" for line in acknowledged if line.split()[1] not in heads]
        held = ledger.holdings()
    read = {reading.document: set(reading.entries) for reading in held.readings}
    entries = {entry.id for entry in held.entries}
    found += [f"torn: {d.id}" for d in held.documents if not read.get(d.id, {"-"}) <= entries]
    return found


def content(address: str) -> set[tuple[str, str]]:
    """Types and ids of the records."""
    with closing(open_ledger(address)) as ledger:
        return {(kept.type, kept.id) for kept in ledger.records()}


def whole(files: list[str], address: str) -> Tools:
    """Tools, and a ledger of all reports that was never interrupted."""
    tools = prepare(Settings())
    for _ in add(files, replace(tools, ledger=open_ledger(address, write=True)), lambda: NOON, published=NOON.date()):
        pass
    return tools


def main() -> int:
    """Runs the rounds; 1 where anything was lost or torn."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 50
    chance, faults, ledgers = random.Random(8), 0, 0
    with tempfile.TemporaryDirectory() as folder:
        files = reports(Path(folder) / "reports")
        tools = None if "append" in sys.argv else whole(files, f"{folder}/whole.db")
        for number in range(1, rounds + 1):
            adds = tools is not None and number % 2 == 0
            after = chance.uniform(0.0, LONGEST_S if adds else SHORT_S)
            at = f"{folder}/added{ledgers}.db" if adds else f"{folder}/appended.db"
            work = partial(adding, files, at, tools) if adds else partial(appending, at)
            acknowledged, finished = killed(work, after)
            found = wrong(at, acknowledged)
            if finished and content(at) != content(f"{folder}/whole.db"):
                found.append("the finished ledger differs from one that was never interrupted")
            faults += bool(found)
            state = "finished" if finished else f"{'add' if adds else 'append'} killed after {after:.2f} s"
            print(f"round {number}: {state}, {len(acknowledged)} batches acknowledged: {found or 'nothing lost'}")
            ledgers += finished
    print(f"{rounds} rounds, {faults} with a fault, {ledgers} ledgers finished")
    return min(faults, 1)


if __name__ == "__main__":
    sys.exit(main())
