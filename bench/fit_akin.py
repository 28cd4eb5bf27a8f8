"""Fits what good answers have in common in meaning: a direction, by ridge regression on the level.

It knows the answers that it was fitted to too well. So what the curves are fitted to is always what
a direction of other role families says.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

import numpy as np
from numpy.typing import NDArray

from agent.coach.evaluation.akin import FILE, average
from agent.coach.evaluation.lexicon import load_lexicon
from agent.coach.evaluation.ports import ToJudge
from agent.coach.evaluation.reading import read
from agent.coach.meaning import SIZE
from bench.coach_curves import Floats, Ints
from bench.eval_coach_cases import to_judge
from tests.trust.cases import TrustCase
from tests.trust.changed import load_changed

Chosen = NDArray[np.bool_]

RIDGE: Final = 0.05
STEADY: Final = 30.0
"""How strongly it is drawn away from what moves when the same is said in other words."""
_ENDS: Final = (0.03, 0.97)
"""Shares of answers between which it runs from 0 to 1."""


@dataclass(frozen=True, slots=True)
class Direction:
    """weights: one a dimension of meaning. added: behind them."""

    weights: Floats
    added: float

    def of(self, meant: Floats) -> Floats:
        """An answer a row; not cut to 0 to 1."""
        return meant @ self.weights + self.added


@dataclass(frozen=True, slots=True)
class Meant:
    """answers, changed: what each means on the average, a row each. of: which one was changed."""

    answers: Floats
    changed: Floats
    of: Ints
    levels: Ints
    families: NDArray[np.str_]

    def fitted(self, to: Chosen) -> tuple[Direction, Floats, Floats]:
        """The direction fitted to these answers, and what is to be believed of each answer and of
        each that was changed: where it belongs to a family that was fitted to, what the others'
        direction says."""
        whole = self._direction(to)
        answers, changed = whole.of(self.answers), whole.of(self.changed)
        for family in sorted(set(self.families[to])):
            within = self.families == family
            others = self._direction(to & ~within)
            answers[within] = others.of(self.answers[within])
            changed[within[self.of]] = others.of(self.changed[within[self.of]])
        low, high = np.quantile(answers[to], _ENDS)
        scaled = Direction(whole.weights / (high - low), (whole.added - low) / (high - low))
        return scaled, _cut(answers, low, high), _cut(changed, low, high)

    def _direction(self, to: Chosen) -> Direction:
        known, levels = self.answers[to], self.levels[to].astype(np.float64)
        middle = known.mean(axis=0)
        around = known - middle
        inside = to[self.of]
        moved = self.changed[inside] - self.answers[self.of[inside]]
        matrix = around.T @ around + RIDGE * np.eye(SIZE) + STEADY * moved.T @ moved
        wanted = around.T @ (levels - levels.mean())
        weights = np.asarray(np.linalg.solve(matrix, wanted), np.float64)
        return Direction(weights, float(levels.mean() - middle @ weights))


def meant_by(cases: Sequence[TrustCase]) -> Meant:
    """Of these answers, and of those that are the same in other words."""
    places = {case.id: at for at, case in enumerate(cases)}
    changed = [one for one in load_changed() if one.case.id in places]
    return Meant(
        answers=np.array([_average(to_judge(case)) for case in cases]),
        changed=np.array(
            [_average(replace(to_judge(one.case), transcript=one.answer)) for one in changed]
        ),
        of=np.array([places[one.case.id] for one in changed]),
        levels=np.array([case.grade - 1 for case in cases]),
        families=np.array([case.family for case in cases]),
    )


def write_akin(direction: Direction) -> None:
    """Before features are read: the file is one of them."""
    np.save(FILE, np.append(direction.weights, direction.added).astype(np.float32))


def _average(answer: ToJudge) -> Floats:
    return average(read(answer, load_lexicon())).astype(np.float64)


def _cut(values: Floats, low: float, high: float) -> Floats:
    return np.clip((values - low) / (high - low), 0, 1)
