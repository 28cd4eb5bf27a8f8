"""How background work stands."""

from fastapi import APIRouter, Request, Response

from api.accounts.principal import PrincipalDep
from api.conditional import with_etag
from api.context import ContextDep, DbDep
from api.documented import errors
from api.jobs.repository import JobRepository
from api.jobs.service import job_body
from schemas.jobs import BackgroundJob

router = APIRouter(prefix="/api/jobs", tags=["jobs"])


@router.get("/{job_id}", response_model=BackgroundJob, responses=errors(401, 404))
async def get(
    job_id: str, request: Request, principal: PrincipalDep, context: ContextDep, db: DbDep
) -> Response:
    """Work that one asked for, with an ETag; `result_url` opens without a sign-in for an hour."""
    body = job_body(await JobRepository(db).mine(job_id, principal.user.id))
    if body.result_url is not None:
        signed = context.signer.sign(body.result_url, principal.user.id)
        body = body.model_copy(update={"result_url": signed})
    return with_etag(request, body)
