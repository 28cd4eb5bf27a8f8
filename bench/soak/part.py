"""Four calls without a break: how memory grows, how the voice holds, whether an answer is lost."""

import asyncio
import multiprocessing
import time
from collections.abc import AsyncGenerator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import asynccontextmanager
from dataclasses import asdict
from pathlib import Path
from typing import Any, Final

from bench import stamps
from bench.part import Found, Setting
from bench.report import Figure, percentile, write_json
from bench.server import Server, free_port
from bench.side_by_side import plots
from bench.soak import heap
from bench.soak.growth import growth
from bench.soak.heap import Held
from bench.soak.person import Order, Talked, clips, talk
from schemas.journal import Answered, CallEnded

CALLS: Final = 4
SETTLED_S: Final = 600.0
"""What people need for the first time is loaded by then."""
SETTLED_SHARE: Final = 1 / 3
"""Of a time that is too short for that."""
GROWS_MB: Final = 5.0
GAP_MS: Final = 100.0
PUT_AWAY_WITHIN_S: Final = 120.0
"""Second readings of the last answers among it."""
QUARTERS: Final = 4


async def soak(setting: Setting) -> Found:
    """Interview after interview for `setting.minutes`, in four calls at a time."""
    lasts_s = 60 * setting.minutes
    notes = setting.scratch / "heap.jsonl"
    await asyncio.to_thread(clips)
    spawn = multiprocessing.get_context("spawn")
    async with _watched(setting.scratch / "soak", notes) as server:
        began_s = time.monotonic()
        loop = asyncio.get_running_loop()
        with ProcessPoolExecutor(CALLS, mp_context=spawn) as pool:
            orders = [
                Order(server.origin, number, setting.seed, began_s, began_s + lasts_s)
                for number in range(CALLS)
            ]
            people = await asyncio.gather(
                *(loop.run_in_executor(pool, talk, order) for order in orders)
            )
        lost = await _lost(server.database, people)
        server.resident_bytes()
    held = [one for one in heap.read(notes) if 0 <= one.at_s - began_s <= lasts_s]
    rows = [row for one in people for row in one.rows]
    found = Found(rows=[*rows])
    _tell_memory(found, held, began_s + min(SETTLED_S, SETTLED_SHARE * lasts_s))
    _tell_voice(found, rows, lasts_s)
    found.figures.append(
        Figure(f"answers said that are in no journal, of {len(rows)}", 0, len(lost), "")
    )
    _tell_calls(found, people, lost)
    _keep(setting, held, began_s, found)
    return found


@asynccontextmanager
async def _watched(data: Path, notes: Path) -> AsyncGenerator[Server, None]:
    server = Server(data, free_port(), {}, ("-m", "bench.soak.heap", str(notes)))
    await server.start()
    try:
        yield server
    finally:
        await server.stop()


async def _lost(database: Path, people: Sequence[Talked]) -> list[dict[str, Any]]:
    """Answers of whose sound no finished answer holds a word."""
    lost: list[dict[str, Any]] = []
    for person in people:
        for interview in person.interviews:
            answered = await _answered(database, interview)
            lost += [
                row
                for row in person.rows
                if row["interview"] == interview
                and not any(holds(one, row["from_s"], row["to_s"]) for one in answered)
            ]
    return lost


async def _answered(database: Path, interview: str) -> list[Answered]:
    """What the journal has of an interview, once its call is put away."""
    until = time.monotonic() + PUT_AWAY_WITHIN_S
    while True:
        told = await asyncio.to_thread(stamps.journal, database, interview)
        if any(isinstance(e, CallEnded) for e in told) or time.monotonic() > until:
            return [event for event in told if isinstance(event, Answered)]
        await asyncio.sleep(1.0)


def holds(answer: Answered, from_s: float, to_s: float) -> bool:
    """Whether over half of a stretch of the call lies in this answer, and words were heard."""
    within = sum(max(0.0, min(to_s, b) - max(from_s, a)) for a, b in answer.ranges)
    return bool(answer.text) and within > (to_s - from_s) / 2


