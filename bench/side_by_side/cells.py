"""What is measured in one go: a contestant, a preset of delays, a kind of talk, a number of calls.

A finished cell is a file, so a run that was cut off goes on where it was.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from bench.side_by_side.delays import Preset
from bench.side_by_side.plan import Talk


@dataclass(frozen=True, slots=True)
class Scene:
    """A cell without its contestant. turns: of each call. round: which repetition it is. loss:
    percent of packets that are lost by chance, each way."""

    preset: Preset
    talk: Talk
    calls: int
    turns: int
    round: int = 0
    loss: int = 0

    @property
    def name(self) -> str:
        """Of its file, and what seeds it."""
        lossy = f"-loss{self.loss}" if self.loss else ""
        return f"{self.preset}-{self.talk}-{self.calls}x{self.turns}-{self.round}{lossy}"


@dataclass(frozen=True, slots=True)
class Cell:
    """One measurement."""

    contestant: str
    scene: Scene

    @property
    def name(self) -> str:
        """Of its file."""
        return f"{self.contestant}-{self.scene.name}"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a cell gave. rows: one an utterance. cpu: processor seconds for a second of a call, of
    the contestant's own processes and of a media server. megabytes: resident, at most. failed:
    calls that were not held, and why.
    """

    cell: Cell
    rows: list[dict[str, Any]]
    cpu: float
    media_cpu: float
    megabytes: float
    failed: list[str]


class Shelf:
    """The finished cells of one run, as files in a folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def missing(self, cells: Sequence[Cell]) -> list[Cell]:
        """Those that are not measured yet, in their order."""
        return [cell for cell in cells if not self._file(cell).exists()]

    def put(self, outcome: Outcome) -> None:
        """Keep it; whole, or not at all."""
        self._folder.mkdir(parents=True, exist_ok=True)
        file = self._file(outcome.cell)
        scratch = file.with_suffix(".part")
        scratch.write_text(json.dumps(asdict(outcome), indent=1, ensure_ascii=False))
        scratch.replace(file)

    def outcomes(self) -> Iterator[Outcome]:
        """All that are kept, by name."""
        for file in sorted(self._folder.glob("*.json")):
            kept: dict[str, Any] = json.loads(file.read_text())
            cell = kept.pop("cell")
            yield Outcome(cell=Cell(cell["contestant"], Scene(**cell["scene"])), **kept)

    def _file(self, cell: Cell) -> Path:
        return self._folder / f"{cell.name}.json"


def interleaved(scenes: Sequence[Scene], contestants: Sequence[str]) -> list[Cell]:
    """All contestants in each scene before the next, so that a noisy hour hits all alike."""
    return [Cell(name, scene) for scene in scenes for name in contestants]
