"""Hearing an answer again."""

from fastapi import APIRouter, Request, Response

from api.answers.audio import audio_part
from api.answers.repository import AnswerRepository
from api.context import ContextDep, DbDep
from api.documented import errors
from api.recording.service import AUDIO, audio_content, candidate_audio
from api.storage.access import FileOwnerDep
from api.storage.answering import file_answer, file_responses

router = APIRouter(prefix="/api/answers", tags=["answers"])


@router.head("/{answer_id}/audio", include_in_schema=False)
@router.get(
    "/{answer_id}/audio",
    response_class=Response,
    responses={**errors(401, 404, 410, 416), **file_responses(AUDIO)},
)
async def answer_audio(
    answer_id: str, request: Request, owner_id: FileOwnerDep, context: ContextDep, db: DbDep
) -> Response:
    """What the candidate said to a main question and its follow-ups: Ogg/Opus, with ranges."""
    answers = await AnswerRepository(db, owner_id).with_follow_ups(answer_id)
    audio = await candidate_audio(context.audio, [audio_part(answer) for answer in answers])
    return file_answer(request, await audio_content(context.storage, audio))
