"""What each call plays and when, as the clients tell it, and where a heard piece lies in that.

Times are seconds of the machine's monotonic clock, which all processes share.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np

from bench.side_by_side.envelope import FLOOR_DB, HOP_S, Envelope, find
from bench.side_by_side.script import Line, TimedWord

LOOK_BACK_S: Final = 60.0


@dataclass(frozen=True, slots=True)
class Playing:
    """A clip that a call plays from `began_s` on."""

    line: Line
    began_s: float


@dataclass(frozen=True, slots=True)
class Found:
    """A heard piece began in this call at this time."""

    call: str
    at_s: float


class Played:
    """The clips of all calls, for as long as they may be asked for."""

    def __init__(self, script: Mapping[str, Line]) -> None:
        self._script = script
        self._calls: dict[str, list[Playing]] = {}

    def clear(self) -> None:
        """Another cell begins."""
        self._calls.clear()

    def play(self, call: str, clip_id: str, began_s: float) -> None:
        """A call plays this clip from then on. Raises KeyError for a clip that nobody made."""
        self._calls.setdefault(call, []).append(Playing(self._script[clip_id], began_s))

    def find(self, heard: Envelope, from_s: float, to_s: float, call: str | None) -> Found | None:
        """The call and time at which a piece was played, which then lies within from–to.

        call: where it is known which one it is.
        """
        best: tuple[float, Found] | None = None
        for name in self._calls if call is None else [call]:
            place = find(heard, self._levels(name, from_s, to_s))
            if place is not None and (best is None or place.alike > best[0]):
                best = (place.alike, Found(name, from_s + place.at * HOP_S))
        return None if best is None else best[1]

    def words(self, call: str, from_s: float, to_s: float) -> list[TimedWord]:
        """Words that end within from–to, oldest first, on the machine's clock."""
        return [
            TimedWord(word.text, one.began_s + word.start_s, one.began_s + word.end_s)
            for one in self._calls.get(call, ())
            for word in one.line.words
            if from_s < one.began_s + word.end_s <= to_s
        ]

    def part_ends(self, call: str, from_s: float, to_s: float) -> list[float]:
        """When breaths of words ended within from–to."""
        return [
            one.began_s + end
            for one in self._calls.get(call, ())
            for _, end in one.line.parts
            if one.line.words and from_s < one.began_s + end <= to_s
        ]

    def _levels(self, call: str, from_s: float, to_s: float) -> Envelope:
        levels = np.full(max(0, round((to_s - from_s) / HOP_S)), FLOOR_DB)
        for one in self._calls.get(call, ()):
            at = round((one.began_s - from_s) / HOP_S)
            piece = np.array(one.line.levels, np.float64)
            low, high = max(0, at), min(len(levels), at + len(piece))
            if low < high:
                levels[low:high] = piece[low - at : high - at]
        return levels
