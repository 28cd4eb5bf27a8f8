"""The rules around a decode, on what Whisper really said in the cases that made them."""

import pytest

from agent.engines.decoding import cut_loop, is_doubtful, is_silence, token_cap, window_s

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
    assert cut_loop(f"{KAFKA} {KAFKA}", 4.0) == KAFKA


def test_copies_that_end_in_the_middle_are_cut() -> None:
    assert cut_loop(f"{KAFKA} {KAFKA} The Kafka consumer was", 4.0) == KAFKA
    assert cut_loop(f"{KAFKA} The Kafka consumer was falling", 3.0) == KAFKA


def test_who_really_repeats_themself_is_left_alone() -> None:
    said = "We need to ship it. We need to ship it."
    assert cut_loop(said, 4.0) == said


def test_fast_speech_without_repetition_is_left_alone() -> None:
    assert cut_loop(KAFKA, 1.0) == KAFKA


def test_a_decode_at_its_cap_or_without_confidence_is_doubtful() -> None:
    cap = token_cap(5.0)
    assert is_doubtful(-0.1, cap, cap)
    assert is_doubtful(-1.2, 10, cap)
    assert not is_doubtful(-0.5, 10, cap)
