"""Voice in an answer's audio, found by the real detector in synthesized speech."""

import numpy as np
import pytest
from numpy.typing import NDArray

from agent.delivery.segments import SAMPLE_RATE, SegmentRules, audible, voiced_segments
from tests.fixtures import speech

RULES = SegmentRules(shortest_gap_s=0.2, shortest_voice_s=0.1)
SAID = "I led a team of four engineers."


def pcm(samples: NDArray[np.int16]) -> NDArray[np.int16]:
    return np.round(speech.at_16_khz(samples) * 32767.0).astype(np.int16)


def test_two_sentences_with_a_pause_between() -> None:
    said = speech.synthesize_candidate(SAID)
    length_s = len(said) / speech.SAMPLE_RATE
    found = voiced_segments(
        pcm(
            speech.concatenate(
                speech.silence(1.0), said, speech.silence(1.5), said, speech.silence(1.0)
            )
        ),
        RULES,
    )
    assert len(found) == 2
    assert found[0][0] == pytest.approx(1.0, abs=0.1)
    assert found[0][1] == pytest.approx(1.0 + length_s, abs=0.2)
    assert found[1][0] == pytest.approx(2.5 + length_s, abs=0.1)


@pytest.mark.parametrize("dbfs", [-60.0, -50.0])
def test_a_quiet_room_has_no_voice(dbfs: float) -> None:
    assert voiced_segments(pcm(speech.noise(5.0, dbfs, seed=1)), RULES) == []


def test_silence_and_nothing_have_no_voice() -> None:
    assert voiced_segments(np.zeros(SAMPLE_RATE, np.int16), RULES) == []
    assert voiced_segments(np.zeros(0, np.int16), RULES) == []
    assert voiced_segments(np.zeros(100, np.int16), RULES) == []


def test_a_shorter_gap_is_part_of_the_speech() -> None:
    said = speech.synthesize_candidate(SAID)
    samples = pcm(speech.concatenate(said, speech.silence(0.5), said))
    wide = SegmentRules(shortest_gap_s=1.0, shortest_voice_s=0.1)
    assert len(voiced_segments(samples, wide)) == 1
    assert len(voiced_segments(samples, RULES)) >= 2


def test_segments_are_in_order_and_lie_within_the_audio() -> None:
    samples = pcm(speech.concatenate(*[speech.synthesize_candidate(SAID), speech.silence(0.3)] * 3))
    edges = [edge for segment in voiced_segments(samples, RULES) for edge in segment]
    assert edges == sorted(edges)
    assert edges[0] >= 0.0
    assert edges[-1] <= len(samples) / SAMPLE_RATE


def test_what_is_not_heard_of_a_stretch_is_left_out() -> None:
    level_db = np.full(300, -70.0, np.float32)
    level_db[100:200] = -20.0
    assert audible([(0.9, 2.3)], level_db, RULES) == [(1.0, 2.0)]
    assert audible([(2.2, 2.6)], level_db, RULES) == []


def test_a_silence_that_the_detector_hears_noise_in_is_one() -> None:
    level_db = np.full(400, -70.0, np.float32)
    level_db[100:200] = level_db[260:300] = level_db[310:330] = -20.0
    level_db[370:375] = -20.0
    assert audible([(0.0, 4.0)], level_db, RULES) == [(1.0, 2.0), (2.6, 3.3)]
