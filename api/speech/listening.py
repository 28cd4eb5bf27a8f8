"""From an uploaded recording to its words."""

from typing import Final

import numpy as np
from numpy.typing import NDArray

from agent.engines.transcriber import SAMPLE_RATE
from api.child_process import ask_child
from api.context import Context
from api.errors import DoesNotFit, TooLarge
from api.speech.child import MAX_S, TOO_LONG, WALL_S
from api.speech.engines import Engines
from api.speech.kinds import HEAD, demuxer_of
from api.speech.speaking import new_key
from api.storage.multipart import UploadedFile
from schemas.audio import Transcribed

MAX_BYTES: Final = 25 * 1024 * 1024
DECODER: Final = "api.speech.child"


class UnreadableRecording(DoesNotFit):
    """A recording of a right kind that cannot be decoded."""

    code = "broken_file"


async def transcribe(
    context: Context, engines: Engines, owner_id: str, file: UploadedFile
) -> Transcribed:
    """What a recording says.

    Raises WrongType, TooLarge, UnreadableRecording, QuotaReached, Unavailable.
    """
    key = new_key(owner_id, context.clock())
    try:
        # Not gathered in memory: how long a client takes to send it is the client's affair.
        size = await context.storage.put(key, file.blocks(), max_bytes=MAX_BYTES)
        head = b"".join([block async for block in context.storage.blocks(key, 0, min(size, HEAD))])
        demuxer = demuxer_of(head)
        async with engines.reading.turn():
            [data] = await context.storage.read(key)
            samples = await _decode(data, demuxer)
            async with context.database.writing() as db:
                minutes = len(samples) / SAMPLE_RATE / 60
                await context.quotas.take(db, owner_id, "minutes", minutes)
            reading = await engines.read(samples)
    finally:
        await context.storage.delete([key])
    return Transcribed(text=reading.text, confidence=reading.confidence, words=reading.words)


async def _decode(data: bytes, demuxer: str) -> NDArray[np.float32]:
    """Its sound: mono, 16 kHz, -1..1."""
    try:
        status, wrote = await ask_child(DECODER, demuxer, given=data, limit_s=WALL_S)
    except TimeoutError as error:
        raise _broken() from error
    if status == TOO_LONG:
        raise TooLarge(f"The recording may last {MAX_S // 60} minutes at most.", field="file")
    if status:
        raise _broken()
    return np.frombuffer(wrote, "<i2").astype(np.float32) / np.float32(32_768)


def _broken() -> UnreadableRecording:
    return UnreadableRecording(
        "This recording cannot be read: it is damaged, or holds no sound.", field="file"
    )
