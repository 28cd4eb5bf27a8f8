"""A language model at an address that was given, asked as the product asks it."""

import secrets
import time
from collections.abc import AsyncGenerator, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path

import httpx

from agent.coach.evaluation.calibration import Calibrations
from agent.coach.evaluation.ports import Evaluator
from agent.coach.tasks.evaluate import ModelEvaluator
from agent.engines.keyed import keyed_engines
from agent.engines.resilience.budget import Limits
from agent.engines.resilience.changes import Changes
from agent.engines.resilience.guard import Guard
from agent.engines.resilience.ladder import Ladder, Rung
from agent.engines.resilience.ladders import LanguageLadder
from agent.engines.resilience.purse import Purse
from agent.engines.resilience.usage_files import UsageFiles
from agent.settings import AgentSettings
from bench.eval_coach_judging import MakeEvaluator


def parse_address(text: str) -> tuple[str, str]:
    """Address and model of `http://…/v1,model`. Raises ValueError where it is not that."""
    address, comma, model = text.partition(",")
    if not comma or not model or not address.startswith(("http://", "https://")):
        raise ValueError(f"LLM is {text!r}; it has to be address,model.")
    return address, model


async def is_played(address: str) -> bool:
    """Whether one of the tests' stand-ins is at the address: what it says calibrates nothing.

    Raises httpx.HTTPError where nobody is there.
    """
    key = AgentSettings(llm_base_url=address, llm_model="any").llm_api_key
    headers = {} if key is None else {"Authorization": f"Bearer {key.get_secret_value()}"}
    async with httpx.AsyncClient(headers=headers) as http:
        reply = await http.get(f"{address.rstrip('/')}/models")
    return "x-standin" in reply.headers


@asynccontextmanager
async def model_evaluator(address: str, model: str, scratch: Path) -> AsyncGenerator[MakeEvaluator]:
    """What makes evaluators that ask it; LLM_API_KEY is sent where it is set."""
    settings = AgentSettings(llm_base_url=address, llm_model=model)
    engines = keyed_engines(
        settings, new_boundary=lambda: secrets.token_hex(8), clock=time.monotonic
    )
    async with engines as keyed:
        asked = next(one for one in keyed.models if one.model == model)
        purse = Purse(Limits(), UsageFiles(scratch), lambda: datetime.now(UTC))
        rung = Rung(asked.name, asked.engine, Guard(asked.provider, purse, time.monotonic))
        ladder = Ladder("llm", (rung,), Changes(), time.monotonic)
        try:
            yield _maker(LanguageLadder(ladder), settings.llm_judgements)
        finally:
            await ladder.close()


def _maker(model: LanguageLadder, judgements: int) -> Callable[[Calibrations], Evaluator]:
    def make(calibrations: Calibrations) -> Evaluator:
        return ModelEvaluator(model, calibrations, judgements)

    return make
