"""The stand-ins over their wires, as the contestants' plugins use them."""

import base64
import json
from collections.abc import Iterator
from typing import Any

import numpy as np
import pytest
from starlette.testclient import TestClient, WebSocketTestSession

from bench.side_by_side.standins.app import Standins
from bench.side_by_side.standins.replies import SENTENCES
from bench.side_by_side.standins.sound import RATE as SPOKEN_RATE
from bench.side_by_side.standins.sound import Recorded
from tests.bench.side_by_side.made import babble, line
from tests.standins.sound import to_wav

RATE = 16_000
NOW = 1_000.0
SAID = babble(3.0, seed=1, rate=RATE)
SILENCE = np.zeros(RATE, np.int16)


@pytest.fixture
def standins() -> Iterator[TestClient]:
    script = {"a": line("a", SAID, "I", "led", "it.", rate=RATE)}
    voice = Recorded({text: babble(2.0, n, SPOKEN_RATE) for n, text in enumerate(SENTENCES)})
    with TestClient(Standins(script, voice, lambda: NOW).app()) as client:
        client.post("/control/cell", json={"preset": "fast", "seed": 1}).raise_for_status()
        yield client


def _play(standins: TestClient, began_s: float) -> None:
    told = {"call": "0", "clip_id": "a", "began_s": began_s}
    standins.post("/control/play", json=told).raise_for_status()


def _stream(socket: WebSocketTestSession, samples: np.ndarray[Any, Any]) -> None:
    for at in range(0, len(samples), RATE // 50):
        socket.send_bytes(samples[at : at + RATE // 50].astype("<i2").tobytes())


def _until_final(socket: WebSocketTestSession) -> list[dict[str, Any]]:
    told: list[dict[str, Any]] = []
    while not told or not told[-1]["is_final"]:
        told.append(json.loads(socket.receive_text()))
    return told


def test_streamed_sound_becomes_the_words_that_were_played(standins: TestClient) -> None:
    _play(standins, NOW - 3.1)
    with standins.websocket_connect(f"/v1/listen?sample_rate={RATE}") as socket:
        _stream(socket, SAID)
        _stream(socket, SILENCE[: RATE // 2])
        *interim, final = _until_final(socket)
    assert final["channel"]["alternatives"][0]["transcript"] == "I led it."
    assert final["speech_final"]
    assert all("it." not in one["channel"]["alternatives"][0]["transcript"] for one in interim)


def test_a_request_to_finalize_is_answered(standins: TestClient) -> None:
    with standins.websocket_connect(f"/v1/listen?sample_rate={RATE}") as socket:
        _stream(socket, SILENCE)
        socket.send_text(json.dumps({"type": "Finalize"}))
        (final,) = _until_final(socket)
    assert final["from_finalize"]
    assert final["channel"]["alternatives"][0]["transcript"] == ""


def test_a_file_holds_the_words_of_its_stretch(standins: TestClient) -> None:
    _play(standins, NOW - 20.0)
    heard = standins.post(
        "/openai/v1/audio/transcriptions",
        data={"model": "whisper", "timestamp_granularities[]": ["segment", "word"]},
        files={"file": ("a.wav", to_wav((SAID[RATE:] / 32768).astype(np.float32), RATE))},
    ).json()
    assert heard["text"].split() == ["led", "it."]
    assert heard["words"][1]["end"] == pytest.approx(2.0, abs=0.03)


def test_the_model_streams_a_sentence(standins: TestClient) -> None:
    body = {"model": "m", "messages": [{"role": "user", "content": "Hello"}], "stream": True}
    lines = standins.post("/v1/chat/completions", json=body).text.strip().split("\n\n")
    chunks = [json.loads(one.removeprefix("data: ")) for one in lines[:-1]]
    said = "".join(chunk["choices"][0]["delta"].get("content", "") for chunk in chunks)
    assert said in SENTENCES
    assert lines[-1] == "data: [DONE]"


def test_the_voice_speaks_a_contexts_texts_in_order(standins: TestClient) -> None:
    with standins.websocket_connect("/tts/websocket") as socket:
        for text, more in ((SENTENCES[0], True), ("", False)):
            sent = {"context_id": "c", "transcript": text, "continue": more, "add_timestamps": True}
            socket.send_text(json.dumps(sent))
        told: list[dict[str, Any]] = []
        while not told or told[-1]["type"] != "done":
            told.append(json.loads(socket.receive_text()))
    assert told[0]["word_timestamps"]["words"] == SENTENCES[0].split()
    sound = b"".join(base64.b64decode(one["data"]) for one in told if one["type"] == "chunk")
    assert np.array_equal(np.frombuffer(sound, "<i2"), babble(2.0, 0, SPOKEN_RATE))


def test_speech_of_any_text_is_as_long_as_it_takes_to_say(standins: TestClient) -> None:
    said = standins.post("/v1/text-to-speech/v/stream", json={"text": "x" * 150}).content
    assert len(said) / 2 / SPOKEN_RATE == pytest.approx(10.0, abs=0.01)
