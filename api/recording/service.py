"""Audio files made from a call's chunks when somebody first asks for them."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

from agent.recording import cut
from api.recording.selection import Part, Selection, select
from api.recording.store import AudioStore
from api.storage.answering import Content, stored_content
from api.storage.storage import Storage

AUDIO = "audio/ogg"


@dataclass(frozen=True, slots=True)
class AudioFile:
    """Where a file lies, and a name that stands for exactly its content."""

    key: str
    name: str


async def candidate_audio(store: AudioStore, parts: Sequence[Part]) -> AudioFile:
    """The candidate's voice in these parts, one after the other. Raises NotFound."""
    present = {part.call_id: await store.chunks(part.call_id) for part in parts}
    selection = select(parts, present)
    name = _name("candidate", selection)
    key = await store.cut(
        name, selection.chunks, lambda chunks: cut(chunks, "candidate", selection.ranges)
    )
    return AudioFile(key, name)


async def whole_recording(store: AudioStore, call_ids: Sequence[str]) -> AudioFile:
    """Both voices, all calls in order. Raises NotFound."""
    chunks = tuple([(call_id, n) for call_id in call_ids for n in await store.chunks(call_id)])
    name = _name("both", Selection(chunks, ()))
    key = await store.cut(name, chunks, lambda data: cut(data, "both", None))
    return AudioFile(key, name)


async def audio_content(storage: Storage, audio: AudioFile) -> Content:
    """What an address of this audio answers. Raises NotFound."""
    return await stored_content(storage, audio.key, etag=audio.name, media_type=AUDIO)


def _name(track: str, selection: Selection) -> str:
    # Chunks never change, so which ones there are says what the file holds: a cut made while the
    # last chunk was still on its way is not taken for the whole.
    return hashlib.sha256(repr((track, selection)).encode()).hexdigest()[:32]
