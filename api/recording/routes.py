"""Hearing a whole interview again."""

from fastapi import APIRouter, Request, Response

from api.answers.repository import AnswerRepository
from api.context import ContextDep, DbDep
from api.documented import errors
from api.interviews.repository import InterviewRepository
from api.recording.service import AUDIO, audio_content, whole_recording
from api.storage.access import FileOwnerDep
from api.storage.answering import file_answer, file_responses

router = APIRouter(prefix="/api/interviews", tags=["recording"])


@router.head("/{interview_id}/recording", include_in_schema=False)
@router.get(
    "/{interview_id}/recording",
    response_class=Response,
    responses={**errors(401, 404, 410, 416), **file_responses(AUDIO)},
)
async def recording(
    interview_id: str, request: Request, owner_id: FileOwnerDep, context: ContextDep, db: DbDep
) -> Response:
    """Both voices, all calls of the interview one after the other: Ogg/Opus, with ranges."""
    interview = await InterviewRepository(db, owner_id).get(interview_id)
    calls = await AnswerRepository(db, owner_id).calls(interview.id)
    audio = await whole_recording(context.audio, [call.id for call in calls])
    return file_answer(request, await audio_content(context.storage, audio))
