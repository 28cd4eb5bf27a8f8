"""Groq's transcription of a file: the script's words for the stretch that the file holds."""

import io
import wave
from typing import Any, Final

import numpy as np

from bench.side_by_side.envelope import envelope
from bench.side_by_side.script import TimedWord
from bench.side_by_side.standins.played import LOOK_BACK_S, Played

LONGEST_S: Final = 600.0


def transcription(file: bytes, played: Played, now: float, *, words: bool) -> dict[str, Any]:
    """The body of an answer in `verbose_json`. Raises wave.Error for what is no WAV file.

    now: the machine's monotonic clock; the file holds what was played shortly before.
    """
    with wave.open(io.BytesIO(file)) as sound:
        rate = sound.getframerate()
        samples = np.frombuffer(sound.readframes(sound.getnframes()), "<i2")
    seconds = len(samples) / rate
    found = played.find(
        envelope(samples, rate), now - LOOK_BACK_S - min(seconds, LONGEST_S), now, None
    )
    heard = [] if found is None else _moved(played, found.call, found.at_s, seconds)
    text = " ".join(word.text for word in heard)
    body: dict[str, Any] = {
        "task": "transcribe",
        "language": "English",
        "duration": round(seconds, 2),
        "text": f" {text}" if text else "",
        "segments": [_segment(text, seconds)] if text else [],
        "x_groq": {"id": "req_standin"},
    }
    if words:
        body["words"] = [{"word": w.text, "start": w.start_s, "end": w.end_s} for w in heard]
    return body


def _moved(played: Played, call: str, at_s: float, seconds: float) -> list[TimedWord]:
    """Words with times from the file's beginning."""
    return [
        TimedWord(word.text, max(0.0, word.start_s - at_s), word.end_s - at_s)
        for word in played.words(call, at_s, at_s + seconds)
    ]


def _segment(text: str, seconds: float) -> dict[str, Any]:
    return {
        "id": 0,
        "seek": 0,
        "start": 0,
        "end": round(seconds, 2),
        "text": f" {text}",
        "tokens": [],
        "temperature": 0,
        "avg_logprob": -0.05,
        "compression_ratio": 1.2,
        "no_speech_prob": 0.0,
    }
