"""Having a recording read."""

import asyncio
import io
from typing import Any

import av
import numpy as np
import pytest
from fastapi import FastAPI

from api.context import Context
from api.speech.kinds import demuxer_of
from api.speech.listening import MAX_BYTES
from schemas.audio import Transcribed
from tests.api.engines import CountingTranscriber, humming_engines
from tests.api.sound import silent_wav
from tests.api.support import FakeRooms, Person, client, error_of

RATE = 48_000
FORMATS = {
    "wav": "pcm_s16le",
    "mp3": "libmp3lame",
    "webm": "libopus",
    "ogg": "libopus",
    "ipod": "aac",
}
"""FFmpeg's names of the containers that are taken, and a codec that is usual in each."""


def recording(container: str, seconds: float) -> bytes:
    """A hum."""
    file = io.BytesIO()
    samples = (8_000 * np.sin(np.arange(int(seconds * RATE)) * 0.03)).astype(np.int16)
    with av.open(file, mode="w", format=container) as opened:
        # PyAV leaves the types of its streams open.
        out: Any = opened
        stream = out.add_stream(FORMATS[container], rate=RATE, layout="mono")
        frame = av.AudioFrame.from_ndarray(samples[np.newaxis, :], format="s16", layout="mono")
        frame.sample_rate = RATE
        for packet in (*stream.encode(frame), *stream.encode(None)):
            out.mux(packet)
    return file.getvalue()


async def read(person: Person, data: bytes) -> Transcribed:
    answer = await person.http.post("/api/audio/stt", files={"file": ("answer", data)})
    assert answer.status_code == 200, answer.text
    return Transcribed.model_validate_json(answer.content)


@pytest.mark.parametrize("container", FORMATS)
async def test_every_usual_kind_is_read(person: Person, container: str) -> None:
    said = await read(person, recording(container, 3.2))
    assert (said.text, said.confidence) == ("w0 w1 w2", 0.5)
    assert [word.start_s for word in said.words] == [0, 1, 2]


async def test_a_long_one_is_read_piece_by_piece(person: Person, rooms: FakeRooms) -> None:
    transcriber = CountingTranscriber()
    rooms.engines = humming_engines(transcriber)
    said = await read(person, recording("ogg", 40))
    assert len(transcriber.heard_s) >= 3
    assert max(transcriber.heard_s) <= 14
    assert sum(transcriber.heard_s) == pytest.approx(40, abs=0.1)
    starts = [word.start_s for word in said.words]
    assert starts == sorted(starts)
    assert starts[-1] > 30


async def test_silence_says_nothing(person: Person) -> None:
    assert await read(person, silent_wav(2, 8_000)) == Transcribed(text="", confidence=0, words=())


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"hello",
        b"%PDF-1.7 and more",
        b"#EXTM3U\n#EXTINF:10,\nfile:///etc/passwd\n",
        b"ffconcat version 1.0\nfile '/etc/passwd'\n",
        b"<svg xmlns='http://www.w3.org/2000/svg'/>",
    ],
)
async def test_other_files_are_refused(person: Person, data: bytes) -> None:
    error_of(
        await person.http.post("/api/audio/stt", files={"file": ("a.wav", data)}),
        415,
        "wrong_type",
        "file",
    )


@pytest.mark.parametrize("container", FORMATS)
async def test_a_broken_one_harms_nobody(person: Person, container: str) -> None:
    head = recording(container, 1)[:64]
    answer = await person.http.post(
        "/api/audio/stt", files={"file": ("a", head + b"\xff\x00" * 50)}
    )
    error_of(answer, 422, "broken_file", "file")


async def test_ten_minutes_are_the_most(person: Person) -> None:
    answer = await person.http.post("/api/audio/stt", files={"file": ("a", silent_wav(601, 4_000))})
    assert "10 minutes" in error_of(answer, 413, "too_large", "file")


async def test_too_many_bytes_are_not_read(person: Person) -> None:
    data = b"RIFF0000WAVE" + bytes(MAX_BYTES)
    answer = await person.http.post("/api/audio/stt", files={"file": ("a", data)})
    error_of(answer, 413, "too_large", "file")


async def test_it_counts_as_an_upload_and_as_minutes(person: Person, context: Context) -> None:
    owner_id = person.grant["user"]["id"]
    async with context.database.writing() as db:
        await context.quotas.note(db, owner_id, "minutes", 239.99)
    data = recording("ogg", 2)
    error = await person.http.post("/api/audio/stt", files={"file": ("a", data)})
    assert "minutes of speech" in error_of(error, 429, "quota_reached")
    async with context.database.writing() as db:
        await context.quotas.note(db, owner_id, "uploads", 49)
    error = await person.http.post("/api/audio/stt", files={"file": ("a", data)})
    assert "uploaded 50 files" in error_of(error, 429, "quota_reached")


async def test_it_is_for_who_is_signed_in(app: FastAPI) -> None:
    async with client(app) as nobody:
        answer = await nobody.post("/api/audio/stt", files={"file": ("a", b"RIFF")})
        error_of(answer, 401, "not_signed_in")


async def test_those_who_would_wait_too_long_are_told_to_come_back(
    person: Person, rooms: FakeRooms
) -> None:
    async def wait() -> None:
        async with rooms.engines.reading.turn():
            pass

    async with rooms.engines.reading.turn():
        waiting = [asyncio.create_task(wait()) for _ in range(3)]
        # Each gets as far as it can.
        await asyncio.sleep(0)
        answer = await person.http.post(
            "/api/audio/stt", files={"file": ("a", silent_wav(1, 8_000))}
        )
        error_of(answer, 503, "unavailable")
        assert int(answer.headers["retry-after"]) > 0
    await asyncio.gather(*waiting)
    assert (await read(person, silent_wav(1, 8_000))).text == ""


@pytest.mark.parametrize(
    ("head", "demuxer"),
    [
        (b"RIFF\x00\x00\x00\x00WAVE", "wav"),
        (b"OggS\x00", "ogg"),
        (b"\x1a\x45\xdf\xa3", "matroska"),
        (b"\x00\x00\x00\x20ftypM4A ", "mov"),
        (b"ID3\x04", "mp3"),
        (b"\xff\xfb\x90", "mp3"),
    ],
)
def test_kinds_are_known_by_their_first_bytes(head: bytes, demuxer: str) -> None:
    assert demuxer_of(head) == demuxer
