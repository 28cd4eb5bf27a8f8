"""Judging an answer with a language model: each criterion by itself, several times, all at once."""

import asyncio
from collections.abc import Iterable, Sequence
from typing import Final

from agent.coach.evaluation.calibration import Calibrations
from agent.coach.evaluation.ports import ToJudge
from agent.coach.evaluation.rubric import CriterionName
from agent.coach.tasks import criteria, feedback, ideal_answer
from agent.coach.tasks.asking import ask
from agent.coach.tasks.criteria import (
    CRITERIA,
    MAY_BE_OPEN,
    Judged,
    OpenVerdict,
    Verdict,
    combined,
    criterion_prompt,
    levels,
)
from agent.coach.tasks.failures import why_not_judged
from agent.coach.tasks.feedback import Feedback, checked_feedback, feedback_prompt
from agent.coach.tasks.opinion import Opinion, judgement_of
from agent.coach.tasks.prompt_text import version_of
from agent.engines.errors import EngineError, Unreachable
from agent.engines.language import Answered, LanguageModel, Prompt, S
from agent.engines.usage import Meter, Usage
from schemas.base import Schema
from schemas.evaluation import Judgement

WITHIN_S: Final = 45.0
"""For each question to the model, with its tries; all are asked at once."""


class ModelEvaluator:
    """An Evaluator. A criterion gets a number only where `calibrations` says that it was earned.

    judgements: how often each criterion is asked; odd, so that there is a middle. meter: told what
    the model used for an answer in all, as far as it answered.
    """

    def __init__(
        self,
        model: LanguageModel,
        calibrations: Calibrations,
        judgements: int = 3,
        meter: Meter | None = None,
    ) -> None:
        if judgements < 1 or judgements % 2 == 0:
            raise ValueError(f"judgements is {judgements}, not an odd number")
        self._model = model
        self._judgements = judgements
        self._meter = meter
        self.engine = model.engine
        self.model = model.model
        self.prompt_version = version_of(
            (*criteria.prompts_used(), *feedback.prompts_used(), *ideal_answer.prompts_used()),
            judgements,
        )
        self._calibration = calibrations.of(self.engine, self.model, self.prompt_version)

    async def judge(self, answer: ToJudge) -> Judgement:
        """See Evaluator."""
        return judgement_of(await self.opinion(answer), answer, self._calibration)

    async def opinion(self, answer: ToJudge) -> Opinion:
        """What the model finds, shown or not. Raises EvaluationFailed."""
        async with asyncio.TaskGroup() as group:
            telling = group.create_task(self._own(feedback_prompt(answer), Feedback))
            bettering = group.create_task(
                ideal_answer.ideal_answer(self._model, answer, within_s=WITHIN_S)
            )
            judging = {
                name: [
                    group.create_task(self._verdict(name, answer, number))
                    for number in range(self._judgements)
                ]
                for name in CRITERIA
            }
        told, better = telling.result(), bettering.result()
        asked = {name: [task.result() for task in tasks] for name, tasks in judging.items()}
        usage = better.usage + _used([told, *(one for ones in asked.values() for one in ones)])
        if self._meter is not None:
            self._meter(usage)
        if isinstance(told, EngineError):
            raise why_not_judged(told) from told
        judged: dict[CriterionName, Judged] = {
            name: self._combined(asked[name], answer) for name in CRITERIA
        }
        return Opinion(judged, checked_feedback(told.value, answer), better, usage)

    async def _verdict(
        self, name: CriterionName, answer: ToJudge, number: int
    ) -> Answered[Verdict] | Answered[OpenVerdict] | EngineError:
        prompt = criterion_prompt(name, answer, number)
        # Who is asked to judge by levels speaks of an answer in their words.
        free = levels(name, answer.difficulty)
        if name in MAY_BE_OPEN:
            return await self._own(prompt, OpenVerdict, free)
        return await self._own(prompt, Verdict, free)

    async def _own(
        self, prompt: Prompt, shape: type[S], may_repeat: Sequence[str] = ()
    ) -> Answered[S] | EngineError:
        """What the model that is named in the score says: another's agreement was not measured."""
        try:
            answered = await ask(
                self._model, prompt, shape, within_s=WITHIN_S, may_repeat=may_repeat
            )
        except EngineError as error:
            return error
        if (answered.engine, answered.model) != (self.engine, self.model):
            return Unreachable(self.engine, "another model answered in its place")
        return answered

    def _combined(
        self,
        asked: Sequence[Answered[Verdict] | Answered[OpenVerdict] | EngineError],
        answer: ToJudge,
    ) -> Judged:
        """Most of the judgements must be there. Raises EvaluationFailed."""
        verdicts = [one.value for one in asked if not isinstance(one, EngineError)]
        if 2 * len(verdicts) > self._judgements:
            return combined(verdicts, answer)
        errors = [one for one in asked if isinstance(one, EngineError)]
        # What may pass in a moment must not hide what will not.
        worst = next((one for one in errors if not one.retryable), errors[0])
        raise why_not_judged(worst) from worst


def _used(asked: Iterable[Answered[Schema] | EngineError]) -> Usage:
    return sum((one.usage for one in asked if not isinstance(one, EngineError)), Usage())
