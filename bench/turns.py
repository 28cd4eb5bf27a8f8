"""`make prove-turns`: ten thousand turns, in conversations in which anything happens.

Each seed is an interview on a virtual clock with a candidate who answers, pauses, interrupts and
presses every button at random, while engines fail, lines break, clients change and processes die.
Prints a table and writes out/prove-turns.json. Status 0 whether the goals hold or not, 1 where it
could not measure. A seed that failed is printed; `--seed N --only` plays it again and tells all
that happened in it.
"""

import argparse
import multiprocessing
import os
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import count
from typing import Final

from bench.report import Figure, machine, table, write_json
from bench.server import ROOT
from tests.turns.play import FIGURES, Outcome, play

SEED: Final = 1
TURNS: Final = 10_000
_AT_ONCE: Final = 64
"""Conversations that are handed to the workers together."""


def outcomes(seed: int, turns: float, workers: int) -> Iterator[Outcome]:
    """As they come, until there were so many turns."""
    seeds, done = count(seed), 0
    spawn = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(workers, mp_context=spawn) as pool:
        while done < turns:
            for outcome in pool.map(play, [next(seeds) for _ in range(_AT_ONCE)]):
                if done < turns:
                    print("ok  " if outcome.clean else "BAD ", outcome.told(), flush=True)
                    done += outcome.turns
                    yield outcome


def figures(found: list[Outcome], took_s: float, workers: int) -> list[Figure]:
    """The table's lines."""
    turns = sum(outcome.turns for outcome in found)
    lines = [
        Figure("conversations", None, len(found), ""),
        Figure("turns", None, turns, ""),
        Figure("hours of talk", None, sum(one.lasted_s for one in found) / 3_600, "h"),
        Figure("turns a second and core", None, turns / took_s / workers, ""),
    ]
    nods = sum(one.nods for one in found)
    lines.append(Figure("single words over the voice, forgotten as nods", None, nods, ""))
    for name in FIGURES:
        lines.append(Figure(name, 0, sum(len(one.problems[name]) for one in found), ""))
    return lines


def main() -> int:
    """Play until there were enough turns, or one seed with all that happened."""
    parser = argparse.ArgumentParser(prog="python -m bench.turns", description=__doc__)
    parser.add_argument("--seed", type=int, default=SEED, help="of the first conversation")
    parser.add_argument("--share", type=float, default=1.0, help="of ten thousand turns")
    parser.add_argument("--only", action="store_true", help="this seed, and what happened in it")
    parser.add_argument("--workers", type=int, default=max(1, (os.cpu_count() or 1) - 1))
    given = parser.parse_args()
    if given.only:
        outcome = play(given.seed)
        print("\n".join([*outcome.script, outcome.told()]))
        return 0
    began = time.perf_counter()
    try:
        found = list(outcomes(given.seed, given.share * TURNS, given.workers))
    except BrokenProcessPool as error:
        print(f"It could not be measured: {error}")
        return 1
    lines = figures(found, time.perf_counter() - began, given.workers)
    failed = ", ".join(str(outcome.seed) for outcome in found if not outcome.clean)
    print(f"\n{table(lines)}\n\nSeeds that failed: {failed or 'none'}.")
    print(f"Machine: {machine()}. Seeds from {given.seed}.")
    write_json(ROOT / "out" / "prove-turns.json", [line.as_json() for line in lines])
    return 0


if __name__ == "__main__":
    sys.exit(main())
