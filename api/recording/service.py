"""Audio files made from a call's chunks when somebody first asks for them."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from agent.recording import cut
from api.recording.selection import Part, Selection, select
from api.recording.store import AudioStore


@dataclass(frozen=True, slots=True)
class AudioFile:
    """A file, and a name that stands for exactly its content."""

    path: Path
    name: str


async def candidate_audio(store: AudioStore, parts: Sequence[Part]) -> AudioFile:
    """The candidate's voice in these parts, one after the other. Raises NotFound."""
    present = {part.call_id: await store.chunks(part.call_id) for part in parts}
    selection = select(parts, present)
    name = _name("candidate", selection)
    path = await store.cut(
        name, selection.chunks, lambda chunks: cut(chunks, "candidate", selection.ranges)
    )
    return AudioFile(path, name)


async def whole_recording(store: AudioStore, call_ids: Sequence[str]) -> AudioFile:
    """Both voices, all calls in order. Raises NotFound."""
    chunks = tuple([(call_id, n) for call_id in call_ids for n in await store.chunks(call_id)])
    name = _name("both", Selection(chunks, ()))
    path = await store.cut(name, chunks, lambda data: cut(data, "both", None))
    return AudioFile(path, name)


def _name(track: str, selection: Selection) -> str:
    # Chunks never change, so which ones there are says what the file holds: a cut made while the
    # last chunk was still on its way is not taken for the whole.
    return hashlib.sha256(repr((track, selection)).encode()).hexdigest()[:32]
