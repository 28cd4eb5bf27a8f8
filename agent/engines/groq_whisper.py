"""Whisper large on Groq's machines, through its own SDK."""

from typing import Final

import groq
import httpx
import numpy as np
from numpy.typing import NDArray
from pydantic import BaseModel, ValidationError

from agent.engines.decoding import confidence, is_silence
from agent.engines.errors import BadAnswer
from agent.engines.joining import in_pieces
from agent.engines.transcriber import SAMPLE_RATE, Transcription
from agent.engines.usage import Meter, Price, Usage, counting_failures
from agent.engines.wav import wav
from agent.engines.wire import failures_of, from_status, from_transport
from schemas.turn import Word

ENGINE: Final = "groq"
LONGEST_S: Final = 600.0
"""Of one file: 19 MB as WAV, where 25 are taken."""
_LONGEST_HINT: Final = 600
"""Characters: Whisper takes 224 tokens."""
_LEAST_CHARGED_S: Final = 10.0


class _Segment(BaseModel):
    start: float
    end: float
    text: str
    avg_logprob: float
    no_speech_prob: float

    @property
    def made_up(self) -> bool:
        """Whether there was nothing to hear."""
        return is_silence(self.text, self.avg_logprob, self.no_speech_prob)


class _Word(BaseModel):
    word: str
    start: float
    end: float


class _Heard(BaseModel):
    text: str
    segments: list[_Segment]
    words: list[_Word] = []


class GroqWhisper:
    """A CountedTranscriber of English. http: stays its owner's. base_url: unset for Groq's own."""

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
        # How often is decided in one place for all engines.
        self._client = groq.AsyncGroq(
            api_key=key, base_url=base_url, http_client=http, max_retries=0
        )

    async def recognise(
        self, samples: NDArray[np.float32], meter: Meter, *, words: bool, hint: str
    ) -> Transcription:
        """See CountedTranscriber."""

        async def read(piece: NDArray[np.float32]) -> Transcription:
            return await self._read(piece, meter, words=words, hint=hint)

        return await in_pieces(samples, LONGEST_S, read)

    async def _read(
        self, samples: NDArray[np.float32], meter: Meter, *, words: bool, hint: str
    ) -> Transcription:
        duration_s = len(samples) / SAMPLE_RATE
        charged_s = max(_LEAST_CHARGED_S, duration_s)
        usage = Usage(cost=self._price and self._price.cost(audio_s=charged_s))
        with counting_failures(meter, usage):
            body = await self._heard(samples, words=words, hint=hint)
        meter(usage)
        try:
            return _transcription(_Heard.model_validate_json(body), duration_s)
        except ValidationError as error:
            raise BadAnswer(ENGINE, "answered in another shape", retryable=True) from error

    async def _heard(self, samples: NDArray[np.float32], *, words: bool, hint: str) -> bytes:
        async with failures_of(ENGINE):
            try:
                response = await self._client.audio.transcriptions.with_raw_response.create(
                    file=("answer.wav", wav(samples, SAMPLE_RATE)),
                    model=self.model,
                    language="en",
                    prompt=_shortened(hint) or groq.omit,
                    response_format="verbose_json",
                    temperature=0.0,
                    timestamp_granularities=["segment", "word"] if words else ["segment"],
                )
                return await response.read()
            except groq.APIStatusError as error:
                raise from_status(ENGINE, error.status_code, error.response.headers) from error
            except groq.GroqError as error:
                raise from_transport(ENGINE, error) from error


def _transcription(heard: _Heard, duration_s: float) -> Transcription:
    """Without what was made up over silence. A word is as certain as its segment, for Groq tells
    no more."""
    segments = [one for one in heard.segments if not one.made_up]
    text = " ".join(filter(None, (one.text.strip() for one in segments)))
    if not text:
        return Transcription("", (), 0.0, "en")
    weights = [max(1, len(one.text)) for one in segments]
    logprob = float(np.average([one.avg_logprob for one in segments], weights=weights))
    words = [
        _word(word, segment, duration_s)
        for word in heard.words
        if (segment := _segment_of(word, heard.segments)) is not None and not segment.made_up
    ]
    return Transcription(text, tuple(words), confidence(logprob), "en")


def _segment_of(word: _Word, segments: list[_Segment]) -> _Segment | None:
    middle = (word.start + word.end) / 2
    return min(
        segments,
        key=lambda one: max(one.start - middle, middle - one.end, 0.0),
        default=None,
    )


def _word(word: _Word, segment: _Segment, duration_s: float) -> Word:
    """Within the audio: Whisper places words up to half a minute where it has padded."""
    start_s = min(max(0.0, word.start), duration_s)
    return Word(
        text=word.word.strip(),
        start_s=round(start_s, 3),
        end_s=round(min(max(start_s, word.end), duration_s), 3),
        confidence=round(confidence(segment.avg_logprob), 3),
    )


def _shortened(hint: str) -> str:
    """Whole terms only, the first of them."""
    if len(hint) <= _LONGEST_HINT:
        return hint
    return hint[:_LONGEST_HINT].rpartition(",")[0]
