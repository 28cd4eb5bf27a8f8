"""The corpus of the bench: what the candidates say, in several voices and kinds of rooms.

Audio is int16 mono at 48 kHz; positions are samples.
"""

import random
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal

import numpy as np
from numpy.typing import NDArray

from bench import corpus
from bench.audible import audible_spans
from bench.side_by_side.envelope import envelope
from bench.side_by_side.script import Line, TimedWord
from bench.side_by_side.voices import VOICES, say
from bench.tape import RATE
from tests.fixtures.speech import cough, silence

Kind = Literal["short", "long", "pause", "noise20", "noise10", "barge_in", "backchannel", "cough"]
PAUSES_S: Final = (0.5, 4.0)
COUGHS: Final = 4
NOISE_AROUND_S: Final = 0.5
_SNR_DB: Final = {"noise20": 20.0, "noise10": 10.0}


@dataclass(frozen=True, slots=True)
class Clip:
    """Something to say. from_sample, to_sample: first and one past the last audible sample, without
    what noise lies around it. pause_s: the silence inside an unfinished sentence."""

    clip_id: str
    kind: Kind
    voice: str
    text: str
    samples: NDArray[np.int16]
    from_sample: int
    to_sample: int
    line: Line
    pause_s: float | None = None


def make_clips(folder: Path, seed: int, voices: Sequence[str] = VOICES) -> list[Clip]:
    """All clips, the same for the same seed. folder: where speech is kept. Raises NoVoice."""
    rng = random.Random(f"{seed} clips")
    texts = corpus.texts()
    clips: list[Clip] = []
    kinds: tuple[tuple[Kind, Sequence[str | list[str | float]]], ...] = (
        ("short", texts["short"]),
        ("long", texts["long"]),
        ("pause", texts["pauses"]),
        ("noise20", texts["short"]),
        ("noise10", texts["short"]),
        ("barge_in", texts["barge_ins"]),
        ("backchannel", texts["backchannels"]),
    )
    for kind, lines in kinds:
        for number, line in enumerate(lines):
            parts: list[str | float] = [line] if isinstance(line, str) else list(line)
            if kind == "pause":
                parts[1] = round(rng.uniform(*PAUSES_S), 2)
            voice = voices[number % len(voices)]
            clips.append(make_clip(kind, number, voice, parts, folder, rng))
    return clips + [_cough(number) for number in range(COUGHS)]


def make_clip(
    kind: Kind, number: int, voice: str, parts: list[str | float], folder: Path, rng: random.Random
) -> Clip:
    """One clip. parts: texts, and silences in seconds. Raises NoVoice."""
    sounds = [say(voice, p, folder) if isinstance(p, str) else silence(p) for p in parts]
    words: list[TimedWord] = []
    breaths: list[tuple[float, float]] = []
    at = 0
    for part, sound in zip(parts, sounds, strict=True):
        if isinstance(part, str):
            spans = audible_spans(sound, RATE)
            begin, end = (at + spans[0].start) / RATE, (at + spans[-1].end) / RATE
            words += _shared(part, begin, end)
            breaths.append((begin, end))
        at += len(sound)
    clean = np.concatenate(sounds)
    samples = _noisy(clean, _SNR_DB[kind], rng) if kind in _SNR_DB else clean
    lead = (len(samples) - len(clean)) // 2
    moved = tuple((a + lead / RATE, b + lead / RATE) for a, b in breaths)
    placed = tuple(TimedWord(w.text, w.start_s + lead / RATE, w.end_s + lead / RATE) for w in words)
    text = " ".join(part for part in parts if isinstance(part, str))
    pause = next((p for p in parts if isinstance(p, float)), None) if kind == "pause" else None
    clip_id = f"{kind}-{number}"
    return Clip(
        clip_id,
        kind,
        voice,
        text,
        samples,
        round(moved[0][0] * RATE),
        round(moved[-1][1] * RATE),
        Line(clip_id, placed, moved, _levels(samples)),
        pause,
    )


def _cough(number: int) -> Clip:
    samples = cough(number)
    spans = audible_spans(samples, RATE)
    name = f"cough-{number}"
    return Clip(
        name,
        "cough",
        "",
        "",
        samples,
        spans[0].start,
        spans[-1].end,
        Line(name, (), (), _levels(samples)),
    )


def _shared(text: str, begin_s: float, end_s: float) -> list[TimedWord]:
    """Each word as long as its letters ask for; the last one ends when the breath does."""
    words = text.split()
    ends = np.cumsum([len(word) + 1 for word in words])
    scale = (end_s - begin_s) / float(ends[-1])
    starts = [0, *ends[:-1]]
    placed = [
        TimedWord(word, begin_s + a * scale, begin_s + b * scale)
        for word, a, b in zip(words, starts, ends, strict=True)
    ]
    return [*placed[:-1], TimedWord(placed[-1].text, placed[-1].start_s, end_s)]


def _noisy(clean: NDArray[np.int16], snr_db: float, rng: random.Random) -> NDArray[np.int16]:
    """With a steady noise of a room before, in and after it, louder at low frequencies."""
    around = int(NOISE_AROUND_S * RATE)
    padded = np.pad(clean, around).astype(np.float64)
    drawn = np.random.default_rng(rng.getrandbits(32)).normal(0.0, 1.0, len(padded))
    noise = np.convolve(drawn, np.ones(16) / 16, mode="same")
    voiced = clean[np.abs(clean) > 300].astype(np.float64)
    wanted = float(np.sqrt(np.mean(np.square(voiced)))) * 10 ** (-snr_db / 20)
    noise *= wanted / float(np.sqrt(np.mean(np.square(noise))))
    return np.clip(np.round(padded + noise), -32768, 32767).astype(np.int16)


def _levels(samples: NDArray[np.int16]) -> tuple[int, ...]:
    return tuple(round(db) for db in envelope(samples, RATE))
