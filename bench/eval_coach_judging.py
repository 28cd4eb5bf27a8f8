"""Every answer judged once, with all criteria shown, and what of it is an earned overall score."""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from time import perf_counter

from agent.coach.evaluation.calibration import Agreement, Calibration, Calibrations
from agent.coach.evaluation.ports import EvaluationFailed, Evaluator, ToJudge
from agent.coach.evaluation.rubric import WEIGHTS, CriterionName, combine
from schemas.evaluation import Judgement
from schemas.results import Rubric

MakeEvaluator = Callable[[Calibrations], Evaluator]


@dataclass(frozen=True, slots=True)
class Verdict:
    """What came of one answer, in `ms` milliseconds. judgement: None where there is none, and
    `failed` says why."""

    given: ToJudge
    judgement: Judgement | None
    failed: str | None
    ms: float

    @property
    def scores(self) -> dict[CriterionName, float | None]:
        """Each criterion's score, whether it was earned or not."""
        if self.judgement is None:
            return dict.fromkeys(WEIGHTS)
        return scores_of(self.judgement.rubric)

    def overall(self, counted: frozenset[CriterionName]) -> float | None:
        """The overall score if only these criteria have a number."""
        return combine(
            {name: score if name in counted else None for name, score in self.scores.items()}
        ).score


def scores_of(rubric: Rubric) -> dict[CriterionName, float | None]:
    """By criterion."""
    return {name: getattr(rubric, name).score for name in WEIGHTS}


def all_earned(make: MakeEvaluator) -> Evaluator:
    """The evaluator as if every criterion had earned its number: so each can be measured."""
    plain = make(Calibrations(evaluators=()))
    perfect = Agreement(kappa=1, low=1, high=1, cases=1)
    as_if = Calibration(
        engine=plain.engine,
        model=plain.model,
        prompt_version=plain.prompt_version,
        cases=1,
        overall=perfect,
        criteria=dict.fromkeys(WEIGHTS, perfect),
    )
    return make(Calibrations(evaluators=(as_if,)))


async def judge_all(
    evaluator: Evaluator, answers: Sequence[ToJudge], at_once: int
) -> list[Verdict]:
    """In the order of the answers; `at_once` of them side by side."""
    free = asyncio.Semaphore(at_once)

    async def judge(answer: ToJudge) -> Verdict:
        async with free:
            began = perf_counter()
            try:
                judgement = await evaluator.judge(answer)
            except EvaluationFailed as failed:
                return Verdict(answer, None, failed.reason, 1_000 * (perf_counter() - began))
            return Verdict(answer, judgement, None, 1_000 * (perf_counter() - began))

    return list(await asyncio.gather(*map(judge, answers)))
