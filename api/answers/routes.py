"""Hearing an answer again, correcting it, and having it evaluated."""

from fastapi import APIRouter, Request, Response, status

from api.accounts.principal import PrincipalDep
from api.answers import service
from api.answers.audio import audio_part
from api.answers.repository import AnswerRepository
from api.context import ContextDep, DbDep
from api.documented import BODY_ERRORS, errors
from api.quotas.service import QuotaReached
from api.recording.service import AUDIO, audio_content, candidate_audio
from api.storage.access import FileOwnerDep
from api.storage.answering import file_answer, file_responses
from schemas.answers import AnswerEvaluation, EditAnswerRequest

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


@router.patch(
    "/{answer_id}",
    status_code=status.HTTP_202_ACCEPTED,
    responses=errors(401, 403, 404, 409, service.NotFinished, QuotaReached, *BODY_ERRORS),
)
async def correct(
    answer_id: str,
    body: EditAnswerRequest,
    principal: PrincipalDep,
    context: ContextDep,
    db: DbDep,
) -> AnswerEvaluation:
    """Correct the transcript of a finished interview's answer; what was heard is kept beside it.

    The answer is evaluated again where evaluation is set up; `reason` says why there is no score.
    """
    owner_id = principal.user.id
    state = await service.correct(db, context.evaluations, owner_id, answer_id, body.transcript)
    await context.quotas.take(db, owner_id, "evaluations")
    return state


@router.post(
    "/{answer_id}/evaluate",
    status_code=status.HTTP_202_ACCEPTED,
    responses=errors(401, 403, 404, 409, service.NotFinished, QuotaReached),
)
async def evaluate(
    answer_id: str, principal: PrincipalDep, context: ContextDep, db: DbDep
) -> AnswerEvaluation:
    """Ask for an evaluation; where none can be had, the answer says why."""
    owner_id = principal.user.id
    state = await service.evaluate(db, context.evaluations, owner_id, answer_id)
    await context.quotas.take(db, owner_id, "evaluations")
    return state
