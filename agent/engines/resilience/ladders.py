"""The ladders of each kind of engine, in the shape of the ports that they stand for."""

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from agent.engines.counted import CountedModel, CountedTranscriber
from agent.engines.keyed import Cast, Casting
from agent.engines.language import Answered, Prompt, S
from agent.engines.resilience.ladder import Ladder
from agent.engines.transcriber import SAMPLE_RATE, Transcription
from agent.engines.usage import Meter
from schemas.vocabulary import Persona


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


@dataclass(frozen=True, slots=True)
class Recognisers:
    """One engine's way to hear. conversation: what matters is that the text comes soon.
    finished: what matters is that it is right. name: None for those of this process."""

    name: str | None
    conversation: CountedTranscriber
    finished: CountedTranscriber


@dataclass(frozen=True, slots=True)
class Patience:
    """How long engines with a key may take together, before the own one takes over.

    least_s: for any audio. share: of the audio's length, on top.
    """

    least_s: float
    share: float


class TranscriberLadder:
    """A Transcriber over several: whoever answers was given the whole audio."""

    def __init__(
        self,
        ladder: Ladder[Recognisers],
        of: Callable[[Recognisers], CountedTranscriber],
        patience: Patience,
    ) -> None:
        """of: which of each engine's recognisers it is."""
        self._ladder = ladder
        self._of = of
        self._patience = patience

    async def transcribe(
        self, samples: NDArray[np.float32], *, words: bool, hint: str = ""
    ) -> Transcription:
        """See Transcriber."""

        async def use(engine: Recognisers, meter: Meter) -> Transcription:
            heard = await self._of(engine).recognise(samples, meter, words=words, hint=hint)
            return replace(heard, engine=engine.name)

        audio_s = len(samples) / SAMPLE_RATE
        within_s = self._patience.least_s + self._patience.share * audio_s
        return await self._ladder.run(use, within_s)


@dataclass(frozen=True, slots=True)
class Spoken:
    """A whole sentence. by: who said it, which every cache of it must know."""

    samples: NDArray[np.float32]
    by: Casting


class VoiceLadder:
    """The voices of all personas. A sentence is said by one of them from beginning to end: when it
    breaks off in mid-sentence, the next says the whole, and what was made before is dropped."""

    def __init__(self, ladder: Ladder[Cast]) -> None:
        self._ladder = ladder

    def casting(self, persona: Persona) -> Casting:
        """Who is likely to say the next sentence: the key to look for what is made already."""
        rung = self._ladder.current or self._ladder.rungs[-1]
        return rung.engine[persona]

    async def say(self, sentence: str, persona: Persona, *, within_s: float) -> Spoken:
        """The sentence, mono at `voice.SAMPLE_RATE`; without samples where there is nothing to say.

        Raises EngineError where no voice can, and what an engine of this process raises.
        """

        async def use(cast: Cast, meter: Meter) -> Spoken:
            casting = cast[persona]
            sound = casting.voice.stream(sentence, casting.manner, meter)
            parts = [part async for part in sound]
            samples = np.concatenate(parts) if parts else np.zeros(0, np.float32)
            return Spoken(samples, casting)

        return await self._ladder.run(use, within_s)
