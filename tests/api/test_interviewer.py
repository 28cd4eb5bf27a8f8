"""The engines that a process is given, in force where people are heard outside of calls."""

from pathlib import Path

import httpx
import numpy as np

from api.interviewer import build_rooms
from api.settings import Settings
from tests.api.engines import CountingTranscriber
from tests.standins.groq import Groq
from tests.standins.serving import standin
from tests.standins.support import KEY, judge


def _nowhere(_: httpx.Request) -> httpx.Response:
    raise AssertionError("No call is going on.")


async def test_a_key_chooses_who_reads_recordings(tmp_path: Path) -> None:
    app = Groq(CountingTranscriber(), judge, key=KEY)
    async with standin(app) as origin:
        settings = Settings.model_validate(
            {"data_dir": tmp_path, "groq_api_key": KEY, "groq_base_url": origin}
        )
        rooms = await build_rooms(settings, httpx.MockTransport(_nowhere), "token")
        try:
            readers = [
                (one.engine, one.local)
                for one in rooms.engines.in_force
                if one.part == "second_reading"
            ]
            assert readers == [
                ("groq/whisper-large-v3-turbo", False),
                ("faster-whisper base", True),
            ]
            sound = (0.3 * np.sin(np.arange(3 * 16_000) * 0.1)).astype(np.float32)
            assert (await rooms.engines.read(sound)).text == "w0 w1 w2"
        finally:
            await rooms.aclose()
    assert len(app.requests) == 1
