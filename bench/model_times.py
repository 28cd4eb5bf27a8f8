"""How long judging by a language model takes, where a stand-in answers after a typical delay.

What a real one adds for writing at length is not in it.
"""

import json
import secrets
import tempfile
import time
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

from pydantic import SecretStr

from agent.coach.evaluation.calibration import Calibrations
from agent.coach.tasks.evaluate import ModelEvaluator
from agent.engines.keyed import keyed_engines
from agent.engines.language import LanguageModel
from agent.engines.resilience.budget import Limits
from agent.engines.resilience.changes import Changes
from agent.engines.resilience.guard import Guard
from agent.engines.resilience.ladder import Ladder, Rung
from agent.engines.resilience.ladders import LanguageLadder
from agent.engines.resilience.purse import Purse
from agent.engines.resilience.usage_files import UsageFiles
from agent.settings import AgentSettings
from bench.eval_coach_cases import to_judge
from bench.report import Figure
from tests.standins.asked import Asked
from tests.standins.openai import MODEL, OpenAI
from tests.standins.serving import standin
from tests.trust.cases import load_cases

TYPICAL_S: Final = 0.55
TIMES: Final = 10

_KEY: Final = "standin-key"
_SENTENCE: Final = "Say what changed for the people who had asked you for it."


async def evaluation_time() -> Figure:
    """Of an answer, all its requests and checks included."""
    cases = load_cases("tuning")[:TIMES]
    times: list[float] = []
    async with _model() as model:
        evaluator = ModelEvaluator(model, Calibrations(evaluators=()))
        for case in cases:
            began = time.perf_counter()
            await evaluator.judge(to_judge(case))
            times.append(time.perf_counter() - began)
    return Figure(_named("an evaluation, slowest"), 8, max(times), "s")


def _named(what: str) -> str:
    return f"{what}, stand-in of a language model ({1_000 * TYPICAL_S:.0f} ms)"


@asynccontextmanager
async def _model() -> AsyncGenerator[LanguageModel]:
    app = OpenAI(_answer, key=_KEY, delay_s=TYPICAL_S)
    clock = time.monotonic
    with tempfile.TemporaryDirectory() as scratch:
        async with standin(app) as origin:
            settings = AgentSettings(
                llm_base_url=f"{origin}/v1", llm_model=MODEL, llm_api_key=SecretStr(_KEY)
            )
            engines = keyed_engines(
                settings, new_boundary=lambda: secrets.token_hex(8), clock=clock
            )
            async with engines as keyed:
                asked = next(one for one in keyed.models if one.model == MODEL)
                purse = Purse(Limits(), UsageFiles(Path(scratch)), lambda: datetime.now(UTC))
                rung = Rung(asked.name, asked.engine, Guard(asked.provider, purse, clock))
                ladder = Ladder("llm", (rung,), Changes(), clock)
                try:
                    yield LanguageLadder(ladder)
                finally:
                    await ladder.close()


def _answer(asked: Asked) -> str:
    assert asked.schema is not None
    return json.dumps(_ANSWERS[asked.schema["title"]](asked))


def _verdict(_: Asked) -> Any:
    return {"evidence": [], "why": "You say what you did and why.", "score": 6}


def _feedback(_: Asked) -> Any:
    return {
        "star": dict.fromkeys(("situation", "task", "action", "result")),
        "strengths": [],
        "weaknesses": [],
        "improvements": [_SENTENCE] * 3,
        "wording": [],
        "elaboration_needed": False,
    }


def _draft(_: Asked) -> Any:
    return {"text": _SENTENCE, "differences": [_SENTENCE], "why": _SENTENCE}


_ANSWERS: Final = {
    "Verdict": _verdict,
    "OpenVerdict": _verdict,
    "Feedback": _feedback,
    "Draft": _draft,
}
