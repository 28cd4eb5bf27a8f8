"""Writes to the journal what became of each turn, and where the interviewer was cut off."""

from collections.abc import Callable

from agent.hearing.open_turn import FinishedTurn
from agent.interview.commands import Purpose
from agent.interview.events import Instant
from agent.interview.turn_log import MOVES, TurnLog
from agent.journal import Journal
from agent.speaking.voice import SAMPLE_RATE
from schemas.journal import BargedIn, TurnTaken


class TurnRecords:
    """One call's turns, each from its end until its reply has been played or cut off."""

    def __init__(self, journal: Journal, now: Callable[[], Instant]) -> None:
        self._journal = journal
        self._now = now
        self._log = TurnLog()
        self._unanswered: tuple[FinishedTurn, str] | None = None

    def ended(self, turn: FinishedTurn, question_id: str | None) -> None:
        """A turn is over; one without a word, or to no question, leaves no record."""
        self.close()
        self._unanswered = (turn, question_id) if turn.text and question_id else None

    def replied(self, purpose: Purpose, *, ready: bool) -> None:
        """Something is said; the first thing after a turn is its move. ready: its sound was."""
        done, self._unanswered = self._unanswered, None
        if done is not None:
            turn, question_id = done
            draft = "hit" if ready else "miss"
            at_s = self._now()["at_s"]
            self._log.moved(turn, question_id, at_s=at_s, move=MOVES[purpose], draft=draft)

    def settled(self) -> None:
        """Whatever the turn brought about has begun; if nothing was said, it is only kept."""
        done, self._unanswered = self._unanswered, None
        if done is not None:
            turn, question_id = done
            self._log.moved(turn, question_id, at_s=self._now()["at_s"], move="none", draft=None)
            self.close()

    def sounded(self) -> None:
        """The first sample of what is said went out."""
        self._log.sounded(self._now()["at_s"])

    def close(self) -> None:
        """What was said has been played, or was cut off."""
        now = self._now()
        record = self._log.close(now["at_s"], now["at"])
        if record is not None:
            self._journal.append(TurnTaken(**now, turn=record))

    def barged_in(self, played_s: float, heard_text: str, *, false_alarm: bool) -> None:
        """The candidate spoke over the interviewer, who had been played for `played_s` seconds."""
        self._journal.append(
            BargedIn(
                **self._now(),
                played_samples=round(played_s * SAMPLE_RATE),
                sample_rate=SAMPLE_RATE,
                heard_text=heard_text,
                false_alarm=false_alarm,
            )
        )
