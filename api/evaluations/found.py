"""What an evaluator finds in an answer, and the row that keeps it."""

import asyncio
from dataclasses import dataclass
from datetime import datetime
from typing import Final

import structlog

from agent.coach.evaluation.ports import EvaluationFailed, Evaluator, ToJudge
from agent.coach.evaluation.quotes import checked
from api.evaluations import reasons
from api.evaluations.gathering import content_key
from api.evaluations.models import EvaluationRow
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


async def found_by(evaluator: Evaluator, answer: ToJudge, run: JobRun, *, tries: int) -> Found:
    """What it finds. Raises what may not happen at the next attempt, while there is one."""
    log: structlog.stdlib.BoundLogger = structlog.get_logger("api.evaluations")
    try:
        async with asyncio.timeout(WITHIN_S):
            judgement = await evaluator.judge(answer)
    except EvaluationFailed as error:
        if error.retryable and run.attempt < tries:
            raise
        log.warning("answer_not_judged", job_id=run.id, retryable=error.retryable)
        return Found(None, error.reason)
    except TimeoutError:
        if run.attempt < tries:
            raise
        log.warning("answer_not_judged", job_id=run.id, retryable=True)
        return Found(None, reasons.TOO_SLOW)
    return with_quotes_checked(judgement, answer)


def with_quotes_checked(judgement: Judgement, answer: ToJudge) -> Found:
    """Only with quotes that were said."""
    texts = (answer.transcript, *(one.transcript for one in answer.follow_ups))
    judgement = checked(judgement, answer.heard, texts)
    return Found(judgement, judgement.reason)


def fill(
    row: EvaluationRow, found: Found, evaluator: Evaluator, answer: ToJudge, now: datetime
) -> None:
    """Keep what was found of this answer."""
    judgement = found.judgement
    row.status = "not_scored" if judgement is None or judgement.score is None else "scored"
    # A clause, as ours are: an evaluator may say a sentence.
    row.reason = found.reason and found.reason.removesuffix(".")
    row.transcript = answer.transcript
    row.finished_at = now
    if judgement is not None:
        row.engine = evaluator.engine
        row.model = evaluator.model
        row.prompt_version = evaluator.prompt_version
        row.score, row.low, row.high = judgement.score, judgement.low, judgement.high
        row.body = judgement.model_dump(mode="json")
        row.content_key = content_key(evaluator, answer)
