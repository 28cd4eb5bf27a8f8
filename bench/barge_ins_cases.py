"""What is said, coughed or echoed over the interviewer, and how it sounds in the microphone."""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, Literal

import numpy as np
from numpy.typing import NDArray

from agent.speaking.voice import Manner
from bench.barge_ins_sounds import SOUNDS
from bench.delivery_voices import RATE, missing, say

Half = Literal["choosing", "counted"]
Kind = Literal["sentence", "backchannel", "noise", "echo"]
INTERVIEWER: Final = ("heart", Manner(pace=1.0, pitch_semitones=0.0))
LEVELS_DB: Final = (0.0, -10.0)
ECHOES_DB: Final = (-30.0, -20.0, -15.0)
WAYS_S: Final = (0.12, 0.25, 0.4)
ROOMS_S: Final = (0.0, 0.2, 0.4)
QUIET_DBFS: Final = -65.0
SPEECH_DBFS: Final = -21.0
"""Of all voices, before they are made quieter."""

Sound = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Case:
    """One sound over one utterance. Levels in dB against a voice as it comes.

    group: cases that are counted together. said: what is spoken; else the name of the sound, or
    nothing. from_s: when it begins, after the interviewer does. echo_db: how loud the
    interviewer's voice is in the microphone; None where it is not. way_s: how much later.
    room_s: how long that echo rings.
    """

    kind: Kind
    group: str
    said: str
    voice: str
    interviewer: str
    seed: int
    from_s: float
    level_db: float = 0.0
    noise_dbfs: float = QUIET_DBFS
    echo_db: float | None = None
    way_s: float = 0.25
    room_s: float = 0.0

    def sound(self) -> Sound:
        """What the candidate does, at its level; float32 at 16 kHz."""
        if self.kind == "echo":
            return np.zeros(0, np.float32)
        if self.kind == "noise":
            made = SOUNDS[self.said](np.random.default_rng(self.seed))
        else:
            name, semitones = self.voice.split()
            made = say(name, self.said, Manner(pace=1.0, pitch_semitones=float(semitones)))
        return made * np.float32(10 ** (self.level_db / 20))


def cases(half: Half) -> list[Case]:
    """All cases of a half whose voices can be had here."""
    texts = _texts()[half]
    rng = np.random.default_rng(len(half))
    return [
        case
        for case in (*_speech(texts, rng), *_noises(texts, rng), *_echoes(texts, rng))
        if not case.voice or missing(case.voice.split()[0]) is None
    ]


def absent(half: Half) -> list[str]:
    """Why voices of a half cannot be had."""
    names = (voice.split()[0] for voice in _texts()[half]["voices"])
    return sorted({why for name in names if (why := missing(name)) is not None})


def _speech(texts: dict[str, Any], rng: np.random.Generator) -> Iterator[Case]:
    kinds: tuple[tuple[Kind, str], ...] = (
        ("sentence", "sentences"),
        ("backchannel", "backchannels"),
    )
    for kind, name in kinds:
        for number, text in enumerate(texts[name]):
            for index, voice in enumerate(texts["voices"]):
                level = LEVELS_DB[(number + index) % 2]
                yield _case(kind, f"{kind}s", text, voice, texts, rng, level_db=level)
        for index, text in enumerate(texts[name]):
            voice = texts["voices"][index % len(texts["voices"])]
            for snr in (20, 10):
                noise = SPEECH_DBFS - snr
                group = f"{kind}s in noise {snr} dB below"
                yield _case(kind, group, text, voice, texts, rng, noise_dbfs=noise)
            for echo in ECHOES_DB:
                group = f"{kind}s over an echo of {echo:.0f} dB"
                way, room = WAYS_S[index % 3], ROOMS_S[index // 3 % 3]
                yield _case(
                    kind, group, text, voice, texts, rng, echo_db=echo, way_s=way, room_s=room
                )


def _noises(texts: dict[str, Any], rng: np.random.Generator) -> Iterator[Case]:
    for name in SOUNDS:
        for level in (0.0, -10.0, 6.0):
            yield _case("noise", "sounds of a room", name, "", texts, rng, level_db=level)


def _echoes(texts: dict[str, Any], rng: np.random.Generator) -> Iterator[Case]:
    for echo in ECHOES_DB:
        for way in WAYS_S:
            for room in ROOMS_S:
                group = f"echo alone, {echo:.0f} dB"
                yield _case("echo", group, "", "", texts, rng, echo_db=echo, way_s=way, room_s=room)


def _case(
    kind: Kind,
    group: str,
    said: str,
    voice: str,
    texts: dict[str, Any],
    rng: np.random.Generator,
    **how: float,
) -> Case:
    seed = int(rng.integers(2**31))
    interviewer = texts["interviewer"][seed % len(texts["interviewer"])]
    from_s = float(rng.uniform(0.9, 1.9))
    return Case(kind, group, said, voice, interviewer, seed, from_s, **how)


def interviewer_says(case: Case) -> Sound:
    """The utterance that is spoken over; float32 at 16 kHz."""
    voice, manner = INTERVIEWER
    return say(voice, case.interviewer, manner)


def echo_of(case: Case) -> Sound:
    """What the echo's room answers to a click, the way to it included."""
    rng = np.random.default_rng(case.seed)
    length = max(1, int(case.room_s * RATE))
    answer = rng.normal(0.0, 1.0, length) * 10.0 ** (-3.0 * np.arange(length) / length)
    answer *= 0.5 / max(1e-9, float(np.sqrt(np.sum(answer**2))))
    answer[0] = 1.0
    return np.concatenate((np.zeros(int(case.way_s * RATE)), answer)).astype(np.float32)


def _texts() -> dict[str, Any]:
    return tomllib.loads((Path(__file__).parent / "barge_ins.toml").read_text())
