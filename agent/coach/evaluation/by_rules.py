"""The evaluator that needs no key: features that a person can check, weighed by a small model."""

import asyncio
import hashlib
from typing import Final, Self

from agent.coach.evaluation.akin import akin_bytes
from agent.coach.evaluation.asked import others_bytes
from agent.coach.evaluation.calibration import Calibration, Calibrations
from agent.coach.evaluation.features import features_of
from agent.coach.evaluation.feedback.words import words_for
from agent.coach.evaluation.lexicon import words_bytes
from agent.coach.evaluation.opinion import Opinion, bounds, opinion_of, overall_of, rubric_of
from agent.coach.evaluation.ports import ToJudge
from agent.coach.evaluation.scales import Rules, load_rules, rules_bytes
from agent.coach.meaning import load_encoder
from schemas.evaluation import Judgement

ENGINE: Final = "rules"
MODEL: Final = "features"
REVISION: Final = b"6"
"""Raised whenever other code of this folder counts or weighs otherwise than before."""


class RulesEvaluator:
    """An Evaluator. A criterion gets a number only where `calibrations` says that it was earned.

    prompt_version names the state of its words and weights: with another, what was measured no
    longer holds.
    """

    def __init__(self, rules: Rules, prompt_version: str, calibrations: Calibrations) -> None:
        self._rules = rules
        self.engine = ENGINE
        self.model = MODEL
        self.prompt_version = prompt_version
        self._calibration = calibrations.of(self.engine, self.model, self.prompt_version)

    @classmethod
    def load(cls, calibrations: Calibrations) -> Self:
        """With the words, weights and encoder that come with the install.

        Raises what load_rules and load_encoder do.
        """
        # What is missing fails here, at the start, and not with somebody's first answer.
        load_encoder()
        version = hashlib.sha256(
            REVISION + words_bytes() + others_bytes() + akin_bytes() + rules_bytes()
        ).hexdigest()[:8]
        return cls(load_rules(), version, calibrations)

    @property
    def calibration(self) -> Calibration | None:
        """What was measured of exactly these rules."""
        return self._calibration

    async def judge(self, answer: ToJudge) -> Judgement:
        """See Evaluator. Never fails."""
        return await asyncio.to_thread(self._judged, answer)

    def opinion(self, answer: ToJudge) -> Opinion:
        """What the rules find, shown or not."""
        return opinion_of(features_of(answer), self._rules)

    def _judged(self, answer: ToJudge) -> Judgement:
        features = features_of(answer)
        opinion = opinion_of(features, self._rules)
        rubric = rubric_of(opinion, self._calibration)
        overall = overall_of(opinion, rubric)
        low, high = (
            (None, None) if overall.score is None else bounds(overall.score, self._rules.margin)
        )
        words = words_for(answer, features, rubric)
        return Judgement(
            score=overall.score,
            low=low,
            high=high,
            reason=overall.reason,
            rubric=rubric,
            findings=words.findings,
            strengths=words.strengths,
            weaknesses=words.weaknesses,
            improvements=words.improvements,
            wording=words.wording,
            star=words.star,
            quotes=words.quotes,
            ideal_answer=None,
            elaboration_needed=words.elaboration_needed,
        )
