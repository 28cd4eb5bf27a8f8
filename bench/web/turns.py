"""How a call may have gone that nobody held: turns as quick as those of a real one."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any, Final

from api.calls.figures import after, kept_figures
from schemas.journal import BargedIn, Event, TurnTaken
from schemas.turn import Move, Turn

PAUSES_S: Final = (0.5, 0.52, 0.5, 1.4, 0.5, 0.61, 0.5, 0.5, 0.9, 0.5, 2.6, 0.5)
"""How long each turn was listened on after its last sound."""

MOVES: Final[tuple[Move, ...]] = ("follow_up", "question", "question", "repeat")
SILENT_AT: Final = 4
MISSED_EVERY: Final = 5
APART_S: Final = 34.0


def made_figures(at: datetime) -> dict[str, Any]:
    """What is kept of such a call."""
    figures = kept_figures(None)
    for fact in _facts(at):
        figures = after(figures, fact, None)
    return figures.model_dump(mode="json")


def _facts(at: datetime) -> Iterator[Event]:
    for number, pause_s in enumerate(PAUSES_S):
        missed = number % MISSED_EVERY == MISSED_EVERY - 1
        silent_s = APART_S * (number + 1)
        decided_s = silent_s + pause_s
        read_s = decided_s + (0.04 if missed else 0.0)
        silent = number == SILENT_AT
        turn = Turn(
            turn_id=f"t-{number}",
            question_id="q-1",
            anchor_at=at,
            first_speech_s=silent_s - 20,
            last_audible_s=silent_s,
            end_decided_s=decided_s,
            text_final_s=read_s,
            move_chosen_s=read_s + 0.006,
            move="none" if silent else MOVES[number % len(MOVES)],
            draft=None if silent else "miss" if missed else "hit",
            first_sample_out_s=None if silent else read_s + (0.31 if missed else 0.026),
        )
        yield TurnTaken(at=at, at_s=decided_s, turn=turn)
    for false_alarm in (True, False, True):
        yield BargedIn(
            at=at,
            at_s=APART_S,
            played_samples=24_000,
            sample_rate=24_000,
            heard_text="",
            false_alarm=false_alarm,
        )
