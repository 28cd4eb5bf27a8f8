"""Which evaluator is chosen."""

from typing import Any

import pytest

from agent.coach.evaluation.calibration import read_calibrations
from agent.delivery.measure import measure
from api.coaching import build_coach
from api.evaluations.coach import evaluation_in_force
from tests.agent.coach.tasks.scripted import ScriptedModel


def _not_asked(*_: Any) -> Any:
    raise AssertionError("Choosing asks nobody.")


@pytest.mark.parametrize(
    ("language", "engine", "local"),
    [(None, "rules", True), (ScriptedModel(_not_asked), "scripted", False)],
)
def test_a_language_model_judges_where_one_is_set(
    language: ScriptedModel | None, engine: str, local: bool
) -> None:
    coach = build_coach(language)
    assert (coach.measure, coach.calibrations) == (measure, read_calibrations())
    in_force = evaluation_in_force(coach)
    assert (in_force.engine, in_force.local, in_force.reason) == (engine, local, None)
