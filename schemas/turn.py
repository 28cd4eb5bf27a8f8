"""A turn is a value: one frozen record, from the first sound of an answer to the reply's end.

Positions are seconds of audio since the call began, as the agent received it. `docs/turn.md`
explains each field; the journal, the admin page and the bench use the same names.
"""

from itertools import pairwise
from typing import Literal

from pydantic import AwareDatetime

from schemas.base import Id, Schema, Seconds, Share

Move = Literal["question", "follow_up", "repeat", "hold", "end", "none"]
"""What the interviewer did with the turn; `none` where it only listened on."""


class Word(Schema):
    """A recognised word; positions as the record that holds it says."""

    text: str
    start_s: Seconds
    end_s: Seconds
    confidence: Share


class Turn(Schema):
    """What the candidate said in one go, and how fast the reply came.

    turn_id: opaque, unique within the call.
    anchor_at: wall-clock time of position 0 of this join's audio; a position plus the anchor is a
        wall time.
    first_speech_s, last_audible_s: first and last instant that held speech.
    end_decided_s: when the turn was taken for finished.
    text_final_s: when its text was final.
    move_chosen_s, move, draft: what came next, when it was known, and whether its audio was ready.
    first_sample_out_s: first sample of the reply handed to the wire; null where nothing was said.
    last_sample_heard_s: last sample of the reply that was played; null until it ended.
    """

    turn_id: Id
    question_id: Id
    anchor_at: AwareDatetime
    first_speech_s: Seconds
    last_audible_s: Seconds
    end_decided_s: Seconds
    text_final_s: Seconds
    move_chosen_s: Seconds
    move: Move
    draft: Literal["hit", "miss"] | None
    first_sample_out_s: Seconds | None = None
    last_sample_heard_s: Seconds | None = None


class TurnParts(Schema):
    """Where the time from a turn's last sound to the reply's first went; they add up to `whole_s`.

    listening_s: from the last sound until the turn was taken for finished: how long the pause was.
    reading_s: until its text was final.
    choosing_s: until the next move was known.
    sounding_s: until the reply's first sample was handed to the wire.
    """

    listening_s: Seconds
    reading_s: Seconds
    choosing_s: Seconds
    sounding_s: Seconds
    whole_s: Seconds


Unmeasured = Literal["no_reply", "out_of_order"]
"""Why a turn has no parts: nothing was said to it, or its stamps contradict each other."""

_MILLISECONDS = 3


def parts_of(turn: Turn) -> TurnParts | Unmeasured:
    """Where the time of a turn went, to the millisecond."""
    if turn.first_sample_out_s is None:
        return "no_reply"
    stamps = (
        turn.last_audible_s,
        turn.end_decided_s,
        turn.text_final_s,
        turn.move_chosen_s,
        turn.first_sample_out_s,
    )
    if any(later < earlier for earlier, later in pairwise(stamps)):
        return "out_of_order"
    steps = (round(later - earlier, _MILLISECONDS) for earlier, later in pairwise(stamps))
    listening, reading, choosing, sounding = steps
    return TurnParts(
        listening_s=listening,
        reading_s=reading,
        choosing_s=choosing,
        sounding_s=sounding,
        whole_s=round(stamps[-1] - stamps[0], _MILLISECONDS),
    )
