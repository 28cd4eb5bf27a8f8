"""What judges answers in this process: chosen here, once, when the application starts."""

from functools import partial

from agent.coach.evaluation.by_rules import RulesEvaluator
from agent.coach.evaluation.calibration import Calibrations, read_calibrations
from agent.coach.evaluation.ports import Evaluator
from agent.coach.tasks.evaluate import ModelEvaluator
from agent.delivery.measure import measure
from agent.engines.language import LanguageModel
from agent.settings import AgentSettings
from api.evaluations.coach import Coach


def build_coach(settings: AgentSettings) -> Coach:
    """Reads what evaluators were measured to be worth. Raises OSError, ValidationError."""
    calibrations = read_calibrations()
    of = partial(evaluator_of, calibrations=calibrations, judgements=settings.llm_judgements)
    return Coach(of, measure, calibrations)


def evaluator_of(
    language: LanguageModel | None, *, calibrations: Calibrations, judgements: int
) -> Evaluator:
    """A language model where one is set, and rules where none is.

    Raises OSError, ValidationError where the rules cannot be read.
    """
    if language is None:
        return RulesEvaluator.load(calibrations)
    return ModelEvaluator(language, calibrations, judgements)
