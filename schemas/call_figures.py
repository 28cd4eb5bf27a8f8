"""How a call went, as measured: kept with it, and shown to the people who run the server."""

from typing import Final, Literal

from pydantic import Field

from schemas.base import Id, Schema, Seconds
from schemas.turn import Move, TurnParts, Unmeasured

MOST_TURNS: Final = 200
"""Turns of a call whose parts are kept: the newest."""


class TurnFigures(Schema):
    """One turn. `at_s`: when it fell silent, in the call's audio."""

    turn_id: Id
    at_s: Seconds
    move: Move
    draft: Literal["hit", "miss"] | None
    parts: TurnParts | Unmeasured


class CallTotals(Schema):
    """What a call came to so far.

    turns: all that were taken, those that are no longer kept included.
    drafts_hit, drafts_missed: of them, how many replies had their sound ready, or had it made.
    barge_ins, false_alarms: how often the candidate took the floor from the interviewer, and how
        often the voice was held for nothing.
    cut_ins: answers that were taken for finished and went on.
    reply_p50_s, reply_p95_s: from the last sound to the reply's first sample, of the turns kept;
        null where none was measured.
    """

    turns: int = Field(ge=0)
    drafts_hit: int = Field(ge=0)
    drafts_missed: int = Field(ge=0)
    barge_ins: int = Field(ge=0)
    false_alarms: int = Field(ge=0)
    cut_ins: int = Field(ge=0)
    reply_p50_s: Seconds | None
    reply_p95_s: Seconds | None


class CallFigures(Schema):
    """All that is kept. `reopened`: the answer's question that goes on just now, unless none does.

    What is added to it is one cut-in, however many stretches it has.
    """

    totals: CallTotals
    turns: tuple[TurnFigures, ...]
    reopened: Id | None
