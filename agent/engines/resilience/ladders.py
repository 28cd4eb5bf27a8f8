"""The ladders of each kind of engine, in the shape of the ports that they stand for."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from agent.engines.counted import CountedModel, CountedTranscriber, CountedVoice
from agent.engines.language import Answered, Prompt, S
from agent.engines.resilience.ladder import Ladder
from agent.engines.transcriber import SAMPLE_RATE, Transcription
from agent.engines.usage import Meter
from agent.speaking.voice import Manner

HEARING_SHARE: Final = 0.25
"""Time that recognising may take beyond its patience, as a share of the audio's length."""


class LanguageLadder:
    """A LanguageModel over several."""

    def __init__(self, ladder: Ladder[CountedModel]) -> None:
        self._ladder = ladder

    @property
    def engine(self) -> str:
        """See LanguageModel."""
        return self._ladder.rungs[0].engine.engine

    @property
    def model(self) -> str:
        """See LanguageModel."""
        return self._ladder.rungs[0].engine.model

    async def answer(self, prompt: Prompt, shape: type[S], *, within_s: float) -> Answered[S]:
        """See LanguageModel."""

        async def use(model: CountedModel, meter: Meter) -> Answered[S]:
            return await model.answer(prompt, shape, meter)

        return await self._ladder.run(use, within_s)


class TranscriberLadder:
    """A Transcriber over several: whoever answers was given the whole audio.

    patience_s: how long all but an own engine may take, and HEARING_SHARE of the audio's length.
    """

    def __init__(self, ladder: Ladder[CountedTranscriber], *, patience_s: float) -> None:
        self._ladder = ladder
        self._patience_s = patience_s

    async def transcribe(
        self, samples: NDArray[np.float32], *, words: bool, hint: str = ""
    ) -> Transcription:
        """See Transcriber."""

        async def use(engine: CountedTranscriber, meter: Meter) -> Transcription:
            return await engine.recognise(samples, meter, words=words, hint=hint)

        audio_s = len(samples) / SAMPLE_RATE
        return await self._ladder.run(use, self._patience_s + HEARING_SHARE * audio_s)


@dataclass(frozen=True, slots=True)
class Casting:
    """A voice and how it is used for one persona."""

    voice: CountedVoice
    manner: Manner


@dataclass(frozen=True, slots=True)
class Spoken:
    """A whole sentence. by: who said it, which every cache of it must know."""

    samples: NDArray[np.float32]
    by: Casting


class VoiceLadder:
    """The voices of one persona. A sentence is said by one of them from beginning to end: when it
    breaks off in mid-sentence, the next says the whole, and what was made before is dropped."""

    def __init__(self, ladder: Ladder[Casting]) -> None:
        self._ladder = ladder

    @property
    def castings(self) -> Sequence[Casting]:
        """Who may speak, the best first."""
        return [rung.engine for rung in self._ladder.rungs]

    async def say(self, sentence: str, *, within_s: float) -> Spoken:
        """The sentence, mono at `voice.SAMPLE_RATE`; without samples where there is nothing to say.

        Raises EngineError where no voice can, and what an engine of this process raises.
        """

        async def use(casting: Casting, meter: Meter) -> Spoken:
            sound = casting.voice.stream(sentence, casting.manner, meter)
            parts = [part async for part in sound]
            samples = np.concatenate(parts) if parts else np.zeros(0, np.float32)
            return Spoken(samples, casting)

        return await self._ladder.run(use, within_s)
