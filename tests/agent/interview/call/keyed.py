"""Engines with keys in a call: the providers' own SDKs, over real sockets, to stand-ins."""

import asyncio
from collections.abc import AsyncGenerator, AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, replace
from typing import Final

import numpy as np
from numpy.typing import NDArray

from agent.engines.choice import Engines, OwnEngines, Tools, purse_of
from agent.engines.counted import CountedTranscriber, CountedVoice
from agent.engines.keyed import Cast, Casting, KeyedEngines, keyed_engines
from agent.engines.quick_reader import QuickReader
from agent.engines.transcriber import SAMPLE_RATE as HEARD_RATE
from agent.engines.transcriber import Transcription
from agent.engines.usage import Meter
from agent.settings import AgentSettings
from agent.speaking.personas import INTERVIEWERS
from agent.speaking.voice import Manner
from tests.agent.engines.resilience.scripted import NOON, MemoryLog
from tests.agent.interview.call.process import Kit
from tests.fakes.engines import ScriptedVoice
from tests.fakes.real_loop import RealLoop
from tests.fakes.sound import Tongue
from tests.standins.elevenlabs import ElevenLabs
from tests.standins.faults import Kind, Script, always
from tests.standins.groq import Groq
from tests.standins.serving import standin
from tests.standins.support import KEY, fault, judge

DEFAULTS: Final = AgentSettings()
TORN: Final[Script] = always(fault(Kind.RESET))
"""Every answer is torn down in its middle."""
WELL: Final[Script] = ()
_WORDS: Final = b'"timestamp_granularities[]"\r\n\r\nword'
CLOUD_WORD_S: Final = 0.3
"""Seconds that the provider's voice takes for a word; those of this process are quicker."""


class Reads:
    """A Transcriber of what candidates say in tests."""

    def __init__(self, tongue: Tongue) -> None:
        self.given_s: list[float] = []
        self._tongue = tongue

    async def transcribe(
        self, samples: NDArray[np.float32], *, words: bool, hint: str = ""
    ) -> Transcription:
        """See agent.engines.transcriber.Transcriber."""
        self.given_s.append(len(samples) / HEARD_RATE)
        text = self._tongue.read(samples)
        return Transcription(text, (), 0.9 if text else 0.0, "en")


@dataclass(frozen=True, slots=True)
class Keyed:
    """groq, elevenlabs: the providers. quick, voices: of this process, below them."""

    groq: Groq
    elevenlabs: ElevenLabs
    quick: Reads
    voices: tuple[ScriptedVoice, ...]
    kit: Kit

    @property
    def heard_by_groq(self) -> int:
        """Requests of the conversation; words' times are for finished answers only."""
        return sum(_WORDS not in one.body for one in self.groq.requests)

    @property
    def said_here(self) -> list[str]:
        """Sentences that a voice of this process was asked for."""
        return [sentence for voice in self.voices for sentence in voice.asked]


@asynccontextmanager
async def keyed(real: RealLoop) -> AsyncGenerator[Keyed]:
    """Groq hears and ElevenLabs speaks while they are well. On a virtual loop."""
    tongue = Tongue()
    groq = Groq(Reads(tongue), judge, key=KEY)
    elevenlabs = ElevenLabs(
        ScriptedVoice("cloud", word_s=CLOUD_WORD_S),
        Reads(tongue),
        key=KEY,
        concurrent=99,
        voices=(
            DEFAULTS.elevenlabs_voice_friendly,
            DEFAULTS.elevenlabs_voice_neutral,
            DEFAULTS.elevenlabs_voice_challenging,
        ),
    )
    loop = asyncio.get_running_loop()
    async with AsyncExitStack() as stack:
        settings = AgentSettings.model_validate(
            {
                "groq_api_key": KEY,
                "groq_base_url": await stack.enter_async_context(standin(groq)),
                "elevenlabs_api_key": KEY,
                "elevenlabs_base_url": await stack.enter_async_context(standin(elevenlabs)),
            }
        )
        elsewhere = AsyncExitStack()
        stack.push_async_callback(lambda: real.run(elsewhere.aclose()))
        opening = keyed_engines(settings, new_boundary=lambda: "b0undary", clock=loop.time)
        found = await real.run(elsewhere.enter_async_context(opening))
        purse = purse_of(settings, MemoryLog(), lambda: NOON)
        engines = Engines(
            _from_here(found, real), Tools(loop.time, lambda: "b0undary", purse), stack
        )
        names = sorted({interviewer.voice for interviewer in INTERVIEWERS.values()})
        quick, voices = Reads(tongue), tuple(map(ScriptedVoice, names))
        speech = engines.speech(OwnEngines(quick, Reads(tongue), voices))
        kit = Kit(
            tongue=tongue,
            transcriber=QuickReader(quick, speech.conversation, loop.time),
            second=speech.finished,
            voices=speech.voices,
            changes=engines.changes,
        )
        yield Keyed(groq, elevenlabs, quick, voices, kit)


def _from_here(found: KeyedEngines, real: RealLoop) -> KeyedEngines:
    """Groq and ElevenLabs' voices, at work on the loop whose clock runs."""
    groq, _ = found.transcribers
    return KeyedEngines(
        transcribers=(replace(groq, engine=_Recogniser(groq.engine, real)),),
        casts=tuple(replace(one, engine=_cast(one.engine, real)) for one in found.casts),
        models=(),
    )


def _cast(cast: Cast, real: RealLoop) -> Cast:
    return {
        persona: Casting(_Voice(casting.voice, real), casting.manner)
        for persona, casting in cast.items()
    }


class _Recogniser:
    def __init__(self, engine: CountedTranscriber, real: RealLoop) -> None:
        self._engine, self._real = engine, real

    async def recognise(
        self, samples: NDArray[np.float32], meter: Meter, *, words: bool, hint: str
    ) -> Transcription:
        """See CountedTranscriber."""
        return await self._real.run(self._engine.recognise(samples, meter, words=words, hint=hint))


class _Voice:
    def __init__(self, voice: CountedVoice, real: RealLoop) -> None:
        self._voice, self._real = voice, real

    @property
    def name(self) -> str:
        """See CountedVoice."""
        return self._voice.name

    async def stream(
        self, sentence: str, manner: Manner, meter: Meter
    ) -> AsyncIterator[NDArray[np.float32]]:
        """See CountedVoice."""

        async def whole() -> list[NDArray[np.float32]]:
            return [part async for part in self._voice.stream(sentence, manner, meter)]

        for part in await self._real.run(whole()):
            yield part
