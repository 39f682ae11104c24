"""Time of resolve and fold on generated findings: python bench/fold.py [FINDINGS ...]

Generated: reports of 40 civil wars over three years, four findings to a report, a fixed seed. Prints findings, then
seconds of processor time: to find which are one (resolve), to fold, and to add the newest report to both and fold
again; dossiers.
"""

import random
import sys
import time
from datetime import date, timedelta
from itertools import pairwise

from dragoman.fold import Memo, fold
from dragoman.model import AsOf, Holdings, StateOfPlay
from dragoman.resolve import Resolver
from dragoman.testing.reports import Report, Told, accord, exchange, holdings, meeting, position, report

SIDES = 40
START = date(2023, 1, 1)
DAYS = 1095


def finding(chance: random.Random) -> Told:
    """One finding on one of the conflicts, meetings and positions the most frequent."""
    parties = _pair(chance.randrange(SIDES))
    says = chance.choice(["", "", "speaker", "envoy"])
    match chance.randrange(6):
        case 0 | 1 | 2:
            status = chance.choice(["held", "planned", "proposed", "postponed"])
            place = chance.choice([None, "Doha", "Geneva"])
            return meeting(parties, status, place=place, level=chance.choice([None, "delegations"]), says=says)
        case 3:
            return accord(parties, chance.choice(["proposed", "agreed", "violated"]), says=says)
        case 4:
            return exchange(parties, "carried-out", chance.choice([None, 100, 200]), says=says)
        case _:
            issue = f"issue-{chance.randrange(20)}"
            return position(parties.split()[0], "demands", f"words on {issue}", issue=issue, says=says)


def _pair(number: int) -> str:
    return f"S{number:02} G{number:02}"


def archive(size: int) -> Holdings:
    """Holdings with `size` findings."""
    chance = random.Random(7)
    reports = [_report(i, chance) for i in range(size // 4)]
    return holdings(reports)


def _report(i: int, chance: random.Random) -> Report:
    day = START + timedelta(days=chance.randrange(DAYS))
    told = {one.quote: one for one in (finding(chance) for _ in range(4))}
    return report(day.isoformat(), *told.values(), name=f"doc-{i}", source=f"paper-{i % 50}")


def timed(held: Holdings) -> tuple[tuple[float, ...], StateOfPlay]:
    """Seconds of each step, and the state at the end."""
    last = max(held.documents, key=lambda document: (document.published or START, document.id))
    newest = [entry for entry in held.entries if entry.document == last.id]
    before = held.replace(
        documents=tuple(document for document in held.documents if document is not last),
        entries=tuple(entry for entry in held.entries if entry.document != last.id),
    )
    clock, resolver, memo = [time.process_time()], Resolver(), Memo()
    resolver.add(before.documents, before.entries)
    judgements = resolver.judgements()
    clock.append(time.process_time())
    fold(before, judgements, AsOf(), {}, memo)
    clock.append(time.process_time())
    resolver.add([last], newest)
    judgements = resolver.judgements()
    clock.append(time.process_time())
    state = fold(held, judgements, AsOf(), {}, memo)
    clock.append(time.process_time())
    return tuple(after - earlier for earlier, after in pairwise(clock)), state


def main() -> None:
    """Prints one line for each size."""
    print("findings  resolve s  fold s  +1: resolve s  fold s  dossiers")
    for size in [int(word) for word in sys.argv[1:]] or [1_000, 10_000]:
        held = archive(size)
        (resolve, folded, more, again), state = timed(held)
        dossiers = len(state.meetings) + len(state.accords) + len(state.exchanges) + len(state.positions)
        print(f"{len(held.entries):8,}  {resolve:9.2f}  {folded:6.2f}  {more:13.2f}  {again:6.2f}  {dossiers:8,}")


if __name__ == "__main__":
    main()
