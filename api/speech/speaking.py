"""From a text to a file that says it."""

import asyncio
from datetime import UTC, datetime, timedelta
from typing import Final

import numpy as np
from numpy.typing import NDArray

from agent.ogg import OggTrack, write_ogg
from agent.opus import CLOCK, OpusEncoder
from agent.speaking.voice import SAMPLE_RATE
from api.context import Context
from api.errors import DoesNotFit
from api.ids import new_id
from api.jobs.ports import JobKind
from api.jobs.run import JobRun
from api.speech.engines import Engines
from api.storage.storage import Storage
from schemas.audio import SpeakRequest, Spoken

KEPT: Final = timedelta(hours=24)
"""How long a spoken text can be fetched."""

BIT_RATE: Final = 32_000
PACKET_S: Final = 0.02
FOLDER: Final = "speech/"
_HOUR: Final = "%Y%m%d%H"


def folder_of(owner_id: str) -> str:
    """Where all texts that were spoken for a person lie in storage."""
    return f"{FOLDER}{owner_id}/"


def key_of(owner_id: str, audio_id: str) -> str:
    """Where a spoken text lies in storage; `audio_id` holds letters, digits, - and _ only."""
    return f"{folder_of(owner_id)}{audio_id}.ogg"


def new_key(owner_id: str, now: datetime) -> str:
    """Where something lies for a moment; what a crash leaves there goes with what is old."""
    return f"{folder_of(owner_id)}{_new_id(now)}"


async def speak(context: Context, engines: Engines, owner_id: str, request: SpeakRequest) -> Spoken:
    """Say a text. Raises DoesNotFit, QuotaReached, Unavailable."""
    async with context.database.reading() as db:
        await context.quotas.check(db, owner_id, "minutes")
    samples = await engines.say(request.text, request.persona)
    if not samples.size:
        raise DoesNotFit("This text holds nothing that can be said.", field="text")
    duration_s = samples.size / SAMPLE_RATE
    async with context.database.writing() as db:
        await context.quotas.take(db, owner_id, "minutes", duration_s / 60)
    audio_id = _new_id(context.clock())
    data = await asyncio.to_thread(encoded, samples)
    await context.storage.put_bytes(key_of(owner_id, audio_id), data)
    url = context.signer.sign(f"/api/audio/{audio_id}", owner_id)
    return Spoken(audio_url=url, duration_s=duration_s)


def encoded(samples: NDArray[np.int16]) -> bytes:
    """Ogg/Opus of mono samples at `agent.speaking.voice.SAMPLE_RATE`."""
    encoder = OpusEncoder(SAMPLE_RATE, BIT_RATE)
    packet = round(SAMPLE_RATE * PACKET_S)
    # One packet more than there is sound: the encoder's delay puts the last samples into it.
    padded = np.zeros((samples.size // packet + 2) * packet, np.int16)
    padded[: samples.size] = samples
    packets = [encoder.encode(part) for part in padded.reshape(-1, packet)]
    ticks = samples.size * CLOCK // SAMPLE_RATE
    return write_ogg([OggTrack(SAMPLE_RATE, encoder.delay, packets, ticks)])


class SpokenKeeper:
    """Deletes spoken texts whose time is over."""

    def __init__(self, storage: Storage) -> None:
        self._storage = storage

    def kinds(self) -> tuple[JobKind, ...]:
        """What it knows to do in the background."""
        return (JobKind("forget_spoken", self._forget, every=timedelta(hours=6)),)

    async def _forget(self, run: JobRun) -> None:
        await self.forget_old(run.clock())
        async with run.transaction() as db:
            await run.finish(db)

    async def forget_old(self, now: datetime) -> None:
        """Delete what was made more than a day, and the rest of an hour, before `now`."""
        before = now - KEPT - timedelta(hours=1)
        files = self._storage.under(FOLDER)
        await self._storage.delete([file.key async for file in files if _made(file.key) < before])


def _new_id(now: datetime) -> str:
    # The hour says until when it is kept.
    return f"{now.astimezone(UTC):{_HOUR}}-{new_id()}"


def _made(key: str) -> datetime:
    hour = key.rpartition("/")[2].partition("-")[0]
    return datetime.strptime(hour, _HOUR).replace(tzinfo=UTC)
