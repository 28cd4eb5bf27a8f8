"""How an answer was said, from its sound and its words. Pure; 1 to 2 ms a second of sound."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from agent.delivery.filled_pauses import FilledPause, filled_pauses
from agent.delivery.filler_words import filler_words, is_sound
from agent.delivery.frames import SAMPLE_RATE, Floats, Frames, frames
from agent.delivery.segments import SegmentRules, Stretch, audible, voiced_segments
from agent.delivery.speaking import (
    pace,
    pace_by_window,
    silences,
    spoken_stretches,
    total_s,
)
from agent.delivery.spoken_words import spoken_words
from schemas.results import Delivery, Filler, Pause
from schemas.turn import Word

_SAME_S = 0.3
"""A recognised "um" this near to one in the sound is that one."""
_COMMA_S = 0.3
_LEFT_S = 0.1
"""What is left of a voice after an "um" is the end of it up to here, and no word."""
_VOICE_DBFS = -18.0
_RULES = SegmentRules(strictness=1)


@dataclass(frozen=True, slots=True)
class _Said:
    """Words and "um"s of an answer. words: without the "um"s that were recognised."""

    words: list[Word]
    filled: list[FilledPause]


def measure(samples: NDArray[np.float32], words: Sequence[Word]) -> Delivery:
    """samples: mono, 16 kHz, -1..1. words: as recognised in them, positions in seconds.

    In what it gives, positions count from the first sample, and so does time_to_first_word_s: what
    was thought before the sound begins is not in it. words: as they are said, fillers of words
    included, "um"s not. speaking_s: from voice to voice with the breaths between, without the
    pauses, and without voice that no word or "um" was found in. wpm: None under 3 s of speaking;
    wpm_by_10s: one for each 10 s of sound begun, 0 where next to nothing was said.
    filler_percent: fillers to 100 words; None without words.
    """
    looks = frames(samples)
    voiced = _voiced(samples, looks)
    said = _said(samples, looks, words)
    known = [(one.start_s, one.end_s) for one in (*said.words, *said.filled)]
    spoken = spoken_stretches(voiced, known)
    count = sum(spoken_words(word.text) for word in said.words)
    speaking_s = total_s(spoken)
    fillers = _fillers(said, words)
    return Delivery(
        words=count,
        speaking_s=round(speaking_s, 2),
        wpm=pace(count, speaking_s),
        wpm_by_10s=tuple(pace_by_window(said.words, spoken, len(samples) / SAMPLE_RATE)),
        time_to_first_word_s=_first_word_s(said, voiced),
        pauses=tuple(Pause(start_s=a, end_s=b) for a, b in silences(voiced, spoken)),
        fillers=fillers,
        filler_percent=min(100.0, round(100.0 * len(fillers) / count, 1)) if count else None,
    )


def _voiced(samples: Floats, looks: Frames) -> list[Stretch]:
    # The detector is made for voices that are neither whispered nor far away.
    gain = 10.0 ** ((_VOICE_DBFS - float(np.percentile(looks.level_db, 95))) / 20.0)
    louder = np.clip(samples * np.float32(gain), -1.0, 1.0)
    pcm = np.round(louder * 32767.0).astype(np.int16)
    return audible(voiced_segments(pcm, _RULES), looks.level_db, _RULES)


def _said(samples: Floats, looks: Frames, words: Sequence[Word]) -> _Said:
    found = filled_pauses(samples, looks, words)
    written = [word for word in words if is_sound(word.text)]
    # The recogniser keeps one now and then; where the sound tells of it too, that is more exact.
    alone = [
        FilledPause(_plain_sound(word), word.start_s, word.end_s)
        for word in written
        if not any(
            word.start_s < one.end_s + _SAME_S and word.end_s > one.start_s - _SAME_S
            for one in found
        )
    ]
    filled = sorted([*found, *alone], key=lambda one: one.start_s)
    return _Said([word for word in words if not is_sound(word.text)], filled)


def _plain_sound(word: Word) -> str:
    return "um" if "m" in word.text.lower() else "uh"


def _fillers(said: _Said, words: Sequence[Word]) -> tuple[Filler, ...]:
    spoken = [
        Filler(word=one.text, at_s=words[one.first].start_s)
        for one in filler_words(_punctuated(words))
    ]
    filled = [Filler(word=one.word, at_s=round(one.start_s, 2)) for one in said.filled]
    return tuple(sorted([*spoken, *filled], key=lambda one: one.at_s))


def _punctuated(words: Sequence[Word]) -> list[str]:
    """The words, with a comma where a silence is heard and none is written."""
    texts = [word.text for word in words]
    for at, (word, follows) in enumerate(pairwise(words)):
        if follows.start_s - word.end_s >= _COMMA_S and word.text[-1:].isalnum():
            texts[at] += ","
    return texts


def _first_word_s(said: _Said, voiced: Sequence[Stretch]) -> float | None:
    """Where the first word's voice begins: a recogniser begins it early, in the silence before, or
    over an "um"."""
    if not said.words:
        return None
    first = said.words[0]
    begin_s = first.start_s
    for um in said.filled:
        if um.start_s < first.end_s and um.end_s > begin_s:
            begin_s = um.end_s
    voice = next(((start, end) for start, end in voiced if end > begin_s + _LEFT_S), None)
    return round(max(begin_s, voice[0]) if voice else begin_s, 2)
