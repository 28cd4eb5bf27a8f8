"""`make prove-faults`: providers fail at every moment of a call, before it and after it.

Twelve faults at thirty-four moments, each a whole conversation, the judging of two answers or the
preparing of an interview, on a virtual clock and a wire in memory; how many requests meet the fault
is drawn from the seed. Prints a table and writes out/prove-faults.json. Status 0 whether the goals
hold or not, 1 where it could not measure. `--seed N --only TEXT` plays what holds TEXT in its name
again.
"""

import argparse
import multiprocessing
import os
import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from typing import Final

from bench.report import Figure, machine, table, write_json
from bench.server import ROOT
from tests.faults.play import FIGURES, Outcome, play, silently
from tests.faults.spell import KINDS, MOMENTS, Case, draw, name_of

SEED: Final = 5


def cases(seed: int, share: float, only: str) -> list[Case]:
    """This share of the grid, spread over it."""
    drawn = [draw(seed, kind, moment) for moment in MOMENTS for kind in KINDS]
    wanted = [case for case in drawn if only in name_of(case)]
    count = max(1, round(share * len(wanted)))
    return [wanted[n * len(wanted) // count] for n in range(count)] if wanted else []


def outcomes(wanted: Sequence[Case], workers: int) -> Iterator[Outcome]:
    """As they come, in the order of the cases."""
    with ProcessPoolExecutor(
        workers,
        mp_context=multiprocessing.get_context("spawn"),
        initializer=silently,
    ) as pool:
        for outcome in pool.map(play, wanted):
            print("ok  " if outcome.clean else "BAD ", outcome.told(), flush=True)
            yield outcome


def figures(found: Sequence[Outcome]) -> list[Figure]:
    """The table's lines."""
    counts = {
        "faults × moments": len(found),
        "of them, requests that met the fault": sum(outcome.struck for outcome in found),
        "cases that met none": sum(outcome.struck == 0 for outcome in found),
        "answers judged with a score": sum(outcome.scored for outcome in found),
        "answers judged with a reason in its place": sum(outcome.reasons for outcome in found),
    }
    lines = [Figure(name, None, count, "") for name, count in counts.items()]
    for name in FIGURES:
        lines.append(Figure(name, 0, sum(len(one.problems.get(name, ())) for one in found), ""))
    return lines


def main() -> int:
    """Play the cases that were asked for."""
    parser = argparse.ArgumentParser(prog="python -m bench.faults", description=__doc__)
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--share", type=float, default=1.0, help="of the grid, 0 to 1")
    parser.add_argument("--only", default="", help="cases with this in their name")
    parser.add_argument("--workers", type=int, default=max(1, (os.cpu_count() or 1) - 1))
    given = parser.parse_args()
    wanted = cases(given.seed, given.share, given.only)
    if not wanted:
        print(f"It could not be measured: no case has {given.only!r} in its name.")
        return 1
    try:
        found = list(outcomes(wanted, given.workers))
    except BrokenProcessPool as error:
        print(f"It could not be measured: {error}")
        return 1
    lines = figures(found)
    failed = [name_of(outcome.case) for outcome in found if not outcome.clean]
    print(f"\n{table(lines)}\n\nCases that failed: {'; '.join(failed) or 'none'}.")
    print(f"Machine: {machine()}. Seed {given.seed}.")
    write_json(ROOT / "out" / "prove-faults.json", [line.as_json() for line in lines])
    return 0


if __name__ == "__main__":
    sys.exit(main())
