"""Analysing a job description, pasted or sent as a file."""

from typing import Any, Final

from fastapi import APIRouter, Request
from fastapi.exceptions import RequestValidationError
from pydantic import ValidationError

from api.accounts.principal import PrincipalDep
from api.context import ContextDep
from api.documented import BODY_ERRORS, errors
from api.errors import WrongType
from api.job_descriptions.service import analyze, text_of_file
from api.quotas.service import QuotaReached
from api.resumes.extraction.faults import UNREADABLE
from api.storage.multipart import FILE_BODY, FORM, uploaded_file
from schemas.jobs_analysis import AnalyzedJob, AnalyzeJobRequest

router = APIRouter(prefix="/api/jobs", tags=["job descriptions"])

JSON: Final = "application/json"
_FORM_BODY: Final[Any] = FILE_BODY
_BODY: Final[dict[str, Any]] = {
    "requestBody": {
        "required": True,
        "content": {
            JSON: {"schema": AnalyzeJobRequest.model_json_schema()},
            **_FORM_BODY["requestBody"]["content"],
        },
    }
}


@router.post(
    "/analyze",
    responses=errors(401, 403, QuotaReached, *BODY_ERRORS, *UNREADABLE),
    openapi_extra=_BODY,
)
async def analyze_job(
    request: Request, principal: PrincipalDep, context: ContextDep
) -> AnalyzedJob:
    """What a job description asks for: JSON with its text, or a form with a PDF, DOCX or text."""
    media_type = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if media_type == JSON:
        text = _read(await request.body()).text
        async with context.database.writing() as db:
            await context.quotas.take(db, principal.user.id, "analyses")
        return await analyze(context.page_language, text, field="text")
    if media_type != FORM:
        raise WrongType(f"The body must be {JSON}, or {FORM} with a part named file.")
    async with context.database.writing() as db:
        await context.quotas.take(db, principal.user.id, "uploads")
    file = await uploaded_file(request)
    text = await text_of_file(context.reader, file, max_mb=context.settings.max_upload_mb)
    return await analyze(context.page_language, text, field="file")


def _read(body: bytes) -> AnalyzeJobRequest:
    """Raises RequestValidationError, as any route does that reads JSON."""
    try:
        return AnalyzeJobRequest.model_validate_json(body)
    except ValidationError as error:
        found = error.errors(include_url=False, include_context=False, include_input=False)
        raise RequestValidationError(
            [{**one, "loc": ("body", *one["loc"])} for one in found]
        ) from None
