"""What an interview came to."""

from functools import partial

from fastapi import APIRouter, Request, Response

from api.accounts.principal import PrincipalDep
from api.conditional import NOT_MODIFIED, with_etag
from api.context import ContextDep, DbDep
from api.documented import errors
from api.interviews.repository import InterviewRepository
from schemas.results import Results

router = APIRouter(prefix="/api/interviews", tags=["results"])


@router.get(
    "/{interview_id}/results",
    response_model=Results,
    responses={**errors(401, 404), **NOT_MODIFIED},
)
async def results(
    interview_id: str, request: Request, principal: PrincipalDep, context: ContextDep, db: DbDep
) -> Response:
    """Answers with their feedback, as far as it is there, with an ETag."""
    interview = await InterviewRepository(db, principal.user.id).get(interview_id)
    sign = partial(context.signer.sign, owner_id=principal.user.id)
    return with_etag(request, await context.results.read(db, interview, sign))
