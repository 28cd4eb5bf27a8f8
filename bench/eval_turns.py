"""`make eval-turns`: how soon turns end, and how often they end too soon, on made-up answers.

Only the half that nothing was fitted to. Prints a table and what other ways to decide would have
done on the same pauses; writes out/eval-turns.json and out/eval-turns-rows.json.
"""

import argparse
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from statistics import mean
from typing import Final

from agent.hearing.completeness import Completeness, judge
from agent.hearing.endpointing import Settings
from bench.report import Figure, machine, percentile, table, write_json
from bench.turn_ends.heard import Pause
from bench.turn_ends.library import Answer, answers
from bench.turn_ends.replay import (
    Decision,
    Outcome,
    delays_s,
    is_breath,
    is_thinking,
    length_s,
    ours,
    outcomes,
    share_cut,
    stretched,
)
from bench.turn_ends.scripts import HALVES, Half, missing_voices, scripts
from schemas.vocabulary import Patience

OUT: Final = Path("out")
LEVELS: Final[tuple[Patience, ...]] = ("brisk", "normal", "patient")
LISTS_AND_SO_ON: Final[Mapping[str, str]] = {
    "thinking": "behind words that lead on",
    "list": "in a list",
    "restart": "before beginning anew",
    "answer": "anywhere in a sentence",
}
"""Where somebody stops to think, by the kind of text."""
STRETCHES: Final = (0.7, 0.85, 1.0, 1.25, 1.5, 2.0, 3.0)
_MEAN_GOAL_MS: Final = 450.0
_CUT_GOAL: Final = 5.0
_CUT_GOAL_PATIENT: Final = 2.0
_LONG: Final = 3
"""Parts from which an answer is a long one."""


def words_alone(pause: Pause) -> float:
    """By the last words only, with fixed pauses."""
    waits: dict[Completeness, float] = {
        "closing": 0.4,
        "finished": 0.5,
        "open": 0.9,
        "leaning": 1.5,
        "unfinished": 2.4,
    }
    return waits[judge(pause.text)]


def voice_alone(pause: Pause) -> float:
    """The audio model asked after 0.3 s, with the threshold and the delays it comes with."""
    return 0.3 if pause.voices[-1] >= 0.36 else 2.5


def before(pause: Pause) -> float:
    """The table that this calibration took the place of: words first, the voice between two
    lengths."""
    rows: dict[Completeness, tuple[float, float, float, float]] = {
        "closing": (0.48, 0.70, 0.10, 0.45),
        "finished": (0.48, 0.70, 0.10, 0.45),
        "open": (0.62, 1.30, 0.10, 0.50),
        "leaning": (0.58, 2.40, 0.40, 0.50),
        "unfinished": (2.40, 2.40, 0.0, 1.0),
    }
    sure_s, doubtful_s, low, high = rows[judge(pause.text)]
    share = min(1.0, max(0.0, (pause.voices[0] - low) / (high - low)))
    return doubtful_s + (sure_s - doubtful_s) * share


OTHERS: Final[Mapping[str, Decision]] = {
    "table before": before,
    "words alone": words_alone,
    "voice alone": voice_alone,
}


def figures(heard: Sequence[Answer]) -> list[Figure]:
    """The table."""
    found: list[Figure] = []
    for level in LEVELS:
        of_level = outcomes(heard, ours(Settings(patience=level)))
        found += _delays(of_level, level) + _cuts(of_level, level)
    return found


def _delays(found: Sequence[Outcome], level: Patience) -> list[Figure]:
    lines: list[Figure] = []
    for label, wanted in (("all", _any), ("short", _is_short), ("long", _is_long)):
        delays = [1_000 * one for one in delays_s([one for one in found if wanted(one.answer)])]
        goal = _MEAN_GOAL_MS if (level, label) == ("normal", "all") else None
        name = f"{level}: from the last sound to the end of the turn, {label}"
        lines += [
            Figure(f"{name}, mean of {len(delays)}", goal, mean(delays), "ms"),
            Figure(f"{name}, p50", None, percentile(delays, 50), "ms"),
            Figure(f"{name}, p95", None, percentile(delays, 95), "ms"),
        ]
    return lines


