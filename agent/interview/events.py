"""What happens in a call, as the flow is told it.

Every event carries `at` (wall clock, with its zone) and `at_s` (seconds of the call's audio, which
goes on while a client is there and never goes back). The flow reads no other clock.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal, TypedDict

from agent.coach.tasks.follow_up import Clarifying, SoFar
from agent.interview.commands import Timer
from schemas import room


class Instant(TypedDict):
    """Wall clock and position of something that happens now."""

    at: datetime
    at_s: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Happening:
    """What every event carries."""

    at: datetime
    at_s: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Joined(Happening):
    """A client came: for the first time, again, or in place of another."""

    typing_only: bool
    transport: Literal["peer", "livekit"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Left(Happening):
    """The client is gone."""

    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Client(Happening):
    """The client sent a message."""

    message: room.ClientMessage


@dataclass(frozen=True, slots=True, kw_only=True)
class CandidateSpoke(Happening):
    """The candidate's voice began (`on`) or fell silent."""

    on: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class HeardPart(Happening):
    """A stretch of the open turn is final text; `start_s` and `end_s` lie in the call's audio."""

    turn_id: str
    text: str
    start_s: float
    end_s: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Captioned(Happening):
    """All that the open turn seems to say so far; it may still be read differently."""

    turn_id: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TurnEnded(Happening):
    """A turn is over.

    text: its parts joined by spaces, and after them a tail that no HeardPart reported yet, if any.
    Empty where CommitTurn found no turn to end.
    """

    turn_id: str
    text: str
    start_s: float
    end_s: float


@dataclass(frozen=True, slots=True, kw_only=True)
class UtteranceEnded(Happening):
    """An utterance was played to its end or cut off; `heard_text` is what could be heard of it."""

    utterance_id: str
    interrupted: bool
    heard_text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowUpWorded(Happening):
    """What the language model would ask back after `so_far`, not yet checked; None where it failed.

    by: its engine and name.
    """

    question_id: str
    so_far: SoFar
    found: Clarifying | None
    by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HintWorded(Happening):
    """A hint by the language model for who fell silent after `so_far`, not yet checked."""

    question_id: str
    so_far: SoFar
    text: str
    by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Woke(Happening):
    """A timer ran out."""

    timer: Timer


Event = (
    Joined
    | Left
    | Client
    | CandidateSpoke
    | HeardPart
    | Captioned
    | TurnEnded
    | UtteranceEnded
    | FollowUpWorded
    | HintWorded
    | Woke
)
