"""The application with an evaluator that does what a test says."""

import pytest

from agent.coach.evaluation.calibration import Agreement, Calibration, Calibrations
from api.evaluations.coach import Coach
from tests.fakes.evaluator import ScriptedEvaluator, counted


@pytest.fixture
def evaluator() -> ScriptedEvaluator:
    return ScriptedEvaluator()


@pytest.fixture
def calibrations() -> Calibrations:
    """As if the scripted evaluator had been measured."""
    agreement = Agreement(kappa=0.52, low=0.41, high=0.62, cases=100)
    known = Calibration(
        engine="scripted",
        model="script",
        prompt_version="1",
        cases=104,
        overall=agreement,
        criteria={"relevance": agreement},
    )
    return Calibrations(evaluators=(known,))


@pytest.fixture
def coach(evaluator: ScriptedEvaluator, calibrations: Calibrations) -> Coach:
    return Coach(lambda _: evaluator, counted, calibrations)
