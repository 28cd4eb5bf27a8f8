"""`make bench`: this product and others side by side, measured by what a caller hears.

Prints a table and writes it to out/side-by-side/RUN with every turn as JSON and, where they can be
drawn, plots. A run that was cut off goes on with `--run RUN`. Status 0 whoever wins, 1 where it
could not measure.
"""

import argparse
import asyncio
import signal
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from bench.report import percentile
from bench.server import ROOT, ServerFailed
from bench.side_by_side import plots
from bench.side_by_side.cells import Cell, Outcome, Scene, Shelf, interleaved
from bench.side_by_side.contestants import CONTESTANTS
from bench.side_by_side.environments import FOLDER, NotInstalled
from bench.side_by_side.processes import Failed
from bench.side_by_side.runner import Bench, calibrate, measure, open_bench
from bench.side_by_side.scenes import TALKS, full, quick, some
from bench.side_by_side.telling import report
from bench.side_by_side.voices import NoVoice

SEED: Final = 7
KEPT: Final = ROOT / "out" / "contestants"
RUNS: Final = ROOT / "out" / "side-by-side"


async def run(scenes: Sequence[Scene], names: Sequence[str], out: Path, seed: int) -> list[str]:
    """Measure what is missing; what must be known about it. A cell that fails does not end the
    run, but stays missing."""
    this = asyncio.current_task()
    assert this is not None
    # Whoever ends the bench ends what it has started.
    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, this.cancel)
    shelf = Shelf(out / "cells")
    cells = shelf.missing(wanted_cells(scenes, names))
    _say(f"{len(cells)} cells to measure in {out}")
    async with open_bench(out, KEPT, seed) as bench:
        notes = await _calibrated(bench)
        for number, cell in enumerate(cells, 1):
            began = time.monotonic()
            try:
                outcome = await measure(cell, bench)
            except (Failed, ServerFailed) as error:
                notes.append(f"{cell.name} could not be measured")
                _say(f"{number}/{len(cells)} {cell.name} could not be measured: {error}")
                continue
            shelf.put(outcome)
            took = time.monotonic() - began
            _say(f"{number}/{len(cells)} {cell.name}: {_told(outcome)} ({took:.0f} s)")
    return notes


def wanted_cells(scenes: Sequence[Scene], names: Sequence[str]) -> list[Cell]:
    """Without LiveKit where packets are lost: no network can be put between it and its client."""
    return [
        cell
        for cell in interleaved(scenes, names)
        if not cell.scene.loss or CONTESTANTS[cell.contestant].door != "livekit"
    ]


def main() -> int:
    """Measure what was asked for."""
    wanted = _wanted()
    name = wanted.run or time.strftime("%Y%m%d-%H%M%S", time.gmtime())
    out = RUNS / name
    scenes = some(
        quick() if wanted.quick else full(),
        talks=wanted.talk,
        calls=wanted.calls,
        rounds=wanted.rounds,
    )
    names: list[str] = wanted.only or list(CONTESTANTS)
    try:
        notes = asyncio.run(run(scenes, names, out, wanted.seed))
    except (Failed, NoVoice, NotInstalled, ServerFailed) as error:
        print(f"It could not be measured: {error}\nWhat is measured stays: --run {name}")
        return 1
    except asyncio.CancelledError:
        print(f"It was cut off. What is measured stays: --run {name}")
        return 1
    print(f"\n{report(out, notes, wanted.seed)}")
    print(plots.draw(FOLDER / "drawing.py", out, KEPT))
    if missing := Shelf(out / "cells").missing(wanted_cells(scenes, names)):
        print(f"{len(missing)} cells are missing; they are measured by --run {name}")
    return 1 if missing else 0


def _wanted() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.side_by_side", description=__doc__)
    add = parser.add_argument
    add("--quick", action="store_true", help="a quarter of an hour, not nine hours")
    add("--run", help="name of a run; one that was cut off goes on")
    add("--only", action="append", choices=list(CONTESTANTS), help="this contestant alone")
    add("--talk", action="append", default=[], choices=["mixed", *TALKS], help="this kind alone")
    add("--calls", action="append", default=[], type=int, help="only so many calls at once")
    add("--rounds", type=int, help="so many repetitions of each scene at most")
    add("--seed", type=int, default=SEED)
    return parser.parse_args()


async def _calibrated(bench: Bench) -> list[str]:
    return [
        f"{name}: {percentile(delays, 50):.0f} ms there and back (p95 {percentile(delays, 95):.0f})"
        for name, delays in (await calibrate(bench)).items()
    ]


def _told(outcome: Outcome) -> str:
    replies = [row["reply_ms"] for row in outcome.rows if row["reply_ms"] is not None]
    middle = f"p50 {percentile(replies, 50):.0f} ms" if replies else "no reply"
    failed = "".join(f"; {one}" for one in outcome.failed)
    return f"{len(outcome.rows)} turns, {middle}{failed}"


def _say(line: str) -> None:
    print(line, flush=True)


if __name__ == "__main__":
    sys.exit(main())
