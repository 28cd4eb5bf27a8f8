"""`make fit-coach`: fits the keyless coach on the cases for tuning and writes its weights.

Prints the agreement that answers of one role family get from a model of the others.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

import numpy as np

from agent.coach.evaluation import scales
from agent.coach.evaluation.akin import load_akin
from agent.coach.evaluation.asked.others import load_others
from agent.coach.evaluation.features import AGAINST, FOR, FeatureName, Features, features_of
from agent.coach.evaluation.ports import ToJudge
from agent.coach.evaluation.rubric import HIGHEST, LEVEL_EDGES, LOWEST, WEIGHTS
from agent.coach.evaluation.scales import SCALED, OnQuestion, ScaledName
from bench.coach_curves import Aims, Curves, Floats, Labelled, fit, kappa
from bench.fit_akin import Chosen, Meant, meant_by, write_akin
from bench.fit_asked import beside, fit_asked, write_others
from tests.trust.cases import TrustCase, load_cases
from tests.trust.changed import load_changed

SHOWN_ONLY: Final[frozenset[FeatureName]] = frozenset({"names", "repeated", "run_on", "idle"})
"""What the feedback speaks of and no criterion is judged by."""
USED: Final[tuple[FeatureName, ...]] = tuple(
    name for name in (*FOR, *AGAINST) if name not in SHOWN_ONLY
)
AKIN: Final = USED.index("akin")
COUNTED: Final[tuple[ScaledName, ...]] = ("relevance", "examples", "clarity")
"""What the overall score is expected to rest on."""
PULLED: Final[Mapping[ScaledName, float]] = {"examples": 5.0}
"""Nearly all answers keep to the question and are clear: their worth shows in what is told."""
_COUNTED: Final = np.array([WEIGHTS[name] if name in COUNTED else 0.0 for name in SCALED])
SHARES: Final = _COUNTED / _COUNTED.sum()
_ENDS: Final = (LOWEST, *LEVEL_EDGES, HIGHEST)
_MIDDLES: Final = np.array([(a + b) / 2 for a, b in pairwise(_ENDS)])
_TWO_OF_THREE: Final = 2 / 3


def to_judge(case: TrustCase) -> ToJudge:
    """A case as an evaluator gets it."""
    return ToJudge(
        question=case.question,
        category=case.category,
        difficulty=case.difficulty,
        skills=case.skills,
        transcript=case.answer,
        heard=(),
        follow_ups=(),
        job=case.job,
        resume=None,
        typed=True,
    )


def labelled(cases: Sequence[TrustCase]) -> Labelled:
    """Their features and labels; every one of SCALED is labelled in each."""
    found = [features_of(to_judge(case)) for case in cases]
    return Labelled(
        np.array([_values(one) for one in found]),
        np.array([[case.criteria.grades()[name] - 1 for name in SCALED] for case in cases]),
        np.array([case.grade - 1 for case in cases]),
        restated(cases),
    )


def restated(cases: Sequence[TrustCase]) -> Floats:
    """How far features move where these answers are padded, hesitant or in other wording; scaled
    so that their squares sum up to a mean."""
    known = {case.id for case in cases}
    moved = [
        np.subtract(
            _values(features_of(replace(to_judge(one.case), transcript=one.answer))),
            _values(features_of(to_judge(one.case))),
        )
        for one in load_changed()
        if one.case.id in known
    ]
    return np.array(moved) / np.sqrt(len(moved))


def _values(features: Features) -> list[float]:
    return [features.value(name) for name in USED]


def aims() -> Aims:
    """Which way each feature may move each criterion, and which of them follow the level."""
    way = [1.0 if name in FOR else -1.0 for name in USED]
    return Aims(
        signs=np.array([way for _ in SCALED]),
        shares=SHARES,
        pulls=np.array([PULLED.get(name, 0.0) for name in SCALED]),
    )


def believed(known: Labelled, meant: Meant, to: Chosen) -> Labelled:
    """The same with what is to be believed of AKIN where it is fitted to these answers."""
    _, answers, changed = meant.fitted(to)
    features, restated = known.features.copy(), known.restated.copy()
    features[:, AKIN] = answers
    restated[:, AKIN] = (changed - answers[meant.of]) / np.sqrt(len(changed))
    return replace(known, features=features, restated=restated)


def across_families(known: Labelled, meant: Meant) -> Floats:
    """The scores of each family's answers by a model of all the others."""
    scores = np.zeros(known.grades.shape)
    for family in sorted(set(meant.families)):
        within = meant.families == family
        seen = believed(known, meant, ~within)
        curves = fit(seen.part(~within), aims())
        scores[within] = curves.scores(seen.features[within])
    return scores


def margin(scores: Floats, known: Labelled) -> float:
    """See Rules.margin."""
    off = np.abs(scores @ SHARES - _MIDDLES[known.levels])
    return float(np.quantile(off, _TWO_OF_THREE))


def written(curves: Curves, known: Labelled, off: float, asked: OnQuestion) -> str:
    """The file."""
    lines = [
        "# Written by `make fit-coach` from the cases for tuning; explained in scales.py.",
        "",
        f"margin = {off:.1f}",
        "",
        "[usual]",
        *(
            f"{name} = {mean:.2f}"
            for name, mean in zip(USED, known.features.mean(axis=0), strict=True)
        ),
    ]
    for number, name in enumerate(SCALED):
        lines += ["", f"[scales.{name}]", f"start = {curves.starts[number]:.2f}", ""]
        lines += [f"[scales.{name}.weights]"]
        weights = zip(USED, curves.weights[number], strict=True)
        kept: list[tuple[FeatureName, float]] = [
            (feature, float(weight)) for feature, weight in weights if abs(weight) >= 0.05
        ]
        lines += [f"{feature} = {weight:.2f}" for feature, weight in _heaviest_first(kept)]
    lines += ["", "[on_question]", f"start = {asked.start:.3f}", "", "[on_question.weights]"]
    lines += [f"{name} = {weight:.3f}" for name, weight in asked.weights.items()]
    return "\n".join(lines) + "\n"


def _heaviest_first(
    weights: Sequence[tuple[FeatureName, float]],
) -> list[tuple[FeatureName, float]]:
    return sorted(weights, key=lambda one: -abs(one[1]))


def levels_of(scores: Floats) -> np.ndarray[tuple[int, ...], np.dtype[np.int64]]:
    """Levels from 0."""
    return np.searchsorted(np.array(LEVEL_EDGES), scores, side="right").astype(np.int64)


def main() -> None:
    """Fit, say how well it does across families, and write."""
    cases = load_cases("tuning")
    write_others(cases)
    load_others.cache_clear()
    asked = fit_asked(beside(cases))
    meant, everyone = meant_by(cases), np.ones(len(cases), np.bool_)
    write_akin(meant.fitted(everyone)[0])
    load_akin.cache_clear()
    known = labelled(cases)
    scores = across_families(known, meant)
    for number, name in enumerate(SCALED):
        print(f"{name}: {kappa(levels_of(scores[:, number]), known.grades[:, number]):.2f}")
    print(f"level: {kappa(levels_of(scores @ SHARES), known.levels):.2f}")
    known = believed(known, meant, everyone)
    text = written(fit(known, aims()), known, margin(scores, known), asked)
    file = scales.PATH
    file.write_text(text)
    print(f"{file.name} written from {len(cases)} answers.")


if __name__ == "__main__":
    main()
