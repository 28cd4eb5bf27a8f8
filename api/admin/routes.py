"""What the people who run this server see and do."""

from typing import Annotated

from fastapi import APIRouter, Query

from api.accounts.principal import AdminDep, StaffDep
from api.admin import rooms, service
from api.context import ContextDep, DbDep, EnginesDep
from api.documented import BODY_ERRORS, errors
from api.engine_tools import usage_log
from api.evaluations.coach import evaluation_in_force
from api.pagination import CursorText, Limit
from schemas.admin import (
    AdminDispute,
    AdminJob,
    AdminRoom,
    AdminRoomDetail,
    AdminUser,
    DecideDisputeRequest,
    EngineInForce,
    UsageDay,
)
from schemas.answers import DisputeStatus
from schemas.jobs import JobStatus
from schemas.lists import Page

router = APIRouter(prefix="/api/admin", tags=["admin"])


@router.get("/users", responses=errors(401, 403, 422))
async def users(
    staff: StaffDep,
    context: ContextDep,
    q: Annotated[str | None, Query(min_length=1, max_length=200)] = None,
    cursor: CursorText = None,
    limit: Limit = 20,
) -> Page[AdminUser]:
    """People, the newest first; `q` is a part of their address or name. Who looked is noted."""
    async with context.database.writing() as db:
        return await service.list_users(
            db, staff.user.id, context.clock(), q=q, cursor=cursor, limit=limit
        )


@router.get("/jobs", responses=errors(401, 403, 422))
async def jobs(
    _staff: StaffDep,
    db: DbDep,
    status: JobStatus = "failed",
    cursor: CursorText = None,
    limit: Limit = 20,
) -> Page[AdminJob]:
    """Background work of one status, the newest first; `failed` is the dead letters."""
    return await service.list_jobs(db, status, cursor=cursor, limit=limit)


@router.post("/jobs/{job_id}/retry", responses=errors(401, 403, 404, 409))
async def retry(job_id: str, admin: AdminDep, context: ContextDep, db: DbDep) -> AdminJob:
    """Try a dead letter again."""
    return await service.retry_job(db, context.jobs, job_id, admin.user.id, context.clock())


@router.get("/disputes", responses=errors(401, 403, 422))
async def disputes(
    staff: StaffDep,
    context: ContextDep,
    status: DisputeStatus = "open",
    cursor: CursorText = None,
    limit: Limit = 20,
) -> Page[AdminDispute]:
    """Disputes of one status, the newest first. What people wrote is shown to admins, and noted."""
    async with context.database.writing() as db:
        return await service.list_disputes(
            db,
            status,
            staff.user.id,
            staff.user.role,
            context.clock(),
            cursor=cursor,
            limit=limit,
        )


@router.post("/disputes/{dispute_id}/decide", responses=errors(401, 403, 404, 409, *BODY_ERRORS))
async def decide_dispute(
    dispute_id: str, body: DecideDisputeRequest, admin: AdminDep, context: ContextDep, db: DbDep
) -> AdminDispute:
    """Accept or reject an open dispute, and tell its author why. Who decided is noted."""
    return await service.decide_dispute(db, dispute_id, body, admin.user.id, context.clock())


@router.get("/usage", responses=errors(401, 403, 422))
async def usage(
    _staff: StaffDep,
    context: ContextDep,
    db: DbDep,
    cursor: CursorText = None,
    limit: Limit = 20,
) -> Page[UsageDay]:
    """What was used, a day at a time, the newest first. Who is deleted is not counted any more."""
    # One for each request: it remembers where it read on in one day's file, and here it is many.
    engines = usage_log(context.settings)
    return await service.list_usage(db, engines, cursor=cursor, limit=limit)


@router.get("/engines", responses=errors(401, 403, 503))
async def engines(
    _staff: StaffDep, context: ContextDep, engines: EnginesDep
) -> Page[EngineInForce]:
    """What hears, speaks and judges in this process."""
    items = (*engines.in_force, evaluation_in_force(context.evaluator))
    return Page[EngineInForce](items=items, next_cursor=None)


@router.get("/rooms", responses=errors(401, 403, 422))
async def list_rooms(
    staff: StaffDep,
    context: ContextDep,
    live: bool | None = None,
    cursor: CursorText = None,
    limit: Limit = 20,
) -> Page[AdminRoom]:
    """Calls, the newest first: those that are live, those that are not, or both. It is noted."""
    async with context.database.writing() as db:
        return await rooms.list_rooms(
            db, staff.user.id, context.clock(), live=live, cursor=cursor, limit=limit
        )


@router.get("/rooms/{call_id}", responses=errors(401, 403, 404))
async def show_room(call_id: str, staff: StaffDep, context: ContextDep) -> AdminRoomDetail:
    """One call, and where the time of each of its turns went. Who looked is noted."""
    async with context.database.writing() as db:
        return await rooms.show_room(db, call_id, staff.user.id, context.clock())
