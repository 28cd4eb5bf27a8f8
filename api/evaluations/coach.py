"""What evaluates answers in this process; made by the composition root."""

from dataclasses import dataclass
from typing import Final

from agent.coach.evaluation.calibration import Calibrations
from agent.coach.evaluation.ports import Evaluator
from api.evaluations.reasons import NOT_SET_UP
from api.evaluations.sound import Measure
from schemas.admin import EngineInForce

BY_RULES: Final = "rules"
"""The engine that asks nobody else."""


@dataclass(frozen=True, slots=True)
class Coach:
    """evaluator judges what was said, measure tells how, calibrations what a score is good for."""

    evaluator: Evaluator
    measure: Measure
    calibrations: Calibrations


def evaluation_in_force(coach: Coach | None) -> EngineInForce:
    """What judges, for the people who run this server."""
    engine = None if coach is None else coach.evaluator.engine
    return EngineInForce(
        part="evaluation",
        engine=engine,
        local=engine in (None, BY_RULES),
        reason=NOT_SET_UP if coach is None else None,
    )
