"""Which scores an evaluator has earned: its measured agreement with labelled answers.

`make eval-coach` measures and writes the file; a criterion that was not measured, or on which the
evaluator agrees too little, gets no number.
"""

from pathlib import Path
from typing import Final

from pydantic import Field

from agent.coach.evaluation.rubric import NAMES, CriterionName
from schemas.base import Schema

FILE: Final = Path(__file__).with_name("calibration.json")
MIN_AGREEMENT: Final = 0.40
"""Quadratic weighted kappa from which a number may be shown."""


class Agreement(Schema):
    """Quadratic weighted kappa with the labels of `cases` answers.

    low, high: where 95 per cent of bootstrap samples lie.
    """

    kappa: float = Field(ge=-1, le=1)
    low: float = Field(ge=-1, le=1)
    high: float = Field(ge=-1, le=1)
    cases: int = Field(ge=1)

    @property
    def earns(self) -> bool:
        """Whether a number may be shown on its strength."""
        return self.kappa >= MIN_AGREEMENT


class Calibration(Schema):
    """How well one evaluator agrees, on answers that it was not tuned on.

    overall: of the overall score, made of the criteria that were earned; null where they are too
    few for one. criteria: those that were measured.
    """

    engine: str
    model: str
    prompt_version: str
    cases: int = Field(ge=1)
    overall: Agreement | None
    criteria: dict[CriterionName, Agreement]

    def earned(self, name: CriterionName) -> bool:
        """Whether the evaluator may give a number for this criterion."""
        return name in self.criteria and self.criteria[name].earns


class Calibrations(Schema):
    """The file: an entry an evaluator that was measured."""

    evaluators: tuple[Calibration, ...]

    def of(self, engine: str, model: str, prompt_version: str) -> Calibration | None:
        """What was measured of exactly this evaluator; None where nothing was."""
        wanted = (engine, model, prompt_version)
        return next((one for one in self.evaluators if _key(one) == wanted), None)

    def replacing(self, new: Calibration) -> "Calibrations":
        """With `new` for what was known of an engine's same model."""
        others = (one for one in self.evaluators if _key(one)[:2] != _key(new)[:2])
        return Calibrations(evaluators=(*others, new))


def read_calibrations(file: Path = FILE) -> Calibrations:
    """What was measured so far; nothing where there is no file.

    Raises OSError, pydantic.ValidationError.
    """
    if not file.exists():
        return Calibrations(evaluators=())
    return Calibrations.model_validate_json(file.read_bytes())


def write_calibrations(calibrations: Calibrations, file: Path = FILE) -> None:
    """Replace the file. Only `make eval-coach` does this. Raises OSError."""
    file.write_text(calibrations.model_dump_json(indent=2) + "\n")


def unearned(name: CriterionName, calibration: Calibration | None, who: str) -> str:
    """Why a criterion has no number, for the candidate. who: such as "this model"."""
    measured = None if calibration is None else calibration.criteria.get(name)
    if measured is None:
        return (
            f"No number: it was not measured how well {who} can judge {NAMES[name]}, on answers "
            "with known levels."
        )
    # Three places: 0.399 is not the 0.40 that is needed.
    return (
        f"No number: in {NAMES[name]} the agreement of {who} with the levels of {measured.cases} "
        f"test answers is {measured.kappa:.3f}, and {MIN_AGREEMENT:.2f} is needed."
    )


def _key(one: Calibration) -> tuple[str, str, str]:
    return one.engine, one.model, one.prompt_version
