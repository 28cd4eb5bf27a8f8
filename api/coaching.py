"""What judges answers in this process: chosen here, once, and made at start."""

from agent.coach.evaluation.by_rules import RulesEvaluator
from agent.coach.evaluation.calibration import Calibrations, read_calibrations
from agent.coach.evaluation.ports import Evaluator
from agent.coach.tasks.evaluate import ModelEvaluator
from agent.delivery.measure import measure
from agent.engines.language import LanguageModel
from api.evaluations.coach import Coach


def build_coach(language: LanguageModel | None) -> Coach:
    """A language model judges where one is set, and rules where none is.

    Reads what evaluators were measured to be worth, and the rules. Raises OSError,
    pydantic.ValidationError.
    """
    calibrations = read_calibrations()
    return Coach(_evaluator(language, calibrations), measure, calibrations)


def _evaluator(language: LanguageModel | None, calibrations: Calibrations) -> Evaluator:
    if language is None:
        return RulesEvaluator.load(calibrations)
    return ModelEvaluator(language, calibrations)
