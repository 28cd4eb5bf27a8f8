"""Which question comes to each place: the model's where one holds, else the bank's. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from agent.coach.candidates import ChosenQuestion
from agent.coach.likeness import TOO_ALIKE, content, likeness
from agent.coach.questions import Placed, replace_questions
from agent.coach.tasks.question_checks import Material, Written, chosen, fault_of
from agent.coach.tasks.question_parts import Kind, Wanted

Offer = tuple[Written, ...] | None
"""What came of one part; None where the model gave nothing."""

_NO_ANSWER: Final = "the language model gave no answer that could be used"
_ASKED_BEFORE: Final = "it was asked in an earlier interview"
_TOO_FEW: Final = "the language model wrote too few"
_LATE: Final = "the language model took too long"


@dataclass(frozen=True, slots=True)
class Made:
    """A question in its place. instead: why it is the bank's and not the model's; None where it is
    the model's, and where there is no model."""

    question: ChosenQuestion
    instead: str | None


class Making:
    """The set so far, and what the model has offered for the rest of it."""

    def __init__(self, wanted: Wanted, material: Material, taken: Sequence[Placed]) -> None:
        """taken: what is asked already, or was and shall not be asked again."""
        self._wanted = wanted
        self._material = material
        self._offered: dict[Kind, list[Written]] = {}
        self._failed: set[Kind] = set()
        self._faults: dict[Kind, str] = {}
        self._taken = list(taken)

    def offer(self, kind: Kind, written: Offer) -> None:
        """What came of one part."""
        if written is None:
            self._failed.add(kind)
        else:
            self._offered.setdefault(kind, []).extend(written)

    def made(self, place: ChosenQuestion, kind: Kind) -> Made:
        """The question for this place of the bank's set."""
        made = self._of_the_model(kind) or Made(self._of_the_bank(place), self._why(kind))
        self._taken.append(_placed(made.question))
        return made

    def _of_the_model(self, kind: Kind) -> Made | None:
        """The next one without a fault."""
        before = [content(one.text) for one in self._taken]
        offered = self._offered.get(kind, [])
        while offered:
            written = offered.pop(0)
            fault = fault_of(written, self._material, kind.category, before)
            if fault is None:
                question = chosen(written, self._material, kind.category, self._wanted.difficulty)
                if question.source not in self._wanted.asked_before:
                    return Made(question, None)
                fault = _ASKED_BEFORE
            self._faults.setdefault(kind, fault)
        return None

    def _why(self, kind: Kind) -> str:
        """Why the model has none."""
        if kind in self._failed:
            return self._faults.get(kind, _NO_ANSWER)
        return self._faults.get(kind, _TOO_FEW if kind in self._offered else _LATE)

    def _of_the_bank(self, place: ChosenQuestion) -> ChosenQuestion:
        """The bank's own for this place, or another where it is nearly the same as one before."""
        mine = content(place.text)
        if all(likeness(mine, content(one.text)) < TOO_ALIKE for one in self._taken):
            return place
        [other] = replace_questions(
            job_description=self._wanted.job_description,
            difficulty=self._wanted.difficulty,
            kept=self._taken,
            replaced=[_placed(place)],
            seed=self._wanted.seed,
            analysis=self._wanted.analysis,
            resume=self._wanted.resume,
            asked_before=self._wanted.asked_before,
        )
        return other


def _placed(one: ChosenQuestion) -> Placed:
    return Placed(one.text, one.category, one.skills, one.source)
