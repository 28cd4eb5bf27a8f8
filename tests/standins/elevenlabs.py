"""ElevenLabs: speech from text over HTTP and over a websocket, and Scribe, which hears.

Learned from its API reference, its help pages on errors and the elevenlabs SDK.
"""

import base64
import json
from collections.abc import AsyncGenerator, Callable, Generator, Sequence
from contextlib import AbstractContextManager, ExitStack, contextmanager
from typing import Any, Final, cast

import numpy as np
from numpy.typing import NDArray
from starlette.requests import HTTPConnection, Request
from starlette.responses import JSONResponse, Response, StreamingResponse
from starlette.routing import BaseRoute, Route, WebSocketRoute
from starlette.types import Receive, Scope, Send
from starlette.websockets import WebSocket, WebSocketDisconnect

from agent.engines.transcriber import SAMPLE_RATE as HEARD_RATE
from agent.engines.transcriber import Transcriber
from agent.speaking.resample import resample
from agent.speaking.sentences import sentences
from agent.speaking.voice import SAMPLE_RATE as SPOKEN_RATE
from agent.speaking.voice import Manner, Voice
from tests.standins.asked import JsonObject
from tests.standins.base import Refused, Standin, content_fault, line_of, recorded
from tests.standins.elevenlabs_wire import (
    HEARS,
    SPEAKS,
    VOICE,
    Format,
    check_model,
    detail,
    error_of,
    invalid,
    read_format,
    scribed,
    text_to_speak,
    uploaded,
)
from tests.standins.faults import Kind, Script
from tests.standins.sound import to_mp3, to_pcm

_PLAIN: Final = Manner(pace=1.0, pitch_semitones=0.0)
_PCM_PIECE_S: Final = 0.1
_MP3_PIECE: Final = 4_096
_SCHEDULE: Final = (120, 160, 250, 290)
_LONGEST_REASON: Final = 100
_FAILURES: Final = {
    404: ("not_found", "Not Found"),
    405: ("method_not_allowed", "Method Not Allowed"),
    500: ("internal_server_error", "Something went wrong on our side. Please try again."),
    503: ("service_unavailable", "The service is currently unavailable. Please try again."),
}
_POLICY: Final = 1008


