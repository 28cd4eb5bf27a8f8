"""The client's own error: tones to an echo and back.

`python -m bench.side_by_side.client.echo ORDER` writes milliseconds where the order says.

What is left of a tone's way there and back without the echo's fixed delay holds the client's
buffers and both ways between two processes; the half of that lies in each figure twice.
"""

import asyncio
import json
import sys
from pathlib import Path
from typing import Final

import httpx
import numpy as np
from numpy.typing import NDArray

from bench.audible import audible_spans
from bench.side_by_side.agents.echo_peer import DELAY_S
from bench.side_by_side.client.__main__ import Order
from bench.side_by_side.client.doors import Street, line_to
from bench.side_by_side.client.ear import Ear
from bench.side_by_side.client.microphone import AHEAD, Microphone
from bench.tape import RATE

TONES: Final = 12
EVERY_S: Final = 1.0
SETTLE_S: Final = 3.0


async def tones(order: Order) -> list[float]:
    """Milliseconds that each tone took beyond the echo's delay. Raises NoAnswer."""
    microphone = Microphone(order.seed)
    ear = Ear(microphone)
    async with httpx.AsyncClient(base_url=order.url, trust_env=False, timeout=30.0) as http:
        line = line_to(Street(order.door, order.url, http), microphone, ear)
        try:
            await line.open()
            first = microphone.now + int(SETTLE_S * RATE) + AHEAD
            step = int(EVERY_S * RATE)
            for number in range(TONES):
                microphone.say(_tone(), first + number * step)
            await asyncio.sleep(SETTLE_S + (TONES + 1) * EVERY_S)
        finally:
            await line.close()
    near = microphone.recording()
    far = ear.recording(len(near))
    sent, heard = (
        [span.start for span in audible_spans(side[first - RATE // 10 :], RATE, join_s=0.1)]
        for side in (near, far)
    )
    return [
        round(1000 * ((back - there) / RATE - DELAY_S), 1)
        for there, back in zip(sent, heard, strict=True)
    ]


def _tone() -> NDArray[np.int16]:
    """0.2 s that begin and end at full loudness."""
    times = np.arange(int(0.2 * RATE)) / RATE
    return np.round(0.3 * 32767 * np.sin(2 * np.pi * 440 * times)).astype(np.int16)


if __name__ == "__main__":
    given = Order(**json.loads(Path(sys.argv[1]).read_text()))
    Path(given.result).write_text(json.dumps(asyncio.run(tones(given))))
