"""Which evaluator is chosen."""

from pathlib import Path

import pytest

from agent.coach.evaluation.calibration import read_calibrations
from agent.delivery.measure import measure
from agent.engines.choice import open_engines
from agent.settings import AgentSettings
from api.coaching import build_coach
from api.engine_tools import engine_tools
from api.evaluations.coach import evaluation_in_force

LANGUAGE = {"llm_base_url": "http://127.0.0.1:9/v1", "llm_model": "tiny"}


@pytest.mark.parametrize(("set_", "local"), [({}, True), (LANGUAGE, False)])
async def test_a_language_model_judges_where_one_is_set(
    tmp_path: Path, set_: dict[str, str], local: bool
) -> None:
    settings = AgentSettings.model_validate({"data_dir": tmp_path, **set_})
    coach = build_coach(settings)
    assert (coach.measure, coach.calibrations) == (measure, read_calibrations())
    async with open_engines(settings, engine_tools(settings)) as engines:
        evaluator = coach.evaluator_of(engines.language)
        in_force = evaluation_in_force(evaluator)
        assert (evaluator.engine == "rules", in_force.local, in_force.reason) == (
            local,
            local,
            None,
        )
        assert evaluator.model == ("features" if local else "tiny")
