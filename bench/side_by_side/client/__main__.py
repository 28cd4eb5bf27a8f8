"""The candidates of one cell, in a process of their own.

`python -m bench.side_by_side.client ORDER` reads an order as JSON, holds its calls at once, and
writes what was measured where the order says.
"""

import asyncio
import json
import sys
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Final

import httpx

from bench.listening import write_stereo
from bench.relay import network
from bench.side_by_side.client.candidate import Candidate, Talked
from bench.side_by_side.client.doors import Street, line_to
from bench.side_by_side.client.ear import Ear
from bench.side_by_side.client.line import NoAnswer
from bench.side_by_side.client.microphone import Microphone
from bench.side_by_side.clips import Clip, make_clips
from bench.side_by_side.contestants import Door
from bench.side_by_side.plan import Talk, plan
from bench.side_by_side.voices import VOICES
from bench.weather import Weather

STAGGER_S: Final = 1.3
"""Between two calls' beginnings: they must not speak in step."""


@dataclass(frozen=True, slots=True)
class Order:
    """What the candidates do. scene: seeds the plan. tapes: where the calls' sound is kept. voices:
    of the candidates. first: number of the first call, where others hold those before.
    """

    door: Door
    url: str
    standins: str
    speech: str
    scene: str
    talk: Talk
    calls: int
    turns: int
    seed: int
    loss: int
    result: str
    tapes: str
    voices: Sequence[str] = VOICES
    first: int = 0


async def hold(order: Order) -> dict[str, Any]:
    """All calls of a cell. What fails in one call does not end the others."""
    clips = make_clips(Path(order.speech), order.seed, order.voices)
    began = time.monotonic()
    weather = Weather(loss=order.loss / 100)
    async with (
        httpx.AsyncClient(base_url=order.url, trust_env=False, timeout=30.0) as http,
        httpx.AsyncClient(base_url=order.standins, trust_env=False) as control,
        network(weather, weather, seed=order.seed) as lossy,
    ):
        street = Street(order.door, order.url, http, lossy if order.loss else None)
        held = await asyncio.gather(
            *(
                _call(order, order.first + number, clips, street, control)
                for number in range(order.calls)
            )
        )
    talked = [one for one in held if isinstance(one, Talked)]
    for number, one in enumerate(talked):
        write_stereo(Path(f"{order.tapes}-{order.first + number}.wav"), one.tape)
    return {
        "rows": [
            {"call": n, **row.as_json()}
            for n, one in enumerate(talked, order.first)
            for row in one.rows
        ],
        "failed": [one for one in held if isinstance(one, str)],
        "call_s": sum(len(one.tape.near) for one in talked) / 48_000,
        "took_s": time.monotonic() - began,
    }


async def _call(
    order: Order, number: int, clips: Sequence[Clip], street: Street, control: httpx.AsyncClient
) -> Talked | str:
    async def tell(clip: Clip, began_s: float) -> None:
        told = {"call": str(number), "clip_id": clip.clip_id, "began_s": began_s}
        (await control.post("/control/play", json=told)).raise_for_status()

    await asyncio.sleep(number * STAGGER_S)
    seed = f"{order.seed} {order.scene} {number}"
    microphone = Microphone(order.seed + number)
    ear = Ear(microphone)
    candidate = Candidate(microphone, ear, line_to(street, microphone, ear), tell)
    try:
        said = plan(clips, order.talk, order.turns, seed, first=number * order.turns)
        return await candidate.talk(said)
    except (NoAnswer, httpx.HTTPError) as error:
        return f"call {number}: {error}"


def main() -> None:
    """Hold the calls of the order."""
    order = Order(**json.loads(Path(sys.argv[1]).read_text()))
    Path(order.result).write_text(json.dumps(asyncio.run(hold(order))))


def write_order(path: Path, order: Order) -> None:
    """As `main` reads it."""
    path.write_text(json.dumps(asdict(order)))


if __name__ == "__main__":
    main()
