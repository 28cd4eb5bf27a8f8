"""Every answer heard, once: kept under out/, so that a fit or a report begins at once."""

import asyncio
import hashlib
import multiprocessing
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

import numpy as np
from livekit.local_inference import VAD, init_vad
from numpy.typing import NDArray
from pydantic import TypeAdapter

from agent.engines import weights
from agent.engines.transcriber import Transcription
from agent.engines.turn_end import TurnEndModel
from agent.engines.whisper_model import WhisperDecoder
from bench.turn_ends import heard
from bench.turn_ends.heard import Hearing, Pause
from bench.turn_ends.scripts import Script
from bench.turn_ends.sound import Said, Sounds
from schemas.turn import Word

FOLDER: Final = Path("out/turn-ends")
PROCESSES: Final = 2
_PAUSES: Final = TypeAdapter(list[Pause])


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer and all of its pauses, the end last."""

    script: Script
    pauses: tuple[Pause, ...]


def answers(wanted: Sequence[Script], tell: Callable[[str], None]) -> list[Answer]:
    """These, heard now where they were not before: a second each. Raises CalledProcessError."""
    missing = [script for script in wanted if not _kept(script).exists()]
    if missing:
        tell(f"{len(missing)} of {len(wanted)} answers are to be heard first.")
        context = multiprocessing.get_context("spawn")
        with ProcessPoolExecutor(PROCESSES, context) as pool:
            for number, _ in enumerate(pool.map(_hear, missing), 1):
                if number % 50 == 0:
                    tell(f"{number} heard…")
    return list(_read(wanted))


def sounds() -> Sounds:
    """The voices, and the recogniser that finds their words."""
    return Sounds(FOLDER / "voices", _places)


def _read(wanted: Sequence[Script]) -> Iterator[Answer]:
    for script in wanted:
        pauses = _PAUSES.validate_json(_kept(script).read_bytes())
        # Of a voice that nobody can hear there is nothing to decide.
        if pauses:
            yield Answer(script, tuple(pauses))


def _kept(script: Script) -> Path:
    version = hashlib.blake2b(f"{script}{heard.VERSION}".encode(), digest_size=8).hexdigest()
    return FOLDER / "heard" / f"{script.name}-{version}.json"


def _hear(script: Script) -> None:
    said = sounds().make(script)
    pauses = asyncio.run(_pauses(said))
    kept = _kept(script)
    kept.parent.mkdir(parents=True, exist_ok=True)
    kept.write_bytes(_PAUSES.dump_json(pauses))


async def _pauses(said: Said) -> list[Pause]:
    init_vad()
    return await Hearing(VAD().predict, Reader(), _turn_end()).hear(said)


class Reader:
    """The recogniser of conversations. It reads at once, and captions nothing."""

    busy = True

    async def text(self, samples: NDArray[np.float32]) -> str:
        """See agent.hearing.ports.Transcriber."""
        return (await self.tail(samples)).text

    async def tail(self, samples: NDArray[np.float32]) -> Transcription:
        """See agent.hearing.ports.Transcriber."""
        heard = _decoder().decode(samples, words=False, hint="", wanted=_always)
        return Transcription(heard.text, (), 0.0, "en", ending=heard.ending)

    async def stretch_text(self, samples: NDArray[np.float32]) -> str:
        """See agent.hearing.ports.Transcriber."""
        return await self.text(samples)


def _places(sound: NDArray[np.float32]) -> tuple[Word, ...]:
    return _decoder().decode(sound, words=True, hint="", wanted=_always).words


def _always() -> bool:
    return True


@cache
def _decoder() -> WhisperDecoder:
    return WhisperDecoder(weights.tiny_en(), 1)


@cache
def _turn_end() -> TurnEndModel:
    return TurnEndModel(ThreadPoolExecutor(1))
