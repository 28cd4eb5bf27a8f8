"""What is replayed from an answer heard once is what the ears would have decided live."""

import asyncio
from collections.abc import AsyncIterator

import numpy as np
import pytest
from livekit import rtc
from numpy.typing import NDArray

from agent.engines.transcriber import Ending, Transcription
from agent.hearing.ears import Ears
from agent.hearing.endpointing import Settings
from agent.hearing.going_on import PATH, load_calibration
from bench.fit_turns import written
from bench.turn_ends.heard import FRAME, Hearing, Pause, Unmoved
from bench.turn_ends.replay import READ_S, decided_s, ours
from bench.turn_ends.scripts import HALVES, VOICES, scripts, taken_apart
from bench.turn_ends.sound import Gap, Said

RATE = 16_000
WINDOW_S = 0.032
FRAME_S = FRAME / RATE


class Microphone:
    """Sound as frames; engines wait in it for as long as they take."""

    def __init__(self, samples: NDArray[np.int16]) -> None:
        self._samples = samples
        self._moved = asyncio.Condition()
        self.at_s = 0.0

    async def frames(self) -> AsyncIterator[rtc.AudioFrame]:
        for start in range(0, len(self._samples) - FRAME + 1, FRAME):
            async with self._moved:
                self.at_s = (start + FRAME) / RATE
                self._moved.notify_all()
            yield rtc.AudioFrame(self._samples[start : start + FRAME].tobytes(), RATE, 1, FRAME)
            for _ in range(8):
                await asyncio.sleep(0)

    async def pass_by(self, seconds: float) -> None:
        until_s = self.at_s + seconds
        async with self._moved:
            await self._moved.wait_for(lambda: self.at_s >= until_s - 1e-6)


class Reads:
    """The longer the sound, the more of the text; the end of the text is as sure as `ending`."""

    busy = True

    def __init__(self, text: str, ending: Ending, near: Microphone | None = None) -> None:
        self._words = text.split()
        self._ending = ending
        self._near = near

    async def text(self, samples: NDArray[np.float32]) -> str:
        return (await self.tail(samples)).text

    async def tail(self, samples: NDArray[np.float32]) -> Transcription:
        if self._near is not None:
            await self._near.pass_by(READ_S)
        count = round(2.0 * np.count_nonzero(samples) / RATE)
        return Transcription(" ".join(self._words[:count]), (), 0.9, "en", ending=self._ending)

    async def stretch_text(self, samples: NDArray[np.float32]) -> str:
        return await self.text(samples)


class Even:
    async def probability(self, samples: NDArray[np.int16]) -> float:
        return 0.6


def is_loud(window: NDArray[np.int16]) -> float:
    return 0.95 if np.abs(window).max() > 1_000 else 0.02


def said(pause_s: float) -> Said:
    def sound(seconds: float, level: int) -> NDArray[np.int16]:
        return np.full(round(seconds * RATE), level, np.int16)

    parts = [sound(0.5, 0), sound(2.0, 8_000), sound(pause_s, 0), sound(2.0, 8_000), sound(6.0, 0)]
    gaps = (Gap("thinking", 2.5, 2.5 + pause_s),)
    return Said(np.concatenate(parts), gaps, 4.5 + pause_s, -75.0)


async def replayed(sound: Said, text: str, ending: Ending) -> list[Pause]:
    return await Hearing(is_loud, Reads(text, ending), Even()).hear(sound)


async def live_s(sound: Said, text: str, ending: Ending) -> float:
    """When the first turn ended."""
    near = Microphone(sound.samples)
    ears = Ears(
        predict_speech=is_loud,
        transcriber=Reads(text, ending, near),
        turn_end=Even(),
        weigh=lambda _: "content",
        listener=Unmoved(),
        new_turn_id=lambda: "t",
        start_s=0.0,
        settings=Settings(),
    )
    async for _ in ears.listen(near.frames()):
        if ears.finished:
            break
    return ears.finished[0].end_decided_s


@pytest.mark.parametrize("pause_s", [0.3, 0.7, 1.5])
@pytest.mark.parametrize(
    "text",
    [
        "We looked into it. We wrote it all down.",
        "We looked at the We wrote it down then.",
        "So that was when we wrote it down and",
    ],
)
@pytest.mark.parametrize("sure", [Ending(0.95, 0.01, 0.98), Ending(0.4, 0.3, 0.4)])
async def test_a_replayed_decision_is_the_one_that_the_ears_take(
    text: str, pause_s: float, sure: Ending
) -> None:
    sound = said(pause_s)
    live = await live_s(sound, text, sure)
    for pause in await replayed(sound, text, sure):
        silence_s = decided_s(pause, ours(Settings()))
        if silence_s is not None:
            assert pause.last_audible_s + silence_s == pytest.approx(live, abs=2 * WINDOW_S)
            return
    pytest.fail("the replayed turn never ended")


async def test_each_pause_is_known_by_what_it_is() -> None:
    thought, end = await replayed(said(1.5), "We looked at the logs of it all.", Ending(1, 0, 1))
    assert (thought.kind, end.kind) == ("thinking", "end")
    assert thought.resumed_s == pytest.approx(4.0 + 2 * WINDOW_S, abs=2 * WINDOW_S)
    assert end.resumed_s is None


def test_the_halves_share_neither_a_voice_nor_a_text() -> None:
    assert not set(VOICES["fit"]) & set(VOICES["report"])
    texts = {half: {one.parts for one in scripts() if one.half == half} for half in HALVES}
    assert not texts["fit"] & texts["report"]
    assert min(len(of_half) for of_half in texts.values()) >= 90


def test_a_text_is_taken_apart_at_its_marks() -> None:
    parts, breaks = taken_apart("We left. / Then we | came ~ back.")
    assert parts == ("We left.", "Then we", "came", "back.")
    assert breaks == ("breath", "thinking", "um")


def test_the_calibration_is_as_the_fit_writes_it() -> None:
    assert PATH.read_text() == written(load_calibration())
