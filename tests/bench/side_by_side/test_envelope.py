import numpy as np
import pytest

from agent.speaking.resample import resample
from bench.side_by_side.envelope import FLOOR_DB, envelope, find
from bench.tape import RATE
from tests.bench.side_by_side.made import babble


def test_a_piece_is_found_where_it_was_played() -> None:
    said = babble(6.0, seed=1)
    place = find(envelope(said[2 * RATE : 4 * RATE], RATE), envelope(said, RATE))
    assert place is not None
    assert place.at == 200


@pytest.mark.parametrize("gain", [0.3, 0.8])
def test_it_is_found_quieter_noisier_and_at_another_rate(gain: float) -> None:
    said = babble(6.0, seed=1)
    heard = said[2 * RATE : 4 * RATE] * gain + np.random.default_rng(5).normal(0, 60, 2 * RATE)
    slow = resample((heard / 32768).astype(np.float32), RATE, 16_000)
    levels = envelope((slow * 32767).astype(np.int16), 16_000)
    place = find(levels, envelope(said, RATE))
    assert place is not None
    assert abs(place.at - 200) <= 1


def test_another_voice_is_not_found() -> None:
    assert find(envelope(babble(2.0, seed=2), RATE), envelope(babble(6.0, seed=1), RATE)) is None


def test_silence_is_found_nowhere() -> None:
    quiet = np.full(200, FLOOR_DB)
    assert find(quiet, envelope(babble(6.0, seed=1), RATE)) is None


def test_what_is_longer_than_all_that_was_played_is_found_nowhere() -> None:
    said = envelope(babble(2.0, seed=1), RATE)
    assert find(np.concatenate((said, said)), said) is None
