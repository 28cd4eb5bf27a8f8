"""The rules around a decode, on what Whisper really said in the cases that made them."""

import pytest

from agent.engines.decoding import (
    is_doubtful,
    is_silence,
    token_cap,
    too_fast,
    window_s,
    without_copies,
)

KAFKA = "The Kafka consumer was falling behind, so we scaled out the workers."


def test_window_leaves_silence_after_the_audio_and_never_exceeds_the_whole() -> None:
    assert window_s(1.0) == 12.0
    assert window_s(10.0) == 14.0
    assert window_s(29.0) == 30.0


@pytest.mark.parametrize(
    ("text", "logprob", "no_speech"),
    [
        ("you", -1.15, 0.991),
        ("Thank you.", -0.95, 0.918),
        (". . . .", -0.08, 0.961),
        ("Docker,", -2.42, 0.776),
        ("I'm going to put the oil in the pan.", -1.68, 0.764),
        ("Go, go, go, go,", -0.42, 0.657),
        ("I'm", -3.63, 0.591),
        ("and", -6.42, 0.240),
        ("", 0.0, 0.0),
    ],
)
def test_text_over_noise_is_taken_for_silence(text: str, logprob: float, no_speech: float) -> None:
    assert is_silence(text, logprob, no_speech)


@pytest.mark.parametrize(
    ("text", "logprob", "no_speech"),
    [
        ("Yes.", -0.43, 0.673),
        ("Thank you.", -0.13, 0.315),
        ("Okay.", -0.79, 0.688),
        ("No.", -0.30, 0.04),
        ("no no no", -0.5, 0.1),
        ("We use Post-R SQL for storage.", -0.51, 0.003),
    ],
)
def test_quiet_words_are_not(text: str, logprob: float, no_speech: float) -> None:
    assert not is_silence(text, logprob, no_speech)


def test_a_second_copy_of_the_text_is_cut() -> None:
    assert without_copies(f"{KAFKA} {KAFKA}") == KAFKA
    assert without_copies(f"We tried. {KAFKA} {KAFKA}") == f"We tried. {KAFKA}"


def test_copies_that_end_in_the_middle_are_cut() -> None:
    assert without_copies(f"{KAFKA} {KAFKA} The Kafka consumer was") == KAFKA
    assert without_copies(f"{KAFKA} The Kafka consumer was falling") == KAFKA


@pytest.mark.parametrize("text", [KAFKA, "no no no", "", "We ship. We ship."])
def test_a_text_without_copies_stays_as_it_is(text: str) -> None:
    assert without_copies(text) == text


def test_nobody_says_fourteen_words_in_three_seconds() -> None:
    assert too_fast(f"{KAFKA} The Kafka", 3.0)
    assert not too_fast(KAFKA, 3.0)


def test_a_decode_at_its_cap_or_without_confidence_is_doubtful() -> None:
    cap = token_cap(5.0)
    assert is_doubtful(-0.1, cap, cap)
    assert is_doubtful(-1.2, 10, cap)
    assert not is_doubtful(-0.5, 10, cap)
