"""Asking for evaluations, in the transaction that makes them due; the work is done later."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Final

from sqlalchemy.ext.asyncio import AsyncSession

from api.clock import Clock
from api.evaluations.models import EvaluationRow
from api.evaluations.repository import EvaluationRepository, Group
from api.events.events import Events
from api.ids import new_id
from api.interviews.models import InterviewRow
from api.jobs.service import Jobs
from schemas.events import EvaluationChanged

EVALUATE_ANSWER: Final = "evaluate_answer"

READ_WITHIN: Final = timedelta(seconds=60)
"""How long an answer waits for its second reading, which begins when it is finished.

One that takes longer is judged when it comes.
"""


class Evaluations:
    """What services ask for evaluations. set_up: whether anything here evaluates."""

    def __init__(self, jobs: Jobs, events: Events, clock: Clock, *, set_up: bool) -> None:
        self.set_up = set_up
        self._jobs = jobs
        self._events = events
        self._clock = clock

    async def ask(self, db: AsyncSession, interview: InterviewRow, groups: Sequence[Group]) -> bool:
        """Have these answers of an interview evaluated; whether there is anything to evaluate.

        The interview is locked before, by whoever asks.
        """
        due = [group for group in groups if not group.main.passed_over]
        if not self.set_up or not due:
            return False
        waits = {group.main.id: timedelta(0) if _read(group) else READ_WITHIN for group in due}
        await self._jobs.enqueue_all(db, EVALUATE_ANSWER, waits, owner_id=interview.owner_id)
        rows = EvaluationRepository(db)
        latest = await rows.latest(waits)
        rows.add(
            [
                _pending(interview.id, answer_id, latest.get(answer_id), self._clock)
                for answer_id in waits
                if answer_id not in latest or latest[answer_id].status != "pending"
            ]
        )
        begun = EvaluationChanged(id=interview.id, status="pending", progress=0.0)
        self._events.publish_after(db, interview.owner_id, begun)
        return True


def _read(group: Group) -> bool:
    return all(answer.read for answer in group.answers)


def _pending(
    interview_id: str, answer_id: str, before: EvaluationRow | None, clock: Clock
) -> EvaluationRow:
    return EvaluationRow(
        id=new_id(),
        interview_id=interview_id,
        answer_id=answer_id,
        number=1 if before is None else before.number + 1,
        status="pending",
        transcript="",
        created_at=clock(),
    )
