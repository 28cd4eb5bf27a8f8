"""Which engines do which part: those that keys name, and below them those of this process.

How a process is wired to them, in its composition root:

    tools = Tools(time.monotonic, new_boundary, purse_of(settings, UsageFiles(folder), now))
    async with open_engines(settings, tools) as engines:
        if engines.language is not None:
            answered = await engines.language.answer(prompt, shape, within_s=...)
        speech = engines.speech(OwnEngines(local.quick, local.large, local.voices))
        reader = QuickReader(local.quick, speech.conversation, time.monotonic)
        second = SecondReader(speech.finished, local.large, engine=...)
        voice = Speech(speech.voices, memory, disk)

`conversation` and `finished` are Transcribers; `live_language` is `language` for calls, and
`page_language` for what somebody waits for. Whoever caches what `voices` say keeps it under
`spoken.by`, and looks for it under `speech.voices.casting(persona)`. A call listens to
`engines.changes` for as long as it lasts, sends `degraded` with the part of each change that is
`worse`, and looks at `changes.standing` when it begins. Nothing of it needs to know which engines
there are.
"""

from collections.abc import AsyncGenerator, Callable, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Final, TypeVar

from agent.engines.attentive import Attentive
from agent.engines.keyed import Cast, Casting, KeyedEngines, Named, keyed_engines
from agent.engines.language import LanguageModel
from agent.engines.own import OwnTranscriber, OwnVoice
from agent.engines.resilience.budget import Limits, UsageLog
from agent.engines.resilience.changes import Changes
from agent.engines.resilience.guard import Guard
from agent.engines.resilience.ladder import Change, Ladder, Listener, Part, Rung
from agent.engines.resilience.ladders import (
    LanguageLadder,
    Patience,
    Recognisers,
    TranscriberLadder,
    VoiceLadder,
)
from agent.engines.resilience.purse import Purse
from agent.engines.transcriber import Transcriber
from agent.settings import AgentSettings
from agent.speaking.personas import INTERVIEWERS
from agent.speaking.voice import Voice

E = TypeVar("E")

CONVERSATION: Final = Patience(least_s=2.0, share=0.05)
"""The best engine has half of it, and somebody waits."""
FINISHED: Final = Patience(least_s=20.0, share=0.25)
_OWN: Final = "local"


@dataclass(frozen=True, slots=True)
class OwnEngines:
    """Those of this process. conversation reads at once, finished reads more carefully; voices:
    all that `personas` names."""

    conversation: Transcriber
    finished: Transcriber
    voices: Sequence[Voice]


@dataclass(frozen=True, slots=True)
class Tools:
    """clock: monotonic seconds. new_boundary: an unguessable token for each question to a language
    model. purse: what may be used in a day, shared by all of a process."""

    clock: Callable[[], float]
    new_boundary: Callable[[], str]
    purse: Purse


@dataclass(frozen=True, slots=True)
class InForce:
    """An engine with a key; within its part the first one is asked first.

    name: provider and model. why: what makes it the one.
    """

    part: Part
    name: str
    why: str


@dataclass(frozen=True, slots=True)
class SpeechEngines:
    """What hears and speaks, whichever engine does it."""

    conversation: Transcriber
    finished: Transcriber
    voices: VoiceLadder


def purse_of(settings: AgentSettings, usage: UsageLog, now: Callable[[], datetime]) -> Purse:
    """The day's budget that the settings allow. now: the wall clock, with its zone."""
    limits = Limits(
        requests=settings.engine_requests_per_day,
        tokens=settings.engine_tokens_per_day,
        cost=settings.engine_dollars_per_day,
    )
    return Purse(limits, usage, now)


class Engines:
    """What the module says. `open_engines` makes and closes them."""

    def __init__(self, keyed: KeyedEngines, tools: Tools, resources: AsyncExitStack) -> None:
        self.changes = Changes()
        self._keyed = keyed
        self._tools = tools
        self._resources = resources
        self.language: LanguageModel | None = None
        """None where none is set: then rules do its work."""
        self.live_language: LanguageModel | None = None
        """The same for what a call asks while somebody speaks, with rests of its own: a model that
        is too slow for that may well judge."""
        self.page_language: LanguageModel | None = None
        """The same for what somebody waits for before a page."""
        if keyed.models:
            self.language = LanguageLadder(self._ladder("llm", keyed.models, None, _untold))
            self.live_language = LanguageLadder(self._ladder("llm", keyed.models, None))
            self.page_language = LanguageLadder(self._ladder("llm", keyed.models, None, _untold))

    @property
    def in_force(self) -> tuple[InForce, ...]:
        """The engines with a key; below those that hear and speak stand this process's own."""
        return (
            *(InForce("stt", one.name, one.why) for one in self._keyed.transcribers),
            *(InForce("llm", one.name, one.why) for one in self._keyed.models),
            *(InForce("tts", one.name, one.why) for one in self._keyed.casts),
        )

    def has(self, part: Part) -> bool:
        """Whether an engine with a key does it."""
        return any(one.part == part for one in self.in_force)

    def speech(self, own: OwnEngines) -> SpeechEngines:
        """Hearing and speaking; once a process. The own engines stay their owner's."""
        hearing = self._ladder("stt", _recognisers(self._keyed), _own_recognisers(own))
        return SpeechEngines(
            conversation=TranscriberLadder(hearing, lambda one: one.conversation, CONVERSATION),
            finished=TranscriberLadder(hearing, lambda one: one.finished, FINISHED),
            voices=VoiceLadder(self._ladder("tts", self._keyed.casts, _own_cast(own.voices))),
        )

    def _ladder(
        self,
        part: Part,
        named: Sequence[Named[E]],
        own: E | None,
        listener: Listener | None = None,
    ) -> Ladder[E]:
        clock, purse = self._tools.clock, self._tools.purse
        rungs = [Rung(one.name, one.engine, Guard(one.provider, purse, clock)) for one in named]
        if own is not None:
            rungs.append(Rung(_OWN, own, None))
        ladder = Ladder(part, rungs, listener or self.changes, clock)
        self._resources.push_async_callback(ladder.close)
        return ladder


@asynccontextmanager
async def open_engines(settings: AgentSettings, tools: Tools) -> AsyncGenerator[Engines]:
    """The engines that the settings choose; nothing is sent yet."""
    async with AsyncExitStack() as resources:
        keyed = await resources.enter_async_context(
            keyed_engines(settings, new_boundary=tools.new_boundary, clock=tools.clock)
        )
        yield Engines(keyed, tools, resources)


def _untold(_: Change) -> None:
    """What fails outside of calls says so itself: a score, a set of questions."""


def _recognisers(keyed: KeyedEngines) -> list[Named[Recognisers]]:
    found: list[Named[Recognisers]] = []
    for one in keyed.transcribers:
        engine = Attentive(one.engine, one.provider)
        found.append(Named(one.provider, one.model, one.why, Recognisers(one.name, engine, engine)))
    return found


def _own_recognisers(own: OwnEngines) -> Recognisers:
    return Recognisers(None, OwnTranscriber(own.conversation), OwnTranscriber(own.finished))


def _own_cast(voices: Sequence[Voice]) -> Cast:
    by_name = {voice.name: OwnVoice(voice) for voice in voices}
    return {
        persona: Casting(by_name[interviewer.voice], interviewer.manner)
        for persona, interviewer in INTERVIEWERS.items()
    }
