"""Hearing a whole interview again."""

from fastapi import APIRouter, Request, Response

from api.accounts.principal import PrincipalDep
from api.answers.repository import AnswerRepository
from api.context import ContextDep, DbDep
from api.documented import errors
from api.interviews.repository import InterviewRepository
from api.recording.files import AUDIO_RESPONSES, stored_file
from api.recording.service import whole_recording

router = APIRouter(prefix="/api/interviews", tags=["recording"])


@router.head("/{interview_id}/recording", include_in_schema=False)
@router.get(
    "/{interview_id}/recording",
    response_class=Response,
    responses={**errors(401, 404, 416), **AUDIO_RESPONSES},
)
async def recording(
    interview_id: str, request: Request, principal: PrincipalDep, context: ContextDep, db: DbDep
) -> Response:
    """Both voices, all calls of the interview one after the other: Ogg/Opus, with ranges."""
    owner_id = principal.user.id
    interview = await InterviewRepository(db, owner_id).get(interview_id)
    calls = await AnswerRepository(db, owner_id).calls(interview.id)
    audio = await whole_recording(context.audio, [call.id for call in calls])
    return await stored_file(request, audio.path, etag=audio.name, media_type="audio/ogg")
