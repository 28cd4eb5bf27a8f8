"""What a model thinks of an answer, and what of it may be shown. Pure.

A criterion gets a number only where the model's agreement with labelled answers was measured and is
high enough; without, what it found stands as a finding.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal

from agent.coach.evaluation.calibration import Calibration, unearned
from agent.coach.evaluation.ports import ToJudge
from agent.coach.evaluation.quotes import places
from agent.coach.evaluation.rubric import NAMES, CriterionName, Overall, combine
from agent.coach.tasks.criteria import CRITERIA, Judged
from agent.coach.tasks.feedback import Checked
from agent.coach.tasks.ideal_answer import Ideal
from agent.coach.tasks.material import MAX_CHARACTERS
from agent.engines.usage import Usage
from schemas.evaluation import Judgement
from schemas.results import Criterion, Quote, Rubric

MAX_QUOTES: Final = 12
_WHO: Final = "this model"


@dataclass(frozen=True, slots=True)
class Opinion:
    """All that the model found, before any of it must be earned. usage: of what it answered."""

    criteria: Mapping[CriterionName, Judged]
    feedback: Checked
    ideal: Ideal
    usage: Usage

    @property
    def scores(self) -> dict[CriterionName, float | None]:
        """Each criterion's score, whether it may be shown or not."""
        return {name: self.criteria[name].score for name in CRITERIA}


def judgement_of(opinion: Opinion, answer: ToJudge, calibration: Calibration | None) -> Judgement:
    """What of an opinion may be shown. calibration: null where nothing was measured."""
    shown: dict[CriterionName, Criterion] = {
        name: _shown(name, opinion.criteria[name], calibration) for name in CRITERIA
    }
    overall = combine({name: shown[name].score for name in CRITERIA})
    told = opinion.feedback
    invented = sum(judged.invented for judged in opinion.criteria.values())
    return Judgement(
        score=overall.score,
        low=_edge("low", opinion, shown).score,
        high=_edge("high", opinion, shown).score,
        reason=overall.reason,
        rubric=Rubric.model_validate(shown),
        findings=(*_without_number(shown), *told.findings, *_cautions(answer, opinion)),
        strengths=told.strengths,
        weaknesses=told.weaknesses,
        improvements=told.improvements,
        wording=told.wording,
        star=told.star,
        quotes=_quotes(answer, opinion),
        ideal_answer=opinion.ideal.answer,
        elaboration_needed=told.elaboration_needed,
        dropped_quotes=told.invented + invented,
    )


def _shown(name: CriterionName, judged: Judged, calibration: Calibration | None) -> Criterion:
    if judged.score is None or (calibration is not None and calibration.earned(name)):
        return Criterion(score=judged.score, why=judged.why)
    return Criterion(score=None, why=f"{judged.why} {unearned(name, calibration, _WHO)}")


def _edge(
    which: Literal["low", "high"], opinion: Opinion, shown: Mapping[CriterionName, Criterion]
) -> Overall:
    """The overall score if every criterion lay at this end of its judgements."""
    edges: dict[CriterionName, float | None] = {}
    for name in CRITERIA:
        judged = opinion.criteria[name]
        edge = judged.low if which == "low" else judged.high
        edges[name] = None if shown[name].score is None else edge
    return combine(edges)


def _without_number(shown: Mapping[CriterionName, Criterion]) -> list[str]:
    """What was found by criteria that have no score."""
    return [
        f"{NAMES[name].capitalize()}: {shown[name].why}"
        for name in CRITERIA
        if shown[name].score is None
    ]


def _cautions(answer: ToJudge, opinion: Opinion) -> list[str]:
    cautions = [] if opinion.ideal.reason is None else [opinion.ideal.reason]
    if len(answer.transcript) > MAX_CHARACTERS:
        cautions.append(f"Only the first {MAX_CHARACTERS} characters of the answer were judged.")
    return cautions


def _quotes(answer: ToJudge, opinion: Opinion) -> tuple[Quote, ...]:
    """What was heard, with its place in the sound, each once: strengths and weaknesses first."""
    kinds = dict[str, str]()
    for quoted in opinion.feedback.quotes:
        kinds.setdefault(quoted.text, quoted.kind)
    for name in CRITERIA:
        for text in opinion.criteria[name].evidence:
            kinds.setdefault(text, "evidence")
    found: list[Quote] = []
    for text, kind in kinds.items():
        where = places(text, answer.heard)
        if where:
            words = answer.heard[where[0].first : where[0].behind]
            place = {"start_s": words[0].start_s, "end_s": words[-1].end_s}
            found.append(Quote.model_validate({"text": text, "kind": kind, **place}))
    return tuple(found[:MAX_QUOTES])
