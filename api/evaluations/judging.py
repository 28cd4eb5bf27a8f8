"""Evaluating an answer, in the background: one piece of work an answer, each done for good once."""

from dataclasses import replace
from typing import Any

import structlog
from sqlalchemy.ext.asyncio import AsyncSession

from agent.coach.evaluation.ports import Evaluator, ToJudge
from api.evaluations import reasons
from api.evaluations.asking import EVALUATE_ANSWER
from api.evaluations.found import (
    TRIES,
    TRIES_TO_GIVE_UP,
    Found,
    fill,
    found_by,
    with_quotes_checked,
)
from api.evaluations.gathering import content_key, to_judge, why_not
from api.evaluations.repository import Case, EvaluationRepository
from api.evaluations.settling import settle_interview
from api.evaluations.sound import AnswerSound
from api.jobs.ports import JobKind
from api.jobs.run import JobRun
from schemas.evaluation import Judgement


class Judging:
    """Judges answers with this evaluator, and measures how they were said.

    tries: attempts at an answer before it goes without a score.
    """

    def __init__(self, evaluator: Evaluator, sound: AnswerSound, *, tries: int = TRIES) -> None:
        self._evaluator = evaluator
        self._sound = sound
        self._tries = tries

    def kinds(self) -> tuple[JobKind, ...]:
        """For the list of all work."""
        attempts = self._tries + TRIES_TO_GIVE_UP
        return (JobKind(EVALUATE_ANSWER, self.evaluate, max_attempts=attempts),)

    async def evaluate(self, run: JobRun) -> None:
        """Judge the answer that `run` is about, and keep what came of it."""
        async with run.database.reading() as db:
            case = await EvaluationRepository(db).case(run.subject)
        if case is None:
            # The interview was deleted.
            return
        answer = to_judge(case)
        gave_up = run.attempt > self._tries
        measured = case.group.main.measured if gave_up else await self._measured(run, case)
        if gave_up:
            found = Found(None, reasons.BROKE)
        elif (reason := why_not(case.group.answers)) is not None:
            found = Found(None, reason)
        else:
            found = await self._judge(run, case, answer)
        await self._keep(run, answer, found, measured)

    async def _measured(self, run: JobRun, case: Case) -> dict[str, Any] | None:
        log = _log()
        try:
            return await self._sound.measured(case.group.answers)
        except Exception:  # how it was said is shown beside the score, never in it
            log.exception("answer_not_measured", job_id=run.id)
            return case.group.main.measured

    async def _judge(self, run: JobRun, case: Case, answer: ToJudge) -> Found:
        key = content_key(self._evaluator, answer)
        async with run.database.reading() as db:
            known = await EvaluationRepository(db).judged(case.interview.owner_id, key)
        if known is not None:
            return with_quotes_checked(Judgement.model_validate(known.body), answer)
        return await found_by(self._evaluator, answer, run, tries=self._tries)

    async def _keep(
        self,
        run: JobRun,
        answer: ToJudge,
        found: Found,
        measured: dict[str, Any] | None,
    ) -> None:
        """Once, and only if it is of the answer as it stands: who changed it asked again."""

        async def lock(db: AsyncSession) -> None:
            await EvaluationRepository(db).lock_of(run.subject)

        async with run.transaction(first=lock) as db:
            rows = EvaluationRepository(db)
            now = await rows.case(run.subject)
            if now is not None and replace(to_judge(now), resume=answer.resume) == answer:
                now.group.main.measured = measured
                row = (await rows.latest([run.subject])).get(run.subject)
                if row is not None and row.status == "pending":
                    fill(row, found, self._evaluator, answer, run.clock())
                await db.flush()
                await settle_interview(db, run.events, now.interview)
            await run.finish(db)


def _log() -> structlog.stdlib.BoundLogger:
    return structlog.get_logger("api.evaluations")
