"""`make bench-voice`: the conversation against its goals, measured from recorded sound.

Chromium talks with the real server; only the microphone is made up. Prints a table and writes
out/bench-voice.json. Status 0 whether the goals hold or not, 1 where it could not measure.
"""

import argparse
import asyncio
import os
import sys
import tempfile
from collections.abc import Awaitable, Callable, Mapping, Sequence
from pathlib import Path
from typing import Final

from playwright.async_api import Error

from bench import calibration
from bench.blackout import blackout
from bench.candidate import NotMade
from bench.crowd import cap, crowd
from bench.interrupting import backchannel, barge_in
from bench.lab import open_browser
from bench.latency import long, pauses, short
from bench.listening import listening
from bench.memory import memory
from bench.other_voices import NoVoice, other_voices
from bench.part import Found, Setting
from bench.report import machine, table, write_json
from bench.rough_line import rough_line
from bench.server import ROOT, ServerFailed
from bench.soak.part import soak
from bench.startup import startup
from bench.tape import TapeTorn
from bench.turn_sound import NothingSaid
from scripts.browser import find_chromium

SEED: Final = 7
OUT: Final = ROOT / "out"
PARTS: Final[Mapping[str, Callable[[Setting], Awaitable[Found]]]] = {
    "short": short,
    "long": long,
    "pauses": pauses,
    "barge-in": barge_in,
    "backchannels": backchannel,
    "crowd": crowd,
    "cap": cap,
    "memory": memory,
    "loss": rough_line,
    "blackout": blackout,
    "listening": listening,
    "other-voices": other_voices,
    "startup": startup,
}
ON_REQUEST: Final[Mapping[str, Callable[[Setting], Awaitable[Found]]]] = {"soak": soak}
"""Takes too long to be a part of the whole."""


async def run(parts: Sequence[str], *, quick: bool, minutes: float, chromium: str) -> Found:
    """Measure these parts one after the other."""
    whole = Found()
    with tempfile.TemporaryDirectory(prefix="mockmate-bench-") as scratch:
        async with open_browser(chromium, root=os.geteuid() == 0) as browser:
            whole.notes.append(calibration.describe(await calibration.loop_delays(browser)))
            for part in parts:
                _say(f"{part}…")
                folder = Path(scratch) / part
                setting = Setting(browser, folder, OUT, SEED, quick, minutes, _say)
                setting.scratch.mkdir()
                found = await {**PARTS, **ON_REQUEST}[part](setting)
                whole.figures += found.figures
                whole.rows += found.rows
                whole.notes += found.notes
    return whole


def main() -> int:
    """Run the parts that were asked for, or all."""
    parser = argparse.ArgumentParser(prog="python -m bench.voice", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="a few turns, to see that it runs")
    parser.add_argument(
        "--only", action="append", choices=[*PARTS, *ON_REQUEST], help="this part alone"
    )
    parser.add_argument("--minutes", type=float, default=60.0, help="of the part soak")
    wanted = parser.parse_args()
    chromium = find_chromium()
    if chromium is None:
        print("Chromium is missing: make test installs it, or set CHROMIUM.")
        return 1
    OUT.mkdir(exist_ok=True)
    parts: list[str] = wanted.only or list(PARTS)
    try:
        found = asyncio.run(
            run(parts, quick=wanted.quick, minutes=wanted.minutes, chromium=chromium)
        )
    except (Error, NotMade, NothingSaid, NoVoice, ServerFailed, TapeTorn) as error:
        print(f"It could not be measured: {error}")
        return 1
    report(found, suffix="" if parts == list(PARTS) else "-" + "-".join(parts))
    return 0


def report(found: Found, *, suffix: str) -> None:
    """Print the table; write it, and a row a turn."""
    print(f"\n{table(found.figures)}\n")
    for note in found.notes:
        print(note)
    print(f"Machine: {machine()}. Seed {SEED}.")
    name = f"bench-voice{suffix}"
    write_json(OUT / f"{name}.json", [figure.as_json() for figure in found.figures])
    write_json(OUT / f"{name}-rows.json", found.rows)


def _say(line: str) -> None:
    print(line, flush=True)


if __name__ == "__main__":
    sys.exit(main())
