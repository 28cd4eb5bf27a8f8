"""The memory of a server over time: `python drawing.py FILE`, where matplotlib is installed."""

import json
import sys
from pathlib import Path

import matplotlib

matplotlib.use("Agg")
import matplotlib.pyplot as plt


def main(file: Path) -> None:
    """Draw what the file holds, beside it."""
    lines = json.loads(file.read_text())
    minutes = [line["at_s"] / 60 for line in lines]
    figure, (memory, load) = plt.subplots(
        2, 1, figsize=(9, 6), sharex=True, height_ratios=(4, 1), layout="constrained"
    )
    for key, label in (
        ("resident", "resident"),
        ("anonymous", "resident, without mapped files"),
        ("in_use", "in use on malloc's heaps"),
        ("free", "free on malloc's heaps"),
    ):
        memory.plot(minutes, [line[key] for line in lines], label=label)
    memory.set(ylabel="MB", ylim=(0, None), title="Memory of a server with four calls")
    memory.legend(loc="center right", bbox_to_anchor=(1.0, 0.35))
    load.plot(minutes, [line["load"] for line in lines], color="grey")
    load.set(ylabel="load", xlabel="minutes", ylim=(0, None))
    for axes in (memory, load):
        axes.grid(alpha=0.3)
    picture = file.with_suffix(".svg")
    figure.savefig(picture)
    print(picture)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
