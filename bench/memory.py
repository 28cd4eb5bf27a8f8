"""What the server holds: with models loaded, for each further call, after fifty of them."""

import asyncio
import math
import time
from typing import Final

from playwright.async_api import Browser

from bench.candidate import QUESTION_WITHIN_S, Candidate
from bench.part import Found, Setting
from bench.report import Figure
from bench.server import Server, serve

LOADED_MB: Final = 1000.0
CALL_MB: Final = 25.0
RETURNS_MB: Final = 20.0
AT_ONCE: Final = 5
CALLS: Final = 50
MB: Final = 1_000_000
SETTLED_AFTER_S: Final = 10.0
"""Without falling by more than a megabyte."""
LOOK_EVERY_S: Final = 0.5


async def memory(setting: Setting) -> Found:
    """Join one by one, then come and go."""
    found = Found()
    calls = 2 * AT_ONCE if setting.quick else CALLS
    async with serve(setting.scratch / "memory", MAX_CALLS=str(AT_ONCE)) as server:
        loaded = server.resident_bytes() / MB
        held = await _one_by_one(setting, server)
        before = await _settled_mb(server)
        for number in range(calls // AT_ONCE):
            await asyncio.gather(
                *(_come_and_go(setting.browser, server, number) for _ in range(AT_ONCE))
            )
            now = server.resident_bytes() / MB
            found.rows.append({"part": "memory", "calls": (number + 1) * AT_ONCE, "mb": now})
            setting.say(f"  {(number + 1) * AT_ONCE} calls came and went: {now:.0f} MB")
        after = await _settled_mb(server)
    each = (held[-1] - held[0]) / (len(held) - 1)
    found.figures = [
        Figure("server memory with models loaded", LOADED_MB, loaded, "MB"),
        Figure("server memory for each further call", CALL_MB, each, "MB"),
        Figure(
            f"server memory after {calls} calls against before", RETURNS_MB, after - before, "MB"
        ),
    ]
    found.notes.append(
        f"Memory: ready {loaded:.0f} MB; in calls one to {len(held)}: "
        + ", ".join(f"{mb:.0f}" for mb in held)
        + f" MB; after these had left (before the {calls}) {before:.0f}, at the end {after:.0f} MB."
    )
    return found


async def _settled_mb(server: Server) -> float:
    """Once the calls that ended are put away: their last answers are read again before that."""
    lowest, since = math.inf, time.monotonic()
    while time.monotonic() - since < SETTLED_AFTER_S:
        await asyncio.sleep(LOOK_EVERY_S)
        now = server.resident_bytes() / MB
        if now < lowest - 1:
            lowest, since = now, time.monotonic()
    return server.resident_bytes() / MB


async def _one_by_one(setting: Setting, server: Server) -> list[float]:
    """Memory with one call, with two, and so on; then all end."""
    people: list[Candidate] = []
    held: list[float] = []
    try:
        for number in range(AT_ONCE):
            people.append(await _come(setting.browser, server, number))
            held.append(server.resident_bytes() / MB)
            setting.say(f"  {number + 1} calls: {held[-1]:.0f} MB")
        for person in people:
            await person.end()
    finally:
        for person in people:
            await person.leave()
    return held


async def _come(browser: Browser, server: Server, seed: int) -> Candidate:
    """A call in which the interviewer has begun to speak."""
    person = await Candidate.arrive(browser, server.origin, questions=3, seed=seed)
    await person.lab.until_far_speaks(0, QUESTION_WITHIN_S)
    return person


async def _come_and_go(browser: Browser, server: Server, seed: int) -> None:
    person = await _come(browser, server, seed)
    try:
        await person.end()
    finally:
        await person.leave()
