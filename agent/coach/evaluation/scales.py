"""The keyless model: for each criterion a sum of weighted features on a curve from 1 to 10.

`rules.toml` holds it, readable and written by `make fit-coach` from the cases for tuning.
"""

import math
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Final, Literal, get_args

from pydantic import Field

from agent.coach.evaluation.asked import AskedSign
from agent.coach.evaluation.features import FeatureName, Features
from agent.coach.evaluation.rubric import HIGHEST, LOWEST
from schemas.base import Schema

PATH: Final = Path(__file__).with_name("rules.toml")

ScaledName = Literal["relevance", "examples", "clarity", "job_alignment"]
SCALED: Final[tuple[ScaledName, ...]] = get_args(ScaledName)
"""What rules can have an opinion on; whether something is technically right they cannot know."""


class Scale(Schema):
    """start: where an answer with none of the features stands. weights: what each adds to that."""

    start: float
    weights: dict[FeatureName, float]

    def score(self, features: Features) -> float:
        """From 1 to 10, not rounded."""
        leaning = self.start + sum(
            weight * features.value(name) for name, weight in self.weights.items()
        )
        return LOWEST + (HIGHEST - LOWEST) / (1 + math.exp(-leaning))


class OnQuestion(Schema):
    """Whether an answer may be one to the question, or to a follow-up: where the sum is not
    below 0."""

    start: float
    weights: dict[AskedSign, float]

    def leaning(self, features: Features) -> float:
        """For the question that the answer speaks of most."""
        return max(map(self._leaning, features.asked.signs))

    def lacks_story(self, features: Features) -> bool:
        """Whether it would lean to the question itself if as much happened in it as was asked
        for."""
        signs = features.asked.signs[0]
        return signs["story"] > 0 and self._leaning({**signs, "story_told": 1.0}) >= 0

    def _leaning(self, signs: Mapping[AskedSign, float]) -> float:
        return self.start + sum(weight * signs[name] for name, weight in self.weights.items())


class Rules(Schema):
    """usual: each feature's mean over the cases for tuning. margin: how far, in points, two of
    three of those cases lie from the middle of their level, scored by a model fitted without them.
    """

    margin: float = Field(gt=0)
    usual: dict[FeatureName, float]
    scales: dict[ScaledName, Scale]
    on_question: OnQuestion

    def telling(self, name: ScaledName, features: Features) -> Mapping[FeatureName, float]:
        """What each feature adds to a criterion more, or less, than it usually does."""
        weights = self.scales[name].weights
        return {
            feature: weight * (features.value(feature) - self.usual[feature])
            for feature, weight in weights.items()
        }


def load_rules() -> Rules:
    """The model that comes with the package.

    Raises OSError, tomllib.TOMLDecodeError, pydantic.ValidationError.
    """
    return Rules.model_validate(tomllib.loads(rules_bytes().decode()))


def rules_bytes() -> bytes:
    """The file as it is, to tell one state of it from another."""
    return PATH.read_bytes()
