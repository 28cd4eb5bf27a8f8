import numpy as np
import pytest
from numpy.typing import NDArray

from bench.side_by_side.measure import Row, Said, measure
from bench.tape import RATE, Tape
from tests.bench.side_by_side.made import clip

ANSWER = clip("short", np.zeros(2 * RATE, np.int16))


def _tape(*far: tuple[float, float]) -> Tape:
    """Twenty seconds in which the interviewer sounds from–to."""
    near: NDArray[np.int16] = np.zeros(20 * RATE, np.int16)
    heard = np.random.default_rng(1).normal(0, 20, 20 * RATE)
    for start, end in far:
        times = np.arange(int((end - start) * RATE)) / RATE
        heard[int(start * RATE) :][: len(times)] += 8_000 * np.sin(2 * np.pi * 300 * times)
    return Tape(0, near, heard.astype(np.int16))


def _measured(tape: Tape, over: Said | None = None) -> Row:
    """The answer is said from 2 s to 4 s."""
    return measure(tape, Said(ANSWER, 2 * RATE), over, 20 * RATE, 0.001)


def _over(kind: str, at_s: float, seconds: float) -> Said:
    sound = np.zeros(int(seconds * RATE), np.int16)
    made = clip("barge_in" if kind == "barge_in" else "backchannel", sound)
    return Said(made, int(at_s * RATE))


def test_voice_to_voice_is_from_the_last_sample_to_the_first() -> None:
    row = _measured(_tape((4.7, 9.0)))
    assert row.reply_ms == pytest.approx(700, abs=6)
    assert row.cut_in_ms is None
    assert row.late_ms == 1.0


def test_a_reply_that_comes_too_late_is_none() -> None:
    assert _measured(_tape((14.5, 18.0))).reply_ms is None


def test_speech_inside_the_answer_cuts_in() -> None:
    row = _measured(_tape((3.0, 3.6), (5.0, 8.0)))
    assert row.cut_in_ms == pytest.approx(1_000, abs=6)


def test_a_barge_in_is_measured_until_the_voice_is_gone() -> None:
    row = _measured(_tape((4.5, 6.4), (9.0, 12.0)), _over("barge_in", 6.0, 2.0))
    assert row.stops_ms == pytest.approx(400, abs=6)


def test_a_voice_that_talks_over_a_barge_in_never_stops() -> None:
    assert _measured(_tape((4.5, 12.0)), _over("barge_in", 6.0, 2.0)).stops_ms is None


def test_a_backchannel_into_silence_does_not_count() -> None:
    row = _measured(_tape((4.5, 6.0)), _over("backchannel", 7.0, 0.4))
    assert not row.over_spoke
    assert not row.over_stopped


def test_a_voice_that_goes_on_was_not_stopped() -> None:
    row = _measured(_tape((4.5, 12.0)), _over("backchannel", 6.0, 0.4))
    assert row.over_spoke
    assert not row.over_stopped


@pytest.mark.parametrize(("silent_s", "stopped"), [(0.48, False), (0.9, True)])
def test_half_a_second_of_silence_is_listening(silent_s: float, stopped: bool) -> None:
    tape = _tape((4.5, 6.5), (6.5 + silent_s, 12.0))
    row = _measured(tape, _over("backchannel", 6.0, 0.4))
    assert row.over_stopped is stopped
    assert row.spoke_again_ms == pytest.approx(1_000 * silent_s, abs=6)


def test_a_sentence_that_is_not_continued_was_stopped() -> None:
    row = _measured(_tape((4.5, 6.5)), _over("backchannel", 6.0, 0.4))
    assert row.over_stopped
    assert row.spoke_again_ms is None
