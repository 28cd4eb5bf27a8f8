"""Speech from text and text from speech, outside a call."""

from typing import Annotated

from fastapi import APIRouter, Path, Request, Response

from api.accounts.principal import PrincipalDep
from api.context import ContextDep, EnginesDep
from api.documented import BODY_ERRORS, errors
from api.quotas.service import QuotaReached
from api.recording.service import AUDIO
from api.speech.listening import UnreadableRecording, transcribe
from api.speech.speaking import key_of, speak
from api.storage.access import FileOwnerDep
from api.storage.answering import file_answer, file_responses, stored_content
from api.storage.multipart import FILE_BODY, uploaded_file
from schemas.audio import SpeakRequest, Spoken, Transcribed

router = APIRouter(prefix="/api/audio", tags=["audio"])


@router.post("/tts", responses=errors(401, 403, QuotaReached, 503, *BODY_ERRORS))
async def text_to_speech(
    body: SpeakRequest, principal: PrincipalDep, context: ContextDep, engines: EnginesDep
) -> Spoken:
    """Have a text said by one of the interviewers; the audio is there for a day.

    It counts as minutes of speech.
    """
    return await speak(context, engines, principal.user.id, body)


@router.post(
    "/stt",
    responses=errors(401, 403, QuotaReached, UnreadableRecording, 503, *BODY_ERRORS),
    openapi_extra=FILE_BODY,
)
async def speech_to_text(
    request: Request, principal: PrincipalDep, context: ContextDep, engines: EnginesDep
) -> Transcribed:
    """What the recording in the form's part `file` says: WAV, MP3, WebM, Ogg or M4A.

    At most 25 MiB and ten minutes; it counts as an upload and as minutes of speech. The recording
    is not kept.
    """
    async with context.database.writing() as db:
        await context.quotas.take(db, principal.user.id, "uploads")
    file = await uploaded_file(request)
    return await transcribe(context, engines, principal.user.id, file)


@router.head("/{audio_id}", include_in_schema=False)
@router.get(
    "/{audio_id}",
    response_class=Response,
    responses={**errors(401, 404, 410, 416, 422), **file_responses(AUDIO)},
)
async def spoken_text(
    audio_id: Annotated[str, Path(pattern=r"^[A-Za-z0-9_-]{1,64}$")],
    request: Request,
    owner_id: FileOwnerDep,
    context: ContextDep,
) -> Response:
    """A text that was said, for a day: Ogg/Opus, with ranges."""
    key = key_of(owner_id, audio_id)
    content = await stored_content(context.storage, key, etag=audio_id, media_type=AUDIO)
    return file_answer(request, content)
