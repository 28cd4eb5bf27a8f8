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
from agent.engines.transcriber import Transcriber, Transcription
from agent.engines.usage import Meter
from agent.settings import AgentSettings
from agent.speaking.personas import INTERVIEWERS
from agent.speaking.voice import Manner
from tests.agent.engines.resilience.scripted import NOON, MemoryLog
from tests.agent.interview.call.process import Kit
from tests.fakes.engines import Reads, ScriptedVoice
from tests.fakes.real_loop import RealLoop
from tests.fakes.sound import Tongue
from tests.standins.elevenlabs import ElevenLabs
from tests.standins.faults import Kind, Script, always
from tests.standins.groq import Groq
from tests.standins.serving import standin
from tests.standins.support import KEY, fault, judge

DEFAULTS: Final = AgentSettings()
TEAR: Final = fault(Kind.RESET)
TORN: Final[Script] = always(TEAR)
"""Every answer is torn down in its middle."""
WELL: Final[Script] = ()
_WORDS: Final = b'"timestamp_granularities[]"\r\n\r\nword'
CLOUD_WORD_S: Final = 0.3
"""Seconds that the provider's voice takes for a word; those of this process are quicker."""


class OnRealLoop:
    """A Transcriber of this machine, which takes no time on a virtual loop."""

    def __init__(self, transcriber: Transcriber, real: RealLoop) -> None:
        self._transcriber, self._real = transcriber, real

    async def transcribe(
        self, samples: NDArray[np.float32], *, words: bool, hint: str = ""
    ) -> Transcription:
        """See agent.engines.transcriber.Transcriber."""
        return await self._real.run(self._transcriber.transcribe(samples, words=words, hint=hint))


class Here:
    """Engines of this process, and above them those of `found`."""

    def __init__(
        self,
        found: KeyedEngines,
        quick: Transcriber,
        tongue: Tongue,
        resources: AsyncExitStack,
    ) -> None:
        clock = asyncio.get_running_loop().time
        names = sorted({interviewer.voice for interviewer in INTERVIEWERS.values()})
        self.voices = tuple(map(ScriptedVoice, names))
        purse = purse_of(DEFAULTS, MemoryLog(), lambda: NOON)
        engines = Engines(found, Tools(clock, lambda: "b0undary", purse), resources)
        speech = engines.speech(OwnEngines(quick, quick, self.voices))
        self.kit = Kit(
            tongue=tongue,
            transcriber=QuickReader(quick, speech.conversation, clock),
            second=speech.finished,
            voices=speech.voices,
            changes=engines.changes,
            language=engines.live_language,
        )

    @property
    def said(self) -> list[str]:
        """Sentences that a voice of this process was asked for."""
        return [sentence for voice in self.voices for sentence in voice.asked]


@dataclass(frozen=True, slots=True)
class Keyed:
    """groq, elevenlabs: the providers. here: what stands below them."""

    groq: Groq
    elevenlabs: ElevenLabs
    here: Here

    @property
    def heard_by_groq(self) -> int:
        """Requests of the conversation; words' times are for finished answers only."""
        return sum(_WORDS not in one.body for one in self.groq.requests)


@asynccontextmanager
async def keyed(real: RealLoop, reader: Transcriber | None = None) -> AsyncGenerator[Keyed]:
    """Groq hears and ElevenLabs speaks while they are well. On a virtual loop.

    reader: hears for Groq and for this process; None: one that knows the test's tongue.
    """
    tongue = Tongue()
    groq = Groq(reader or Reads(tongue), judge, key=KEY)
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
        clock = asyncio.get_running_loop().time
        opening = keyed_engines(settings, new_boundary=lambda: "b0undary", clock=clock)
        found = await real.run(elsewhere.enter_async_context(opening))
        quick = Reads(tongue) if reader is None else OnRealLoop(reader, real)
        yield Keyed(groq, elevenlabs, Here(_from_here(found, real), quick, tongue, stack))


class Late(Reads):
    """A Transcriber and a CountedTranscriber that takes its time. asked: in conversation."""

    def __init__(self, tongue: Tongue, takes_s: float) -> None:
        super().__init__(tongue)
        self.asked = 0
        self._takes_s = takes_s

    async def transcribe(
        self, samples: NDArray[np.float32], *, words: bool, hint: str = ""
    ) -> Transcription:
        """See agent.engines.transcriber.Transcriber."""
        self.asked += not words
        await asyncio.sleep(self._takes_s)
        return await super().transcribe(samples, words=words, hint=hint)

    async def recognise(
        self, samples: NDArray[np.float32], meter: Meter, *, words: bool, hint: str
    ) -> Transcription:
        """See CountedTranscriber."""
        return await self.transcribe(samples, words=words, hint=hint)


class Stuck:
    """A CountedTranscriber and a CountedVoice that never answers."""

    name = "cloud"

    def __init__(self) -> None:
        self.asked = 0

    async def recognise(
        self, samples: NDArray[np.float32], meter: Meter, *, words: bool, hint: str
    ) -> Transcription:
        """See CountedTranscriber."""
        self.asked += 1
        return await asyncio.get_running_loop().create_future()

    async def stream(
        self, sentence: str, manner: Manner, meter: Meter
    ) -> AsyncIterator[NDArray[np.float32]]:
        """See CountedVoice."""
        self.asked += 1
        yield await asyncio.get_running_loop().create_future()


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
