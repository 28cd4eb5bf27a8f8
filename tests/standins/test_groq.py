"""Groq's SDK against the stand-in: transcription and chat."""

from typing import Any

import groq
import httpx
import pytest
from groq import AsyncGroq

from tests.api.engines import CountingTranscriber
from tests.standins.faults import Kind
from tests.standins.groq import CHAT, WHISPER, Groq
from tests.standins.serving import standin
from tests.standins.support import KEY, fault, groq_client, judge, outcomes, parsed, tone

SOUND = tone(3.0)
PATH = "/openai/v1/audio/transcriptions"


def stand_in(*kinds: Kind, reader: CountingTranscriber | None = None) -> Groq:
    faults = [fault(kind) for kind in kinds]
    return Groq(reader or CountingTranscriber(), judge, key=KEY, faults=faults)


async def hear(client: AsyncGroq, sound: bytes = SOUND, **more: Any) -> Any:
    wanted: dict[str, Any] = {
        "response_format": "verbose_json",
        "timestamp_granularities": ["word", "segment"],
        **more,
    }
    return await client.audio.transcriptions.create(
        file=("answer.wav", sound), model=WHISPER, language="en", temperature=0.0, **wanted
    )


async def heard(client: AsyncGroq) -> str:
    found = await hear(client)
    return f"{found.text!r} words {len(found.words) if hasattr(found, 'words') else None}"


async def test_words_come_with_their_times() -> None:
    reader = CountingTranscriber()
    async with standin(stand_in(reader=reader)) as origin, groq_client(origin) as client:
        found = (await hear(client)).model_dump()
    assert found["text"] == " w0 w1 w2"
    assert found["words"][1] == {"word": "w1", "start": 1.0, "end": 1.5}
    assert found["duration"] == 3.0
    [segment] = found["segments"]
    assert (segment["start"], segment["end"], segment["text"]) == (0, 3.0, " w0 w1 w2")
    assert segment["avg_logprob"] < 0.0
    assert reader.heard_s == [pytest.approx(3.0)]


async def test_silence_has_no_words() -> None:
    async with standin(stand_in()) as origin, groq_client(origin) as client:
        found = (await hear(client, sound=tone(0.0)[:44] + bytes(32_000))).model_dump()
    assert (found["text"], found["words"], found["segments"]) == ("", [], [])


async def test_plain_text_and_plain_json() -> None:
    async with standin(stand_in()) as origin, groq_client(origin) as client:
        plain: dict[str, Any] = {"timestamp_granularities": groq.NOT_GIVEN}
        text = await hear(client, response_format="text", **plain)
        short = await hear(client, response_format="json", **plain)
    assert text == "w0 w1 w2"
    assert short.text == "w0 w1 w2"
    assert not hasattr(short, "words")


async def test_too_many_requests_say_how_long_to_wait() -> None:
    async with standin(stand_in(Kind.RATE_LIMITED)) as origin, groq_client(origin) as client:
        with pytest.raises(groq.RateLimitError, match="Please try again in 3s") as caught:
            await hear(client)
    headers = caught.value.response.headers
    assert headers["retry-after"] == "3"
    assert int(headers["x-ratelimit-limit-requests"]) > 0
    assert {"x-ratelimit-remaining-tokens", "x-ratelimit-reset-requests"} <= headers.keys()
    body: Any = caught.value.body
    assert (body["error"]["type"], body["error"]["code"]) == ("requests", "rate_limit_exceeded")


async def test_the_sdk_tries_again_with_the_whole_sound() -> None:
    reader = CountingTranscriber()
    app = stand_in(Kind.ERROR, Kind.RESET, reader=reader)
    async with standin(app) as origin, groq_client(origin, retries=2) as client:
        assert (await hear(client)).text == " w0 w1 w2"
    assert len(app.requests) == 3
    assert reader.heard_s[-1] == pytest.approx(3.0)


async def test_a_wrong_key_is_named() -> None:
    async with standin(stand_in()) as origin, groq_client(origin, key="another") as client:
        with pytest.raises(groq.AuthenticationError, match="Invalid API Key"):
            await hear(client)


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"model": WHISPER}, "file or url must be provided"),
        ({"model": WHISPER, "timestamp_granularities": "word"}, "unknown param"),
        ({"model": WHISPER, "timestamp_granularities[]": "word"}, "verbose_json"),
        ({"model": WHISPER, "response_format": "srt"}, "response_format"),
        ({"model": "whisper-0"}, "does not exist"),
        ({"language": "en"}, "model"),
    ],
)
async def test_what_does_not_fit_is_refused(fields: dict[str, str], said: str) -> None:
    headers = {"Authorization": f"Bearer {KEY}"}
    parts = {name: (None, value) for name, value in fields.items()}
    async with standin(stand_in()) as origin, httpx.AsyncClient() as client:
        refused = await client.post(f"{origin}{PATH}", files=parts, headers=headers)
    assert refused.status_code in (400, 404)
    assert said in refused.json()["error"]["message"]


@pytest.mark.parametrize("sound", [b"not a sound", b"", tone(0.001)])
async def test_what_is_no_sound_is_refused(sound: bytes) -> None:
    async with standin(stand_in()) as origin, groq_client(origin) as client:
        with pytest.raises(groq.BadRequestError):
            await hear(client, sound=sound)


async def test_a_file_is_known_by_its_ending() -> None:
    async with standin(stand_in()) as origin, groq_client(origin) as client:
        with pytest.raises(groq.BadRequestError, match="one of the following types"):
            await client.audio.transcriptions.create(file=("answer", SOUND), model=WHISPER)


async def test_it_chats_as_openai_does() -> None:
    app = stand_in()
    async with standin(app) as origin, groq_client(origin) as client:
        answer = await client.chat.completions.create(
            model=CHAT,
            messages=[{"role": "user", "content": "How good is this? Answer in JSON."}],
            response_format={"type": "json_object"},
        )
    assert parsed(answer.choices[0].message.content) == "score 7"
    assert app.requests[0].path == "/openai/v1/chat/completions"


TRANSCRIBED: dict[Kind, str] = {
    Kind.DELAY: "' w0 w1 w2' words 3",
    Kind.DRIP: "' w0 w1 w2' words 3",
    Kind.RESET: "APIConnectionError",
    Kind.RATE_LIMITED: "RateLimitError",
    Kind.ERROR: "InternalServerError",
    Kind.UNAVAILABLE: "InternalServerError",
    Kind.MALFORMED: "JSONDecodeError",
    Kind.WRONG_SCHEMA: "None words None",
    Kind.EMPTY: "'' words 0",
    Kind.ENDLESS: "gave up",
    Kind.TRUNCATED: "APIConnectionError",
    Kind.WRONG_TYPE: "AttributeError",
    Kind.HANG: "APITimeoutError",
}


async def test_what_each_fault_does_to_a_call() -> None:
    assert await outcomes(stand_in, groq_client, heard) == TRANSCRIBED
