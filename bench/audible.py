"""Where a recording is audible: energy against the noise floor. Pure.

Audio is int16 mono; positions are samples.
"""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

WINDOW_S: Final = 0.005
OVER_FLOOR_DB: Final = 12.0
"""What is audible stands out of the noise by this much…"""
LEAST_DBFS: Final = -50.0
"""…and is at least this loud: nobody hears less."""
LEAST_S: Final = 0.015
"""A shorter sound is a click."""
JOIN_S: Final = 0.02
"""Between two periods of a low voice there is as much."""
CLICK_JUMP: Final = 2_000
"""A click jumps by this much (int16) from one sample to the next…"""
CLICK_OVER: Final = 15.0
"""…and by so many times more than the sound around it usually does."""
AROUND_S: Final = 0.004
BESIDE: Final = 3
"""Samples within which a click is over; a voice's steepest slopes last longer."""


@dataclass(frozen=True, slots=True)
class Span:
    """A sound: its first sample, and one past its last."""

    start: int
    end: int

    def moved(self, by: int) -> "Span":
        """The same sound on another clock."""
        return Span(self.start + by, self.end + by)


def threshold(samples: NDArray[np.int16], rate: int) -> float:
    """The RMS (0..1) from which a window counts as audible."""
    levels = _levels(samples, rate)
    floor = float(np.percentile(levels, 10)) if len(levels) else 0.0
    return max(floor * 10 ** (OVER_FLOOR_DB / 20), 10 ** (LEAST_DBFS / 20))


def audible_spans(
    samples: NDArray[np.int16], rate: int, *, join_s: float = 0.0, over: float | None = None
) -> list[Span]:
    """The sounds in a recording, in order.

    join_s: sounds with less silence than this between them are one. over: the threshold, where
    it was taken from a longer recording.
    """
    limit = threshold(samples, rate) if over is None else over
    loud = _levels(samples, rate) > limit
    window = int(WINDOW_S * rate)
    spans = [_refine(samples, limit, run) for run in _runs(loud, window)]
    least = int(LEAST_S * rate)
    sounds = _joined([span for span in spans if span is not None], int(max(join_s, JOIN_S) * rate))
    return [span for span in sounds if span.end - span.start >= least]


def count_clicks(samples: NDArray[np.int16], rate: int) -> int:
    """How often the sound breaks off or sets in so abruptly that it clicks."""
    jumps = np.abs(np.diff(samples.astype(np.int32)))
    around = int(AROUND_S * rate)
    clicks = 0
    last = -around
    for at in np.flatnonzero(jumps > CLICK_JUMP):
        near = jumps[max(0, at - around) : at + around]
        beside = max(jumps[max(0, at - BESIDE)], jumps[min(len(jumps) - 1, at + BESIDE)])
        steep = jumps[at] > CLICK_OVER * max(1.0, float(np.median(near)))
        if at - last > around and steep and jumps[at] > 2 * beside:
            clicks += 1
            last = int(at)
    return clicks


def _levels(samples: NDArray[np.int16], rate: int) -> NDArray[np.float64]:
    window = int(WINDOW_S * rate)
    whole = samples[: len(samples) // window * window].astype(np.float64) / 32768.0
    return np.sqrt(np.mean(whole.reshape(-1, window) ** 2, axis=1))


def _runs(loud: NDArray[np.bool_], window: int) -> list[Span]:
    edges = np.flatnonzero(np.diff(np.concatenate(([False], loud, [False])).astype(np.int8)))
    starts, ends = edges[::2], edges[1::2]
    return [Span(int(a) * window, int(b) * window) for a, b in zip(starts, ends, strict=True)]


def _refine(samples: NDArray[np.int16], limit: float, run: Span) -> Span | None:
    """From windows to samples."""
    inside = np.flatnonzero(np.abs(samples[run.start : run.end].astype(np.int32)) > limit * 32768)
    if len(inside) == 0:
        return None
    return Span(run.start + int(inside[0]), run.start + int(inside[-1]) + 1)


def _joined(spans: list[Span], join: int) -> list[Span]:
    out: list[Span] = []
    for span in spans:
        if out and span.start - out[-1].end < join:
            out[-1] = Span(out[-1].start, span.end)
        else:
            out.append(span)
    return out
