"""Everything that one has here, to take along."""

from typing import Annotated

from fastapi import APIRouter, Path, Request, Response, status

from api.accounts.principal import PrincipalDep
from api.context import ContextDep, DbDep
from api.documented import errors
from api.export.naming import file_key
from api.export.service import ask_for_export
from api.idempotency.service import IdempotencyKey, once
from api.quotas.service import QuotaReached
from api.storage.access import FileOwnerDep
from api.storage.answering import file_answer, file_responses, stored_content
from schemas.base import Schema
from schemas.jobs import JobStarted

router = APIRouter(prefix="/api", tags=["accounts"])

ZIP = "application/zip"


@router.post(
    "/users/me/export",
    status_code=status.HTTP_202_ACCEPTED,
    responses=errors(401, 403, 422, QuotaReached),
)
async def export(
    request: Request,
    principal: PrincipalDep,
    context: ContextDep,
    db: DbDep,
    idempotency_key: IdempotencyKey = None,
) -> JobStarted:
    """Have everything put into one ZIP; the work's `result_url` leads to it, for a day."""
    owner_id = principal.user.id

    async def ask() -> JobStarted:
        await context.quotas.take(db, owner_id, "exports")
        return JobStarted(job_id=await ask_for_export(context, db, owner_id))

    return await once(
        db,
        owner_id=owner_id,
        key=idempotency_key,
        path=request.url.path,
        request=Schema(),
        now=context.clock(),
        answer=JobStarted,
        create=ask,
    )


@router.head("/exports/{export_id}", include_in_schema=False)
@router.get(
    "/exports/{export_id}",
    response_class=Response,
    responses={**errors(401, 404, 410, 416, 422), **file_responses(ZIP)},
)
async def exported(
    export_id: Annotated[str, Path(pattern=r"^[A-Za-z0-9_-]{1,64}$")],
    request: Request,
    owner_id: FileOwnerDep,
    context: ContextDep,
) -> Response:
    """The ZIP: JSON of every kind of thing, résumés, sound and reports. With ranges."""
    content = await stored_content(
        context.storage,
        file_key(owner_id, export_id),
        etag=export_id,
        media_type=ZIP,
        headers={"Content-Disposition": 'attachment; filename="mockmate.zip"'},
    )
    return file_answer(request, content)
