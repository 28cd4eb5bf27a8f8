"""How well pace, pauses and fillers are measured: `make eval-delivery`.

`python -m bench.eval_delivery --missed` also prints each answer.
"""

import argparse
import asyncio
import tempfile
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Final

import numpy as np

from agent.delivery.measure import measure
from agent.engines import weights
from agent.engines.whisper import WhisperEngine
from bench.delivery_made import Made, make, scripts
from bench.delivery_scores import Scores, score
from bench.delivery_voices import RATE, missing
from bench.report import Figure, machine, percentile, table, write_json
from schemas.turn import Word

OUT: Final = Path("out/eval-delivery.json")
READERS: Final = 3
_PACE_GOAL: Final = 3.0
_FILLERS_GOAL: Final = 80.0
_TIME_GOAL_MS: Final = 300.0
_ANSWER_S: Final = 60

Heard = list[tuple[Made, tuple[Word, ...]]]


async def hear(answers: list[Made]) -> Heard:
    """Each answer with its words as the product's larger model recognises them."""
    with tempfile.TemporaryDirectory() as cache:
        engine = WhisperEngine.load(weights.base(Path(cache)), workers=READERS)
        try:
            read = await asyncio.gather(
                *(engine.transcribe(made.samples, words=True) for made in answers)
            )
        finally:
            engine.close()
    return [(made, one.words) for made, one in zip(answers, read, strict=True)]


def figures(heard: Heard) -> list[Figure]:
    """Every figure; the goals are for the half that was only counted."""
    found: list[Figure] = []
    for half, label in (("tuned", "tuned"), ("held_out", "held out")):
        part = [(made, words) for made, words in heard if made.half == half]
        as_heard = score((made, measure(made.samples, words)) for made, words in part)
        as_said = score((made, measure(made.samples, made.words)) for made, _ in part)
        goal = half == "held_out"
        found += _of_half(as_heard, f"{label}, {len(part)} answers", goal)
        found += _of_half(as_said, f"{label}, words as said", False)
    return [*found, _cost(heard)]


def _of_half(scores: Scores, label: str, goal: bool) -> list[Figure]:
    pace, fillers = (_PACE_GOAL, _FILLERS_GOAL) if goal else (None, None)
    return [
        Figure(f"pace error, median ({label})", pace, median(scores.pace), "%"),
        Figure(f"pace error, p95 ({label})", pace, percentile(scores.pace, 95), "%"),
        Figure(
            f"pace error, three answers together, p95 ({label})",
            None,
            percentile(scores.pace_of_three, 95),
            "%",
        ),
        Figure(f"speaking time error, median ({label})", None, median(scores.speaking), "%"),
        Figure(f"speaking time error, p95 ({label})", None, percentile(scores.speaking, 95), "%"),
        Figure(f"fillers, F1 ({label})", fillers, 100 * scores.fillers.f1, "%", at_least=True),
        Figure(f"of them um and uh, F1 ({label})", None, 100 * scores.filled.f1, "%"),
        Figure(f"pauses, F1 ({label})", None, 100 * scores.pauses.f1, "%"),
        Figure(
            f"first word found within, p95 ({label})",
            None,
            1_000 * percentile(scores.first_word_s, 95),
            "ms",
        ),
    ]


def _cost(heard: Heard) -> Figure:
    """Of the answers one after the other, cut at a minute; the median of several runs."""
    samples = np.concatenate([made.samples for made, _ in heard])[: _ANSWER_S * RATE]
    words: list[Word] = []
    at_s = 0.0
    for made, said in heard:
        words += [
            word.model_copy(update={"start_s": word.start_s + at_s, "end_s": word.end_s + at_s})
            for word in said
            if word.end_s + at_s < _ANSWER_S
        ]
        at_s += len(made.samples) / RATE
    times: list[float] = []
    for _ in range(7):
        began = perf_counter()
        measure(samples, words)
        times.append(1_000 * (perf_counter() - began))
    return Figure("time for an answer of 60 s, median", _TIME_GOAL_MS, median(times), "ms")


async def main() -> None:
    """Print the table and write it."""
    options = argparse.ArgumentParser()
    options.add_argument("--missed", action="store_true")
    chosen = options.parse_args()
    here = [script for script in scripts() if missing(script.voice) is None]
    why = {reason for script in scripts() if (reason := missing(script.voice)) is not None}
    heard = await hear([make(script) for script in here])
    lines = [*figures(heard), *(Figure(f"voices: {one}", None, None, "", one) for one in why)]
    print(machine())
    print(table(lines))
    write_json(OUT, [line.as_json() for line in lines])
    if chosen.missed:
        print("\n".join(score((m, measure(m.samples, words)) for m, words in heard).missed))


if __name__ == "__main__":
    asyncio.run(main())
