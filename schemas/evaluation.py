"""What one evaluator found in one answer."""

from typing import Self

from pydantic import Field, model_validator

from schemas.base import Schema
from schemas.interviews import Score
from schemas.results import IdealAnswer, Quote, Rubric, Star, Wording


class Judgement(Schema):
    """What one evaluator found in one answer.

    score: the overall score; null where none could be earned, and then `reason` says why. low,
    high: the range the score is good to; there whenever the score is. rubric: a criterion's score
    may be null, its `why` always stands. elaboration_needed: the answer would gain from being gone
    into. dropped_quotes: quotations that were not found in the words as heard, and so not kept.
    """

    score: Score | None
    low: Score | None
    high: Score | None
    reason: str | None
    rubric: Rubric
    findings: tuple[str, ...]
    strengths: tuple[str, ...]
    weaknesses: tuple[str, ...]
    improvements: tuple[str, ...]
    wording: tuple[Wording, ...]
    star: Star
    quotes: tuple[Quote, ...]
    ideal_answer: IdealAnswer | None
    elaboration_needed: bool
    dropped_quotes: int = Field(default=0, ge=0)

    @model_validator(mode="after")
    def _a_score_or_a_reason(self) -> Self:
        if (self.score is None) == (self.reason is None):
            raise ValueError("There is a reason if and only if there is no score.")
        if self.score is None:
            if self.low is not None or self.high is not None:
                raise ValueError("Without a score there is no range.")
        elif self.low is None or self.high is None or not self.low <= self.score <= self.high:
            raise ValueError("A score lies between its low and its high.")
        return self
