"""The real voices."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest

from agent.engines.hibari import HibariVoice
from agent.engines.piper import PiperVoice
from agent.speaking.trim import trim
from agent.speaking.voice import SAMPLE_RATE, Manner, Voice

SENTENCE = "Tell me about a time when you had to deliver difficult feedback to a colleague."


@pytest.fixture(scope="module", params=["hibari", "piper"])
def voice(request: pytest.FixtureRequest) -> Iterator[Voice]:
    with ThreadPoolExecutor(1) as executor:
        yield (
            HibariVoice(executor)
            if request.param == "hibari"
            else PiperVoice(executor, 1, steady=True)
        )


async def said(
    voice: Voice, pace: float, pitch: float
) -> "np.ndarray[tuple[int], np.dtype[np.float32]]":
    manner = Manner(pace=pace, pitch_semitones=pitch)
    chunks = [chunk async for chunk in voice.stream(SENTENCE, manner)]
    return trim(np.concatenate(chunks), SAMPLE_RATE)


def pitch_hz(samples: "np.ndarray[tuple[int], np.dtype[np.float32]]") -> float:
    """Median over the voiced 50 ms frames, by autocorrelation."""
    size, found = 1200, list[float]()
    for start in range(0, len(samples) - size, size // 2):
        frame = samples[start : start + size]
        correlation = np.correlate(frame, frame, "full")[size - 1 :]
        lag = 60 + int(np.argmax(correlation[60:400]))
        if correlation[0] > 1e-2 and correlation[lag] > 0.5 * correlation[0]:
            found.append(SAMPLE_RATE / lag)
    return float(np.median(found))


async def test_a_sentence_lasts_as_long_as_people_take(voice: Voice) -> None:
    words_per_s = len(SENTENCE.split()) / (len(await said(voice, 1.0, 0.0)) / SAMPLE_RATE)
    assert 2.0 < words_per_s < 5.0


async def test_a_resume_is_no_race_of_may() -> None:
    with ThreadPoolExecutor(1) as executor:
        voice, manner = HibariVoice(executor), Manner(pace=1.0, pitch_semitones=0.0)
        said = voice.speak("I read your résumé.", manner)
        assert np.array_equal(said, voice.speak("I read your rezoomay.", manner))


async def test_pace_changes_length(voice: Voice) -> None:
    own, faster = await said(voice, 1.0, 0.0), await said(voice, 1.25, 0.0)
    assert len(own) / len(faster) == pytest.approx(1.25, rel=0.12)


async def test_pitch_changes_frequency_and_not_length(voice: Voice) -> None:
    own, lower = await said(voice, 1.0, 0.0), await said(voice, 1.0, -3.0)
    assert pitch_hz(lower) / pitch_hz(own) == pytest.approx(2 ** (-3 / 12), rel=0.08)
    assert len(lower) / len(own) == pytest.approx(1.0, rel=0.12)


@pytest.mark.parametrize(("pace", "pitch"), [(0.4, 0.0), (2.1, 0.0), (1.0, 7.0)])
def test_an_impossible_manner_cannot_be_made(pace: float, pitch: float) -> None:
    with pytest.raises(ValueError, match="not"):
        Manner(pace=pace, pitch_semitones=pitch)
