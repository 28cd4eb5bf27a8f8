"""What evaluates answers in this process; made by the composition root."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from agent.coach.evaluation.calibration import Calibrations
from agent.coach.evaluation.ports import Evaluator
from agent.engines.language import LanguageModel
from api.evaluations.reasons import NOT_SET_UP
from api.evaluations.sound import Measure
from schemas.admin import EngineInForce

BY_RULES: Final = "rules"
"""The engine that asks nobody else."""


@dataclass(frozen=True, slots=True)
class Coach:
    """measure tells how it was said, calibrations what a score is good for.

    evaluator_of: makes what judges, of the language model where one is set.
    """

    evaluator_of: Callable[[LanguageModel | None], Evaluator]
    measure: Measure
    calibrations: Calibrations


def evaluation_in_force(evaluator: Evaluator | None) -> EngineInForce:
    """What judges, for the people who run this server."""
    engine = None if evaluator is None else evaluator.engine
    return EngineInForce(
        part="evaluation",
        engine=engine,
        local=engine in (None, BY_RULES),
        reason=NOT_SET_UP if evaluator is None else None,
    )
