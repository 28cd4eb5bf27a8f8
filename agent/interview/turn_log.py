"""Puts the record of a turn together: the ears' stamps, the move, and what was heard of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final, Literal

from agent.hearing.open_turn import FinishedTurn
from agent.interview.commands import Purpose
from schemas.turn import Move, Turn

MOVES: Final[Mapping[Purpose, Move]] = {
    "greeting": "question",
    "question": "question",
    "follow_up": "follow_up",
    "repeat": "repeat",
    "welcome_back": "repeat",
    "nudge": "hold",
    "hold": "hold",
    "acknowledge": "hold",
    "closing": "end",
}
"""What a turn's reply amounts to, by why it is said."""


@dataclass(slots=True)
class _Open:
    turn: FinishedTurn
    question_id: str
    moved_s: float
    move: Move
    draft: Literal["hit", "miss"] | None
    first_sample_out_s: float | None = None


class TurnLog:
    """At most one turn is open: from its end until its reply was played or cut off."""

    def __init__(self) -> None:
        self._open: _Open | None = None

    def moved(
        self,
        turn: FinishedTurn,
        question_id: str,
        *,
        at_s: float,
        move: Move,
        draft: Literal["hit", "miss"] | None,
    ) -> None:
        """The next move was chosen; with a draft its sound will follow."""
        self._open = _Open(turn, question_id, at_s, move, draft)

    def sounded(self, at_s: float) -> None:
        """The first sample of the reply went out."""
        if self._open is not None and self._open.first_sample_out_s is None:
            self._open.first_sample_out_s = at_s

    def close(self, at_s: float, now: datetime) -> Turn | None:
        """The reply ended, or none was made: the finished record, if one was open."""
        done, self._open = self._open, None
        if done is None:
            return None
        heard = done.first_sample_out_s is not None
        return Turn(
            turn_id=done.turn.turn_id,
            question_id=done.question_id,
            anchor_at=now - timedelta(seconds=at_s),
            first_speech_s=done.turn.first_speech_s,
            last_audible_s=done.turn.last_audible_s,
            end_decided_s=done.turn.end_decided_s,
            text_final_s=done.turn.text_final_s,
            move_chosen_s=done.moved_s,
            move=done.move,
            draft=done.draft,
            first_sample_out_s=done.first_sample_out_s,
            last_sample_heard_s=at_s if heard else None,
        )
