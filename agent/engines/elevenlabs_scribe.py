"""ElevenLabs' Scribe, through its own SDK."""

import math
from typing import Any, Final, Literal, cast

import httpx
import numpy as np
from elevenlabs.client import AsyncElevenLabs
from elevenlabs.core.request_options import RequestOptions
from numpy.typing import NDArray
from pydantic import BaseModel, ValidationError

from agent.engines.elevenlabs_failures import ENGINE, elevenlabs_failures
from agent.engines.errors import BadAnswer
from agent.engines.joining import in_pieces
from agent.engines.transcriber import SAMPLE_RATE, Transcription
from agent.engines.usage import Meter, Price, Usage, counting_failures
from agent.engines.wire import SILENCE_S
from schemas.turn import Word

LONGEST_S: Final = 600.0
"""Of one file; more is taken, and would make an answer wait for the whole of it."""
_PCM_FULL: Final = 32_767.0


class _Token(BaseModel):
    text: str
    type: Literal["word", "spacing", "audio_event"]
    start: float | None = None
    end: float | None = None
    logprob: float = 0.0


class _Heard(BaseModel):
    text: str
    words: list[_Token]


class ElevenLabsScribe:
    """A CountedTranscriber of English. http: stays its owner's. base_url: unset for the provider's
    own."""

    engine = ENGINE

    def __init__(
        self,
        key: str,
        model: str,
        http: httpx.AsyncClient,
        *,
        base_url: str | None,
        price: Price | None,
    ) -> None:
        self.model = model
        self._price = price
        self._client = AsyncElevenLabs(
            api_key=key, base_url=base_url, timeout=SILENCE_S, httpx_client=http
        )

    async def recognise(
        self, samples: NDArray[np.float32], meter: Meter, *, words: bool, hint: str
    ) -> Transcription:
        """See CountedTranscriber. It takes no hint, and always tells words."""

        async def read(piece: NDArray[np.float32]) -> Transcription:
            return await self._read(piece, meter)

        return await in_pieces(samples, LONGEST_S, read)

    async def _read(self, samples: NDArray[np.float32], meter: Meter) -> Transcription:
        duration_s = len(samples) / SAMPLE_RATE
        scaled = np.clip(samples, -1.0, 1.0) * _PCM_FULL
        usage = Usage(cost=self._price and self._price.cost(audio_s=duration_s))
        with counting_failures(meter, usage):
            async with elevenlabs_failures():
                response = await self._client.speech_to_text.with_raw_response.convert(
                    model_id=self.model,
                    file=("answer.pcm", scaled.round().astype("<i2").tobytes()),
                    file_format="pcm_s16le_16",
                    language_code="en",
                    tag_audio_events=False,
                    timestamps_granularity="word",
                    temperature=0.0,
                    # Its own retries leave out the form's fields, and so are refused.
                    request_options=RequestOptions(max_retries=0),
                )
        meter(usage)
        try:
            # The SDK builds its types without checking them.
            found: Any = response.data
            return _transcription(_Heard.model_validate(found, from_attributes=True), duration_s)
        except ValidationError as error:
            raise BadAnswer(ENGINE, "answered in another shape", retryable=True) from error


def _transcription(heard: _Heard, duration_s: float) -> Transcription:
    said = [token for token in heard.words if token.type == "word"]
    text = heard.text.strip()
    if not text or not said:
        return Transcription("", (), 0.0, "en")
    weights = [len(token.text) + 1 for token in said]
    logprob = float(np.average([token.logprob for token in said], weights=weights))
    words = [_word(token, duration_s) for token in said if token.start is not None]
    return Transcription(text, tuple(words), _probability(logprob), "en")


def _word(token: _Token, duration_s: float) -> Word:
    start_s = min(max(0.0, cast(float, token.start)), duration_s)
    end_s = start_s if token.end is None else min(max(start_s, token.end), duration_s)
    return Word(
        text=token.text.strip(),
        start_s=round(start_s, 3),
        end_s=round(end_s, 3),
        confidence=round(_probability(token.logprob), 3),
    )


def _probability(logprob: float) -> float:
    return min(1.0, math.exp(logprob))
