"""Rows of everybody as the people who run this server see them."""

from collections.abc import Sequence
from datetime import date, datetime

from sqlalchemy.ext.asyncio import AsyncSession

from agent.engines.resilience.budget import UsageLog
from api.admin.repository import AdminRepository, Day
from api.audit.service import note
from api.disputes.bodies import judged_again
from api.disputes.models import DisputeRow
from api.disputes.repository import DisputeRepository, evaluations_of
from api.disputes.service import decide
from api.errors import DoesNotFit
from api.jobs.models import JobRow
from api.jobs.repository import JobRepository
from api.jobs.service import Jobs
from schemas.accounts import Role
from schemas.admin import AdminDispute, AdminJob, AdminUser, DecideDisputeRequest, UsageDay
from schemas.answers import DisputeStatus, JudgedAgain
from schemas.jobs import JobStatus
from schemas.lists import Page


async def list_users(
    db: AsyncSession,
    actor_id: str,
    now: datetime,
    *,
    q: str | None,
    cursor: str | None,
    limit: int,
) -> Page[AdminUser]:
    """People, the newest first; that somebody looked is noted. Raises DoesNotFit.

    q: a part of their address or name; null for everybody. It is not noted, as it is personal.
    """
    rows = AdminRepository(db)
    users, next_cursor = await rows.users(q=q, cursor=cursor, limit=limit)
    interviews = await rows.interviews(users)
    items = tuple(
        AdminUser.model_validate(
            {
                "id": user.id,
                "email": user.email,
                "name": user.name,
                "role": user.role,
                "guest": user.guest,
                "verified": user.verified_at is not None,
                "being_deleted": user.deleting_at is not None,
                "created_at": user.created_at,
                "interviews": interviews.get(user.id, 0),
            }
        )
        for user in users
    )
    note(db, "users_listed", at=now, actor_id=actor_id, owner_id=None, subject=None)
    return Page[AdminUser](items=items, next_cursor=next_cursor)


async def list_jobs(
    db: AsyncSession, status: JobStatus, *, cursor: str | None, limit: int
) -> Page[AdminJob]:
    """Work of this status, the newest first. Raises DoesNotFit."""
    rows, next_cursor = await JobRepository(db).page(status, cursor=cursor, limit=limit)
    return Page[AdminJob](items=tuple(map(_job, rows)), next_cursor=next_cursor)


async def retry_job(
    db: AsyncSession, jobs: Jobs, job_id: str, actor_id: str, now: datetime
) -> AdminJob:
    """Try a dead letter again. Raises NotFound, WrongState."""
    row = await jobs.retry(db, job_id)
    note(db, "job_retried", at=now, actor_id=actor_id, owner_id=row.owner_id, subject=row.id)
    return _job(row)


async def list_disputes(
    db: AsyncSession,
    status: DisputeStatus,
    actor_id: str,
    role: Role,
    now: datetime,
    *,
    cursor: str | None,
    limit: int,
) -> Page[AdminDispute]:
    """Disputes of this status, the newest first; that an admin read them is noted."""
    rows, next_cursor = await DisputeRepository(db).page(status, cursor=cursor, limit=limit)
    reads = role == "admin"
    items = await _disputes(db, rows, reads=reads)
    if reads:
        note(db, "disputes_listed", at=now, actor_id=actor_id, owner_id=None, subject=None)
    return Page[AdminDispute](items=items, next_cursor=next_cursor)


async def decide_dispute(
    db: AsyncSession, dispute_id: str, request: DecideDisputeRequest, actor_id: str, now: datetime
) -> AdminDispute:
    """An open dispute, decided, and its person can read why. Raises NotFound, WrongState."""
    row = await decide(db, dispute_id, request, actor_id=actor_id, now=now)
    return (await _disputes(db, [row], reads=True))[0]


async def list_usage(
    db: AsyncSession, engines: UsageLog, *, cursor: str | None, limit: int
) -> Page[UsageDay]:
    """Days on which anything was used, the newest first. Raises DoesNotFit."""
    days = await AdminRepository(db).days(before=_day(cursor), limit=limit + 1)
    items = [await _usage_day(one, engines) for one in days[:limit]]
    return Page[UsageDay](
        items=tuple(items), next_cursor=items[-1].day.isoformat() if len(days) > limit else None
    )


async def _usage_day(one: Day, engines: UsageLog) -> UsageDay:
    spent = await engines.spent(one.day)
    return UsageDay(
        day=one.day,
        interviews=round(one.interviews),
        minutes=one.minutes,
        uploads=round(one.uploads),
        users=one.users,
        requests=spent.requests,
        tokens=spent.tokens,
        dollars=float(spent.cost),
    )


def _day(cursor: str | None) -> date | None:
    try:
        return None if cursor is None else date.fromisoformat(cursor)
    except ValueError as error:
        raise DoesNotFit("This cursor was not given by us.", field="cursor") from error


def _job(row: JobRow) -> AdminJob:
    return AdminJob.model_validate(
        {
            "id": row.id,
            "kind": row.kind,
            "status": row.status,
            "owner_id": row.owner_id,
            "progress": row.progress,
            "attempts": row.attempts,
            "error": row.error,
            "created_at": row.created_at,
            "next_try_at": row.next_try_at,
            "finished_at": row.finished_at,
        }
    )


async def _disputes(
    db: AsyncSession, rows: Sequence[DisputeRow], *, reads: bool
) -> tuple[AdminDispute, ...]:
    """reads: whether who asks may read what people wrote, and how it was judged."""
    if not reads:
        return tuple(_dispute(row) for row in rows)
    questions = await DisputeRepository(db).questions(rows)
    evaluations = await evaluations_of(db, rows)
    return tuple(
        _dispute(
            row,
            question=questions.get(row.answer_id),
            reason=row.reason,
            outcome=row.outcome,
            judged_again=judged_again(row, evaluations),
        )
        for row in rows
    )


def _dispute(row: DisputeRow, **read: str | JudgedAgain | None) -> AdminDispute:
    unread = dict.fromkeys(("question", "reason", "outcome", "judged_again"))
    return AdminDispute.model_validate(
        {
            "id": row.id,
            "answer_id": row.answer_id,
            "status": row.status,
            "created_at": row.created_at,
            "resolved_at": row.resolved_at,
            **unread,
            **read,
        }
    )
