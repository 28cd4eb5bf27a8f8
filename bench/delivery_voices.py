"""Voices for `make eval-delivery`: the install's own, and Debian's synthesizers where installed."""

import shutil
import subprocess
import tempfile
import wave
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from agent.engines.hibari import HibariVoice
from agent.engines.piper import PiperVoice
from agent.speaking.resample import resample, shift_pitch
from agent.speaking.trim import level, trim
from agent.speaking.voice import SAMPLE_RATE as VOICE_RATE
from agent.speaking.voice import Manner

RATE: Final = 16_000
"""Hz of all that these voices say."""
LEAD_S: Final = 0.01
TAIL_S: Final = 0.06
"""Silence that is left before and after what was said."""

_SLOWEST: Final = 0.5
_FLITE: Final = ("slt", "rms", "awb", "kal16")
_SOUNDS: Final = {
    "flite": {"um": "pau ah m pau", "uh": "pau ah pau", "er": "pau er pau"},
    "espeak-ng": {"um": "[[Vm]]", "uh": "[[V:]]", "er": "[[3:]]"},
    "own": {"um": "Um.", "uh": "Uh.", "er": "Er."},
}
"""How each kind of voice is asked for a filled pause."""


def missing(voice: str) -> str | None:
    """Why a voice cannot be had here; None where it can."""
    program = _program(voice)
    if program == "own" or shutil.which(program):
        return None
    return f"{program} is not installed"


def say(voice: str, text: str, manner: Manner) -> NDArray[np.float32]:
    """The text at the level of all voices, LEAD_S and TAIL_S of silence around it."""
    return _finished(_spoken(voice, text, manner, phones=False))


def filled_pause(voice: str, sound: str, manner: Manner) -> NDArray[np.float32]:
    """An "um", "uh" or "er" by the voice's own vowels, as slow as it goes."""
    text = _SOUNDS[_program(voice)][sound]
    slow = Manner(pace=_SLOWEST, pitch_semitones=manner.pitch_semitones)
    return _finished(_longest_sound(_spoken(voice, text, slow, phones=True)))


def _longest_sound(samples: NDArray[np.float32]) -> NDArray[np.float32]:
    """Without the quiet clicks that some voices end a lone vowel with."""
    size = RATE // 100
    frames = samples[: len(samples) // size * size].reshape(-1, size)
    rms = np.sqrt(np.mean(np.square(frames), axis=1))
    loud = rms > 0.05 * rms.max()
    edges = np.flatnonzero(np.diff(np.concatenate([[False], loud, [False]])))
    begin, end = max(edges.reshape(-1, 2), key=lambda edge: edge[1] - edge[0])
    return samples[begin * size : end * size]


def _finished(samples: NDArray[np.float32]) -> NDArray[np.float32]:
    around = int(TAIL_S * RATE)
    return level(trim(np.pad(samples, around), RATE), RATE)


def _program(voice: str) -> str:
    if voice in ("joe", "heart"):
        return "own"
    return "flite" if voice in _FLITE else "espeak-ng"


def _spoken(voice: str, text: str, manner: Manner, *, phones: bool) -> NDArray[np.float32]:
    if _program(voice) == "own":
        return resample(_own(voice)(text, manner), VOICE_RATE, RATE)
    # Pitch by resampling moves the formants along, as another speaker's would be.
    pace = manner.pace / manner.pitch_factor
    samples, rate = _by_command(
        _flite(voice, text, pace, phones) if voice in _FLITE else _espeak(voice, text, pace)
    )
    return shift_pitch(resample(samples, rate, RATE), RATE, manner.pitch_factor)


def _flite(voice: str, text: str, pace: float, phones: bool) -> list[str]:
    kind = "-p" if phones else "-t"
    return ["flite", "-voice", voice, "--setf", f"duration_stretch={1 / pace:.3f}", kind, text]


def _espeak(voice: str, text: str, pace: float) -> list[str]:
    # "--": a text may begin with anything.
    return ["espeak-ng", "-v", voice, "-s", f"{160 * pace:.0f}", "--", text]


def _by_command(command: list[str]) -> tuple[NDArray[np.float32], int]:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "said.wav"
        name = "-o" if command[0] == "flite" else "-w"
        subprocess.run([command[0], name, str(file), *command[1:]], check=True, capture_output=True)
        with wave.open(str(file), "rb") as sound:
            pcm = np.frombuffer(sound.readframes(sound.getnframes()), "<i2")
            return pcm.astype(np.float32) / 32768.0, sound.getframerate()


@cache
def _own(voice: str) -> Callable[[str, Manner], NDArray[np.float32]]:
    threads = ThreadPoolExecutor(1)
    if voice == "joe":
        return PiperVoice(threads, threads=2, steady=True).speak
    return HibariVoice(threads).speak
