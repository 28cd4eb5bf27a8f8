"""Résumés: sending one in, following how it is read, correcting what was understood."""

from functools import partial

from fastapi import APIRouter, Request, Response, status

from api.accounts.principal import PrincipalDep
from api.conditional import NOT_MODIFIED, with_etag
from api.context import ContextDep, DbDep
from api.documented import BODY_ERRORS, errors
from api.idempotency.service import IdempotencyKey
from api.pagination import CursorText, Limit
from api.quotas.service import QuotaReached
from api.restoring import restorable_since
from api.resumes import service
from api.resumes.bodies import resume_body
from api.resumes.extraction.faults import UNREADABLE
from api.resumes.naming import CONTENT_TYPES, attachment
from api.resumes.repository import ResumeRepository
from api.resumes.upload import ResumeUpload
from api.storage.access import FileOwnerDep
from api.storage.answering import file_answer, file_responses, stored_content
from api.storage.multipart import FILE_BODY, uploaded_file
from schemas.events import ResumeChanged
from schemas.lists import Page
from schemas.resumes import Resume, ResumeText, UpdateResumeRequest

router = APIRouter(prefix="/api/resumes", tags=["resumes"])


@router.post(
    "/upload",
    status_code=status.HTTP_201_CREATED,
    responses=errors(401, 403, QuotaReached, *BODY_ERRORS, *UNREADABLE),
    openapi_extra=FILE_BODY,
)
async def upload(
    request: Request,
    principal: PrincipalDep,
    context: ContextDep,
    idempotency_key: IdempotencyKey = None,
) -> Resume:
    """Send a PDF, a DOCX or plain text as the form's part `file`; it is read in the background."""
    sending = ResumeUpload(context, principal.user.id, idempotency_key)
    await sending.count()
    return await sending.take(await uploaded_file(request))


@router.get("", responses=errors(401, 422))
async def list_mine(
    principal: PrincipalDep,
    context: ContextDep,
    db: DbDep,
    deleted: bool = False,
    cursor: CursorText = None,
    limit: Limit = 20,
) -> Page[Resume]:
    """One's own résumés, the newest first; deleted: those instead that can still be restored."""
    sign = partial(context.signer.sign, owner_id=principal.user.id)
    resumes = ResumeRepository(db, principal.user.id)
    return await service.list_resumes(
        resumes,
        sign,
        cursor=cursor,
        limit=limit,
        deleted_since=restorable_since(context.clock()) if deleted else None,
    )


@router.get("/{resume_id}", response_model=Resume, responses={**errors(401, 404), **NOT_MODIFIED})
async def get(
    resume_id: str, request: Request, principal: PrincipalDep, context: ContextDep, db: DbDep
) -> Response:
    """One résumé, with an ETag."""
    row = await ResumeRepository(db, principal.user.id).get(resume_id)
    sign = partial(context.signer.sign, owner_id=principal.user.id)
    return with_etag(request, resume_body(row, sign))


@router.patch("/{resume_id}", responses=errors(401, 403, 404, 409, *BODY_ERRORS))
async def correct(
    resume_id: str,
    body: UpdateResumeRequest,
    principal: PrincipalDep,
    context: ContextDep,
    db: DbDep,
) -> Resume:
    """Correct what was read, field by field; corrections win over whatever is read later.

    One that could not be read is filled in like this, and is `ready` then.
    """
    sign = partial(context.signer.sign, owner_id=principal.user.id)
    resumes = ResumeRepository(db, principal.user.id)
    resume = await service.correct(resumes, resume_id, body.parsed, sign, context.clock())
    changed = ResumeChanged(id=resume.id, status=resume.status)
    context.events.publish_after(db, principal.user.id, changed)
    return resume


@router.delete(
    "/{resume_id}", status_code=status.HTTP_204_NO_CONTENT, responses=errors(401, 403, 404)
)
async def delete(resume_id: str, principal: PrincipalDep, context: ContextDep, db: DbDep) -> None:
    """Delete a résumé; it can be restored for 30 days."""
    await service.delete(ResumeRepository(db, principal.user.id), resume_id, context.clock())


@router.post("/{resume_id}/restore", responses=errors(401, 403, 404, 410))
async def restore(
    resume_id: str, principal: PrincipalDep, context: ContextDep, db: DbDep
) -> Resume:
    """Have a deleted résumé back as it was."""
    sign = partial(context.signer.sign, owner_id=principal.user.id)
    resumes = ResumeRepository(db, principal.user.id)
    return await service.restore(resumes, resume_id, sign, context.clock())


@router.get(
    "/{resume_id}/text",
    response_model=ResumeText,
    responses={**errors(401, 404, 409), **NOT_MODIFIED},
)
async def text(resume_id: str, request: Request, principal: PrincipalDep, db: DbDep) -> Response:
    """The text that `spans` are places in, counted in characters, with an ETag."""
    resumes = ResumeRepository(db, principal.user.id)
    return with_etag(request, await service.text_of(resumes, resume_id))


@router.head("/{resume_id}/file", include_in_schema=False)
@router.get(
    "/{resume_id}/file",
    response_class=Response,
    responses={**errors(401, 404, 410, 416), **file_responses(*CONTENT_TYPES.values())},
)
async def file(
    resume_id: str, request: Request, owner_id: FileOwnerDep, context: ContextDep, db: DbDep
) -> Response:
    """The file as it was sent in, with ranges."""
    row = await ResumeRepository(db, owner_id).get(resume_id)
    content = await stored_content(
        context.storage,
        row.file_key,
        etag=row.id,
        media_type=row.content_type,
        headers={"Content-Disposition": attachment(row.filename, row.content_type)},
    )
    return file_answer(request, content)
