"""Asking for work in the background, and how it stands."""

from collections.abc import Mapping
from datetime import timedelta
from functools import partial
from typing import Any

from pydantic import TypeAdapter
from sqlalchemy.ext.asyncio import AsyncSession

from api.clock import Clock
from api.database import after_commit
from api.errors import WrongState
from api.ids import new_id
from api.jobs.models import JobRow
from api.jobs.ports import Queue
from api.jobs.repository import JobRepository, NewJob
from schemas.jobs import BackgroundJob, JobStatus

_STATUS: TypeAdapter[JobStatus] = TypeAdapter(JobStatus)


class Jobs:
    """The background, as services see it. The work is asked for in their own transaction."""

    def __init__(self, queue: Queue, clock: Clock) -> None:
        self._queue = queue
        self._clock = clock

    async def enqueue(
        self,
        db: AsyncSession,
        kind: str,
        *,
        subject: str,
        owner_id: str | None,
        payload: Mapping[str, Any] | None = None,
    ) -> str:
        """The id of the work, which will be done if the transaction of `db` commits.

        Two active pieces of one kind and subject are one: asking again while it waits changes
        nothing but the payload, asking while it is done makes it be done once more.
        """
        now = self._clock()
        job = NewJob(new_id(), kind, subject, owner_id, payload or {}, now)
        (job_id,) = await JobRepository(db).add([job], now)
        after_commit(db, partial(self._queue.wake, job_id))
        return job_id

    async def enqueue_all(
        self, db: AsyncSession, kind: str, subjects: Mapping[str, timedelta], *, owner_id: str
    ) -> None:
        """The same for several subjects at once, none before its time from now has passed.

        What waits for its time is done at once where it is asked for again for now.
        """
        now = self._clock()
        jobs = [
            NewJob(new_id(), kind, subject, owner_id, {}, now + subjects[subject])
            for subject in sorted(subjects)
        ]
        for job_id in await JobRepository(db).add(jobs, now) if jobs else ():
            after_commit(db, partial(self._queue.wake, job_id))

    async def retry(self, db: AsyncSession, job_id: str) -> JobRow:
        """Try a dead letter again. Raises NotFound, WrongState where it is none."""
        jobs = JobRepository(db)
        job = await jobs.any(job_id)
        if job.status != "failed":
            raise WrongState("Only what failed can be tried again.")
        if await jobs.is_active(job.kind, job.subject):
            raise WrongState("The same work was asked for again and is under way.")
        now = self._clock()
        job.status = "pending"
        job.progress = 0
        job.attempts = 0
        job.next_try_at = now
        job.woken_at = now
        job.finished_at = None
        job.error = None
        after_commit(db, partial(self._queue.wake, job.id))
        return job


def job_body(row: JobRow) -> BackgroundJob:
    """Work as the person sees it who asked for it; errors of single attempts are left out."""
    return BackgroundJob(
        status=job_status(row),
        progress=row.progress,
        result_url=row.result_url,
        error=row.error if row.status == "failed" else None,
    )


def job_status(row: JobRow) -> JobStatus:
    """The row's status, which the database checks."""
    return _STATUS.validate_python(row.status)
