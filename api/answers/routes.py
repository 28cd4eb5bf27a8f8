"""Hearing an answer again."""

from fastapi import APIRouter, Request, Response

from api.accounts.principal import PrincipalDep
from api.answers.audio import audio_part
from api.answers.repository import AnswerRepository
from api.context import ContextDep, DbDep
from api.documented import errors
from api.recording.files import AUDIO_RESPONSES, stored_file
from api.recording.service import candidate_audio

router = APIRouter(prefix="/api/answers", tags=["answers"])


@router.head("/{answer_id}/audio", include_in_schema=False)
@router.get(
    "/{answer_id}/audio",
    response_class=Response,
    responses={**errors(401, 404, 416), **AUDIO_RESPONSES},
)
async def answer_audio(
    answer_id: str, request: Request, principal: PrincipalDep, context: ContextDep, db: DbDep
) -> Response:
    """What the candidate said to a main question and its follow-ups: Ogg/Opus, with ranges."""
    answers = await AnswerRepository(db, principal.user.id).with_follow_ups(answer_id)
    audio = await candidate_audio(context.audio, [audio_part(answer) for answer in answers])
    return await stored_file(request, audio.path, etag=audio.name, media_type="audio/ogg")
