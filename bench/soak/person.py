"""A candidate in a process of their own, who holds one interview after the other."""

import asyncio
import random
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import cycle
from typing import Any, Final

import httpx

from bench import corpus, latency
from bench.corpus import Clip
from bench.crowd import gaps_ms
from bench.side_by_side.client.doors import Guest, come_to_ours
from bench.side_by_side.client.line import NoAnswer
from bench.side_by_side.client.microphone import Microphone
from bench.soak.sitting import Held, Sitting
from bench.tape import RATE
from bench.turn_sound import NothingSaid

QUESTIONS: Final = 8
STAGGER_S: Final = 5.0
"""Between two candidates' first interviews."""
REFUSED_S: Final = 5.0
"""Until somebody who was not let in tries again."""


@dataclass(frozen=True, slots=True)
class Order:
    """What a candidate does. began_s, until_s: on the machine's monotonic clock; no interview is
    begun later."""

    origin: str
    number: int
    seed: int
    began_s: float
    until_s: float


@dataclass(frozen=True, slots=True)
class Talked:
    """rows: one an answer. interviews: those that were held to their end. failed: what happened to
    the others."""

    rows: list[dict[str, Any]]
    interviews: list[str]
    failed: list[str]


def talk(order: Order) -> Talked:
    """Hold interviews until the time is up."""
    return asyncio.run(_talk(order))


async def _talk(order: Order) -> Talked:
    rng = random.Random(f"{order.seed} {order.number}")
    said = _in_turn(rng)
    talked = Talked([], [], [])
    await asyncio.sleep(order.number * STAGGER_S)
    async with httpx.AsyncClient(base_url=order.origin, trust_env=False, timeout=30.0) as http:
        while time.monotonic() < order.until_s:
            try:
                guest = await come_to_ours(http, QUESTIONS)
                sitting = Sitting(Microphone(rng.getrandbits(32)), rng)
                held = await sitting.hold(guest, said)
                rows = await _rows(order, sitting.microphone.began_s, guest, held)
                talked.rows.extend(rows)
                talked.interviews.append(guest.interview_id)
                print(f"  candidate {order.number}: {_told(rows)}", flush=True)
            except (NoAnswer, TimeoutError, NothingSaid, httpx.HTTPError) as error:
                after_s = time.monotonic() - order.began_s
                talked.failed.append(f"candidate {order.number}, after {after_s:.0f} s: {error!r}")
                await asyncio.sleep(REFUSED_S)
    return talked


def _told(rows: Sequence[dict[str, Any]]) -> str:
    times = sorted(row["voice_to_voice_ms"] or 0 for row in rows)
    gap = max((row["gap_ms"] or 0.0 for row in rows), default=0.0)
    return f"{len(rows)} answers, voice to voice {times} ms, longest gap {gap:.0f} ms"


def clips() -> list[Clip]:
    """All that a candidate says, made at the first call."""
    return corpus.short_answers() + corpus.long_answers()


def _in_turn(rng: random.Random) -> Iterator[Clip]:
    said = clips()
    return cycle(rng.sample(said, len(said)))


async def _rows(order: Order, joined_s: float, guest: Guest, held: Held) -> list[dict[str, Any]]:
    answers = held.answers()
    gaps = await gaps_ms(answers, held.messages)
    return [
        {
            **latency.row(f"candidate {order.number}", answer),
            "interview": guest.interview_id,
            "after_s": round(joined_s - order.began_s + answer.said.start / RATE, 1),
            "from_s": answer.sound.first_audible / RATE,
            "to_s": answer.sound.last_audible / RATE,
            "gap_ms": gap,
            "late_ms": round(1000 * said.late_s, 1),
        }
        for answer, gap, said in zip(answers, gaps, held.said, strict=True)
    ]
