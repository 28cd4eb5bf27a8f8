"""A script as sound, with its pauses known. Positions are seconds; audio is int16 at 16 kHz."""

import hashlib
import random
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from agent.speaking.voice import Manner
from bench.delivery_sound import drawn_out, in_a_room
from bench.delivery_voices import LEAD_S, RATE, TAIL_S, filled_pause, say
from bench.turn_ends.breaking_off import Places, broken_off
from bench.turn_ends.scripts import Break, Script

AFTER_S: Final = 5.0
"""Silence after the end: longer than any pause that is waited for."""
_BEFORE_S: Final = 0.6
_BREATH_S: Final = (0.25, 0.6)
_THINKING_S: Final = ((0.5, 1.0), (1.0, 2.0), (2.0, 4.0))
_THINKING_SHARES: Final = (1, 2, 2)
_HESITATION_S: Final = (0.05, 0.3)
"""Between a word and the "um" after it."""
_NOISE_DBFS: Final = (-75.0, -75.0, -60.0, -41.0, -31.0)
"""Speech lies at -21: the last two are 20 and 10 dB under it."""
_SOFT_ENDING: Final = 0.25
"""Share of answers whose end fades."""
_FADE_S: Final = 0.4
_FADE_DB: Final = -14.0
_ECHO_S: Final = (0.0, 0.0, 0.25)
_LAST_S: Final = 0.25
_DRAWN_OUT_S: Final = (0.3, 0.5)
"""Who hesitates draws out the last syllable, at a level pitch."""
_LEVEL: Final = -0.5
_APART: Final = 0.3
_DRAWN_OUT: Final = 0.3
"""Shares of answers whose broken-off parts were said apart, and whose are drawn out; the others
are just broken off."""


@dataclass(frozen=True, slots=True)
class Gap:
    """A silence inside the answer."""

    kind: Break
    start_s: float
    end_s: float


@dataclass(frozen=True, slots=True)
class Said:
    """An answer as it sounds. end_s: its last sound."""

    samples: NDArray[np.int16]
    gaps: tuple[Gap, ...]
    end_s: float
    noise_dbfs: float


class Sounds:
    """Makes answers; what voices said is kept in `cache`. places: finds words in a sound."""

    def __init__(self, cache: Path, places: Places) -> None:
        self._cache = cache
        self._places = places
        cache.mkdir(parents=True, exist_ok=True)

    def make(self, script: Script) -> Said:
        """Say it. Raises CalledProcessError where a synthesizer fails."""
        rng = random.Random(script.seed)
        manner = Manner(pace=rng.uniform(0.88, 1.15), pitch_semitones=rng.uniform(-2.0, 2.0))
        noise, echo_s = rng.choice(_NOISE_DBFS), rng.choice(_ECHO_S)
        whole, gaps = np.zeros(int(_BEFORE_S * RATE), np.float32), list[Gap]()
        parts = self._parts(script, manner, rng)
        if rng.random() < _SOFT_ENDING:
            parts[-1] = _fading(parts[-1])
        breaks: list[Break | None] = [*script.breaks, None]
        for sound, kind in zip(parts, breaks, strict=True):
            whole = np.concatenate([whole, sound])
            if kind is None:
                break
            if kind == "um":
                hesitation = np.zeros(int(rng.uniform(*_HESITATION_S) * RATE), np.float32)
                um = self._filled(script.voice, rng.choice(("um", "uh")), manner)
                whole = np.concatenate([whole, hesitation, um])
            # The silence that is around each sound belongs to the gap.
            start_s, length_s = len(whole) / RATE - TAIL_S, _length_s(kind, rng)
            gaps.append(Gap(kind, start_s, start_s + length_s))
            whole = np.pad(whole, (0, int((length_s - TAIL_S - LEAD_S) * RATE)))
        end_s = len(whole) / RATE - TAIL_S
        whole = np.pad(whole, (0, int(AFTER_S * RATE)))
        heard = in_a_room(whole, RATE, noise, echo_s, script.seed)
        return Said(np.round(heard * 32767).astype(np.int16), tuple(gaps), end_s, noise)

    def _parts(
        self, script: Script, manner: Manner, rng: random.Random
    ) -> list[NDArray[np.float32]]:
        style = rng.random()
        found: list[NDArray[np.float32]] = []
        for sentence in _sentences(script):
            broken = None
            if len(sentence) > 1 and style >= _APART:
                whole = self._said(script.voice, " ".join(sentence), manner)
                broken = broken_off(whole, sentence, self._places)
            if broken is None:
                # What breaks off may or may not be written, and so said, like it goes on.
                comma = "," if rng.random() < 0.5 else ""
                texts = [part + comma * part[-1].isalnum() for part in sentence[:-1]]
                broken = [self._said(script.voice, t, manner) for t in [*texts, sentence[-1]]]
            elif style < _APART + _DRAWN_OUT:
                broken = [*(_hesitating(part, rng) for part in broken[:-1]), broken[-1]]
            found += broken
        return found

    def _said(self, voice: str, text: str, manner: Manner) -> NDArray[np.float32]:
        kept = self._kept(voice, text, manner)
        if not kept.exists():
            np.save(kept, say(voice, text, manner))
        return np.load(kept)

    def _filled(self, voice: str, sound: str, manner: Manner) -> NDArray[np.float32]:
        kept = self._kept(voice, f"filled\0{sound}", manner)
        if not kept.exists():
            np.save(kept, filled_pause(voice, sound, manner))
        return np.load(kept)

    def _kept(self, voice: str, text: str, manner: Manner) -> Path:
        made_of = f"{voice}\0{manner.pace}\0{manner.pitch_semitones}\0{text}"
        name = hashlib.blake2b(made_of.encode(), digest_size=16).hexdigest()
        return self._cache / f"{name}.npy"


def _sentences(script: Script) -> list[list[str]]:
    found = [[script.parts[0]]]
    for kind, part in zip(script.breaks, script.parts[1:], strict=True):
        if kind == "breath":
            found.append([part])
        else:
            found[-1].append(part)
    return found


def _length_s(kind: Break, rng: random.Random) -> float:
    if kind == "breath":
        return rng.uniform(*_BREATH_S)
    return rng.uniform(*rng.choices(_THINKING_S, _THINKING_SHARES)[0])


def _hesitating(sound: NDArray[np.float32], rng: random.Random) -> NDArray[np.float32]:
    tail, last = int(TAIL_S * RATE), int(_LAST_S * RATE)
    said = sound[: len(sound) - tail]
    if len(said) <= last:
        return sound
    slow = drawn_out(said[-last:], RATE, rng.uniform(*_DRAWN_OUT_S), _LEVEL)
    return np.concatenate([said[:-last], slow, sound[len(sound) - tail :]])


def _fading(sound: NDArray[np.float32]) -> NDArray[np.float32]:
    fade = min(len(sound), int(_FADE_S * RATE))
    gain = np.ones(len(sound), np.float32)
    gain[-fade:] = 10 ** (np.linspace(0.0, _FADE_DB, fade) / 20)
    return sound * gain