def _cuts(found: Sequence[Outcome], level: Patience) -> list[Figure]:
    goal = {"brisk": None, "normal": _CUT_GOAL, "patient": _CUT_GOAL_PATIENT}[level]
    kinds: list[tuple[str, Callable[[Pause], bool]]] = [
        ("breaths between sentences", is_breath),
        ("pauses of under 1 s inside a sentence", _is_short_thought),
        ('pauses after an "um"', lambda pause: pause.kind == "um" and is_thinking(pause)),
        ("dips within words", lambda pause: pause.kind == "inside"),
    ]
    name = f"{level}: cut in on"
    lines = [_cut(f"{name} pauses of 1 to 4 s inside a sentence", found, is_thinking, goal)]
    for kind, label in LISTS_AND_SO_ON.items():
        of_kind = [one for one in found if one.answer.script.kind == kind]
        lines.append(_cut(f"{name} those {label}", of_kind, is_thinking, None))
    return lines + [_cut(f"{name} {label}", found, of, None) for label, of in kinds]


def _cut(
    name: str, found: Sequence[Outcome], of: Callable[[Pause], bool], goal: float | None
) -> Figure:
    count = sum(of(one.pause) for one in found)
    return Figure(f"{name}, of {count}", goal, share_cut(found, of), "%")


def _any(_: Answer) -> bool:
    return True


def _is_short(answer: Answer) -> bool:
    return len(answer.script.parts) == 1


def _is_long(answer: Answer) -> bool:
    return len(answer.script.parts) >= _LONG


def _is_short_thought(pause: Pause) -> bool:
    return pause.kind in ("thinking", "um") and length_s(pause) < 1.0


def curve(heard: Sequence[Answer]) -> list[Mapping[str, object]]:
    """Delay against cut-ins, each way to decide with all of its pauses longer or shorter."""
    ways = {"ours": ours(Settings()), **OTHERS}
    rows: list[Mapping[str, object]] = []
    for name, decision in ways.items():
        for stretch in STRETCHES:
            found = outcomes(heard, stretched(decision, stretch))
            delays = [1_000 * one for one in delays_s(found)]
            rows.append(
                {
                    "way": name,
                    "stretch": stretch,
                    "mean_ms": round(mean(delays)),
                    "p50_ms": round(percentile(delays, 50)),
                    "p95_ms": round(percentile(delays, 95)),
                    "thoughts_cut_percent": round(share_cut(found, is_thinking), 1),
                    "breaths_cut_percent": round(share_cut(found, is_breath), 1),
                }
            )
    return rows


def missed(heard: Sequence[Answer]) -> list[str]:
    """Each thought that is cut into, and each end that is waited for longest."""
    lines: list[str] = []
    for one in outcomes(heard, ours(Settings())):
        slow = one.delay_s is not None and one.delay_s > 1.0
        if slow or (one.cut and is_thinking(one.pause)):
            what = "cut " if one.cut else "slow"
            lines.append(f"{what} {one.answer.script.name}: …{one.pause.text[-70:]}")
    return lines


def main() -> None:
    """Measure, print and write."""
    parser = argparse.ArgumentParser(prog="python -m bench.eval_turns", description=__doc__)
    parser.add_argument("--half", choices=HALVES, default="report", help="whose answers")
    parser.add_argument("--missed", action="store_true", help="print what it gets wrong")
    chosen = parser.parse_args()
    half: Half = chosen.half
    heard = answers([one for one in scripts() if one.half == half], print)
    lines = figures(heard)
    lines += [Figure(f"voices: {one}", None, None, "", one) for one in missing_voices()]
    rows = curve(heard)
    print(f"{machine()}. {len(heard)} answers, half {half}.")
    print(table(lines))
    print("\n" + "\n".join(" ".join(f"{value}" for value in row.values()) for row in rows))
    if chosen.missed:
        print("\n" + "\n".join(missed(heard)))
    name = "eval-turns" if half == "report" else f"eval-turns-{half}"
    write_json(OUT / f"{name}.json", [line.as_json() for line in lines])
    write_json(OUT / f"{name}-rows.json", rows)


if __name__ == "__main__":
    main()
