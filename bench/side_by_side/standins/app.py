"""The stand-ins' addresses: providers' wires, and the control that the clients use."""

import asyncio
import random
from collections.abc import AsyncGenerator, Callable, Mapping
from functools import partial
from typing import Any

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response, StreamingResponse
from starlette.routing import Route, WebSocketRoute
from starlette.websockets import WebSocket

from bench.side_by_side.delays import Delays, Part
from bench.side_by_side.script import Line
from bench.side_by_side.standins import replies
from bench.side_by_side.standins.cartesia import Speaking
from bench.side_by_side.standins.deepgram import Listening
from bench.side_by_side.standins.groq import transcription
from bench.side_by_side.standins.openai import completion, streamed, whole_takes_s
from bench.side_by_side.standins.played import Played
from bench.side_by_side.standins.sound import Recorded, pieces


class Standins:
    """All of them: they share what the calls play, and the delays. clock: the machine's monotonic
    one, by which the clients tell what they play."""

    def __init__(
        self, script: Mapping[str, Line], voice: Recorded, clock: Callable[[], float]
    ) -> None:
        self._clock = clock
        self._played = Played(script)
        self._voice = voice
        self._delays = Delays("fast", 0)
        self._rng = random.Random(0)

    def app(self) -> Starlette:
        """To be served."""
        return Starlette(
            routes=[
                Route("/control/cell", self._cell, methods=["POST"]),
                Route("/control/play", self._play, methods=["POST"]),
                Route("/ready", self._ready),
                WebSocketRoute("/v1/listen", self._listen),
                Route("/openai/v1/audio/transcriptions", self._transcribe, methods=["POST"]),
                Route("/v1/chat/completions", self._chat, methods=["POST"]),
                WebSocketRoute("/tts/websocket", self._speak),
                Route("/v1/text-to-speech/{voice_id}/stream", self._stream, methods=["POST"]),
            ]
        )

    def _draw(self, part: Part) -> float:
        return self._delays.draw(part)

    async def _ready(self, _: Request) -> Response:
        return Response(status_code=204)

    async def _cell(self, request: Request) -> Response:
        """Begin anew: {preset, seed}."""
        told = await request.json()
        self._played.clear()
        self._delays = Delays(told["preset"], told["seed"])
        self._rng = random.Random(told["seed"])
        return Response(status_code=204)

    async def _play(self, request: Request) -> Response:
        """{call, clip_id, began_s}: a call plays this from then on."""
        told = await request.json()
        self._played.play(told["call"], told["clip_id"], told["began_s"])
        return Response(status_code=204)

    async def _listen(self, socket: WebSocket) -> None:
        await socket.accept()
        delay = partial(self._draw, "stt")
        await Listening(socket, self._played, delay, self._clock).run()

    async def _transcribe(self, request: Request) -> Response:
        async with request.form() as form:
            file = form["file"]
            assert not isinstance(file, str)
            sound = await file.read()
            words = "word" in form.getlist("timestamp_granularities[]")
        await asyncio.sleep(self._delays.draw("stt"))
        return JSONResponse(transcription(sound, self._played, self._clock(), words=words))

    async def _chat(self, request: Request) -> Response:
        sent = await request.json()
        prompt = " ".join(str(message["content"]) for message in sent["messages"])
        wanted = sent.get("response_format", {})
        if wanted.get("type") == "json_schema":
            text = replies.value(wanted["json_schema"]["schema"], prompt, self._rng)
        else:
            text = replies.spoken(self._rng)
        await asyncio.sleep(self._delays.draw("llm"))
        if not sent.get("stream"):
            await asyncio.sleep(whole_takes_s(text))
            return JSONResponse(completion(text, sent["model"]))
        options: dict[str, Any] = sent.get("stream_options") or {}
        usage = bool(options.get("include_usage"))
        return StreamingResponse(
            streamed(text, sent["model"], usage=usage), media_type="text/event-stream"
        )

    async def _speak(self, socket: WebSocket) -> None:
        await socket.accept()
        await Speaking(socket, self._voice, partial(self._draw, "tts")).run()

    async def _stream(self, request: Request) -> Response:
        """ElevenLabs' streaming over HTTP, as pcm_24000."""
        text = (await request.json())["text"]
        await asyncio.sleep(self._delays.draw("tts"))
        return StreamingResponse(self._sound(text), media_type="audio/pcm")

    async def _sound(self, text: str) -> AsyncGenerator[bytes]:
        for piece in pieces(self._voice.say(text)):
            yield piece
