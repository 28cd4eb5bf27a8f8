"""The interviewer's own voice in the microphone is told from somebody else's."""

import numpy as np
import pytest
from numpy.typing import NDArray

from agent.hearing.own_voice import OwnVoice

WINDOW = 512
PLAYED = 768
"""Samples that are played while a window is heard."""
WINDOWS = 90

Sound = NDArray[np.float64]


def voice(pitch_hz: float, seed: int) -> Sound:
    """Something like speech at 48 kHz: a gliding buzz and breath, in syllables."""
    rng = np.random.default_rng(seed)
    n = np.arange(WINDOWS * WINDOW * 3)
    glide = pitch_hz * (1.0 + 0.2 * np.sin(2 * np.pi * 1.3 * n / 48_000 + seed))
    phase = 2 * np.pi * np.cumsum(glide) / 48_000
    buzz = sum(np.sin(k * phase + seed * k) / k for k in range(1, 25))
    breath = np.convolve(rng.normal(0.0, 0.5, len(n)), np.ones(12) / 12, "same")
    syllables = 0.25 + np.abs(np.sin(2 * np.pi * 2.5 * n / 48_000))
    return 2_500.0 * (buzz + breath) * syllables


def kept(played: Sound, heard: Sound) -> list[bool]:
    """Which windows of `heard` (48 kHz) are somebody else's speech, a detector that says always."""
    own = OwnVoice(lambda _: 0.9)
    found: list[bool] = []
    for n in range(WINDOWS):
        part = slice(n * WINDOW * 3, (n + 1) * WINDOW * 3)
        own.played(played[part][::2].astype(np.int16))
        found.append(own.predict(heard[part][::3].astype(np.int16)) > 0.5)
    return found


def echo(played: Sound, db: float, way_s: float) -> Sound:
    delay = round(way_s * 48_000)
    return np.concatenate((np.zeros(delay), played))[: len(played)] * 10 ** (db / 20)


@pytest.mark.parametrize("db", [-15.0, -20.0, -30.0])
@pytest.mark.parametrize("way_s", [0.05, 0.2, 0.45])
def test_an_echo_is_nobodys_speech(db: float, way_s: float) -> None:
    played = voice(190.0, 1)
    noise = np.random.default_rng(2).normal(0.0, 12.0, len(played))
    assert not any(kept(played, echo(played, db, way_s) + noise))


def test_an_echo_that_rings_in_a_room_is_nobodys_speech() -> None:
    played = voice(190.0, 1)
    rng = np.random.default_rng(3)
    ring = rng.normal(0.0, 1.0, 9_600) * 10.0 ** (-3.0 * np.arange(9_600) / 9_600)
    ring *= 0.4 / np.sqrt(np.sum(ring**2))
    rung = np.fft.irfft(np.fft.rfft(played, 1 << 19) * np.fft.rfft(ring, 1 << 19))[: len(played)]
    assert sum(kept(played, echo(played + rung, -20.0, 0.2))) <= 1


def test_whoever_speaks_without_an_echo_is_heard() -> None:
    assert all(kept(voice(190.0, 1), voice(115.0, 4)))


def test_whoever_speaks_over_an_echo_is_heard_at_once() -> None:
    played, near = voice(190.0, 1), voice(115.0, 4)
    begins = 50
    near[: begins * WINDOW * 3] = 0.0
    found = kept(played, echo(played, -20.0, 0.2) + near)
    assert not any(found[:begins])
    assert found.index(True) <= begins + 2
    assert sum(found[begins:]) > 0.8 * (WINDOWS - begins)


def test_while_nothing_is_played_every_voice_is_somebodys() -> None:
    quiet = voice(115.0, 4) / 200
    assert all(kept(np.zeros_like(quiet), quiet))


def test_what_is_too_faint_to_claim_the_floor_is_not_heard_while_something_is_played() -> None:
    played = voice(190.0, 1)
    assert not any(kept(played, voice(115.0, 4) / 400))
