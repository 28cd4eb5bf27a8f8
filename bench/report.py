"""The bench's table, on the screen and as JSON."""

import json
import os
import platform
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np


@dataclass(frozen=True, slots=True)
class Figure:
    """One line. `goal` is the most that holds, or the least where `at_least`; None where a figure
    is only reported.

    measured is None where it could not be had; `why` then says so.
    """

    figure: str
    goal: float | None
    measured: float | None
    unit: str
    why: str | None = None
    at_least: bool = False

    @property
    def holds(self) -> bool | None:
        """Whether the goal is reached; None where there is no goal or no measurement."""
        if self.goal is None or self.measured is None:
            return None
        return self.measured >= self.goal if self.at_least else self.measured <= self.goal

    def as_json(self) -> dict[str, object]:
        """The line as it is written."""
        line: dict[str, object] = {**asdict(self), "holds": self.holds}
        del line["at_least"]
        if self.why is None:
            del line["why"]
        return line


def percentile(values: Sequence[float], percent: float) -> float:
    """By nearest rank: a value that was really measured."""
    return float(np.percentile(values, percent, method="inverted_cdf"))


def machine() -> str:
    """Where this was measured."""
    model = next(
        (
            line.split(":", 1)[1].strip()
            for line in Path("/proc/cpuinfo").read_text().splitlines()
            if line.startswith("model name")
        ),
        platform.processor(),
    )
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return f"{model}, {os.cpu_count()} cores, {memory:.0f} GB, Python {platform.python_version()}"


def table(figures: Sequence[Figure]) -> str:
    """The lines under each other."""
    rows = [("figure", "goal", "measured", "holds")]
    rows += [
        (
            line.figure,
            "" if line.goal is None else _goal(line),
            line.why or "" if line.measured is None else f"{_number(line.measured)} {line.unit}",
            {True: "yes", False: "NO", None: ""}[line.holds],
        )
        for line in figures
    ]
    widths = [max(len(row[column]) for row in rows) for column in range(4)]
    cells = [
        "  ".join(cell.ljust(width) for cell, width in zip(r, widths, strict=True)) for r in rows
    ]
    return "\n".join(line.rstrip() for line in cells)


def write_json(path: Path, lines: Sequence[object]) -> None:
    """Write a list of plain values."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(lines, indent=2, ensure_ascii=False) + "\n")


def _goal(line: Figure) -> str:
    assert line.goal is not None
    return f"{'≥' if line.at_least else '≤'} {_number(line.goal)} {line.unit}"


def _number(value: float) -> str:
    if abs(value) >= 100 or value == int(value):
        return f"{value:,.0f}"
    return f"{value:.1f}" if abs(value) >= 1 else f"{value:.2f}"
