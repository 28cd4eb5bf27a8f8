"""The gate lets every word through and keeps a quiet room out, whatever the room's noise."""

import numpy as np
import pytest
from numpy.typing import NDArray

from agent.delivery.silence_gate import FRAME_S, SilenceGate
from tests.fixtures import speech

SAID = "Then I added an index on the customer table."


def opened(gate: SilenceGate, samples: NDArray[np.int16]) -> list[bool]:
    frame = int(speech.SAMPLE_RATE * FRAME_S)
    return [gate.open(samples[at : at + frame]) for at in range(0, len(samples) - frame + 1, frame)]


def mixed(sound: NDArray[np.int16], dbfs: float, seed: int) -> NDArray[np.int16]:
    room = speech.noise(len(sound) / speech.SAMPLE_RATE + 0.01, dbfs, seed)[: len(sound)]
    return np.clip(sound.astype(np.int32) + room, -32768, 32767).astype(np.int16)


def test_digital_silence_never_opens() -> None:
    assert not any(opened(SilenceGate(), speech.silence(5.0)))


@pytest.mark.parametrize("dbfs", [-70.0, -60.0, -50.0, -45.0])
def test_a_rooms_noise_closes_it_within_some_seconds(dbfs: float) -> None:
    verdicts = opened(SilenceGate(), speech.noise(30.0, dbfs, seed=1))
    assert not any(verdicts[int(12.0 / FRAME_S) :])


@pytest.mark.parametrize("dbfs", [-70.0, -60.0, -50.0])
def test_speech_over_a_rooms_noise_opens_it_at_once(dbfs: float) -> None:
    gate = SilenceGate()
    opened(gate, speech.noise(20.0, dbfs, seed=2))
    said = mixed(speech.synthesize_candidate(SAID), dbfs, seed=3)
    verdicts = opened(gate, said)
    assert any(verdicts[: int(0.1 / FRAME_S)])
    assert np.mean(verdicts) > 0.95


def test_long_speech_does_not_become_the_floor() -> None:
    gate = SilenceGate()
    said = speech.concatenate(speech.synthesize_candidate(SAID), speech.silence(0.25))
    verdicts = opened(gate, mixed(speech.concatenate(*[said] * 12), -60.0, seed=4))
    assert np.mean(verdicts[-int(10.0 / FRAME_S) :]) > 0.95


def test_it_closes_after_speech() -> None:
    gate = SilenceGate()
    opened(gate, speech.noise(20.0, -60.0, seed=5))
    said = mixed(
        speech.concatenate(speech.synthesize_candidate(SAID), speech.silence(2.0)), -60.0, seed=6
    )
    assert not any(opened(gate, said)[-int(1.0 / FRAME_S) :])
