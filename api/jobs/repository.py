"""Queries on background work."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

from sqlalchemy import ColumnElement, and_, case, delete, exists, func, or_, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncSession

from api.database import UtcDateTime
from api.errors import NotFound
from api.jobs.models import ACTIVE, JobRow
from api.pagination import cut_page, newest_first
from schemas.jobs import JobStatus

LET_GO: Final = {"lease": None, "lease_until": None}


@dataclass(frozen=True, slots=True)
class NewJob:
    """Work to be done, not before `due`."""

    id: str
    kind: str
    subject: str
    owner_id: str | None
    payload: Mapping[str, Any]
    due: datetime


class JobRepository:
    """Background work, in one transaction."""

    def __init__(self, db: AsyncSession) -> None:
        self._db = db

    async def add(self, jobs: Sequence[NewJob], now: datetime) -> list[str]:
        """The ids of the active work of these kinds and subjects, which is there from now on.

        Where it waits already, it gets the new payload, and is due as early as either asks for
        unless it is being retried; where it is being done, it is done again afterwards.
        """
        postgres = self._db.get_bind().dialect.name == "postgresql"
        insert = postgresql.insert(JobRow) if postgres else sqlite.insert(JobRow)
        statement = insert.values([_values(job, now) for job in jobs])
        new = statement.excluded
        sooner = and_(
            JobRow.status == "pending", JobRow.attempts == 0, new.next_try_at < JobRow.next_try_at
        )
        statement = statement.on_conflict_do_update(
            index_elements=["kind", "subject"],
            index_where=ACTIVE,
            set_={
                "payload": new.payload,
                "again": case((JobRow.status == "running", True), else_=False),
                "next_try_at": case((sooner, new.next_try_at), else_=JobRow.next_try_at),
                "woken_at": case((sooner, new.woken_at), else_=JobRow.woken_at),
            },
        ).returning(JobRow.id)
        return list((await self._db.execute(statement)).scalars())

    async def mine(self, job_id: str, owner_id: str) -> JobRow:
        """Raises NotFound, also where it is somebody else's."""
        query = select(JobRow).where(JobRow.id == job_id, JobRow.owner_id == owner_id)
        return self._found((await self._db.execute(query)).scalar_one_or_none())

    async def orphan(self, job_id: str, kind: str, *, since: datetime) -> JobRow | None:
        """Work of this kind that outlasted who asked for it, unless it ended before `since`."""
        query = select(JobRow).where(
            JobRow.id == job_id,
            JobRow.kind == kind,
            JobRow.owner_id.is_(None),
            or_(JobRow.finished_at.is_(None), JobRow.finished_at >= since),
        )
        return (await self._db.execute(query)).scalar_one_or_none()

    async def any(self, job_id: str) -> JobRow:
        """Anybody's. Raises NotFound."""
        return self._found(await self._db.get(JobRow, job_id))

    @staticmethod
    def _found(row: JobRow | None) -> JobRow:
        if row is None:
            raise NotFound("There is no such job.")
        return row

    async def page(
        self, status: JobStatus, *, cursor: str | None, limit: int
    ) -> tuple[list[JobRow], str | None]:
        """Everybody's, the newest first, and the next page's cursor; dead letters are `failed`."""
        query = select(JobRow).where(JobRow.status == status)
        page = newest_first(query, JobRow, cursor=cursor, limit=limit)
        return cut_page((await self._db.execute(page)).scalars().all(), limit)

    async def is_active(self, kind: str, subject: str) -> bool:
        """Whether such work waits or is being done."""
        its = and_(JobRow.kind == kind, JobRow.subject == subject, ACTIVE)
        return bool((await self._db.execute(select(exists().where(its)))).scalar_one())

    async def last_asked_for(self, kinds: Iterable[str]) -> dict[str, datetime]:
        """When work of these kinds was last asked for, where it ever was."""
        query = (
            select(JobRow.kind, func.max(JobRow.created_at, type_=UtcDateTime()))
            .where(JobRow.kind.in_(kinds))
            .group_by(JobRow.kind)
        )
        return {row[0]: row[1] for row in await self._db.execute(query)}

    async def claim(
        self, job_id: str, *, lease: str, now: datetime, until: datetime
    ) -> JobRow | None:
        """The work, now ours until `until`; null where it is not to be done by us now."""
        statement = (
            update(JobRow)
            .where(JobRow.id == job_id, _due(now))
            .values(
                status="running",
                lease=lease,
                lease_until=until,
                attempts=JobRow.attempts + 1,
                woken_at=None,
                again=False,
            )
            .returning(JobRow)
        )
        return (await self._db.execute(statement)).scalar_one_or_none()

    async def hold(self, job_id: str, lease: str) -> bool:
        """Whether the work is still ours; nobody can take it until the transaction ends."""
        query = select(JobRow.id).where(*_ours(job_id, lease)).with_for_update()
        return (await self._db.execute(query)).first() is not None

    async def renew(self, job_id: str, lease: str, until: datetime) -> bool:
        """Whether the work is still ours, and then until `until`."""
        return await self._change(job_id, lease, lease_until=until) is not None

    async def progress(self, job_id: str, share: float) -> None:
        """How much is done."""
        await self._db.execute(update(JobRow).where(JobRow.id == job_id).values(progress=share))

    async def done(self, job_id: str, lease: str, now: datetime, *, result_url: str | None) -> bool:
        """The end of the work, or its next beginning where it was asked for again.

        Whether it was still ours and is over.
        """
        again = JobRow.again.is_(True)
        status = await self._change(
            job_id,
            lease,
            status=case((again, "pending"), else_="done"),
            progress=case((again, 0.0), else_=1.0),
            attempts=case((again, 0), else_=JobRow.attempts),
            finished_at=case((again, None), else_=now),
            next_try_at=now,
            woken_at=None,
            again=False,
            result_url=result_url,
            **LET_GO,
        )
        return status == "done"

    async def put_back(
        self, job_id: str, lease: str, *, next_try_at: datetime, attempts: int
    ) -> None:
        """To be tried again, not before `next_try_at`, unless it is not ours any more."""
        await self._change(
            job_id,
            lease,
            status="pending",
            attempts=attempts,
            next_try_at=next_try_at,
            woken_at=None,
            **LET_GO,
        )

    async def fail(self, job_id: str, lease: str, now: datetime, *, error: str) -> bool:
        """Not to be tried again: a dead letter. Whether it was still ours."""
        status = await self._change(
            job_id,
            lease,
            status="failed",
            finished_at=now,
            error=error,
            again=False,
            **LET_GO,
        )
        return status is not None

    async def _change(self, job_id: str, held: str, **values: object) -> str | None:
        """The status it has now; null where it is not ours any more."""
        statement = update(JobRow).where(*_ours(job_id, held)).values(**values)
        return (await self._db.execute(statement.returning(JobRow.status))).scalar_one_or_none()

    async def is_due(self, now: datetime, *, woken_before: datetime) -> bool:
        """Whether there is work of which no worker was told lately."""
        query = select(exists().where(_unattended(now, woken_before)))
        return bool((await self._db.execute(query)).scalar_one())

    async def wake_due(self, now: datetime, *, woken_before: datetime, limit: int) -> Sequence[str]:
        """Work of which no worker was told lately; from now on one was."""
        due = (
            select(JobRow.id)
            .where(_unattended(now, woken_before))
            .order_by(JobRow.next_try_at)
            .limit(limit)
            .with_for_update(skip_locked=True)
        )
        statement = update(JobRow).where(JobRow.id.in_(due)).values(woken_at=now)
        return (await self._db.execute(statement.returning(JobRow.id))).scalars().all()

    async def drop_done(self, now: datetime, *, older_than: timedelta) -> None:
        """Forget work that was done long ago."""
        old = and_(JobRow.status == "done", JobRow.finished_at < now - older_than)
        await self._db.execute(delete(JobRow).where(old))


def _values(job: NewJob, now: datetime) -> dict[str, Any]:
    return {
        "id": job.id,
        "owner_id": job.owner_id,
        "kind": job.kind,
        "subject": job.subject,
        "payload": dict(job.payload),
        "status": "pending",
        "progress": 0.0,
        "attempts": 0,
        "next_try_at": job.due,
        "woken_at": now if job.due <= now else None,
        "again": False,
        "created_at": now,
    }


def _ours(job_id: str, lease: str) -> tuple[ColumnElement[bool], ...]:
    return (JobRow.id == job_id, JobRow.lease == lease, JobRow.status == "running")


def _due(now: datetime) -> ColumnElement[bool]:
    waiting = and_(JobRow.status == "pending", JobRow.next_try_at <= now)
    abandoned = and_(JobRow.status == "running", JobRow.lease_until <= now)
    return or_(waiting, abandoned)


def _unattended(now: datetime, woken_before: datetime) -> ColumnElement[bool]:
    return and_(_due(now), or_(JobRow.woken_at.is_(None), JobRow.woken_at <= woken_before))
