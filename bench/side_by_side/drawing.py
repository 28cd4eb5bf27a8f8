"""The plots of a run: `python drawing.py FOLDER`, where matplotlib is installed."""

import json
import sys
from pathlib import Path

import matplotlib

matplotlib.use("Agg")
import matplotlib.pyplot as plt

LONGEST_MS = 4_500
SCENE = ("preset", "calls", "loss")


def delays(turns: list[dict], contestant: str, kinds: tuple[str, ...]) -> list[float]:
    """Voice to voice in milliseconds, shortest first."""
    return sorted(
        turn["reply_ms"]
        for turn in turns
        if turn["contestant"] == contestant
        and turn["kind"] in kinds
        and turn["cut_in_ms"] is None
        and turn["reply_ms"] is not None
    )


def contestants(turns: list[dict]) -> list[str]:
    return list(dict.fromkeys(turn["contestant"] for turn in turns))


def draw_shares(turns: list[dict], title: str, file: Path) -> Path:
    """The share of answers that were replied to within so many milliseconds."""
    figure, sides = plt.subplots(1, 2, figsize=(11, 4), sharey=True)
    for side, kind in zip(sides, ("short", "long"), strict=True):
        for name in contestants(turns):
            if ms := delays(turns, name, (kind,)):
                shares = [(n + 1) / len(ms) for n in range(len(ms))]
                side.step(ms, shares, where="post", label=name)
        side.set(title=f"{kind} answers, {title}", xlabel="voice to voice, ms")
        side.set_xlim(0, LONGEST_MS)
        side.grid(alpha=0.3)
    sides[0].set_ylabel("share of replies")
    sides[0].legend()
    return _save(figure, file)


def draw_loss(turns: list[dict], file: Path) -> Path:
    """The middle voice-to-voice of short and long answers against the loss."""
    figure, axes = plt.subplots(figsize=(6, 4))
    for name in contestants([turn for turn in turns if turn["loss"]]):
        points = []
        for loss in sorted({turn["loss"] for turn in turns}):
            here = [turn for turn in turns if turn["loss"] == loss]
            if ms := delays(here, name, ("short", "long")):
                points.append((loss, ms[len(ms) // 2]))
        axes.plot(*zip(*points, strict=True), marker="o", label=name)
    axes.set(xlabel="packets lost each way, %", ylabel="voice to voice, p50, ms")
    axes.set_ylim(bottom=0)
    axes.grid(alpha=0.3)
    axes.legend()
    return _save(figure, file)


def _save(figure, file: Path) -> Path:
    figure.tight_layout()
    figure.savefig(file)
    plt.close(figure)
    return file


def main(folder: Path) -> None:
    """Draw what folder/turns.json holds, beside it."""
    turns = json.loads((folder / "turns.json").read_text())
    for preset, calls, loss in sorted({tuple(turn[key] for key in SCENE) for turn in turns}):
        here = [
            turn for turn in turns if tuple(turn[key] for key in SCENE) == (preset, calls, loss)
        ]
        lossy = f", {loss} % lost" if loss else ""
        name = f"voice-to-voice-{preset}-{calls}" + (f"-loss{loss}" if loss else "")
        print(draw_shares(here, f"{preset}, {calls} at once{lossy}", folder / f"{name}.svg"))
    comparable = [turn for turn in turns if (turn["preset"], turn["calls"]) == ("fast", 4)]
    if any(turn["loss"] for turn in comparable):
        print(draw_loss(comparable, folder / "voice-to-voice-loss.svg"))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
