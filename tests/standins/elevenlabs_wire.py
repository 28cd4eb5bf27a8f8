"""ElevenLabs' requests checked and its bodies written: what needs no engine."""

import json
import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final, cast

import numpy as np
from numpy.typing import NDArray
from starlette.datastructures import FormData, UploadFile
from starlette.requests import HTTPConnection
from starlette.responses import JSONResponse, Response

from agent.engines.transcriber import Transcription
from tests.standins.asked import JsonObject
from tests.standins.base import Refused
from tests.standins.sound import decoded, from_pcm

VOICE: Final = "21m00Tcm4TlvDq8ikWAM"
SPEAKS: Final = ("eleven_flash_v2_5", "eleven_multilingual_v2")
HEARS: Final = ("scribe_v1", "scribe_v2")

_FORMAT: Final = re.compile(r"(?P<codec>pcm|mp3)_(?P<rate>\d+)(?:_(?P<kbit>\d+))?")
_RATES: Final = {
    "pcm": (8_000, 16_000, 22_050, 24_000, 44_100, 48_000),
    "mp3": (22_050, 24_000, 44_100),
}
UNPROCESSABLE: Final = 422

_MAX_CHARACTERS: Final = 40_000
_SPOKEN: Final = frozenset(
    (
        "text",
        "model_id",
        "language_code",
        "voice_settings",
        "seed",
        "previous_text",
        "next_text",
        "previous_request_ids",
        "next_request_ids",
        "pronunciation_dictionary_locators",
        "use_pvc_as_ivc",
        "apply_text_normalization",
        "apply_language_text_normalization",
    )
)


@dataclass(frozen=True, slots=True)
class Format:
    """Of sound: `pcm` or `mp3`, Hz, and for mp3 bits a second."""

    codec: str
    rate: int
    bit_rate: int

    @property
    def media_type(self) -> str:
        """As HTTP names it."""
        return "audio/pcm" if self.codec == "pcm" else "audio/mpeg"


def text_to_speak(body: bytes) -> str:
    """The text of a request for speech. Raises Refused where the request does not fit."""
    try:
        sent: Any = json.loads(body)
    except ValueError as error:
        raise Refused(invalid(["body"], "JSON decode error")) from error
    request = cast(JsonObject, sent) if isinstance(sent, dict) else {}
    for name in request:
        if name not in _SPOKEN:
            raise Refused(invalid(["body", name], "Extra inputs are not permitted"))
    text = request.get("text")
    if not isinstance(text, str):
        raise Refused(invalid(["body", "text"], "Field required"))
    check_model(request.get("model_id", SPEAKS[-1]), SPEAKS, "body")
    if not text.strip():
        raise Refused(detail(400, "input_text_empty", "Input text is empty."))
    if len(text) > _MAX_CHARACTERS:
        message = (
            f"This request's text has {len(text)} characters and exceeds the character limit of"
            f" {_MAX_CHARACTERS} characters."
        )
        raise Refused(detail(400, "max_character_limit_exceeded", message))
    return text


def read_format(connection: HTTPConnection) -> Format:
    """The format that the query asks for. Raises Refused for one that there is not."""
    wanted = _FORMAT.fullmatch(connection.query_params.get("output_format", "mp3_44100_128"))
    if wanted is None or int(wanted["rate"]) not in _RATES[wanted["codec"]]:
        raise Refused(invalid(["query", "output_format"], "Input should be a known format"))
    return Format(wanted["codec"], int(wanted["rate"]), int(wanted["kbit"] or 128) * 1_000)


def check_model(model: object, known: Sequence[str], where: str) -> None:
    """Raises Refused for a model that is missing or unknown."""
    if not isinstance(model, str):
        raise Refused(invalid([where, "model_id"], "Field required"))
    if model not in known:
        message = f"A model with model ID {model} does not exist."
        raise Refused(detail(400, "model_not_found", message))


async def uploaded(form: FormData) -> NDArray[np.float32]:
    """What is to be heard. Raises Refused where it is no sound."""
    file = form.get("file")
    if not isinstance(file, UploadFile):
        message = "Exactly one of the file or cloud_storage_url parameters must be provided."
        raise Refused(detail(400, "invalid_parameters", message))
    data = await file.read()
    if form.get("file_format") == "pcm_s16le_16":
        return from_pcm(data)
    try:
        return decoded(data)
    except ValueError as error:
        message = "The uploaded audio is corrupted. Please ensure it is playable audio."
        raise Refused(detail(400, "invalid_audio", message)) from error


def scribed(
    heard: Transcription, events: Sequence[tuple[str, float, float]], seconds: float
) -> JsonObject:
    """Words and what lies between them, in the order of time."""
    found = [
        _token(word.text, word.start_s, word.end_s, "word", math.log(max(word.confidence, 1e-6)))
        for word in heard.words
    ]
    found += [_token(f"({text})", start, end, "audio_event", 0.0) for text, start, end in events]
    found.sort(key=lambda token: token["start"])
    tokens: list[JsonObject] = []
    for token in found:
        if tokens:
            tokens.append(_token(" ", tokens[-1]["end"], token["start"], "spacing", 0.0))
        tokens.append(token)
    return {
        "language_code": "eng",
        "language_probability": 0.98 if heard.text else 0.0,
        "text": "".join(token["text"] for token in tokens),
        "words": tokens,
        "transcription_id": "standin",
        "audio_duration_secs": round(seconds, 3),
    }


def _token(text: str, start: float, end: float, kind: str, logprob: float) -> JsonObject:
    times = {"start": start, "end": end}
    return {"text": text, **times, "type": kind, "speaker_id": "speaker_0", "logprob": logprob}


def detail(code: int, status: str, message: str) -> Response:
    """An error that is the caller's or the service's."""
    return JSONResponse({"detail": {"status": status, "message": message}}, code)


def invalid(where: list[str], message: str) -> Response:
    """An error of a request that does not fit its schema."""
    problem = {"type": "value_error", "loc": where, "msg": message}
    return JSONResponse({"detail": [problem]}, UNPROCESSABLE)


def error_of(response: Response) -> tuple[str, str]:
    """Status and message of an error, for a websocket, which tells it as a message."""
    body: JsonObject = json.loads(bytes(response.body))
    if response.status_code == UNPROCESSABLE:
        return "invalid_request", body["detail"][0]["msg"]
    return body["detail"]["status"], body["detail"]["message"]
