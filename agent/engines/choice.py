"""Which engines do which part: those that keys name, and below them those of this process.

How a call is wired to them, in the composition root:

    async with open_engines(settings, OwnEngines(quick, large, voices), tools) as engines:
        reader = QuickReader(engines.conversation, time.monotonic)
        second = SecondReader(engines.finished, engine=...)
        spoken = await engines.voices.say(sentence, persona, within_s=VOICE_S)
        if engines.language is not None:
            answered = await engines.language.answer(prompt, shape, within_s=...)

`conversation` and `finished` are Transcribers. Whoever caches what `voices` say keeps it under
`spoken.by`, and looks for it under `engines.voices.casting(persona)`. A call listens to `changes`
for as long as it lasts, sends `degraded` with the part of each change that is `worse`, and looks at
`changes.standing` when it begins. Nothing of it needs to know which engines there are.
"""

from collections.abc import AsyncGenerator, Callable, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Final, TypeVar

from agent.engines.attentive import Attentive
from agent.engines.counted import CountedModel
from agent.engines.keyed import Cast, Casting, KeyedEngines, Named, keyed_engines
from agent.engines.language import LanguageModel
from agent.engines.own import OwnTranscriber, OwnVoice
from agent.engines.resilience.budget import Limits, UsageLog
from agent.engines.resilience.changes import Changes
from agent.engines.resilience.guard import Guard
from agent.engines.resilience.ladder import Ladder, Part, Rung
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
VOICE_S: Final = 6.0
"""For a sentence: the best voice has half of it."""
NO_KEY: Final = "comes with the install"


@dataclass(frozen=True, slots=True)
class OwnEngines:
    """Those of this process. conversation reads at once, finished reads more carefully; voices:
    all that `personas` names."""

    conversation: Transcriber
    finished: Transcriber
    voices: Sequence[Voice]


@dataclass(frozen=True, slots=True)
class Tools:
    """clock: monotonic seconds. now: the wall clock, with its zone. new_boundary: an unguessable
    token for each question to a language model. usage: remembers what was used."""

    clock: Callable[[], float]
    now: Callable[[], datetime]
    new_boundary: Callable[[], str]
    usage: UsageLog


@dataclass(frozen=True, slots=True)
class InForce:
    """An engine that stands ready; within its part the first one is asked first.

    why: what makes it the one. local: whether it runs in this process.
    """

    part: Part
    name: str
    why: str
    local: bool


@dataclass(frozen=True, slots=True)
class Engines:
    """See the module. language: None where none is set, and then rules do its work."""

    conversation: Transcriber
    finished: Transcriber
    voices: VoiceLadder
    language: LanguageModel | None
    changes: Changes
    in_force: tuple[InForce, ...]


@asynccontextmanager
async def open_engines(
    settings: AgentSettings, own: OwnEngines, tools: Tools
) -> AsyncGenerator[Engines]:
    """The engines in force. Their own engines stay their owner's; nothing is sent yet."""
    async with AsyncExitStack() as resources:
        keyed = await resources.enter_async_context(
            keyed_engines(settings, new_boundary=tools.new_boundary, clock=tools.clock)
        )
        making = _Making(purse_of(settings, tools), tools.clock, Changes(), resources)
        hearing = making.ladder("stt", _recognisers(keyed), _own_recognisers(own))
        yield Engines(
            conversation=TranscriberLadder(hearing, lambda one: one.conversation, CONVERSATION),
            finished=TranscriberLadder(hearing, lambda one: one.finished, FINISHED),
            voices=VoiceLadder(making.ladder("tts", keyed.casts, _own_cast(own.voices))),
            language=_language(making, keyed.models),
            changes=making.changes,
            in_force=tuple(making.in_force),
        )


def purse_of(settings: AgentSettings, tools: Tools) -> Purse:
    """The day's budget that the settings allow."""
    limits = Limits(
        requests=settings.engine_requests_per_day,
        tokens=settings.engine_tokens_per_day,
        cost=settings.engine_dollars_per_day,
    )
    return Purse(limits, tools.usage, tools.now)


class _Making:
    """Makes ladders, which share what they spend, and notes what is in them."""

    def __init__(
        self,
        purse: Purse,
        clock: Callable[[], float],
        changes: Changes,
        resources: AsyncExitStack,
    ) -> None:
        self.changes = changes
        self.in_force: list[InForce] = []
        self._purse = purse
        self._clock = clock
        self._resources = resources

    def ladder(self, part: Part, named: Sequence[Named[E]], own: Named[E] | None) -> Ladder[E]:
        """Engines of a part, and under them the own one."""
        rungs = [
            Rung(one.name, one.engine, Guard(one.provider, self._purse, self._clock))
            for one in named
        ]
        self.in_force += [InForce(part, one.name, one.why, local=False) for one in named]
        if own is not None:
            rungs.append(Rung(own.name, own.engine, None))
            self.in_force.append(InForce(part, own.name, own.why, local=True))
        made = Ladder(part, rungs, self.changes, self._clock)
        self._resources.push_async_callback(made.close)
        return made


def _language(making: _Making, models: Sequence[Named[CountedModel]]) -> LanguageModel | None:
    return LanguageLadder(making.ladder("llm", models, None)) if models else None


def _recognisers(keyed: KeyedEngines) -> list[Named[Recognisers]]:
    found: list[Named[Recognisers]] = []
    for one in keyed.transcribers:
        engine = Attentive(one.engine, one.provider)
        found.append(Named(one.provider, one.model, one.why, Recognisers(engine, engine)))
    return found


def _own_recognisers(own: OwnEngines) -> Named[Recognisers]:
    recognisers = Recognisers(OwnTranscriber(own.conversation), OwnTranscriber(own.finished))
    return Named("local", "whisper", NO_KEY, recognisers)


def _own_cast(voices: Sequence[Voice]) -> Named[Cast]:
    by_name = {voice.name: OwnVoice(voice) for voice in voices}
    cast: Cast = {
        persona: Casting(by_name[interviewer.voice], interviewer.manner)
        for persona, interviewer in INTERVIEWERS.items()
    }
    return Named("local", "voices", NO_KEY, cast)
