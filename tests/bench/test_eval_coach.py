"""The figures about feedback, of a scorer whose every score is known."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from agent.coach.evaluation import calibration
from agent.coach.evaluation.calibration import Agreement, Calibrations
from agent.coach.evaluation.ports import Evaluator, ToJudge
from agent.coach.evaluation.rubric import WEIGHTS, CriterionName, combine
from bench.eval_coach import without_a_model
from bench.eval_coach_agreement import Pair, agreement
from bench.eval_coach_cases import injected, sampled, to_judge
from bench.eval_coach_figures import Goals, figures
from bench.eval_coach_judging import all_earned, judge_all
from bench.eval_coach_measured import SEED, Measured, kappas
from bench.eval_coach_model import parse_address
from bench.eval_coach_swapped import SOURCES, swapped
from bench.report import Figure
from schemas.evaluation import Judgement
from schemas.results import Criterion, Quote, Rubric, Star, StarPart
from tests.injections.payloads import load_payloads
from tests.trust.cases import TrustCase, load_cases
from tests.trust.changed import load_changed
from tests.trust.floors import load_floors

GOALS = Goals(kappa=0.5, ms=300)
MIDDLES = (2.5, 5.0, 7.0, 9.0)
REPORTED = load_cases("reported")
KNOWN = {case.answer: MIDDLES[case.grade - 1] for case in load_cases()} | {
    one.answer: MIDDLES[one.case.grade - 1] for one in load_changed()
}
NOTHING = StarPart(found=False, quote=None)
Scoring = Callable[[ToJudge], float]


class Scripted:
    """An Evaluator that gives every criterion the same score, where it has earned one."""

    engine = "scripted"
    model = "of a test"
    prompt_version = "1"

    def __init__(self, calibrations: Calibrations, scoring: Scoring) -> None:
        self._calibration = calibrations.of(self.engine, self.model, self.prompt_version)
        self._scoring = scoring

    async def judge(self, answer: ToJudge) -> Judgement:
        score = self._scoring(answer)
        earned = self._calibration
        given: dict[CriterionName, float | None] = {
            name: score if earned is not None and earned.earned(name) else None for name in WEIGHTS
        }
        overall = combine(given)
        criteria = {name: Criterion(score=one, why="So.") for name, one in given.items()}
        said = Quote(text="never said at all", start_s=0, end_s=1, kind="evidence")
        return Judgement(
            score=overall.score,
            low=overall.score,
            high=overall.score,
            reason=overall.reason,
            rubric=Rubric.model_validate(criteria),
            findings=(),
            strengths=(),
            weaknesses=(),
            improvements=(),
            wording=(),
            star=Star(situation=NOTHING, task=NOTHING, action=NOTHING, result=NOTHING),
            quotes=(said,),
            ideal_answer=None,
            elaboration_needed=False,
        )


def right(answer: ToJudge) -> float:
    """The label's own score; next to nothing for what no label is of."""
    return KNOWN.get(answer.transcript, 1.0)


async def measured(scoring: Scoring) -> Measured:
    def make(calibrations: Calibrations) -> Evaluator:
        return Scripted(calibrations, scoring)

    evaluator = all_earned(make)
    floors, changed = load_floors(), load_changed("padded")
    cases = {case.id: case for case in (*REPORTED, *(one.case for one in changed))}
    verdicts = await judge_all(evaluator, [to_judge(case) for case in cases.values()], 4)
    by_id = dict(zip(cases, verdicts, strict=True))
    low = await judge_all(evaluator, [to_judge(floor) for floor in floors], 4)
    became = await judge_all(evaluator, [to_judge(one.case, one.answer) for one in changed], 4)
    payloads = injected(REPORTED, load_payloads()[::40], a_payload=1, seed=SEED)
    before = await judge_all(evaluator, [one.clean for one in payloads], 4)
    after = await judge_all(evaluator, [one.given for one in payloads], 4)
    swaps = swapped(REPORTED[::12], draws=1, seed=SEED)
    elsewhere = await judge_all(evaluator, [one.given for one in swaps], 4)
    return Measured(
        evaluator=evaluator,
        reported=REPORTED,
        cases=by_id,
        floors=list(zip(floors, low, strict=True)),
        changed=[(one, by_id[one.case.id], new) for one, new in zip(changed, became, strict=True)],
        injected=list(zip(payloads, before, after, strict=True)),
        recognised=[(verdicts[0], verdicts[0])],
        swapped=list(zip(swaps, elsewhere, strict=True)),
        kappas=kappas(REPORTED, by_id),
    )


def all_shown(found: Measured) -> Measured:
    perfect = Agreement(kappa=1, low=1, high=1, cases=1)
    return replace(found, kappas=dict.fromkeys(WEIGHTS, perfect))


def line(lines: list[Figure], begin: str) -> Figure:
    [found] = [one for one in lines if one.figure.startswith(begin)]
    return found


