"""Disputes as people see them. Pure."""

from collections.abc import Mapping

from api.disputes.models import DisputeRow
from api.evaluations import reasons
from api.evaluations.coach import BY_RULES
from api.evaluations.models import EvaluationRow
from schemas.answers import Dispute, DisputedJudgement, JudgedAgain


def dispute_body(row: DisputeRow, evaluations: Mapping[str, EvaluationRow]) -> Dispute:
    """As its author sees it. evaluations: those that it names, by their ids, if they are there."""
    return Dispute.model_validate(
        {
            "id": row.id,
            "answer_id": row.answer_id,
            "status": row.status,
            "reason": row.reason,
            "outcome": row.outcome,
            "judged_again": judged_again(row, evaluations),
            "created_at": row.created_at,
            "resolved_at": row.resolved_at,
        }
    )


def judged_again(row: DisputeRow, evaluations: Mapping[str, EvaluationRow]) -> JudgedAgain:
    """What came of judging once more; evaluations as above."""
    former = None if row.former_id is None else evaluations.get(row.former_id)
    again = None if row.again_id is None else evaluations.get(row.again_id)
    if again is not None:
        nothing_new = former is not None and _by_the_same_rules(former, again)
        return JudgedAgain(
            status="judged",
            former=former and _short(former),
            again=_short(again),
            reason=reasons.SAME_RULES if nothing_new else None,
        )
    return JudgedAgain(
        status="pending" if row.again_reason is None else "not_judged",
        former=former and _short(former),
        again=None,
        reason=row.again_reason,
    )


def _by_the_same_rules(former: EvaluationRow, again: EvaluationRow) -> bool:
    return again.engine == BY_RULES and all(
        getattr(former, name) == getattr(again, name)
        for name in ("engine", "model", "prompt_version", "content_key")
    )


def _short(row: EvaluationRow) -> DisputedJudgement:
    return DisputedJudgement(
        score=row.score,
        low=row.low,
        high=row.high,
        reason=row.reason,
        engine=row.engine,
        model=row.model,
        prompt_version=row.prompt_version,
        judged_at=row.finished_at,
    )
