"""Having a text said."""

import numpy as np
import pytest
from fastapi import FastAPI

from api.context import Context
from api.speech.speaking import FOLDER, SpokenKeeper, encoded
from schemas.audio import Spoken
from tests.api.sound import DECODED_HZ, decode
from tests.api.support import FakeClock, Person, client, error_of

TEXT = "Tell me about yourself. What are you proud of?"


async def speak(person: Person, text: str = TEXT) -> Spoken:
    body = {"text": text, "persona": "neutral"}
    answer = await person.http.post("/api/audio/tts", json=body)
    assert answer.status_code == 200, answer.text
    return Spoken.model_validate_json(answer.content)


async def test_the_audio_lasts_as_long_as_it_says_and_opens_by_its_address(
    app: FastAPI, person: Person
) -> None:
    spoken = await speak(person)
    assert spoken.duration_s > 0.9
    async with client(app) as nobody:
        answer = await nobody.get(spoken.audio_url)
        assert answer.headers["content-type"] == "audio/ogg"
        heard = decode(answer.content)
        assert heard.size / DECODED_HZ == pytest.approx(spoken.duration_s, abs=0.001)
        assert np.abs(heard).max() > 0.05
        part = await nobody.get(spoken.audio_url, headers={"Range": "bytes=0-3"})
    assert (part.status_code, part.content) == (206, b"OggS")


async def test_it_is_for_who_asked_only(
    app: FastAPI, person: Person, stranger: Person, clock: FakeClock
) -> None:
    spoken = await speak(person)
    path = spoken.audio_url.partition("?")[0]
    assert (await person.http.get(path)).status_code == 200
    error_of(await stranger.http.get(path), 404, "not_found")
    async with client(app) as nobody:
        error_of(await nobody.get(path), 401, "not_signed_in")
        clock.advance(hours=2)
        error_of(await nobody.get(spoken.audio_url), 410, "expired", "signature")
        path = "/api/audio/..%2F..%2Fmockmate.db"
        assert (await nobody.get(path)).status_code in (404, 422)


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({"text": "", "persona": "neutral"}, "text"),
        ({"text": "x" * 1_001, "persona": "neutral"}, "text"),
        ({"text": TEXT, "persona": "rude"}, "persona"),
        ({"text": "…\n", "persona": "neutral"}, "text"),
    ],
)
async def test_what_cannot_be_said_is_named(
    person: Person, body: dict[str, str], field: str
) -> None:
    answer = await person.http.post("/api/audio/tts", json=body)
    error_of(answer, 422, "does_not_fit", field)


async def test_it_counts_as_minutes_of_speech(person: Person, context: Context) -> None:
    async with context.database.writing() as db:
        await context.quotas.note(db, person.grant["user"]["id"], "minutes", 240)
    body = {"text": TEXT, "persona": "friendly"}
    answer = await person.http.post("/api/audio/tts", json=body)
    assert "240 minutes of speech" in error_of(answer, 429, "quota_reached")


async def test_after_a_day_it_is_gone(person: Person, context: Context, clock: FakeClock) -> None:
    old = (await speak(person)).audio_url.partition("?")[0]
    clock.advance(hours=20)
    new = (await speak(person)).audio_url.partition("?")[0]
    clock.advance(hours=6)
    await SpokenKeeper(context.storage).forget_old(clock())
    error_of(await person.http.get(old), 404, "not_found")
    assert (await person.http.get(new)).status_code == 200
    assert len([found async for found in context.storage.under(FOLDER)]) == 1


@pytest.mark.parametrize("length", [1, 479, 480, 481, 24_000])
def test_encoding_keeps_the_length(length: int) -> None:
    sound = (8_000 * np.sin(np.arange(length) * 0.1)).astype(np.int16)
    assert decode(encoded(sound)).size == 2 * length