class ElevenLabs(Standin):
    """A key of one subscription, whose voices all sound like `voice`, heard by `reader`.

    events: what Scribe finds beside words, each as text, start and end in seconds. concurrent:
    requests that may be under way at once.
    """

    def __init__(
        self,
        voice: Voice,
        reader: Transcriber,
        *,
        key: str,
        voices: Sequence[str] = (VOICE,),
        events: Sequence[tuple[str, float, float]] = (),
        concurrent: int = 5,
        faults: Script = (),
        delay_s: float = 0.0,
    ) -> None:
        super().__init__(faults=faults, delay_s=delay_s)
        self._voice, self._reader = voice, reader
        self._key, self._voices = key, frozenset(voices)
        self._events = events
        self._concurrent, self._under_way = concurrent, 0

    def routes(self) -> Sequence[BaseRoute]:
        speak = "/v1/text-to-speech/{voice_id}"
        return [
            Route(speak, self._speak, methods=["POST"]),
            Route(f"{speak}/stream", self._speak, methods=["POST"]),
            WebSocketRoute(f"{speak}/stream-input", self._converse),
            Route("/v1/speech-to-text", self._hear, methods=["POST"]),
        ]

    def failure(self, status: int, retry_after_s: float) -> Response:
        if status == 429:
            return self._too_many()
        return detail(status, *_FAILURES[status])

    def _too_many(self) -> Response:
        return detail(
            429,
            "too_many_concurrent_requests",
            "Too many concurrent requests. Your current subscription is associated with a maximum"
            f" of {self._concurrent} concurrent requests (running in parallel).",
        )

    @contextmanager
    def _admitted(self) -> Generator[None]:
        if self._under_way >= self._concurrent:
            raise Refused(self._too_many())
        self._under_way += 1
        try:
            yield
        finally:
            self._under_way -= 1

    def _check_key(self, given: str | None) -> None:
        if given is None:
            message = "Neither authorization header nor xi-api-key received, please provide one."
            raise Refused(detail(401, "needs_authorization", message))
        if given != self._key:
            raise Refused(detail(401, "invalid_api_key", "Invalid API key"))

    def _check_voice(self, connection: HTTPConnection) -> None:
        voice: str = connection.path_params["voice_id"]
        if voice not in self._voices:
            message = f"A voice with the voice_id {voice} was not found."
            raise Refused(detail(404, "voice_not_found", message))

    async def _speak(self, request: Request) -> Response:
        self._check_key(request.headers.get("xi-api-key"))
        self._check_voice(request)
        shape = read_format(request)
        text = text_to_speak(await request.body())
        sound = _spoiled(content_fault(request), self._pieces(text, shape))
        headers = {"request-id": "standin", "character-cost": str(len(text))}
        return _Limited(self._admitted(), sound, shape.media_type, headers)

    async def _sound(self, text: str) -> AsyncGenerator[NDArray[np.float32]]:
        for sentence in sentences(text):
            async for samples in self._voice.stream(sentence, _PLAIN):
                yield samples

    async def _pieces(self, text: str, shape: Format) -> AsyncGenerator[bytes]:
        if shape.codec == "mp3":
            parts = [part async for part in self._sound(text)]
            for piece in _cut(to_mp3(parts, shape.rate, shape.bit_rate), _MP3_PIECE):
                yield piece
            return
        async for samples in self._sound(text):
            at_rate = (
                samples if shape.rate == SPOKEN_RATE else resample(samples, SPOKEN_RATE, shape.rate)
            )
            for piece in _cut(to_pcm(at_rate), 2 * round(shape.rate * _PCM_PIECE_S)):
                yield piece

    async def _converse(self, socket: WebSocket) -> None:
        await socket.accept()
        try:
            with self._admitted():
                await self._conversation(socket)
            await socket.close()
        except Refused as refused:
            # Its errors come as a message, not as the status of the handshake.
            status, message = error_of(refused.response)
            await socket.send_json({"message": message, "error": status, "code": _POLICY})
            await socket.close(_POLICY, message[:_LONGEST_REASON])
        except WebSocketDisconnect:
            return

    async def _conversation(self, socket: WebSocket) -> None:
        first = await _message(socket)
        self._check_key(socket.headers.get("xi-api-key") or first.get("xi_api_key"))
        self._check_voice(socket)
        check_model(socket.query_params.get("model_id", SPEAKS[0]), SPEAKS, "query")
        shape = read_format(socket)
        if first["text"] != " ":
            message = "The first message must have the text ' '."
            raise Refused(invalid(["text"], message))
        schedule = _Schedule(first, socket.query_params.get("auto_mode") == "true")
        while True:
            message = await _message(socket)
            text, ends = schedule.due(message), message["text"] == ""
            if text:
                await self._send_sound(socket, text, shape)
            if ends:
                break
        await socket.send_json({"audio": None, "isFinal": True})

    async def _send_sound(self, socket: WebSocket, text: str, shape: Format) -> None:
        fault = content_fault(socket)
        if fault is Kind.EMPTY:
            return
        await line_of(socket).wait(self.delay_s)
        async for piece in self._pieces(text, shape):
            said = {
                "audio": base64.b64encode(piece).decode(),
                "isFinal": None,
                "normalizedAlignment": None,
                "alignment": None,
            }
            match fault:
                case Kind.WRONG_SCHEMA:
                    await socket.send_json({"unexpected": [1, 2, 3]})
                case Kind.MALFORMED:
                    await socket.send_text(json.dumps(said)[:-20])
                case _:
                    await socket.send_json(said)

    async def _hear(self, request: Request) -> Response:
        self._check_key(request.headers.get("xi-api-key"))
        if not request.headers.get("content-type", "").startswith("multipart/form-data"):
            raise Refused(invalid(["body", "model_id"], "Field required"))
        with self._admitted():
            async with request.form() as form:
                check_model(form.get("model_id"), HEARS, "body")
                samples = await uploaded(form)
                tags = form.get("tag_audio_events", "true") == "true"
            heard = await self._reader.transcribe(samples, words=True)
        body = scribed(heard, self._events if tags else (), len(samples) / HEARD_RATE)
        match content_fault(request):
            case Kind.MALFORMED:
                whole = bytes(JSONResponse(body).body)
                return Response(whole[: len(whole) // 2], media_type="application/json")
            case Kind.WRONG_SCHEMA:
                return JSONResponse({"unexpected": [1, 2, 3]})
            case Kind.EMPTY:
                return JSONResponse(body | {"text": "", "words": []})
            case _:
                return JSONResponse(body)


class _Schedule:
    """When what was sent over a websocket is spoken: once it is long enough, or asked for."""

    def __init__(self, first: JsonObject, at_once: bool) -> None:
        config: JsonObject = first.get("generation_config") or {}
        self._lengths: Sequence[float] = config.get("chunk_length_schedule") or _SCHEDULE
        self._at_once = at_once
        self._spoken = 0
        self._waiting = ""

    def due(self, message: JsonObject) -> str:
        """What is to be spoken now that this message came; empty where nothing is."""
        text: str = message["text"]
        self._waiting += text
        wanted = self._lengths[min(self._spoken, len(self._lengths) - 1)]
        asked = text == "" or message.get("flush") or self._at_once
        if not asked and len(self._waiting) < wanted:
            return ""
        due, self._waiting = self._waiting.strip(), ""
        self._spoken += bool(due)
        return due


class _Limited(StreamingResponse):
    """Sound that leaves while the subscription admits it, and makes room before its end is told."""

    def __init__(
        self,
        admitted: AbstractContextManager[None],
        sound: AsyncGenerator[bytes],
        media_type: str,
        headers: dict[str, str],
    ) -> None:
        super().__init__(sound, media_type=media_type, headers=headers)
        self._admitted, self._sound = admitted, sound

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        with ExitStack() as held:
            held.enter_context(self._admitted)
            self.body_iterator = _and_then(self._sound, held.close)
            await super().__call__(scope, receive, send)


async def _message(socket: WebSocket) -> JsonObject:
    raw = await socket.receive_text()
    recorded(socket).messages.append(raw)
    try:
        message: Any = json.loads(raw)
    except ValueError:
        message = None
    found = cast(JsonObject, message) if isinstance(message, dict) else {}
    if not isinstance(found.get("text"), str):
        raise Refused(invalid(["text"], "Field required"))
    return found


def _cut(data: bytes, size: int) -> list[bytes]:
    return [data[start : start + size] for start in range(0, len(data), size)]


async def _spoiled(fault: Kind | None, sound: AsyncGenerator[bytes]) -> AsyncGenerator[bytes]:
    """Sound with a fault in what it holds: JSON in its place, half a sample, or nothing."""
    match fault:
        case Kind.WRONG_SCHEMA:
            yield json.dumps({"unexpected": [1, 2, 3]}).encode()
        case Kind.EMPTY:
            return
        case Kind.MALFORMED:
            async for piece in sound:
                yield piece[:-1]
        case _:
            async for piece in sound:
                yield piece


async def _and_then(
    sound: AsyncGenerator[bytes], done: Callable[[], None]
) -> AsyncGenerator[bytes]:
    async for piece in sound:
        yield piece
    done()
