"""What the people who run this server see, and what an admin asks of a live room.

Lists hold metadata only: no transcript and no résumé.
"""

from datetime import date
from typing import Annotated, Literal

from pydantic import AwareDatetime, Field

from schemas.accounts import Role
from schemas.answers import DisputeDecision, DisputeStatus, JudgedAgain
from schemas.base import Id, Schema, Share
from schemas.call_figures import CallTotals, TurnFigures
from schemas.jobs import JobStatus
from schemas.room import EndedBy
from schemas.vocabulary import Transport

EnginePart = Literal["speech_to_text", "second_reading", "text_to_speech", "turn_end", "evaluation"]


class EndRoomRequest(Schema):
    """Why the call is ended; the candidate is told."""

    reason: Annotated[str, Field(min_length=1, max_length=500)]


class NoteRequest(Schema):
    """A note that the candidate sees."""

    text: Annotated[str, Field(min_length=1, max_length=500)]


class AdminUser(Schema):
    """A person. `interviews` counts those that are there, deleted ones included."""

    id: Id
    email: str | None
    name: str
    role: Role
    guest: bool
    verified: bool
    being_deleted: bool
    created_at: AwareDatetime
    interviews: int = Field(ge=0)


class AdminJob(Schema):
    """Work in the background. What it is about is left out, as that may be personal."""

    id: Id
    kind: str
    status: JobStatus
    owner_id: Id | None
    progress: Share
    attempts: int = Field(ge=0)
    error: str | None
    created_at: AwareDatetime
    next_try_at: AwareDatetime
    finished_at: AwareDatetime | None


class AdminDispute(Schema):
    """A dispute; what was said and judged (question, reason, outcome, judged_again) is for admins
    and null for support."""

    id: Id
    answer_id: Id
    status: DisputeStatus
    question: str | None
    reason: str | None
    outcome: str | None
    judged_again: JudgedAgain | None
    created_at: AwareDatetime
    resolved_at: AwareDatetime | None


class DecideDisputeRequest(Schema):
    """Whether the person is right; `outcome`, the reason why, is what they read."""

    status: DisputeDecision
    outcome: Annotated[str, Field(min_length=1, max_length=2_000)]


class UsageDay(Schema):
    """What all people used on a day in UTC; `users`: how many used anything.

    requests, tokens, dollars: of engines with a key, as far as this machine asked them; dollars of
    those whose price is known.
    """

    day: date
    interviews: int = Field(ge=0)
    minutes: float = Field(ge=0)
    uploads: int = Field(ge=0)
    users: int = Field(ge=0)
    requests: int = Field(ge=0)
    tokens: int = Field(ge=0)
    dollars: float = Field(ge=0)


class EngineInForce(Schema):
    """What does a part of the work; `engine` is null where nothing does, and `reason` says why."""

    part: EnginePart
    engine: str | None
    local: bool
    reason: str | None


class AdminRoom(Schema):
    """A call, and whose it is. A call that has neither ended nor is live lost its interviewer.

    live: it has not ended, and the interviewer gave a sign of life within the last minute.
    totals: null where nothing was measured.
    """

    call_id: Id
    user_id: Id
    user_name: str
    guest: bool
    transport: Transport
    started_at: AwareDatetime
    ended_at: AwareDatetime | None
    ended_by: EndedBy | None
    live: bool
    totals: CallTotals | None


class AdminRoomDetail(AdminRoom):
    """The same, with each turn that is kept, in order: `totals.turns` counts all of them."""

    turns: tuple[TurnFigures, ...]
