"""Engines that fail in ways that are drawn, and tell which words they did not give back."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from random import Random
from typing import Final, Literal

import numpy as np
from numpy.typing import NDArray

from agent.coach.tasks.hint import Hinted
from agent.engines.errors import BadAnswer, TimedOut, Unreachable
from agent.engines.language import Answered, Prompt, S
from agent.engines.transcriber import Ending, Transcription
from agent.engines.usage import Usage
from agent.speaking.voice import Manner
from tests.fakes.engines import ScriptedVoice
from tests.fakes.sound import Tongue
from tests.turns.ledger import Ledger, tracked

Part = Literal["ears", "turn_end", "voice", "language"]
Fault = Literal["error", "hang", "empty", "garbage", "slow"]
PARTS: Final[tuple[Part, ...]] = ("ears", "turn_end", "voice", "language")
FAULTS: Final[tuple[Fault, ...]] = ("error", "hang", "empty", "garbage", "slow")
HANGS_S: Final = 25.0
GARBAGE: Final = ("Thank you.", "you you you you you you", "Thanks for watching, bye.", "\u266a")


class Gone(ConnectionError):
    """What a part fails of here."""


@dataclass(slots=True)
class Weather:
    """faults: what each part suffers from now."""

    faults: dict[Part, Fault] = field(default_factory=dict[Part, Fault])

    async def suffer(self, part: Part, chance: Random) -> Fault | None:
        """Take the time that a request takes now. Raises what it fails of."""
        fault = self.faults.get(part)
        if fault == "hang":
            # Longer than anybody waits; an engine gives up at some time.
            await asyncio.sleep(HANGS_S)
            raise Gone(part)
        await asyncio.sleep(chance.uniform(0.5, 9.0) if fault == "slow" else chance.uniform(0, 0.4))
        if fault == "error":
            raise Gone(part)
        return fault


class Hearer:
    """A hearing.ports.Transcriber. What it did not give back need not be kept."""

    def __init__(self, tongue: Tongue, weather: Weather, chance: Random, ledger: Ledger) -> None:
        self._tongue, self._weather, self._chance = tongue, weather, chance
        self._ledger = ledger

    @property
    def busy(self) -> bool:
        """Whether a caption must wait."""
        return self._chance.random() < 0.2

    async def text(self, samples: NDArray[np.float32]) -> str:
        """See agent.hearing.ports.Transcriber."""
        text, begun_in = self._tongue.read(samples), self._weather.faults.get("ears")
        try:
            fault = await self._weather.suffer("ears", self._chance)
        except BaseException:
            if begun_in in ("error", "hang"):
                self._ledger.unread(tracked(text))
            raise
        if fault in ("empty", "garbage"):
            self._ledger.unread(tracked(text))
            return "" if fault == "empty" else self._chance.choice(GARBAGE)
        return text

    async def tail(self, samples: NDArray[np.float32]) -> Transcription:
        """See agent.hearing.ports.Transcriber. It is as sure of the end as anything."""
        text = await self.text(samples)
        ending = Ending(*(self._chance.random() for _ in range(3)))
        return Transcription(text, (), 0.9, "en", ending=self._chance.choice((ending, None)))

    async def stretch_text(self, samples: NDArray[np.float32]) -> str:
        """See agent.hearing.ports.Transcriber."""
        return await self.text(samples)


class TurnEnds:
    """A hearing.ports.TurnEndModel that says anything."""

    def __init__(self, weather: Weather, chance: Random) -> None:
        self._weather, self._chance = weather, chance

    async def probability(self, samples: NDArray[np.int16]) -> float:
        """See agent.hearing.ports.TurnEndModel."""
        await self._weather.suffer("turn_end", self._chance)
        return self._chance.random()


class Speaker(ScriptedVoice):
    """A voice that is slow, silent or gone."""

    def __init__(self, name: str, weather: Weather, chance: Random) -> None:
        super().__init__(name)
        self._weather, self._chance = weather, chance

    async def stream(self, sentence: str, manner: Manner) -> AsyncIterator[NDArray[np.float32]]:
        """See agent.speaking.voice.Voice."""
        if await self._weather.suffer("voice", self._chance) == "empty":
            return
        async for part in super().stream(sentence, manner):
            yield part


class Words:
    """A language model that asks back, gives hints, or does not answer."""

    engine, model = "scripted", "words"

    def __init__(self, weather: Weather, chance: Random) -> None:
        self._weather, self._chance = weather, chance

    async def answer(self, prompt: Prompt, shape: type[S], *, within_s: float) -> Answered[S]:
        """See agent.engines.language.LanguageModel."""
        try:
            async with asyncio.timeout(within_s):
                fault = await self._weather.suffer("language", self._chance)
        except TimeoutError as error:
            raise TimedOut(self.engine, within_s) from error
        except Gone as error:
            raise Unreachable(self.engine, "is gone") from error
        if fault in ("empty", "garbage"):
            raise BadAnswer(self.engine, "made no sense")
        said = next((one.text for one in prompt.data if one.name == "answer"), "")
        hint = {"hint": "What did you do about it yourself?"}
        made = hint if shape is Hinted else self._asks_back(said)
        return Answered(shape.model_validate(made), Usage(), 0.1, self.engine, self.model)

    def _asks_back(self, said: str) -> dict[str, str | None]:
        about = " ".join(said.split()[:4])
        if not about or self._chance.random() < 0.5:
            return {"about": None, "lack": "nothing", "question": None}
        question = self._chance.choice(
            (
                "What was the hardest part of that?",
                "How would you do it differently today?",
                "Who else was affected by this decision?",
            )
        )
        return {"about": about, "lack": "vague", "question": question}
