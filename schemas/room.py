"""What client and agent say to each other in the room: one JSON object a message.

They travel on the data channel `events` (peer room) or on the data topic `events` (LiveKit).
The agent's messages carry `seq`, which grows by one within a call; the sender stamps it, so it is
the last thing set. A client's message may carry `ref`, which an error echoes.
"""

from typing import Annotated, Final, Literal

from pydantic import Field, TypeAdapter, ValidationError

from schemas.base import Id, Schema, Seconds
from schemas.vocabulary import (
    CallStatus,
    Category,
    Difficulty,
    Patience,
    Persona,
    TurnMode,
)

MAX_MESSAGE_BYTES: Final = 15 * 1024
"""The largest message, either way, in bytes of UTF-8."""

MAX_TYPED_CHARACTERS: Final = 8_000
"""The longest text a candidate can type or edit in one message; fits MAX_MESSAGE_BYTES."""

TypedText = Annotated[str, Field(max_length=MAX_TYPED_CHARACTERS)]

AgentState = Literal["connecting", "listening", "thinking", "speaking", "paused", "ended"]
RoomErrorCode = Literal[
    "bad_message", "not_now", "unknown_id", "taken_over", "time_limit", "over_capacity"
]
EndedBy = Literal["candidate", "agent", "admin", "system"]


class QuestionBody(Schema):
    """A question as the candidate sees it; `index` counts main questions from 1."""

    id: Id
    index: int = Field(ge=1)
    total: int = Field(ge=1)
    text: str
    category: Category
    difficulty: Difficulty
    follow_up: bool = False
    parent_id: Id | None = None


class AnswerBody(Schema):
    """A finished answer as it stands."""

    answer_id: Id
    question_id: Id
    text: str


class InterviewerBody(Schema):
    """Who asks."""

    name: str
    persona: Persona


class FromAgent(Schema):
    """What every message of the agent carries."""

    seq: int = Field(default=0, ge=0)


class State(FromAgent):
    """Everything a client needs to stand where the call stands; the first message on every join."""

    type: Literal["state"] = "state"
    interview_id: Id
    call_id: Id
    status: CallStatus
    question: QuestionBody | None
    total: int = Field(ge=0)
    answers: tuple[AnswerBody, ...]
    paused: bool
    hints: bool
    patience: Patience
    turn_mode: TurnMode
    elapsed_s: Seconds
    interviewer: InterviewerBody


class Question(FromAgent, QuestionBody):
    """A question is being asked."""

    type: Literal["question"] = "question"


class AgentStateChanged(FromAgent):
    """What the interviewer does now."""

    type: Literal["agent_state"] = "agent_state"
    state: AgentState


class Transcript(FromAgent):
    """The whole turn so far; exactly one final a turn."""

    type: Literal["transcript"] = "transcript"
    role: Literal["candidate", "interviewer"]
    text: str
    final: bool
    turn_id: Id


class AnswerSaved(FromAgent):
    """An answer is in the journal."""

    type: Literal["answer_saved"] = "answer_saved"
    answer_id: Id
    question_id: Id
    text: str


class Hint(FromAgent):
    """A short help, only where hints are on."""

    type: Literal["hint"] = "hint"
    text: str


class EvaluationProgress(FromAgent):
    """How many answers have been evaluated."""

    type: Literal["evaluation_progress"] = "evaluation_progress"
    done: int = Field(ge=0)
    total: int = Field(ge=0)


class Degraded(FromAgent):
    """A part works less well than it should."""

    type: Literal["degraded"] = "degraded"
    part: Literal["stt", "llm", "tts"]
    text: str


class Listening(FromAgent):
    """An admin listens, or no longer does."""

    type: Literal["listening"] = "listening"
    on: bool


class Note(FromAgent):
    """A note from an admin."""

    type: Literal["note"] = "note"
    text: str


class RoomError(FromAgent):
    """A message could not be followed; nothing changed."""

    type: Literal["error"] = "error"
    code: RoomErrorCode
    message: str
    ref: str | None = None


class InterviewComplete(FromAgent):
    """The last answer is saved; it need not be evaluated yet."""

    type: Literal["interview_complete"] = "interview_complete"
    interview_id: Id


class Ended(FromAgent):
    """The call is over."""

    type: Literal["ended"] = "ended"
    by: EndedBy
    reason: str


class FromClient(Schema):
    """What every message of a client may carry."""

    ref: str | None = Field(default=None, max_length=64)


