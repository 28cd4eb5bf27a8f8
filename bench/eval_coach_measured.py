"""All that is measured of one evaluator, before it is put into figures."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from agent.coach.evaluation.calibration import Agreement, Calibration
from agent.coach.evaluation.ports import Evaluator, ToJudge
from agent.coach.evaluation.rubric import LEVELS, WEIGHTS, CriterionName, level_of
from bench.eval_coach_agreement import Pair, agreement
from bench.eval_coach_cases import Injected, injected, sampled, to_judge
from bench.eval_coach_heard import heard
from bench.eval_coach_judging import MakeEvaluator, Verdict, all_earned, judge_all
from bench.eval_coach_swapped import Swapped, swapped
from schemas.turn import Word
from tests.injections.payloads import load_payloads
from tests.trust.cases import TrustCase, load_cases
from tests.trust.changed import ChangedAnswer, load_changed
from tests.trust.floors import Floor, load_floors

SEED: Final = 7
SPOKEN_A_LEVEL: Final = 5


@dataclass(frozen=True, slots=True)
class Scale:
    """How much is asked of an evaluator. at_once: answers side by side. a_payload: answers that
    each payload is put into. draws: other questions from each source that a case is put beside.
    tuning: whether the tuning half is judged too."""

    at_once: int
    a_payload: int
    draws: int
    tuning: bool


@dataclass(frozen=True, slots=True)
class Measured:
    """Verdicts by what they are about. cases: by id. changed, injected, recognised: of the answer
    as it was, and as it became. swapped: of answers to another question. kappas: of each
    criterion on the reported half."""

    evaluator: Evaluator
    reported: tuple[TrustCase, ...]
    cases: dict[str, Verdict]
    floors: list[tuple[Floor, Verdict]]
    changed: list[tuple[ChangedAnswer, Verdict, Verdict]]
    injected: list[tuple[Injected, Verdict, Verdict]]
    recognised: list[tuple[Verdict, Verdict]]
    swapped: list[tuple[Swapped, Verdict]]
    kappas: dict[CriterionName, Agreement]

    @property
    def earned(self) -> frozenset[CriterionName]:
        """The criteria that may have a number."""
        return frozenset(name for name, one in self.kappas.items() if one.earns)

    def overall(self, counted: frozenset[CriterionName]) -> Agreement | None:
        """Of the score made of these criteria; None where they are too few for one."""
        return agreement(
            [
                pair
                for case in self.reported
                if (pair := _pair(case, self.cases[case.id].overall(counted), case.grade))
            ],
            SEED,
        )

    def overall_at_worst(self, counted: frozenset[CriterionName]) -> Agreement | None:
        """The same if every answer without a score had the level farthest from its label."""
        return agreement(
            [
                _pair(case, self.cases[case.id].overall(counted), case.grade)
                or Pair(0 if case.grade > 2 else len(LEVELS) - 1, case.grade - 1, case.question)
                for case in self.reported
            ],
            SEED,
        )

    def calibration(self) -> Calibration:
        """What the file says of this evaluator."""
        return Calibration(
            engine=self.evaluator.engine,
            model=self.evaluator.model,
            prompt_version=self.evaluator.prompt_version,
            cases=len(self.reported),
            overall=self.overall(self.earned),
            criteria=self.kappas,
        )


async def measure(
    make: MakeEvaluator, scale: Scale, kept: Path, say: Callable[[str], None]
) -> Measured:
    """Judge everything once. kept: what was recognised earlier."""
    evaluator = all_earned(make)
    reported, changed = load_cases("reported"), load_changed()
    wanted = (*reported, *(one.case for one in changed))
    wanted = (*wanted, *load_cases("tuning")) if scale.tuning else wanted
    named = {case.id: case for case in wanted}

    async def judged(what: str, answers: Sequence[ToJudge]) -> list[Verdict]:
        say(f"{what}: {len(answers)} answers")
        return await judge_all(evaluator, answers, scale.at_once)

    verdicts = await judged("cases", [to_judge(case) for case in named.values()])
    cases = dict(zip(named, verdicts, strict=True))
    floors = load_floors()
    low = await judged("floors", [to_judge(floor) for floor in floors])
    became = await judged("changed", [to_judge(one.case, one.answer) for one in changed])
    payloads = injected(reported, load_payloads(), a_payload=scale.a_payload, seed=SEED)
    before = await judged("answers without orders", [one.clean for one in payloads])
    after = await judged("answers with orders", [one.given for one in payloads])
    swaps = swapped(reported, draws=scale.draws, seed=SEED)
    elsewhere = await judged("answers to another question", [one.given for one in swaps])
    sample = sampled(reported, SPOKEN_A_LEVEL, SEED)
    say(f"recognised: {len(sample)} answers are spoken and read")
    read = await heard([case.answer for case in sample], kept)
    again = [as_heard(case, words) for case, words in zip(sample, read, strict=True)]
    recognised = await judged("recognised", again)
    return Measured(
        evaluator=evaluator,
        reported=reported,
        cases=cases,
        floors=list(zip(floors, low, strict=True)),
        changed=[
            (one, cases[one.case.id], verdict) for one, verdict in zip(changed, became, strict=True)
        ],
        injected=list(zip(payloads, before, after, strict=True)),
        recognised=[
            (cases[case.id], verdict) for case, verdict in zip(sample, recognised, strict=True)
        ],
        swapped=list(zip(swaps, elsewhere, strict=True)),
        kappas=kappas(reported, cases),
    )


def as_heard(case: TrustCase, words: tuple[Word, ...]) -> ToJudge:
    """The answer with what was recognised in place of what was said."""
    text = " ".join(word.text for word in words)
    return replace(to_judge(case, text), heard=words)


def kappas(
    reported: Sequence[TrustCase], cases: dict[str, Verdict]
) -> dict[CriterionName, Agreement]:
    """Of each criterion that is labelled and has scores, earned or not."""
    found: dict[CriterionName, Agreement] = {}
    for name in WEIGHTS:
        pairs = [
            pair
            for case in reported
            if (grade := case.criteria.grades().get(name)) is not None
            and (pair := _pair(case, cases[case.id].scores[name], grade))
        ]
        if (measured := agreement(pairs, SEED)) is not None:
            found[name] = measured
    return found


def _pair(case: TrustCase, score: float | None, grade: int) -> Pair | None:
    if score is None:
        return None
    return Pair(LEVELS.index(level_of(score)), grade - 1, case.question)
