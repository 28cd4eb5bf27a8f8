"""Evaluating an answer, in the background: one piece of work an answer, each done for good once."""

import asyncio
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Final

import structlog
from sqlalchemy.ext.asyncio import AsyncSession

from agent.coach.evaluation.ports import EvaluationFailed, Evaluator, ToJudge
from agent.coach.evaluation.quotes import checked
from api.evaluations import reasons
from api.evaluations.asking import EVALUATE_ANSWER
from api.evaluations.gathering import content_key, to_judge, why_not
from api.evaluations.models import EvaluationRow
from api.evaluations.repository import Case, EvaluationRepository
from api.evaluations.settling import settle_interview
from api.evaluations.sound import AnswerSound
from api.jobs.ports import JobKind
from api.jobs.run import JobRun
from schemas.evaluation import Judgement

TRIES: Final = 5
TRIES_TO_GIVE_UP: Final = 5
"""More, in which nothing is judged: that it did not work must be kept, whatever kills it."""

WITHIN_S: Final = 120.0
"""An evaluator has its own limits, shorter ones; this one ends what they do not."""


@dataclass(frozen=True, slots=True)
class Found:
    """What came of it: a judgement, or the reason why there is none."""

    judgement: Judgement | None
    reason: str | None


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
        key = content_key(self._evaluator, answer)
        gave_up = run.attempt > self._tries
        measured = case.group.main.measured if gave_up else await self._measured(run, case)
        if gave_up:
            found = Found(None, reasons.BROKE)
        elif (reason := why_not(case.group.answers)) is not None:
            found = Found(None, reason)
        else:
            found = await self._judge(run, case, answer, key)
        await self._keep(run, answer, key, found, measured)

    async def _measured(self, run: JobRun, case: Case) -> dict[str, Any] | None:
        log = _log()
        try:
            return await self._sound.measured(case.group.answers)
        except Exception:  # how it was said is shown beside the score, never in it
            log.exception("answer_not_measured", job_id=run.id)
            return case.group.main.measured

    async def _judge(self, run: JobRun, case: Case, answer: ToJudge, key: str) -> Found:
        async with run.database.reading() as db:
            known = await EvaluationRepository(db).judged(case.interview.owner_id, key)
        texts = (answer.transcript, *(one.transcript for one in answer.follow_ups))
        try:
            if known is not None:
                judgement = Judgement.model_validate(known.body)
            else:
                async with asyncio.timeout(WITHIN_S):
                    judgement = await self._evaluator.judge(answer)
        except EvaluationFailed as error:
            if error.retryable and run.attempt < self._tries:
                raise
            _log().warning("answer_not_judged", job_id=run.id, retryable=error.retryable)
            return Found(None, error.reason)
        except TimeoutError:
            if run.attempt < self._tries:
                raise
            _log().warning("answer_not_judged", job_id=run.id, retryable=True)
            return Found(None, reasons.TOO_SLOW)
        judgement = checked(judgement, answer.heard, texts)
        return Found(judgement, judgement.reason)

    async def _keep(
        self,
        run: JobRun,
        answer: ToJudge,
        key: str,
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
                    self._fill(row, found, answer.transcript, key, run.clock())
                await db.flush()
                await settle_interview(db, run.events, now.interview)
            await run.finish(db)

    def _fill(
        self, row: EvaluationRow, found: Found, transcript: str, key: str, now: datetime
    ) -> None:
        judgement = found.judgement
        row.status = "not_scored" if judgement is None or judgement.score is None else "scored"
        # A clause, as ours are: an evaluator may say a sentence.
        row.reason = found.reason and found.reason.removesuffix(".")
        row.transcript = transcript
        row.finished_at = now
        if judgement is not None:
            row.engine = self._evaluator.engine
            row.model = self._evaluator.model
            row.prompt_version = self._evaluator.prompt_version
            row.score, row.low, row.high = judgement.score, judgement.low, judgement.high
            row.body = judgement.model_dump(mode="json")
            row.content_key = key


def _log() -> structlog.stdlib.BoundLogger:
    return structlog.get_logger("api.evaluations")
