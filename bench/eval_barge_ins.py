"""How fast the voice stops for a sentence, and what else stops it: `make eval-barge-ins`.

The cases of both halves, played to the real ears on the audio's own clock. Writes
out/eval-barge-ins.json and a row a case beside it; `--half`, `--kind` and `--missed` look closer.
"""

import argparse
import asyncio
from collections.abc import Sequence
from pathlib import Path
from typing import Final, get_args

from agent.engines import weights
from agent.engines.whisper_model import WhisperDecoder
from bench.barge_ins_cases import Half, Kind, absent, cases
from bench.barge_ins_played import Outcome, play
from bench.report import Figure, machine, percentile, table, write_json

OUT: Final = Path("out/eval-barge-ins.json")
STOPS_P50_MS: Final = 100.0
STOPS_P95_MS: Final = 200.0
"""The goals at the candidate are 200 and 300 ms; both ways take 100 of them."""
FALSE_STOPS_PERCENT: Final = 10.0
GAP_S: Final = 0.5
"""A longer silence of the voice is a stop."""


def is_false_stop(outcome: Outcome) -> bool:
    """Whether the voice was silent for longer than a pause to listen, or gave its sentence up."""
    return outcome.stopped_s is not None or outcome.longest_pause_s > GAP_S


def figures(outcomes: Sequence[Outcome], half: Half) -> list[Figure]:
    """The lines of one half, a group of cases after the other."""
    found: list[Figure] = []
    for group in dict.fromkeys(outcome.case.group for outcome in outcomes):
        part = [outcome for outcome in outcomes if outcome.case.group == group]
        label = f"{group} ({half}, {len(part)})"
        goal = half == "counted"
        if part[0].case.kind == "sentence":
            found += _sentences(part, label, goal and group == "sentences")
        else:
            found += _others(part, label, goal)
    return found


def _sentences(part: Sequence[Outcome], label: str, goal: bool) -> list[Figure]:
    stops = [1000 * at_s for one in part if (at_s := one.stopped_s) is not None]
    missed = sum(one.accepted_s is None for one in part)
    twice = sum(len(one.held) > 1 for one in part)
    p50, p95 = (STOPS_P50_MS, STOPS_P95_MS) if goal else (None, None)
    return [
        Figure(f"{label}: voice held, p50", p50, percentile(stops, 50), "ms"),
        Figure(f"{label}: voice held, p95", p95, percentile(stops, 95), "ms"),
        Figure(f"{label}: not given the floor", 0 if goal else None, missed, ""),
        Figure(f"{label}: the voice began again in between", None, twice, ""),
    ]


def _others(part: Sequence[Outcome], label: str, goal: bool) -> list[Figure]:
    false = 100 * sum(map(is_false_stop, part)) / len(part)
    pauses = [1000 * one.longest_pause_s for one in part if one.longest_pause_s]
    paused = 100 * len(pauses) / len(part)
    found = [
        Figure(f"{label}: false stops", FALSE_STOPS_PERCENT if goal else None, false, "%"),
        Figure(f"{label}: pauses to listen", None, paused, "%"),
    ]
    if pauses:
        limit = 1000 * GAP_S if goal else None
        found.append(Figure(f"{label}: length of them, p95", limit, percentile(pauses, 95), "ms"))
    return found


def row(outcome: Outcome, half: Half) -> dict[str, object]:
    """One case as it is written down."""
    case = outcome.case
    return {
        "half": half,
        "group": case.group,
        "said": case.said,
        "voice": case.voice,
        "level_db": case.level_db,
        "held": [
            [round(at, 3) if at is not None else None for at in held] for held in outcome.held
        ],
        "accepted_s": outcome.accepted_s,
        "read": outcome.read,
        "seconds": round(outcome.said_s, 2),
    }


def is_worth_a_look(outcome: Outcome) -> bool:
    """Whether a goal would be missed if all were like this one."""
    if outcome.case.kind != "sentence":
        return is_false_stop(outcome)
    late = outcome.stopped_s is None or 1000 * outcome.stopped_s > STOPS_P95_MS
    return late or outcome.accepted_s is None


async def main() -> None:
    """Print the table and write it."""
    options = argparse.ArgumentParser(prog="python -m bench.eval_barge_ins", description=__doc__)
    options.add_argument("--half", choices=get_args(Half))
    options.add_argument("--kind", choices=get_args(Kind))
    options.add_argument("--every", type=int, default=1, help="play each n-th case only")
    options.add_argument("--missed", action="store_true", help="print what went wrong")
    chosen = options.parse_args()
    decoder = WhisperDecoder(weights.tiny_en(), 1)
    halves: tuple[Half, ...] = (chosen.half,) if chosen.half else get_args(Half)
    lines: list[Figure] = []
    rows: list[dict[str, object]] = []
    for half in halves:
        wanted = [case for case in cases(half) if chosen.kind in (None, case.kind)]
        wanted = wanted[:: chosen.every]
        outcomes = [await play(case, decoder) for case in wanted]
        lines += figures(outcomes, half)
        lines += [Figure(f"voices ({half})", None, None, "", why) for why in absent(half)]
        rows += [row(outcome, half) for outcome in outcomes]
        if chosen.missed:
            for outcome in filter(is_worth_a_look, outcomes):
                print(row(outcome, half))
    print(machine())
    print(table(lines))
    write_json(OUT, [line.as_json() for line in lines])
    write_json(OUT.with_name("eval-barge-ins-rows.json"), rows)


if __name__ == "__main__":
    asyncio.run(main())
