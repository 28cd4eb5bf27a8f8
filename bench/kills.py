"""`make prove-kills`: the process is killed at many random moments, and nothing may be lost.

Plays seeded rounds: candidates who type and speak, with the real server, which gets SIGKILL and is
started again. Prints a table and writes out/prove-kills.json. Status 0 whether the goals hold or
not, 1 where it could not measure. A seed that failed is printed; `--seed N --rounds 1` plays it
again, as far as chance in the process allows.
"""

import argparse
import asyncio
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from bench.report import Figure, machine, percentile, table, write_json
from bench.server import ROOT, ServerFailed
from tests.kills.round import FIGURES, Outcome, Plan, play

SEED: Final = 1000
ROUNDS: Final = 20
KILLS: Final = 5


def plan(seed: int) -> Plan:
    """Every second round is typed only, which brings the most kills an hour."""
    if seed % 2:
        return Plan(seed, typists=3, speakers=0, questions=4, kills=KILLS)
    return Plan(seed, typists=1, speakers=2, questions=2, kills=KILLS)


async def play_all(seeds: Sequence[int]) -> list[Outcome]:
    """One round after the other. Raises ServerFailed."""
    outcomes: list[Outcome] = []
    for seed in seeds:
        with tempfile.TemporaryDirectory(prefix="mockmate-kills-") as data:
            outcome = await play(plan(seed), Path(data))
        print("ok  " if outcome.clean else "LOST", outcome.told(), flush=True)
        outcomes.append(outcome)
    return outcomes


def figures(outcomes: Sequence[Outcome]) -> list[Figure]:
    """The table's lines."""
    restarts = [seconds for outcome in outcomes for seconds in outcome.restarts_s]
    counts = {
        "interviews": sum(outcome.interviews for outcome in outcomes),
        "kills": sum(outcome.kills for outcome in outcomes),
        "kills during recovery": sum(outcome.recovery_kills for outcome in outcomes),
    }
    lines = [Figure(name, None, count, "") for name, count in counts.items()]
    for figure in FIGURES:
        lines.append(Figure(figure, 0, sum(len(o.problems[figure]) for o in outcomes), ""))
    for percent in (50, 95):
        taken = percentile(restarts, percent) if restarts else None
        why = None if restarts else "nothing was restarted"
        lines.append(Figure(f"restart until ready, p{percent}", None, taken, "s", why))
    return lines


def main() -> int:
    """Play the rounds that were asked for."""
    parser = argparse.ArgumentParser(prog="python -m bench.kills", description=__doc__)
    parser.add_argument("--seed", type=int, default=SEED, help="of the first round")
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    wanted = parser.parse_args()
    seeds = range(wanted.seed, wanted.seed + wanted.rounds)
    try:
        outcomes = asyncio.run(play_all(seeds))
    except ServerFailed as error:
        print(f"It could not be measured: {error}")
        return 1
    lines = figures(outcomes)
    failed = ", ".join(str(outcome.seed) for outcome in outcomes if not outcome.clean)
    print(f"\n{table(lines)}\n\nSeeds that failed: {failed or 'none'}.")
    print(f"Machine: {machine()}. Seeds {seeds.start} to {seeds.stop - 1}.")
    write_json(ROOT / "out" / "prove-kills.json", [line.as_json() for line in lines])
    return 0


if __name__ == "__main__":
    sys.exit(main())
