"""When an answer is spoken and when it is not, and how fast. Pure."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from agent.delivery.segments import Stretch, joined
from agent.delivery.spoken_words import spoken_words
from schemas.turn import Word

PAUSE_S: Final = 0.5
"""Silence from here on is a pause. A breath or a comma takes 0.2 to 0.45 s and belongs to fluent
speech, at whose pace the usual guidance aims; from about half a second on people hear a pause."""

WINDOW_S: Final = 10.0
_SHORTEST_PACE_S: Final = 3.0
"""Less speech than this has no pace: one word more or less would change it by a tenth."""
_SHORTEST_IN_WINDOW_S: Final = 2.0


def spoken_stretches(voiced: Sequence[Stretch], known: Sequence[Stretch]) -> list[Stretch]:
    """Voice that words or filled pauses (`known`) lie in, with the breaths inside.

    A cough has none, and neither has what the recogniser lost: time without its words would make
    the pace too slow.
    """
    together = joined(voiced, PAUSE_S)
    return [one for one in together if any(_overlap(one, other) > 0.0 for other in known)]


def silences(voiced: Sequence[Stretch], spoken: Sequence[Stretch]) -> list[Stretch]:
    """Pauses between the first and the last spoken stretch."""
    if not spoken:
        return []
    inside = [one for one in voiced if spoken[0][0] <= one[0] and one[1] <= spoken[-1][1]]
    return [(a, b) for (_, a), (b, _) in pairwise(inside) if b - a >= PAUSE_S]


def pace(words: int, speaking_s: float) -> float | None:
    """Words a minute; None where too little was said to tell."""
    if speaking_s < _SHORTEST_PACE_S or not words:
        return None
    return round(60.0 * words / speaking_s, 1)


def pace_by_window(words: Sequence[Word], spoken: Sequence[Stretch], end_s: float) -> list[float]:
    """Words a minute of the speaking time in each WINDOW_S of audio up to `end_s`; 0 in silence.

    A word over a border counts on both sides by its share.
    """
    found: list[float] = []
    for at in range(int(-(-end_s // WINDOW_S))):
        window = (at * WINDOW_S, (at + 1) * WINDOW_S)
        seconds = sum(_overlap(window, one) for one in spoken)
        said = sum(spoken_words(word.text) * _share(word, window) for word in words)
        found.append(round(60.0 * said / seconds, 1) if seconds >= _SHORTEST_IN_WINDOW_S else 0.0)
    return found


def _share(word: Word, window: Stretch) -> float:
    length_s = word.end_s - word.start_s
    if length_s <= 0.0:
        return float(window[0] <= word.start_s < window[1])
    return _overlap(window, (word.start_s, word.end_s)) / length_s


def total_s(stretches: Sequence[Stretch]) -> float:
    """Their length together."""
    return sum(end_s - start_s for start_s, end_s in stretches)


def _overlap(one: Stretch, other: Stretch) -> float:
    return max(0.0, min(one[1], other[1]) - max(one[0], other[0]))
