"""The real engines, set to a provider's stand-in that answers by the shape it is asked for."""

import asyncio
import json
import secrets
from collections.abc import AsyncGenerator, Callable, Mapping
from contextlib import asynccontextmanager
from typing import Any, Final, Literal

from pydantic import SecretStr

from agent.engines.keyed import keyed_engines
from agent.engines.resilience.ladder import Change, Ladder, Rung
from agent.engines.resilience.ladders import LanguageLadder
from agent.settings import AgentSettings
from tests.agent.engines.resilience.scripted import guard
from tests.standins.asked import Asked
from tests.standins.faults import Script
from tests.standins.gemini import MODEL as GEMINI
from tests.standins.gemini import Gemini
from tests.standins.openai import MODEL as GPT
from tests.standins.openai import OpenAI
from tests.standins.serving import standin

KEY: Final = "standin-key"
Provider = Literal["gemini", "openai"]
PROVIDERS: Final[tuple[Provider, ...]] = ("gemini", "openai")


def by_shape(answers: Mapping[str, Any]) -> Callable[[Asked], str]:
    """A model that answers each shape with what stands under its name."""

    def answer(asked: Asked) -> str:
        assert asked.schema is not None
        found = answers[asked.schema["title"]]
        return json.dumps(found(asked) if callable(found) else found)

    return answer


@asynccontextmanager
async def provider(
    name: Provider,
    answer: Callable[[Asked], str],
    *,
    faults: Script = (),
    delay_s: float = 0.0,
) -> AsyncGenerator[tuple[LanguageLadder, Gemini | OpenAI]]:
    """A language model over the provider's wire, and the stand-in that it talks to."""
    app = (Gemini if name == "gemini" else OpenAI)(answer, key=KEY, faults=faults, delay_s=delay_s)
    clock = asyncio.get_running_loop().time
    async with (
        standin(app) as origin,
        keyed_engines(
            _settings(name, origin), new_boundary=lambda: secrets.token_hex(8), clock=clock
        ) as keyed,
    ):
        [model] = keyed.models
        ladder = Ladder("llm", [Rung(name, model.engine, guard(name))], _unheard, clock)
        yield LanguageLadder(ladder), app
        await ladder.close()


def _settings(name: Provider, origin: str) -> AgentSettings:
    if name == "gemini":
        return AgentSettings(
            gemini_api_key=SecretStr(KEY), gemini_base_url=origin, gemini_model=GEMINI
        )
    return AgentSettings(llm_base_url=f"{origin}/v1", llm_api_key=SecretStr(KEY), llm_model=GPT)


def _unheard(change: Change) -> None:
    """Nobody shows it here."""