class StartInterview(FromClient):
    """The candidate is ready to hear the greeting."""

    type: Literal["start_interview"] = "start_interview"


class NextQuestion(FromClient):
    """Skip: what was said is kept."""

    type: Literal["next_question"] = "next_question"


class RepeatQuestion(FromClient):
    """Say the question again."""

    type: Literal["repeat_question"] = "repeat_question"


class SubmitAnswer(FromClient):
    """End the turn; with `text` it is a typed answer."""

    type: Literal["submit_answer"] = "submit_answer"
    text: TypedText | None = None


class EditTranscript(FromClient):
    """Correct what was understood of a finished answer."""

    type: Literal["edit_transcript"] = "edit_transcript"
    answer_id: Id
    text: TypedText


class SetTurnMode(FromClient):
    """Who decides when a turn ends: the interviewer or the candidate."""

    type: Literal["set_turn_mode"] = "set_turn_mode"
    mode: TurnMode


class Talk(FromClient):
    """In manual mode: the candidate begins or stops to talk."""

    type: Literal["talk"] = "talk"
    on: bool


class DiscardAnswer(FromClient):
    """Forget what was said of the open answer and begin it again."""

    type: Literal["discard_answer"] = "discard_answer"


class Pause(FromClient):
    """Stop the clock and the conversation."""

    type: Literal["pause"] = "pause"


class Resume(FromClient):
    """Go on after a pause."""

    type: Literal["resume"] = "resume"


class Bookmark(FromClient):
    """Mark a question to come back to."""

    type: Literal["bookmark"] = "bookmark"
    question_id: Id
    on: bool


class SetHints(FromClient):
    """Hints on or off."""

    type: Literal["set_hints"] = "set_hints"
    on: bool


class SetPatience(FromClient):
    """How long a pause may be before the interviewer goes on."""

    type: Literal["set_patience"] = "set_patience"
    level: Patience


class EndInterview(FromClient):
    """Finish now; what was said is kept."""

    type: Literal["end_interview"] = "end_interview"


AgentMessage = Annotated[
    State
    | Question
    | AgentStateChanged
    | Transcript
    | AnswerSaved
    | Hint
    | EvaluationProgress
    | Degraded
    | Listening
    | Note
    | RoomError
    | InterviewComplete
    | Ended,
    Field(discriminator="type"),
]
ClientMessage = Annotated[
    StartInterview
    | NextQuestion
    | RepeatQuestion
    | SubmitAnswer
    | EditTranscript
    | SetTurnMode
    | Talk
    | DiscardAnswer
    | Pause
    | Resume
    | Bookmark
    | SetHints
    | SetPatience
    | EndInterview,
    Field(discriminator="type"),
]

_client_messages: TypeAdapter[ClientMessage] = TypeAdapter(ClientMessage)
_agent_messages: TypeAdapter[AgentMessage] = TypeAdapter(AgentMessage)


class BadMessage(ValueError):
    """A message that does not fit: not JSON, too large, of unknown type, or off its schema."""


def read_client_message(raw: str | bytes) -> ClientMessage:
    """The client's message in `raw`.

    Raises BadMessage with a text that is safe to show; it never repeats what was sent.
    """
    size = len(raw.encode()) if isinstance(raw, str) else len(raw)
    if size > MAX_MESSAGE_BYTES:
        raise BadMessage(
            f"A message may be {MAX_MESSAGE_BYTES} bytes at most; this one has {size}."
        )
    try:
        return _client_messages.validate_json(raw)
    except ValidationError as error:
        first = error.errors(include_input=False, include_url=False, include_context=False)[0]
        where = ".".join(str(part) for part in first["loc"]) or "message"
        raise BadMessage(f"{where}: {first['msg']}") from None


def read_agent_message(raw: str | bytes) -> AgentMessage:
    """The agent's message in `raw`. Raises pydantic.ValidationError where it does not fit."""
    return _agent_messages.validate_json(raw)


def message_schema() -> dict[str, object]:
    """JSON Schema of both unions, for clients in other languages."""
    agent = _agent_messages.json_schema(ref_template="#/$defs/{model}", mode="serialization")
    client = _client_messages.json_schema(ref_template="#/$defs/{model}", mode="validation")
    definitions = {**agent.pop("$defs", {}), **client.pop("$defs", {})}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$defs": {**definitions, "AgentMessage": agent, "ClientMessage": client},
    }
