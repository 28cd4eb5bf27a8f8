"""An encoder of the recording that costs nothing: every chunk is the same silence."""

from functools import cache

from agent.recording import ChunkEncoder
from schemas.journal import AUDIO_CHUNK_S


class SilentEncoder:
    """Stands in for `agent.recording.ChunkEncoder`; its chunks have the right length."""

    def encode(self, candidate: bytes, interviewer: bytes) -> bytes:
        """See agent.recording.ChunkEncoder."""
        return _silent_chunk()


@cache
def _silent_chunk() -> bytes:
    return ChunkEncoder().encode(
        bytes(round(2 * 16_000 * AUDIO_CHUNK_S)), bytes(round(2 * 24_000 * AUDIO_CHUNK_S))
    )
