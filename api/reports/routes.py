"""An interview's results as a PDF."""

import hashlib
from collections.abc import AsyncIterator

from fastapi import APIRouter, Request, Response

from api.context import ContextDep
from api.documented import errors
from api.storage.access import FileOwnerDep
from api.storage.answering import Content, file_answer, file_responses

router = APIRouter(prefix="/api/interviews", tags=["results"])

PDF = "application/pdf"


@router.head("/{interview_id}/report.pdf", include_in_schema=False)
@router.get(
    "/{interview_id}/report.pdf",
    response_class=Response,
    responses={**errors(401, 404, 410, 416, 503), **file_responses(PDF)},
)
async def report(
    interview_id: str, request: Request, owner_id: FileOwnerDep, context: ContextDep
) -> Response:
    """What the results say, to be kept or printed."""
    async with context.database.reading() as db:
        content = await context.reports.content(db, owner_id, interview_id)
    data = await context.reports.write(content)

    async def blocks(begin: int, end: int) -> AsyncIterator[bytes]:
        yield data[begin:end]

    etag = hashlib.sha256(data).hexdigest()[:32]
    headers = {"Content-Disposition": 'attachment; filename="mockmate-report.pdf"'}
    return file_answer(request, Content(len(data), etag, PDF, blocks, headers))