def _tell_memory(found: Found, held: Sequence[Held], settled_s: float) -> None:
    name = "server memory, growth an hour once settled"
    later = [one for one in held if one.at_s >= settled_s]
    if len(later) < QUARTERS:
        found.figures.append(Figure(name, GROWS_MB, None, "MB", "it did not last long enough"))
        return
    at_s = [one.at_s for one in later]
    by = {
        what: growth(at_s, [getattr(one, what) for one in later])
        for what in ("resident", "anonymous", "in_use", "free", "blocks", "threads", "files")
    }
    found.figures.append(Figure(name, GROWS_MB, by["resident"].by, "MB"))
    found.notes += [
        "Memory, megabytes an hour and two standard errors: "
        + ", ".join(f"{what} {one.by:+.2f} ± {one.give_or_take:.2f}" for what, one in by.items())
        + " (blocks in thousands, threads and files by number).",
        f"Memory held: {held[0].resident:.0f} MB at the beginning, "
        f"{later[0].resident:.0f} once settled, {later[-1].resident:.0f} at the end.",
        f"Load of the machine, over a minute: {min(one.load for one in held):.1f} to "
        f"{max(one.load for one in held):.1f}, median "
        f"{percentile([one.load for one in held], 50):.1f}.",
    ]


def _tell_voice(found: Found, said: Sequence[dict[str, Any]], lasts_s: float) -> None:
    for number in range(QUARTERS):
        rows = [row for row in said if quarter(row["after_s"], lasts_s) == number]
        times = [
            float(row["voice_to_voice_ms"])
            for row in rows
            if row["voice_to_voice_ms"] is not None and row["cut_in_after_s"] is None
        ]
        gaps = [row["gap_ms"] for row in rows if row["gap_ms"] is not None]
        for name, values, percent in (
            ("voice to voice p50", times, 50),
            ("voice to voice p95", times, 95),
            ("longest gap in the interviewer's speech", gaps, 100),
        ):
            told = f"quarter {number + 1}: {name}, of {len(values)}"
            measured = percentile(values, percent) if values else None
            why = None if values else "nothing was heard"
            found.figures.append(Figure(told, None, measured, "ms", why))
    gaps = [row for row in said if row["gap_ms"] is not None]
    long = [row for row in gaps if row["gap_ms"] > GAP_MS]
    found.figures.append(Figure(f"gaps over {GAP_MS:.0f} ms, of {len(gaps)}", 0, len(long), ""))
    found.notes += [
        f"A gap of {row['gap_ms']:.0f} ms, {row['part']}, after {row['after_s']:.0f} s; the "
        f"candidate itself was up to {row['late_ms']:.0f} ms late."
        for row in long
    ]
    missed = len(said) - len(gaps)
    if missed:
        found.notes.append(f"{missed} utterances could not be compared.")


def quarter(after_s: float, lasts_s: float) -> int:
    """Of four. The last interviews end after the time is up; they count for the last quarter."""
    return min(QUARTERS - 1, int(QUARTERS * after_s / lasts_s))


def _tell_calls(found: Found, people: Sequence[Talked], lost: Sequence[dict[str, Any]]) -> None:
    failed = [what for one in people for what in one.failed]
    interviews = sum(len(one.interviews) for one in people)
    found.figures.append(Figure("interviews that were not held to their end", 0, len(failed), ""))
    unanswered = sum(row["voice_to_voice_ms"] is None for row in found.rows)
    cut = sum(row["cut_in_after_s"] is not None for row in found.rows)
    found.notes += [
        f"{interviews} interviews, {len(found.rows)} answers; {unanswered} got no reply within "
        f"10 s, {cut} were cut into.",
        *failed,
        *(f"Lost: {row['text']!r}, interview {row['interview']}." for row in lost),
    ]


def _keep(setting: Setting, held: Sequence[Held], began_s: float, found: Found) -> None:
    lines = [{**asdict(one), "at_s": round(one.at_s - began_s, 1)} for one in held]
    write_json(setting.out / "soak-memory.json", lines)
    drawing = Path(__file__).parent / "drawing.py"
    data = setting.out / "soak-memory.json"
    found.notes.append(plots.draw(drawing, data, setting.out / "contestants"))
