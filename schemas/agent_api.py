"""What the agent and the API tell each other over HTTP, with the service token."""

from typing import Annotated

from pydantic import Field

from schemas.base import Id, Schema
from schemas.interviews import Job, Question
from schemas.journal import Event
from schemas.resumes import Line, PartialDate
from schemas.vocabulary import Difficulty, InterviewStatus, InterviewType, Persona

MAX_EVENTS = 200
"""Journal events in one request."""

MAX_CHUNK_BYTES = 256 * 1024
MAX_CHUNK_NUMBER = 100_000


MAX_STATED_SKILLS = 100
MAX_STAYS = 50


class Stay(Schema):
    """When the person was at a company, as their résumé says."""

    company: Line
    start: PartialDate | None
    end: PartialDate | None


class StatedBackground(Schema):
    """What the résumé says that an answer may contradict; empty where there is none."""

    skills: Annotated[tuple[Line, ...], Field(max_length=MAX_STATED_SKILLS)]
    stays: Annotated[tuple[Stay, ...], Field(max_length=MAX_STAYS)]


class AgentInterview(Schema):
    """Everything a fresh process needs to go on with a call.

    events: the call's journal so far, in order. earlier_events: the journals of the interview's
    earlier calls, oldest first. most_follow_ups: in the whole interview. next_seq and next_chunk:
    the first journal number (from 1) and the first audio chunk (from 0) that the API does not have.
    """

    interview_id: Id
    call_id: Id
    status: InterviewStatus
    interview_type: InterviewType
    difficulty: Difficulty
    persona: Persona
    time_limit_s: int | None
    job: Job
    background: StatedBackground
    most_follow_ups: int = Field(ge=0)
    questions: tuple[Question, ...]
    events: tuple[Event, ...]
    earlier_events: tuple[Event, ...]
    next_seq: int = Field(ge=1)
    next_chunk: int = Field(ge=0)


JournalBatch = Annotated[tuple[Event, ...], Field(min_length=1, max_length=MAX_EVENTS)]
"""Events in order, each with its `seq`, which counts from 1 without gaps."""


class JournalStored(Schema):
    """The last event of the call that is stored."""

    last_seq: int = Field(ge=0)


class Heartbeat(Schema):
    """Whether the call is over for the API: the agent hangs up."""

    ended: bool
