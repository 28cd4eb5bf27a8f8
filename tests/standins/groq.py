"""Groq: Whisper at OpenAI's address of transcriptions, and chat completions.

Learned from Groq's API reference, its pages on errors and rate limits, and the groq SDK.
"""

import math
from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray
from starlette.datastructures import FormData, UploadFile
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import BaseRoute, Route

from agent.engines.transcriber import SAMPLE_RATE, Transcriber, Transcription
from tests.standins.asked import Answer, JsonObject
from tests.standins.base import Refused, content_fault
from tests.standins.faults import Kind, Script
from tests.standins.openai import OpenAI
from tests.standins.sound import decoded

WHISPER: Final = "whisper-large-v3-turbo"
CHAT: Final = "llama-3.3-70b-versatile"

_FIELDS: Final = frozenset(
    (
        "file",
        "language",
        "model",
        "prompt",
        "response_format",
        "temperature",
        "timestamp_granularities[]",
        "url",
    )
)
_FORMATS: Final = ("json", "text", "verbose_json")
_ENDINGS: Final = ("flac", "mp3", "mp4", "mpeg", "mpga", "m4a", "ogg", "opus", "wav", "webm")
_SHORTEST_S: Final = 0.01
_REQUEST: Final = {"id": "req_01standin"}
_FAILURES: Final = {
    404: ("Unknown request URL. Please check the URL for typos.", "invalid_request_error"),
    405: ("Unknown request URL. Please check the URL for typos.", "invalid_request_error"),
    429: (
        f"Rate limit reached for model `{WHISPER}` in organization `org_standin` service tier"
        " `on_demand` on requests per minute (RPM): Limit 20, Used 20, Requested 1.",
        "requests",
    ),
    500: ("Internal Server Error", "internal_server_error"),
    503: ("Service Unavailable", "internal_server_error"),
}
_CODES: Final = {404: "unknown_url", 405: "unknown_url", 429: "rate_limit_exceeded"}


class Groq(OpenAI):
    """A key of one organization. `reader` hears what is sent, `answer` is its chat model."""

    prefix = "/openai/v1"

    def __init__(
        self,
        reader: Transcriber,
        answer: Answer,
        *,
        key: str,
        models: Sequence[str] = (WHISPER, CHAT),
        faults: Script = (),
        delay_s: float = 0.0,
    ) -> None:
        super().__init__(answer, key=key, models=models, faults=faults, delay_s=delay_s)
        self._reader = reader

    def routes(self) -> Sequence[BaseRoute]:
        path = f"{self.prefix}/audio/transcriptions"
        return [*super().routes(), Route(path, self._transcribe, methods=["POST"])]

    def failure(self, status: int, retry_after_s: float) -> Response:
        message, kind = _FAILURES[status]
        if status == 429:
            message += f" Please try again in {retry_after_s:g}s."
        headers = self.wait_headers(status, retry_after_s)
        return self.error(status, message, kind=kind, code=_CODES.get(status), headers=headers)

    def error(
        self,
        status: int,
        message: str,
        *,
        kind: str = "invalid_request_error",
        param: str | None = None,
        code: str | None = None,
        headers: dict[str, str] | None = None,
    ) -> Response:
        """As OpenAI's, without what is empty."""
        error = {"message": message, "type": kind, "param": param, "code": code}
        body = {name: value for name, value in error.items() if value is not None}
        return JSONResponse({"error": body}, status, headers)

    def check_key(self, request: Request) -> None:
        if request.headers.get("authorization") != f"Bearer {self._key}":
            raise Refused(self.error(401, "Invalid API Key", code="invalid_api_key"))

    async def _transcribe(self, request: Request) -> Response:
        self.check_key(request)
        if not request.headers.get("content-type", "").startswith("multipart/form-data"):
            raise Refused(self.error(400, "request Content-Type isn't multipart/form-data"))
        async with request.form() as form:
            self._check(form)
            samples = await self._sound(form)
        fault = content_fault(request)
        granularities = form.getlist("timestamp_granularities[]")
        prompt = form.get("prompt", "")
        heard = await self._reader.transcribe(
            samples, words="word" in granularities, hint=prompt if isinstance(prompt, str) else ""
        )
        match form.get("response_format", "json"):
            case "text":
                return PlainTextResponse("" if fault is Kind.EMPTY else heard.text)
            case "json":
                body: JsonObject = {"text": heard.text, "x_groq": _REQUEST}
            case _:
                seconds = len(samples) / SAMPLE_RATE
                body = _verbose(heard, seconds, words="word" in granularities)
        return _with(fault, body)

    def _check(self, form: FormData) -> None:
        for name in form:
            if name not in _FIELDS:
                raise Refused(self.error(400, f"unknown param `{name}`"))
        self.check_model(form.get("model"))
        shape = form.get("response_format", "json")
        if shape not in _FORMATS:
            raise Refused(self.error(400, f"response_format must be one of {_FORMATS}"))
        granularities = form.getlist("timestamp_granularities[]")
        if granularities and shape != "verbose_json":
            message = "response_format must be set to verbose_json to use timestamp_granularities"
            raise Refused(self.error(400, message))
        if any(granularity not in ("word", "segment") for granularity in granularities):
            raise Refused(self.error(400, "timestamp_granularities must be word or segment"))

    async def _sound(self, form: FormData) -> NDArray[np.float32]:
        file = form.get("file")
        if not isinstance(file, UploadFile):
            raise Refused(self.error(400, "file or url must be provided"))
        if (file.filename or "").rpartition(".")[2] not in _ENDINGS:
            message = f"file must be one of the following types: {list(_ENDINGS)}"
            raise Refused(self.error(400, message))
        try:
            samples = decoded(await file.read())
        except ValueError as error:
            message = "could not process file - is it a valid media file?"
            raise Refused(self.error(400, message)) from error
        if len(samples) < _SHORTEST_S * SAMPLE_RATE:
            message = f"Audio file is too short. Minimum audio length is {_SHORTEST_S} seconds."
            raise Refused(self.error(400, message, code="audio_too_short"))
        return samples


def _with(fault: Kind | None, body: JsonObject) -> Response:
    match fault:
        case Kind.MALFORMED:
            whole = bytes(JSONResponse(body).body)
            return Response(whole[: len(whole) // 2], media_type="application/json")
        case Kind.WRONG_SCHEMA:
            return JSONResponse({"unexpected": [1, 2, 3]})
        case Kind.EMPTY:
            return JSONResponse(body | {"text": "", "words": [], "segments": []})
        case _:
            return JSONResponse(body)


def _verbose(heard: Transcription, seconds: float, *, words: bool) -> JsonObject:
    body: JsonObject = {
        "task": "transcribe",
        "language": "English",
        "duration": round(seconds, 2),
        "text": f" {heard.text}" if heard.text else "",
        "segments": [_segment(heard, seconds)] if heard.text else [],
        "x_groq": _REQUEST,
    }
    if words:
        body["words"] = [
            {"word": word.text, "start": word.start_s, "end": word.end_s} for word in heard.words
        ]
    return body


def _segment(heard: Transcription, seconds: float) -> JsonObject:
    return {
        "id": 0,
        "seek": 0,
        "start": 0,
        "end": round(seconds, 2),
        "text": f" {heard.text}",
        "tokens": [],
        "temperature": 0,
        "avg_logprob": math.log(heard.confidence),
        "compression_ratio": 1.2,
        "no_speech_prob": 0.0,
    }