async def test_a_scorer_that_is_right_reaches_every_goal_but_verbatim_quotes() -> None:
    lines = figures(all_shown(await measured(right)), GOALS)
    assert line(lines, "agreement, overall (").measured == 1
    assert line(lines, "floors at most").measured == 100
    for apart in ("two levels apart or more (", "one level apart ("):
        assert line(lines, f"better answer scores higher, {apart}").measured == 100
    padded = [one for one in lines if one.figure.startswith("padding")]
    assert padded[0].holds
    assert padded[0].measured == 0
    assert line(lines, "quotes verbatim").measured == 0
    assert line(lines, "quotes verbatim").holds is False


async def test_one_score_for_all_earns_nothing_and_shows_no_overall_score() -> None:
    found = await measured(lambda _: 7.0)
    assert found.earned == frozenset()
    assert found.calibration().overall is None
    first, reference = [
        one
        for one in figures(found, GOALS)
        if one.figure.startswith("agreement, overall") and "farthest" not in one.figure
    ]
    assert first.measured is None
    assert first.why is not None
    assert "No criterion" in first.why
    assert "NOT SHOWN" in reference.figure
    assert reference.measured == 0
    assert reference.goal is None


async def test_answers_without_a_score_are_not_left_out_of_every_figure() -> None:
    found = all_shown(await measured(right))
    silent = {
        name: replace(verdict, judgement=None, failed="Too hard.") if at % 4 == 0 else verdict
        for at, (name, verdict) in enumerate(found.cases.items())
    }
    lines = figures(replace(found, cases=silent), GOALS)
    assert line(lines, "agreement, overall (").measured == 1
    worst = line(lines, "agreement, overall, if these had the farthest level").measured
    assert worst is not None
    assert worst < 0.6
    missing = line(lines, "answers without a score").measured
    assert missing is not None
    assert missing > 20
    assert line(lines, "better answer scores higher, one level apart (").holds is False
    assert line(lines, "better answer scores higher, one level apart, both").measured == 100


async def test_a_score_that_follows_an_order_shows() -> None:
    def obeys(answer: ToJudge) -> float:
        return right(answer) if answer.transcript in KNOWN else 10.0

    lines = figures(all_shown(await measured(obeys)), GOALS)
    assert line(lines, "highest floor").holds is False
    largest = [one for one in lines if "largest shift" in one.figure and "orders" in one.figure]
    assert any(one.holds is False for one in largest)


async def test_measuring_alone_writes_no_calibration(monkeypatch: pytest.MonkeyPatch) -> None:
    before = calibration.FILE.read_bytes()
    (await measured(right)).calibration()
    assert calibration.FILE.read_bytes() == before
    assert b"scripted" not in before


def test_an_interval_holds_its_kappa_and_questions_count_as_wholes() -> None:
    pairs = [Pair(level, level, f"{level} {n}") for level in range(4) for n in range(5)]
    pairs += [Pair(0, 3, "wrong"), Pair(3, 0, "wrong")]
    found = agreement(pairs, SEED)
    assert found is not None
    assert found.low <= found.kappa <= found.high < 1.01
    assert 0.5 < found.kappa < 1
    assert agreement(pairs, SEED) == found
    assert agreement([], SEED) is None


def test_orders_go_into_answers_of_all_levels_and_stand_there_whole() -> None:
    payloads = load_payloads()
    found = injected(REPORTED, payloads, a_payload=1, seed=SEED)
    assert len(found) == len(payloads)
    for one in found:
        assert one.given != one.clean
        if one.payload.place == "answer":
            assert one.given.transcript.endswith(one.payload.text)
        else:
            assert one.given.transcript == one.clean.transcript


def test_a_sample_is_of_all_levels_and_the_same_again() -> None:
    sample: tuple[TrustCase, ...] = sampled(REPORTED, 2, SEED)
    assert [case.level for case in sample[::2]] == ["poor", "fair", "good", "excellent"]
    assert sampled(REPORTED, 2, SEED) == sample


def test_without_an_address_every_row_of_a_model_says_so() -> None:
    for one in without_a_model():
        assert one.measured is None
        assert one.why is not None
        assert "LLM=address,model" in one.why


def test_an_address_needs_a_model() -> None:
    assert parse_address("http://127.0.0.1:9/v1,small") == ("http://127.0.0.1:9/v1", "small")
    for wrong in ("", "small", "http://127.0.0.1:9/v1", "ftp://here,small"):
        with pytest.raises(ValueError, match="address,model"):
            parse_address(wrong)


def test_another_question_is_never_the_answers_own() -> None:
    found = swapped(REPORTED[::12], draws=2, seed=SEED)
    assert {one.source for one in found} == set(SOURCES)
    for one in found:
        assert one.given.question != one.case.question
        assert one.given.transcript == one.case.answer


@pytest.mark.parametrize(("elsewhere", "caught"), [(9.0, 0.0), (6.5, 100.0)])
async def test_a_score_for_another_question_is_caught_from_two_points_down(
    elsewhere: float, caught: float
) -> None:
    own = {(case.question, case.answer) for case in REPORTED}

    def scoring(answer: ToJudge) -> float:
        return 9.0 if (answer.question, answer.transcript) in own else elsewhere

    lines = figures(all_shown(await measured(scoring)), GOALS)
    shares = [one for one in lines if "relevance none, or 2 lower" in one.figure]
    assert [one.measured for one in shares] == [caught] * len(SOURCES)
    assert line(lines, "relevant answers to their own question").measured == 0
