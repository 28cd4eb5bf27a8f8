"""What a person may do with an answer after the interview."""

from typing import Annotated, Literal

from pydantic import AwareDatetime, Field

from schemas.base import Id, Schema
from schemas.interviews import Score
from schemas.results import AnswerStatus
from schemas.room import TypedText

DisputeStatus = Literal["open", "accepted", "rejected"]
DisputeDecision = Literal["accepted", "rejected"]
JudgedAgainStatus = Literal["pending", "judged", "not_judged"]


class EditAnswerRequest(Schema):
    """A correction of the transcript; the answer is evaluated again."""

    transcript: Annotated[TypedText, Field(min_length=1)]


class AnswerEvaluation(Schema):
    """How an answer's evaluation stands; `reason` says why there is no score."""

    answer_id: Id
    status: AnswerStatus
    reason: str | None


class DisputeRequest(Schema):
    """Why a score is wrong, in the candidate's words."""

    reason: Annotated[str, Field(min_length=1, max_length=2_000)]


class DisputedJudgement(Schema):
    """How an answer was judged, in short; `reason` says why there is no score."""

    score: Score | None
    low: Score | None
    high: Score | None
    reason: str | None
    engine: str | None
    model: str | None
    prompt_version: str | None
    judged_at: AwareDatetime | None


class JudgedAgain(Schema):
    """What came of judging a disputed answer once more.

    former: what is disputed; null where nothing had been judged. again: what holds since; null
    while it is `pending`, and where it was `not_judged`: then the former holds. reason: why it was
    not judged, or why nothing else could come of it.
    """

    status: JudgedAgainStatus
    former: DisputedJudgement | None
    again: DisputedJudgement | None
    reason: str | None


class Dispute(Schema):
    """A disagreement with how an answer was judged, and what came of it."""

    id: Id
    answer_id: Id
    status: DisputeStatus
    reason: str
    outcome: str | None
    judged_again: JudgedAgain
    created_at: AwareDatetime
    resolved_at: AwareDatetime | None
