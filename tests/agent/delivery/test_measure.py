"""Delivery of synthesized answers, of which everything is known."""

import numpy as np
import pytest
from numpy.typing import NDArray

from agent.delivery.measure import measure
from bench.delivery_made import Made, make, scripts
from bench.delivery_scores import score
from bench.delivery_sound import drawn_out
from schemas.turn import Word
from tests.fixtures import speech

RATE = 16_000


def said(text: str) -> NDArray[np.float32]:
    return speech.at_16_khz(speech.synthesize_candidate(text))


def silence(seconds: float) -> NDArray[np.float32]:
    return np.zeros(int(seconds * RATE), np.float32)


def words_of(text: str, start_s: float, end_s: float) -> list[Word]:
    texts = text.split()
    each = (end_s - start_s) / len(texts)
    return [
        Word(
            text=one,
            start_s=round(start_s + at * each, 3),
            end_s=round(start_s + (at + 1) * each, 3),
            confidence=0.9,
        )
        for at, one in enumerate(texts)
    ]


@pytest.fixture(scope="module")
def answers() -> list[Made]:
    """Some of the answers that `make eval-delivery` has, by the voice that every install has."""
    chosen = [one for one in scripts() if one.voice == "joe" and one.half == "tuned"][1::4]
    return [make(script) for script in chosen]


def test_answers_of_the_evaluation(answers: list[Made]) -> None:
    scores = score((made, measure(made.samples, made.words)) for made in answers)
    assert len(scores.pace) == len(answers) == 2
    assert float(np.median(scores.pace)) < 3.0, scores.missed
    assert scores.fillers.f1 > 0.8, scores.missed
    assert scores.pauses.f1 > 0.8, scores.missed
    assert max(scores.first_word_s) < 0.3, scores.missed


def test_the_same_sound_gives_the_same_figures(answers: list[Made]) -> None:
    [first, *_] = answers
    before = first.samples.copy()
    assert measure(first.samples, first.words) == measure(first.samples, first.words)
    assert np.array_equal(first.samples, before)


def test_an_um_that_no_word_tells_of_is_found_at_its_place() -> None:
    first, um, then = said("We moved the service"), said("Um."), said("over the weekend.")
    um = drawn_out(um, RATE, 0.6, 0.0)
    lead, gap = silence(0.5), silence(0.2)
    samples = np.concatenate([lead, first, gap, um, gap, then, lead])
    starts = np.cumsum([len(one) for one in (lead, first, gap, um, gap, then)]) / RATE
    words = words_of("We moved the service", 0.5, starts[1])
    words += words_of("over the weekend.", starts[4], starts[5])
    delivery = measure(samples, words)
    [found] = delivery.fillers
    assert found.word in ("um", "uh")
    assert found.at_s == pytest.approx(starts[2], abs=0.15)
    assert delivery.words == 7
    assert delivery.filler_percent == pytest.approx(100 / 7, abs=0.1)


def test_a_recognised_um_is_counted_once_and_is_no_word() -> None:
    samples = np.concatenate([silence(0.5), said("We moved the service over the weekend.")])
    end_s = len(samples) / RATE
    words = words_of("We moved the um, service over the weekend.", 0.5, end_s)
    delivery = measure(samples, words)
    assert [filler.word for filler in delivery.fillers] == ["um"]
    assert delivery.words == 7


def test_words_that_fill_are_found_beside() -> None:
    text = "It was, you know, a difficult time for the team."
    samples = np.concatenate([silence(0.3), said(text)])
    delivery = measure(samples, words_of(text, 0.3, len(samples) / RATE))
    assert [filler.word for filler in delivery.fillers] == ["you know"]


