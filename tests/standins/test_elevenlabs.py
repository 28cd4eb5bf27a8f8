"""ElevenLabs' SDK against the stand-in: speech over HTTP, and Scribe."""

import asyncio
import io
import threading
from collections.abc import AsyncGenerator, Awaitable, Callable
from typing import Any

import av
import httpx
import numpy as np
import pytest
from elevenlabs import VoiceSettings
from elevenlabs.client import AsyncElevenLabs
from elevenlabs.core.api_error import ApiError
from elevenlabs.core.request_options import RequestOptions
from numpy.typing import NDArray

from agent.speaking.voice import Manner
from tests.api.engines import CountingTranscriber, HummingVoice
from tests.standins.elevenlabs import ElevenLabs
from tests.standins.elevenlabs_wire import HEARS, SPEAKS, VOICE
from tests.standins.faults import Kind
from tests.standins.serving import standin
from tests.standins.support import KEY, elevenlabs_client, fault, outcomes, tone

ONCE = RequestOptions(max_retries=0)
TEXT = "Tell me about your work. What came of it in the end?"
PCM_BYTES = len(TEXT.split()) * 24_000 // 10 * 2
"""A tenth of a second for each word."""


def stand_in(*kinds: Kind, **more: Any) -> ElevenLabs:
    faults = [fault(kind, bytes_per_s=100_000) for kind in kinds]
    return ElevenLabs(HummingVoice("hum"), CountingTranscriber(), key=KEY, faults=faults, **more)


async def speak(client: AsyncElevenLabs, text: str = TEXT, **more: Any) -> bytes:
    wanted: dict[str, Any] = {"output_format": "pcm_24000", "model_id": SPEAKS[0], **more}
    pieces = client.text_to_speech.stream(VOICE, text=text, request_options=ONCE, **wanted)
    return b"".join([piece async for piece in pieces])


async def spoken(client: AsyncElevenLabs) -> str:
    sound = await speak(client)
    if sound.startswith((b"<", b"{")):
        return sound[:12].decode()
    missing = PCM_BYTES - len(sound)
    return f"{missing} bytes missing" if missing else "the sound"


async def hear(client: AsyncElevenLabs, **more: Any) -> Any:
    return await client.speech_to_text.convert(
        model_id=HEARS[0], file=("answer.wav", tone(3.0)), request_options=ONCE, **more
    )


async def heard(client: AsyncElevenLabs) -> str:
    found = await hear(client)
    return f"{found.text!r} words {None if found.words is None else len(found.words)}"


async def test_speech_streams_as_pcm() -> None:
    app = stand_in()
    async with standin(app) as origin, elevenlabs_client(origin) as client:
        sound = await speak(
            client, voice_settings=VoiceSettings(stability=0.5, similarity_boost=0.7)
        )
    assert len(sound) == PCM_BYTES
    assert np.abs(np.frombuffer(sound, "<i2")).max() > 5_000
    [asked] = app.requests
    assert asked.path == f"/v1/text-to-speech/{VOICE}/stream"
    assert asked.query["output_format"] == "pcm_24000"
    assert asked.headers["xi-api-key"] == KEY


async def test_speech_comes_at_the_rate_asked_for() -> None:
    async with standin(stand_in()) as origin, elevenlabs_client(origin) as client:
        sound = await speak(client, output_format="pcm_16000")
    assert len(sound) == pytest.approx(PCM_BYTES * 2 / 3, abs=8)


async def test_speech_streams_as_mp3() -> None:
    async with standin(stand_in()) as origin, elevenlabs_client(origin) as client:
        sound = await speak(client, output_format="mp3_44100_128")
    with av.open(io.BytesIO(sound), "r") as file:
        assert file.format.name == "mp3"
        samples = sum(frame.samples for frame in file.decode(audio=0))
    assert samples / 44_100 == pytest.approx(PCM_BYTES / 48_000, abs=0.1)


async def test_words_have_times_and_lie_between_spaces() -> None:
    app = stand_in(events=[("laughter", 1.6, 1.9)])
    async with standin(app) as origin, elevenlabs_client(origin) as client:
        found = await hear(client, language_code="en", timestamps_granularity="word")
        plain = await hear(client, tag_audio_events=False)
    assert found.text == "w0 w1 (laughter) w2"
    assert [word.type for word in found.words] == [
        *("word", "spacing", "word", "spacing", "audio_event", "spacing", "word")
    ]
    first = found.words[0]
    assert (first.text, first.start, first.end) == ("w0", 0.0, 0.5)
    assert first.logprob == pytest.approx(np.log(0.5))
    assert found.language_code == "eng"
    assert plain.text == "w0 w1 w2"


async def test_raw_pcm_is_heard() -> None:
    async with standin(stand_in()) as origin, elevenlabs_client(origin) as client:
        found: Any = await client.speech_to_text.convert(
            model_id=HEARS[0], file=("answer", tone(2.0)[44:]), file_format="pcm_s16le_16"
        )
    assert found.text == "w0 w1"


