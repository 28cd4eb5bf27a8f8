"""What judges answers in this process: chosen here, once, when the application starts."""

from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from functools import partial

from agent.coach.evaluation.by_rules import RulesEvaluator
from agent.coach.evaluation.calibration import Calibrations, read_calibrations
from agent.coach.evaluation.ports import Evaluator
from agent.coach.tasks.evaluate import ModelEvaluator
from agent.delivery.measure import measure
from agent.engines.choice import open_engines
from agent.settings import AgentSettings
from api.engine_tools import engine_tools
from api.evaluations.coach import Coach


def build_coach(settings: AgentSettings) -> Coach:
    """Reads what evaluators were measured to be worth. Raises OSError, ValidationError."""
    calibrations = read_calibrations()
    return Coach(partial(open_evaluator, settings, calibrations), measure, calibrations)


@asynccontextmanager
async def open_evaluator(
    settings: AgentSettings, calibrations: Calibrations
) -> AsyncGenerator[Evaluator]:
    """A language model where one is set, and rules where none is.

    Raises OSError, ValidationError where the rules cannot be read.
    """
    async with open_engines(settings, engine_tools(settings)) as engines:
        if engines.language is None:
            yield RulesEvaluator.load(calibrations)
        else:
            yield ModelEvaluator(engines.language, calibrations, settings.llm_judgements)
