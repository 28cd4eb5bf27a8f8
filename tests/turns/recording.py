"""A recording without a codec, so that what a process left unread can be read by the next."""

from collections.abc import Sequence

import numpy as np
import pytest
from numpy.typing import NDArray


class PlainEncoder:
    """Stands in for `agent.recording.ChunkEncoder`: a chunk is the candidate's samples."""

    def encode(self, candidate: bytes, interviewer: bytes) -> bytes:
        """See agent.recording.ChunkEncoder."""
        return candidate


def keep_plainly(patching: pytest.MonkeyPatch) -> None:
    """Record so until `patching` is undone."""
    patching.setattr("agent.recording.ChunkEncoder", PlainEncoder)
    patching.setattr("agent.second_reading.cut", _cut)
    patching.setattr("agent.second_reading.decoded", _decoded)
    # A disk that syncs takes most of the time, and no machine loses its power here.
    patching.setattr("agent.journal.os.fsync", _kept)


def _cut(chunks: Sequence[bytes], track: str, ranges: Sequence[tuple[float, float]]) -> bytes:
    samples = np.frombuffer(b"".join(chunks), np.int16)
    parts = [samples[round(a * 16_000) : round(b * 16_000)] for a, b in ranges]
    return np.concatenate(parts).tobytes()


def _decoded(file: bytes, rate: int) -> NDArray[np.float32]:
    return np.frombuffer(file, np.int16).astype(np.float32) / 32_768.0


def _kept(_: int) -> None:
    """It is."""