def test_thinking_before_and_inside() -> None:
    text = "I led a team of four engineers."
    spoken = said(text)
    samples = np.concatenate([silence(2.0), spoken, silence(1.5), spoken, silence(1.0)])
    long_s = len(spoken) / RATE
    # As a recogniser gives the silence to the word after it.
    words = words_of(text, 0.0, 2.0 + long_s) + words_of(text, 2.0 + long_s, 3.5 + 2 * long_s)
    delivery = measure(samples, words)
    assert delivery.time_to_first_word_s == pytest.approx(2.0, abs=0.1)
    [pause] = delivery.pauses
    assert pause.end_s - pause.start_s == pytest.approx(1.5, abs=0.15)
    assert delivery.speaking_s == pytest.approx(2 * long_s, abs=0.2)
    assert delivery.wpm == pytest.approx(60 * 14 / (2 * long_s), rel=0.05)


@pytest.mark.parametrize("length", [0, 100, 3_333, 16_000])
def test_silence_and_nothing(length: int) -> None:
    delivery = measure(np.zeros(length, np.float32), [])
    assert (delivery.words, delivery.speaking_s, delivery.wpm) == (0, 0.0, None)
    assert (delivery.pauses, delivery.fillers, delivery.filler_percent) == ((), (), None)
    assert delivery.time_to_first_word_s is None


@pytest.mark.parametrize(
    "samples",
    [
        np.ones(32_000, np.float32),
        np.sin(np.arange(32_000) * 0.05).astype(np.float32),
        (4.0 * np.sign(np.sin(np.arange(32_000) * 0.08))).astype(np.float32),
        np.random.default_rng(5).normal(0.0, 0.1, 32_000).astype(np.float32),
    ],
    ids=["constant", "tone", "clipped", "noise"],
)
def test_sound_that_is_no_speech_has_no_words_and_no_pace(samples: NDArray[np.float32]) -> None:
    delivery = measure(samples, [])
    assert delivery.words == 0
    assert delivery.wpm is None


@pytest.mark.parametrize("gain", [0.003, 0.1, 3.0], ids=["very quiet", "quiet", "clipped"])
def test_how_loud_it_is_says_nothing(answers: list[Made], gain: float) -> None:
    [first, *_] = answers
    pcm = np.round(np.clip(gain * first.samples, -1.0, 1.0) * 32767.0).astype(np.int16)
    as_is = measure(first.samples, first.words)
    other = measure((pcm / 32768.0).astype(np.float32), first.words)
    assert other.wpm == pytest.approx(as_is.wpm, rel=0.03)
    assert len(other.pauses) == len(as_is.pauses)


def test_two_minutes_are_their_parts(answers: list[Made]) -> None:
    [first, *_] = answers
    length_s = len(first.samples) / RATE
    words = [
        word.model_copy(
            update={
                "start_s": word.start_s + at * length_s,
                "end_s": word.end_s + at * length_s,
            }
        )
        for at in range(6)
        for word in first.words
    ]
    alone = measure(first.samples, first.words)
    delivery = measure(np.tile(first.samples, 6), words)
    assert delivery.words == 6 * alone.words
    assert delivery.wpm == pytest.approx(alone.wpm, rel=0.02)
    assert len(delivery.wpm_by_10s) == -(-6 * length_s // 10)
    assert len(delivery.fillers) == pytest.approx(6 * len(alone.fillers), abs=2)


@pytest.mark.parametrize("seconds", [0.3, 2.0])
def test_words_without_a_sound_are_counted_and_that_is_all(seconds: float) -> None:
    delivery = measure(silence(seconds), words_of("I led", 0.0, 0.3))
    assert delivery.words == 2
    assert (delivery.speaking_s, delivery.wpm, delivery.pauses) == (0.0, None, ())
    assert delivery.filler_percent == 0.0
    assert "NaN" not in delivery.model_dump_json()


def test_words_outside_of_the_sound_do_no_harm() -> None:
    delivery = measure(silence(1.0), words_of("I led a team", 0.5, 9.0))
    assert delivery.words == 4
    assert delivery.wpm is None
    assert delivery.speaking_s == 0.0
