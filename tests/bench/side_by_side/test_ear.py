import asyncio

import numpy as np
import pytest
from numpy.typing import NDArray

from bench.side_by_side.client.ear import Ear
from bench.side_by_side.client.microphone import FRAME, Microphone
from bench.tape import RATE

LOUD: NDArray[np.int16] = np.full(FRAME, 8_000, np.int16)
QUIET: NDArray[np.int16] = np.zeros(FRAME, np.int16)


@pytest.fixture
async def microphone() -> Microphone:
    made = Microphone(seed=1)
    await made.next_frame()
    return made


def _at(microphone: Microphone, sample: int) -> float:
    return microphone.began_s + (sample + 0.5) / RATE


async def test_sound_lies_where_it_arrived(microphone: Microphone) -> None:
    ear = Ear(microphone)
    ear.hear(LOUD, _at(microphone, 5_000))
    assert np.flatnonzero(ear.recording(RATE))[0] == 5_000


async def test_a_late_packet_delays_what_follows_until_it_is_quiet(microphone: Microphone) -> None:
    ear = Ear(microphone)
    ear.hear(LOUD, _at(microphone, 5_000))
    ear.hear(LOUD, _at(microphone, 5_000 + FRAME - 100))
    ear.hear(QUIET, _at(microphone, 5_000 + 2 * FRAME - 100))
    ear.hear(LOUD, _at(microphone, 5_000 + 3 * FRAME))
    heard = np.flatnonzero(ear.recording(RATE))
    assert heard[-1] == 5_000 + 4 * FRAME - 1
    assert len(heard) == 3 * FRAME


async def test_waits_for_speech(microphone: Microphone) -> None:
    ear = Ear(microphone)
    ear.hear(LOUD, _at(microphone, 5_000))
    waiting = asyncio.create_task(ear.until_speaks(6_000, 30.0))
    await asyncio.sleep(0)
    ear.hear(QUIET, _at(microphone, 7_000))
    ear.hear(LOUD, _at(microphone, 9_000))
    assert await waiting == 9_000


async def test_what_was_sent_cannot_be_said(microphone: Microphone) -> None:
    with pytest.raises(ValueError, match="sent already"):
        microphone.say(LOUD, 0)


async def test_what_is_said_lies_at_its_sample(microphone: Microphone) -> None:
    said = microphone.say(LOUD, 2 * FRAME + 7)
    for _ in range(4):
        await microphone.next_frame()
    loud = np.flatnonzero(microphone.recording() > 4_000)
    assert (loud[0], loud[-1] + 1) == (said.start, said.end)
