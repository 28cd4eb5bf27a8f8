"""The candidates' voices, none of them an interviewer's, and the recordings of the interviewer.

Made on demand and kept in a folder; Debian's synthesizers must be installed.
"""

import hashlib
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from agent.engines.hibari import HibariVoice
from agent.speaking.resample import resample
from agent.speaking.trim import level, trim
from agent.speaking.voice import SAMPLE_RATE as VOICE_RATE
from agent.speaking.voice import Manner
from bench import delivery_voices
from bench.side_by_side.standins.replies import SENTENCES
from bench.side_by_side.standins.sound import RATE as SPOKEN_RATE
from bench.side_by_side.standins.sound import write
from bench.tape import RATE

VOICES: Final = ("joe", "slt", "en-us")
"""Piper's Joe, flite's slt and espeak-ng."""
_PLAIN: Final = Manner(pace=1.0, pitch_semitones=0.0)


class NoVoice(Exception):
    """A synthesizer is not installed; the message says which."""


def say(voice: str, text: str, folder: Path) -> NDArray[np.int16]:
    """The text by one of VOICES, int16 at 48 kHz, without silence around it. Raises NoVoice."""
    name = hashlib.blake2b(f"{voice}\0{text}".encode(), digest_size=16).hexdigest()
    kept = folder / f"{name}.npy"
    if not kept.exists():
        if why := delivery_voices.missing(voice):
            raise NoVoice(f"The voice {voice} cannot be had: {why}.")
        folder.mkdir(parents=True, exist_ok=True)
        said = delivery_voices.say(voice, text, _PLAIN)
        np.save(kept, _int16(resample(said, delivery_voices.RATE, RATE)))
    return np.load(kept)


def record_interviewer(folder: Path) -> None:
    """The sentences of the stand-in model by the install's own voice, where they are not there."""
    if (folder / f"{len(SENTENCES) - 1}.wav").exists():
        return
    voice = HibariVoice(ThreadPoolExecutor(1))
    for number, text in enumerate(SENTENCES):
        said = level(trim(voice.speak(text, _PLAIN), VOICE_RATE), VOICE_RATE)
        write(folder / f"{number}.wav", _int16(resample(said, VOICE_RATE, SPOKEN_RATE)))


def _int16(samples: NDArray[np.float32]) -> NDArray[np.int16]:
    return np.round(np.clip(samples, -1.0, 1.0) * 32767.0).astype(np.int16)
