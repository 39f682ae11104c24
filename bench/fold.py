"""Time of resolve and fold on generated findings: python bench/fold.py [FINDINGS ...]

Generated: reports of 40 civil wars over three years, four findings to a report, a fixed seed. Prints findings,
seconds of propose, seconds of fold, dossiers, microseconds a finding.
"""

import random
import sys
import time
from datetime import date, timedelta

from dragoman.fold import fold
from dragoman.model import AsOf, Holdings
from dragoman.resolve import propose
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


def main() -> None:
    """Prints one line for each size."""
    print("findings  propose s  fold s  dossiers  us/finding")
    for size in [int(word) for word in sys.argv[1:]] or [1_000, 10_000]:
        held = archive(size)
        began = time.perf_counter()
        judgements = propose(held)
        between = time.perf_counter()
        state = fold(held, judgements, AsOf(), {})
        ended = time.perf_counter()
        dossiers = len(state.meetings) + len(state.accords) + len(state.exchanges) + len(state.positions)
        each = (ended - began) / len(held.entries) * 1e6
        print(f"{len(held.entries):8,}  {between - began:9.2f}  {ended - between:6.2f}  {dossiers:8,}  {each:10.0f}")


if __name__ == "__main__":
    main()
