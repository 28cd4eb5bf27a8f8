"""Which chunks hold some stretches of audio, and where the stretches lie in just these."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import ceil, floor

from schemas.journal import AUDIO_CHUNK_S

Stretch = tuple[float, float]
"""From and to, in seconds."""


@dataclass(frozen=True, slots=True)
class Part:
    """Stretches of one call's audio, in order."""

    call_id: str
    ranges: tuple[Stretch, ...]

    @property
    def duration_s(self) -> float:
        """Seconds in all."""
        return sum(to - start for start, to in self.ranges)


@dataclass(frozen=True, slots=True)
class Selection:
    """Chunks to be joined, and the stretches' places on the time line of the joined audio."""

    chunks: tuple[tuple[str, int], ...]
    ranges: tuple[Stretch, ...]


def select(parts: Sequence[Part], present: Mapping[str, Sequence[int]]) -> Selection:
    """The chunks that hold `parts`, as far as they are present; a lost chunk shortens its stretch.

    present: the numbers of the chunks that are there, by call. The ranges always ascend; a chunk
    that is needed again after another one appears twice.
    """
    chunks: list[tuple[str, int]] = []
    ranges: list[Stretch] = []
    for part in parts:
        there = set(present[part.call_id])
        for start, to in part.ranges:
            first, behind = floor(start / AUDIO_CHUNK_S), ceil(to / AUDIO_CHUNK_S)
            # A decoder settles on the packets before the first that is heard.
            if first - 1 in there and (part.call_id, first) not in chunks[-1:]:
                _place(chunks, (part.call_id, first - 1))
            for n in sorted(there.intersection(range(first, behind))):
                shift = (_place(chunks, (part.call_id, n)) - n) * AUDIO_CHUNK_S
                begin = max(start, n * AUDIO_CHUNK_S) + shift
                end = min(to, (n + 1) * AUDIO_CHUNK_S) + shift
                _append(ranges, (begin, end))
            # The encoder's delay puts the last samples into the next chunk.
            if behind in there:
                _place(chunks, (part.call_id, behind))
    return Selection(chunks=tuple(chunks), ranges=tuple(ranges))


def _place(chunks: list[tuple[str, int]], chunk: tuple[str, int]) -> int:
    """Where `chunk` lies among `chunks`: the last place, made for it where it is not there."""
    if chunks[-1:] != [chunk]:
        chunks.append(chunk)
    return len(chunks) - 1


def _append(ranges: list[Stretch], stretch: Stretch) -> None:
    """Add a stretch, joined to the last one where it goes on from there."""
    begin, end = stretch
    if ranges and abs(ranges[-1][1] - begin) < 1e-6:
        ranges[-1] = (ranges[-1][0], end)
    else:
        ranges.append(stretch)
