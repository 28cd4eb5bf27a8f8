"""Answers spoken by a voice of the install and read by its recogniser.

What was read of a text is kept in a file, so that a scorer can be measured again and again.
"""

import asyncio
import hashlib
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray
from pydantic import TypeAdapter

from agent.coach.evaluation.text import sentences
from agent.engines import weights
from agent.engines.whisper import WhisperEngine
from agent.speaking.voice import Manner
from bench.delivery_voices import RATE, say
from schemas.turn import Word

VOICE: Final = "joe"
READERS: Final = 3
_BREATH_S: Final = 0.35
_PLAIN: Final = Manner(pace=1.0, pitch_semitones=0.0)
_KEPT: Final = TypeAdapter(dict[str, tuple[Word, ...]])


async def heard(texts: Sequence[str], kept: Path) -> list[tuple[Word, ...]]:
    """The words of each text as recognised. kept: where earlier readings are."""
    known = _load(kept)
    missing = [text for text in dict.fromkeys(texts) if _key(text) not in known]
    if missing:
        known |= dict(zip(map(_key, missing), await _read(missing), strict=True))
        _keep(known, kept)
    return [known[_key(text)] for text in texts]


def _load(kept: Path) -> dict[str, tuple[Word, ...]]:
    return _KEPT.validate_json(kept.read_bytes()) if kept.exists() else {}


def _keep(known: dict[str, tuple[Word, ...]], kept: Path) -> None:
    kept.parent.mkdir(parents=True, exist_ok=True)
    kept.write_bytes(_KEPT.dump_json(known))


async def _read(texts: Sequence[str]) -> list[tuple[Word, ...]]:
    with tempfile.TemporaryDirectory() as cache:
        engine = WhisperEngine.load(weights.base(Path(cache)), workers=READERS)
        try:
            return list(await asyncio.gather(*(_words(engine, _sound(text)) for text in texts)))
        finally:
            engine.close()


async def _words(engine: WhisperEngine, samples: NDArray[np.float32]) -> tuple[Word, ...]:
    return (await engine.transcribe(samples, words=True)).words


def _sound(text: str) -> NDArray[np.float32]:
    breath = np.zeros(int(_BREATH_S * RATE), np.float32)
    parts = [part for one in sentences(text) for part in (say(VOICE, one.text, _PLAIN), breath)]
    return np.concatenate(parts)


def _key(text: str) -> str:
    return hashlib.sha256(f"{VOICE} base {text}".encode()).hexdigest()
