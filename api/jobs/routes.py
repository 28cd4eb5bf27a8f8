"""How background work stands."""

from datetime import timedelta
from typing import Final

from fastapi import APIRouter, Request, Response

from api.accounts.principal import signed_in
from api.accounts.profile import DELETE_ACCOUNT
from api.conditional import with_etag
from api.context import Context, ContextDep
from api.documented import errors
from api.errors import NotFound, NotSignedIn
from api.jobs.models import JobRow
from api.jobs.repository import JobRepository
from api.jobs.service import job_body
from schemas.jobs import BackgroundJob

router = APIRouter(prefix="/api/jobs", tags=["jobs"])


FAREWELL: Final = timedelta(hours=1)
"""How long one can ask whether an account was deleted, when nobody can sign in to it any more."""


@router.get("/{job_id}", response_model=BackgroundJob, responses=errors(401, 404))
async def get(job_id: str, request: Request, context: ContextDep) -> Response:
    """Work that one asked for, with an ETag; `result_url` opens without a sign-in for an hour.

    Once an account is gone, the deletion itself is told to whoever knows its id, for an hour.
    """
    try:
        principal = await signed_in(request, context)
        async with context.database.reading() as db:
            body = job_body(await JobRepository(db).mine(job_id, principal.user.id))
    except (NotSignedIn, NotFound):
        farewell = await _farewell(context, job_id)
        if farewell is None:
            raise
        return with_etag(request, job_body(farewell))
    if body.result_url is not None:
        signed = context.signer.sign(body.result_url, principal.user.id)
        body = body.model_copy(update={"result_url": signed})
    return with_etag(request, body)


async def _farewell(context: Context, job_id: str) -> JobRow | None:
    since = context.clock() - FAREWELL
    async with context.database.reading() as db:
        return await JobRepository(db).orphan(job_id, DELETE_ACCOUNT, since=since)
