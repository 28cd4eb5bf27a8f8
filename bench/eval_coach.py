"""How far feedback on answers deserves trust: `make eval-coach`, with `LLM=address,model` also a
language model's.

Judges the trust cases and what was made of them, prints the table, and writes which criteria have
earned a number into `agent/coach/evaluation/calibration.json`. The reported half is only counted:
`--wrong` prints answers of the tuning half that come out two levels off.
"""

import argparse
import asyncio
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import httpx

from agent.coach.evaluation.by_rules import RulesEvaluator
from agent.coach.evaluation.calibration import read_calibrations, write_calibrations
from agent.coach.evaluation.rubric import LEVELS, level_of
from bench.eval_coach_agreement import agreement, by_length, by_words
from bench.eval_coach_figures import Goals, counted, figures, said
from bench.eval_coach_measured import SEED, Measured, Scale, measure
from bench.eval_coach_model import is_played, model_evaluator, parse_address
from bench.model_times import evaluation_time
from bench.report import Figure, machine, table, write_json
from tests.trust.cases import load_cases

OUT: Final = Path("out/eval-coach.json")
KEPT: Final = Path("out/eval-coach-heard.json")
RULES: Final = Goals(kappa=0.50, ms=300)
MODEL: Final = Goals(kappa=0.60, ms=8_000)
_OF_RULES: Final = Scale(at_once=1, a_payload=4, draws=3, tuning=True)
_OF_A_MODEL: Final = Scale(at_once=4, a_payload=1, draws=1, tuning=False)
_FAR: Final = 2
_NO_MODEL: Final = "not measured: no address set (make eval-coach LLM=address,model)"


def rivals() -> list[Figure]:
    """What is reached without understanding anything."""
    tuning, reported = load_cases("tuning"), load_cases("reported")
    lines: list[Figure] = []
    for name, pairs in (
        ("length alone", by_length(tuning, reported)),
        ("bag of words", by_words(tuning, reported)),
    ):
        found = agreement(pairs, SEED)
        assert found is not None
        label = f"{name}, fitted on the tuning half: agreement ({said(found)})"
        lines.append(Figure(label, None, found.kappa, "kappa"))
    return lines


def without_a_model() -> list[Figure]:
    """The rows that a language model would fill."""
    return [
        Figure(f"language model: {name}", goal, None, unit, _NO_MODEL, at_least=at_least)
        for name, goal, unit, at_least in (
            ("agreement, overall", MODEL.kappa, "kappa", True),
            ("floors at most 2 of 10", 100, "%", True),
            ("better answer scores higher, two levels apart or more", 90, "%", True),
            ("better answer scores higher, one level apart", 75, "%", True),
            ("padding to twice the length, shift", 0.3, "of 10", False),
            ("clean text against recognised speech, shift", 0.5, "of 10", False),
            ("orders in answer, résumé and job, largest shift", 0.5, "of 10", False),
            ("quotes verbatim", 100, "%", True),
            ("an evaluation, p95", MODEL.ms, "ms", False),
        )
    ]


def wrong(measured: Measured) -> Iterator[str]:
    """Cases of the tuning half that come out `_FAR` levels off or more."""
    criteria, _ = counted(measured)
    for case in load_cases("tuning"):
        score = measured.cases[case.id].overall(criteria)
        if score is None:
            yield f"{case.id}: {case.level}, no score"
        elif abs(LEVELS.index(level_of(score)) - case.grade + 1) >= _FAR:
            yield f"{case.id}: {case.level}, scored {level_of(score)} ({score:.1f})"


async def run(llm: str | None, *, show_wrong: bool) -> list[Figure]:
    """Measure the rules, and the model where one is named; write the calibration file."""
    # Asked first: whoever gave a wrong address learns it at once.
    played = llm is not None and await is_played(parse_address(llm)[0])
    rules = await measure(RulesEvaluator.load, _OF_RULES, KEPT, _say)
    lines = [*rivals(), *_named("rules", figures(rules, RULES))]
    lines.append(await evaluation_time())
    calibrations = read_calibrations().replacing(rules.calibration())
    if llm is None:
        lines += without_a_model()
    else:
        address, model = parse_address(llm)
        with tempfile.TemporaryDirectory() as scratch:
            async with model_evaluator(address, model, Path(scratch)) as make:
                judged = await measure(make, _OF_A_MODEL, KEPT, _say)
        lines += _named(model, figures(judged, MODEL))
        if not played:
            calibrations = calibrations.replacing(judged.calibration())
    write_calibrations(calibrations)
    if show_wrong:
        print("\n".join(wrong(rules)))
    return lines


def main() -> int:
    """Print the table and write it. Status 0 whether the goals hold or not."""
    parser = argparse.ArgumentParser(prog="python -m bench.eval_coach", description=__doc__)
    parser.add_argument("--llm", metavar="ADDRESS,MODEL", help="measure this language model too")
    parser.add_argument("--wrong", action="store_true", help="print what comes out wrong")
    wanted = parser.parse_args()
    if wanted.llm:
        try:
            parse_address(wanted.llm)
        except ValueError as error:
            print(error)
            return 1
    try:
        lines = asyncio.run(run(wanted.llm or None, show_wrong=wanted.wrong))
    except httpx.HTTPError as error:
        print(f"It could not be measured, nobody answers at the address: {error!r}")
        return 1
    print(table(lines))
    print(f"Machine: {machine()}. Seed {SEED}.")
    write_json(OUT, [line.as_json() for line in lines])
    return 0


def _named(name: str, lines: list[Figure]) -> Iterator[Figure]:
    for line in lines:
        yield Figure(
            f"{name}: {line.figure}",
            line.goal,
            line.measured,
            line.unit,
            line.why,
            at_least=line.at_least,
        )


def _say(line: str) -> None:
    print(f"{line}…", flush=True)


if __name__ == "__main__":
    sys.exit(main())
