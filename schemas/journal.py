"""What the agent reports about a call: append-only events, each stored exactly once.

`seq` grows by one within a call. `at_s` is the position in the call's audio (seconds since the
call began), `at` the wall clock. Answers are a projection of these events: replaying them gives
the same rows, in the agent that goes on with a call and in the API alike.
"""

from typing import Annotated, Literal

from pydantic import AwareDatetime, Field, TypeAdapter

from schemas.base import Id, Schema, Seconds
from schemas.room import EndedBy
from schemas.turn import Turn, Word
from schemas.vocabulary import Patience, Transport, TurnMode

AUDIO_CHUNK_S = 0.5
"""Seconds of audio in one chunk: what a crash can lose at most. Chunk n begins at n × this."""


class JournalEvent(Schema):
    """What every event carries."""

    seq: int = Field(default=0, ge=0)
    at: AwareDatetime
    at_s: Seconds


class Joined(JournalEvent):
    """A client came in, for the first time or again."""

    type: Literal["joined"] = "joined"
    transport: Transport
    typing_only: bool


class Left(JournalEvent):
    """The client is gone; the call may go on."""

    type: Literal["left"] = "left"
    reason: str


class Began(JournalEvent):
    """The greeting was begun."""

    type: Literal["began"] = "began"


class Asked(JournalEvent):
    """A question was put for the first time. A follow-up names its main question.

    worded_by: of a follow-up: `rules`, or the engine and name of the language model.
    """

    type: Literal["asked"] = "asked"
    question_id: Id
    text: str
    parent_id: Id | None = None
    worded_by: str | None = None


class Heard(JournalEvent):
    """A stretch of the open answer became text; `start_s` to `end_s` is its place in the audio."""

    type: Literal["heard"] = "heard"
    question_id: Id
    turn_id: Id
    text: str
    start_s: Seconds
    end_s: Seconds


class Discarded(JournalEvent):
    """The candidate threw away what was said of the open answer."""

    type: Literal["discarded"] = "discarded"
    question_id: Id


class Answered(JournalEvent):
    """An answer is finished. `skipped` with a text: skipped after some words.

    ranges: stretches (from, to) of the call's audio that hold it, in order; empty where typed.
    """

    type: Literal["answered"] = "answered"
    answer_id: Id
    question_id: Id
    text: str
    typed: bool
    skipped: bool
    ranges: tuple[tuple[Seconds, Seconds], ...]
    hints_used: int = Field(default=0, ge=0)


class Refined(JournalEvent):
    """The larger model's reading of an answer; positions count from the start of its audio.

    voiced: stretches (from, to) that hold voice, in order; null where that was not measured.
    """

    type: Literal["refined"] = "refined"
    answer_id: Id
    text: str
    words: tuple[Word, ...]
    engine: str
    voiced: tuple[tuple[Seconds, Seconds], ...] | None = None


class Edited(JournalEvent):
    """The candidate corrected a finished answer."""

    type: Literal["edited"] = "edited"
    answer_id: Id
    text: str


class Bookmarked(JournalEvent):
    """The candidate marked a question."""

    type: Literal["bookmarked"] = "bookmarked"
    question_id: Id
    on: bool


class Hinted(JournalEvent):
    """A hint was shown for the open question.

    worded_by: `rules`, or the engine and name of the language model.
    """

    type: Literal["hinted"] = "hinted"
    question_id: Id
    text: str
    worded_by: str | None = None


class Paused(JournalEvent):
    """The candidate paused."""

    type: Literal["paused"] = "paused"


class Resumed(JournalEvent):
    """The candidate went on."""

    type: Literal["resumed"] = "resumed"


class Preferred(JournalEvent):
    """How the candidate wants it from here on."""

    type: Literal["preferred"] = "preferred"
    patience: Patience
    turn_mode: TurnMode
    hints: bool


class TurnTaken(JournalEvent):
    """The record of a turn, once its reply has been played or cut off."""

    type: Literal["turn"] = "turn"
    turn: Turn


class BargedIn(JournalEvent):
    """The candidate spoke over the interviewer; the rest says what of it was really played."""

    type: Literal["barged_in"] = "barged_in"
    played_samples: int = Field(ge=0)
    sample_rate: int = Field(gt=0)
    heard_text: str
    false_alarm: bool


class Numbered(JournalEvent):
    """Messages to the call's clients may carry `seq` up to `until`; what goes on starts above."""

    type: Literal["numbered"] = "numbered"
    until: int = Field(ge=1)


class Completed(JournalEvent):
    """The last answer is saved."""

    type: Literal["completed"] = "completed"


class CallEnded(JournalEvent):
    """The call is over and will not be joined again."""

    type: Literal["ended"] = "ended"
    by: EndedBy
    reason: str


Event = Annotated[
    Joined
    | Left
    | Began
    | Asked
    | Heard
    | Discarded
    | Answered
    | Refined
    | Edited
    | Bookmarked
    | Hinted
    | Paused
    | Resumed
    | Preferred
    | TurnTaken
    | BargedIn
    | Numbered
    | Completed
    | CallEnded,
    Field(discriminator="type"),
]

events: TypeAdapter[Event] = TypeAdapter(Event)
"""Reads and writes one event."""
