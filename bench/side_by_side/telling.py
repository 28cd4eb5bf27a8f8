"""A run's table, with all that must be known about it, and all its turns."""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from bench.report import machine, write_json
from bench.side_by_side.cells import Cell, Outcome, Shelf
from bench.side_by_side.contestants import CONTESTANTS
from bench.side_by_side.delays import PRESETS, SIGMA
from bench.side_by_side.figures import markdown

LATE_MS: Final = 10.0
"""A client that sends an answer's end later than this has had no core: its figure is too high."""
_MEANING: Final = (
    "Milliseconds from the last audible sample sent to the first one heard, where nothing else is "
    "said; in brackets of how many."
)


def report(out: Path, notes: Sequence[str], seed: int) -> str:
    """Write table.md and turns.json into the run's folder; the table."""
    order = list(CONTESTANTS)
    kept = Shelf(out / "cells").outcomes()
    outcomes = sorted(kept, key=lambda one: order.index(one.cell.contestant))
    known = [
        f"- {one}" for one in (*_known(outcomes), *notes, f"Machine: {machine()}. Seed {seed}")
    ]
    text = "\n".join(["# Side by side", "", _MEANING, "", markdown(outcomes), *known, ""])
    (out / "table.md").write_text(text)
    write_json(out / "turns.json", [_row(one.cell, row) for one in outcomes for row in one.rows])
    return text


def _known(outcomes: Sequence[Outcome]) -> list[str]:
    presets = ", ".join(
        f"{name} {1000 * m.stt:.0f}/{1000 * m.llm:.0f}/{1000 * m.tts:.0f} ms"
        for name, m in PRESETS.items()
    )
    late = [float(row["late_ms"]) for one in outcomes for row in one.rows]
    return [
        *(f"{one.name}: {one.what}" for one in CONTESTANTS.values()),
        f"Delays of the stand-ins (median STT/LLM/TTS, log-normal, sigma {SIGMA}): {presets}",
        f"The clients sent {sum(ms > LATE_MS for ms in late)} of {len(late)} answers' ends over "
        f"{LATE_MS:.0f} ms late, at worst {max(late, default=0.0):.0f}",
        *(f"{one.cell.name}: {why}" for one in outcomes for why in one.failed),
    ]


def _row(cell: Cell, row: dict[str, object]) -> dict[str, object]:
    scene = cell.scene
    return {
        "contestant": cell.contestant,
        "preset": scene.preset,
        "talk": scene.talk,
        "calls": scene.calls,
        "loss": scene.loss,
        **row,
    }
