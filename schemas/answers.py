"""What a person may do with an answer after the interview."""

from typing import Annotated, Literal

from pydantic import AwareDatetime, Field

from schemas.base import Id, Schema
from schemas.results import AnswerStatus
from schemas.room import TypedText

DisputeStatus = Literal["open", "accepted", "rejected"]
DisputeDecision = Literal["accepted", "rejected"]


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


class Dispute(Schema):
    """A disagreement with how an answer was judged, and what came of it."""

    id: Id
    answer_id: Id
    status: DisputeStatus
    reason: str
    outcome: str | None
    created_at: AwareDatetime
    resolved_at: AwareDatetime | None
