"""What the candidates say, as the stand-in recogniser knows it: words with times, and loudness."""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class TimedWord:
    """Seconds from the clip's first sample."""

    text: str
    start_s: float
    end_s: float


@dataclass(frozen=True, slots=True)
class Line:
    """A clip. parts: seconds from–to of what is said in one breath, between silences.

    levels: its envelope in whole dB, one for each 10 ms.
    """

    clip_id: str
    words: tuple[TimedWord, ...]
    parts: tuple[tuple[float, float], ...]
    levels: tuple[int, ...]


def write_script(path: Path, lines: Sequence[Line]) -> None:
    """Keep the lines for another process."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps([asdict(line) for line in lines]))


def read_script(path: Path) -> dict[str, Line]:
    """The lines by their clip."""
    return {
        one["clip_id"]: Line(
            one["clip_id"],
            tuple(TimedWord(**word) for word in one["words"]),
            tuple((start, end) for start, end in one["parts"]),
            tuple(one["levels"]),
        )
        for one in json.loads(path.read_text())
    }
