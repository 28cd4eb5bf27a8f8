"""A voice of ElevenLabs, streamed through its own SDK."""

import asyncio
from collections.abc import AsyncGenerator, AsyncIterator
from contextlib import aclosing
from typing import Any, Final

import httpx
import numpy as np
from elevenlabs import VoiceSettings
from elevenlabs.client import AsyncElevenLabs
from elevenlabs.core.request_options import RequestOptions
from numpy.typing import NDArray

from agent.engines.elevenlabs_failures import ENGINE, elevenlabs_failures
from agent.engines.errors import BadAnswer
from agent.engines.usage import Meter, Price, Usage, counting_failures
from agent.engines.wire import SILENCE_S
from agent.speaking.voice import SAMPLE_RATE, Manner

SLOWEST, FASTEST = 0.7, 1.2
"""Paces that ElevenLabs takes."""
_CHUNK: Final = 4_800
"""Bytes: a tenth of a second."""
_FASTEST_CHARACTERS_PER_S: Final = 60.0
"""Nobody speaks a quarter as fast: sound that is shorter was cut off on its way."""
_PCM_FULL: Final = 32_768.0
_LEAST_ALIKE: Final = 0.3
"""Neighbouring samples of a voice are nearly alike, about 0.9 of 1; where a byte is missing, what
follows is noise, whose samples are not alike at all."""
_WORDS: Final = ("text/", "application/json")
"""Types of answers that hold no sound."""


class ElevenLabsVoice:
    """A CountedVoice. Another pitch is another voice here: it has none of its own.

    voice_id: at ElevenLabs. http: stays its owner's. turns: how many sentences it may say at once,
    all voices of a key together. base_url: None for ElevenLabs' own.
    """

    engine = ENGINE

    def __init__(
        self,
        key: str,
        model: str,
        voice_id: str,
        http: httpx.AsyncClient,
        turns: asyncio.Semaphore,
        *,
        base_url: str | None,
        price: Price | None,
    ) -> None:
        self.model = model
        self.name = f"{ENGINE}/{model}/{voice_id}"
        self._voice_id = voice_id
        self._price = price
        self._turns = turns
        self._client = AsyncElevenLabs(
            api_key=key, base_url=base_url, timeout=SILENCE_S, httpx_client=http
        )

    async def stream(
        self, sentence: str, manner: Manner, meter: Meter
    ) -> AsyncIterator[NDArray[np.float32]]:
        """See CountedVoice. Raises ValueError for a manner that it cannot have."""
        if manner.pitch_semitones != 0.0 or not SLOWEST <= manner.pace <= FASTEST:
            raise ValueError(f"ElevenLabs speaks at its own pitch and {SLOWEST} to {FASTEST} pace")
        if not any(map(str.isalnum, sentence)):
            return
        usage = Usage(cost=self._price and self._price.cost(characters=len(sentence)))
        async with self._turns:
            with counting_failures(meter, usage):
                async with aclosing(self._sound(sentence, manner)) as sound:
                    async for samples in sound:
                        yield samples
        meter(usage)

    async def _sound(self, sentence: str, manner: Manner) -> AsyncGenerator[NDArray[np.float32]]:
        samples, rest, last = 0, b"", 0.0
        power = alike = 0.0
        async with (
            elevenlabs_failures(),
            self._client.text_to_speech.with_raw_response.stream(
                self._voice_id,
                text=sentence,
                model_id=self.model,
                output_format="pcm_24000",
                voice_settings=VoiceSettings(speed=manner.pace),
                request_options=RequestOptions(max_retries=0, chunk_size=_CHUNK),
            ) as response,
        ):
            _check_type(response.headers)
            async for chunk in response.data:
                whole = rest + chunk
                rest = whole[len(whole) & ~1 :]
                sound = np.frombuffer(whole[: len(whole) & ~1], "<i2")
                samples += len(sound)
                voice = np.concatenate(([last], sound / _PCM_FULL))
                last = float(voice[-1])
                power += float(voice[1:] @ voice[1:])
                alike += float(voice[1:] @ voice[:-1])
                yield voice[1:].astype(np.float32)
        _check_whole(sentence, samples, rest)
        if alike < _LEAST_ALIKE * power:
            raise BadAnswer(ENGINE, "gave noise in place of a voice", retryable=True)


def _check_type(headers: Any) -> None:
    """A portal's page would else be heard as noise."""
    if headers.get("content-type", "").startswith(_WORDS):
        raise BadAnswer(ENGINE, "answered something other than sound", retryable=True)


def _check_whole(sentence: str, samples: int, rest: bytes) -> None:
    if rest or samples / SAMPLE_RATE < len(sentence) / _FASTEST_CHARACTERS_PER_S:
        raise BadAnswer(ENGINE, "gave sound that is cut off", retryable=True)