class HeldVoice(HummingVoice):
    """Begins, and goes on only when it may."""

    def __init__(self) -> None:
        super().__init__("held")
        self.began, self.may_go_on = threading.Event(), threading.Event()

    async def stream(self, sentence: str, manner: Manner) -> AsyncGenerator[NDArray[np.float32]]:
        self.began.set()
        await asyncio.to_thread(self.may_go_on.wait)
        async for samples in super().stream(sentence, manner):
            yield samples


async def test_one_too_many_at_a_time_is_refused() -> None:
    voice = HeldVoice()
    app = ElevenLabs(voice, CountingTranscriber(), key=KEY, concurrent=1)
    async with standin(app) as origin, elevenlabs_client(origin, patience_s=60.0) as client:
        first = asyncio.create_task(speak(client))
        assert await asyncio.to_thread(voice.began.wait, 60.0)
        with pytest.raises(ApiError) as caught:
            await speak(client)
        voice.may_go_on.set()
        assert len(await first) == PCM_BYTES
        assert len(await speak(client)) == PCM_BYTES
    body: Any = caught.value.body
    assert caught.value.status_code == 429
    assert body["detail"]["status"] == "too_many_concurrent_requests"


async def test_a_wrong_key_is_named() -> None:
    async with standin(stand_in()) as origin, elevenlabs_client(origin, "another") as client:
        for call in (speak, hear):
            with pytest.raises(ApiError) as caught:
                await call(client)
            body: Any = caught.value.body
            assert (caught.value.status_code, body["detail"]["status"]) == (401, "invalid_api_key")


@pytest.mark.parametrize(
    ("path", "body", "status", "said"),
    [
        (f"{VOICE}/stream", {}, 422, "Field required"),
        (f"{VOICE}/stream", {"text": "Hi.", "modell_id": SPEAKS[0]}, 422, "Extra inputs"),
        (f"{VOICE}/stream?output_format=wav", {"text": "Hi."}, 422, "known format"),
        (f"{VOICE}/stream?output_format=pcm_12345", {"text": "Hi."}, 422, "known format"),
        (f"{VOICE}/stream", {"text": "Hi.", "model_id": "eleven_v0"}, 400, "does not exist"),
        (f"{VOICE}/stream", {"text": " "}, 400, "empty"),
        (f"{VOICE}/stream", {"text": "a" * 40_001}, 400, "character limit"),
        ("nobody/stream", {"text": "Hi."}, 404, "was not found"),
        (f"{VOICE}/strem", {"text": "Hi."}, 404, "Not Found"),
    ],
)
async def test_what_does_not_fit_is_refused(
    path: str, body: dict[str, str], status: int, said: str
) -> None:
    headers = {"xi-api-key": KEY}
    async with standin(stand_in()) as origin, httpx.AsyncClient() as client:
        address = f"{origin}/v1/text-to-speech/{path}"
        refused = await client.post(address, json=body, headers=headers)
        keyless = await client.post(address.partition("?")[0], json=body)
    assert refused.status_code == status
    assert said in refused.text
    assert keyless.status_code in (401, 404)


@pytest.mark.parametrize("sound", [b"", b"not a sound"])
async def test_what_is_no_sound_is_refused(sound: bytes) -> None:
    async with standin(stand_in()) as origin, elevenlabs_client(origin) as client:
        with pytest.raises(ApiError) as caught:
            await client.speech_to_text.convert(
                model_id=HEARS[0], file=("a.wav", sound), request_options=ONCE
            )
    assert caught.value.status_code == 400


SPOKEN: dict[Kind, str] = {
    Kind.DELAY: "the sound",
    Kind.DRIP: "the sound",
    Kind.RESET: "ReadError",
    Kind.RATE_LIMITED: "ApiError",
    Kind.ERROR: "ApiError",
    Kind.UNAVAILABLE: "ApiError",
    Kind.MALFORMED: "12 bytes missing",
    Kind.WRONG_SCHEMA: '{"unexpected',
    Kind.EMPTY: "57600 bytes missing",
    Kind.ENDLESS: "gave up",
    Kind.TRUNCATED: "52800 bytes missing",
    Kind.WRONG_TYPE: "<!DOCTYPE ht",
    Kind.HANG: "ReadTimeout",
}
HEARD: dict[Kind, str] = {
    Kind.DELAY: "'w0 w1 w2' words 5",
    Kind.DRIP: "'w0 w1 w2' words 5",
    Kind.RESET: "ReadError",
    Kind.RATE_LIMITED: "ApiError",
    Kind.ERROR: "ApiError",
    Kind.UNAVAILABLE: "ApiError",
    Kind.MALFORMED: "ApiError",
    Kind.WRONG_SCHEMA: "None words None",
    Kind.EMPTY: "'' words 0",
    Kind.ENDLESS: "gave up",
    Kind.TRUNCATED: "RemoteProtocolError",
    Kind.WRONG_TYPE: "ApiError",
    Kind.HANG: "ReadTimeout",
}


@pytest.mark.parametrize(("call", "expected"), [(spoken, SPOKEN), (heard, HEARD)])
async def test_what_each_fault_does_to_a_call(
    call: Callable[[AsyncElevenLabs], Awaitable[str]], expected: dict[Kind, str]
) -> None:
    assert await outcomes(stand_in, elevenlabs_client, call) == expected
