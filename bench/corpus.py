"""What the candidate says in the bench, and how it sounds.

The candidate's voice is not the interviewer's. Audio is int16 mono at 48 kHz; every position is
in samples.
"""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final, Literal

import numpy as np
from numpy.typing import NDArray

from tests.fixtures.speech import SAMPLE_RATE, concatenate, cough, silence, synthesize_candidate

Kind = Literal["short", "long", "pause", "barge_in", "backchannel", "cough"]
COUGHS: Final = 4


@dataclass(frozen=True, slots=True)
class Clip:
    """Something to say. `text` is what a perfect listener writes; empty for a cough.

    pause: first and last sample of the long silence inside, for `kind` pause only.
    """

    kind: Kind
    text: str
    samples: NDArray[np.int16]
    pause: tuple[int, int] | None = None

    @property
    def seconds(self) -> float:
        """How long it takes to say."""
        return len(self.samples) / SAMPLE_RATE


def short_answers() -> list[Clip]:
    """Answers of one sentence, 2 to 4 s."""
    return [Clip("short", text, synthesize_candidate(text)) for text in texts()["short"]]


def long_answers() -> list[Clip]:
    """Answers of several sentences with breaths between them, 10 to 20 s."""
    return [_in_parts("long", parts) for parts in texts()["long"]]


def paused_answers() -> list[Clip]:
    """Answers with 2 s of silence inside a sentence that is not finished."""
    return [_in_parts("pause", parts) for parts in texts()["pauses"]]


def barge_ins() -> list[Clip]:
    """Sentences to say into a question."""
    return [Clip("barge_in", text, synthesize_candidate(text)) for text in texts()["barge_ins"]]


def listening_sounds() -> list[Clip]:
    """Backchannels and coughs, which ask for nothing."""
    heard: list[str] = texts()["backchannels"]
    said = [Clip("backchannel", text, synthesize_candidate(text)) for text in heard]
    return said + [Clip("cough", "", cough(seed)) for seed in range(COUGHS)]


def job_description() -> str:
    """The job that the interviews are for."""
    return texts()["job"]["text"].strip()


def _in_parts(kind: Kind, parts: list[str | float]) -> Clip:
    sounds = [
        synthesize_candidate(part) if isinstance(part, str) else silence(part) for part in parts
    ]
    text = " ".join(part for part in parts if isinstance(part, str))
    before = len(sounds[0])
    pause = (before, before + len(sounds[1])) if kind == "pause" else None
    return Clip(kind, text, concatenate(*sounds), pause)


@cache
def texts() -> dict[str, Any]:
    """What corpus.toml holds; a list's numbers are silences in seconds."""
    return tomllib.loads((Path(__file__).parent / "corpus.toml").read_text())
