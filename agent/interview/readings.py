"""What of a call is read beside the conversation, and what its journal gets of it."""

from collections.abc import Callable, Sequence

from agent.hearing.open_turn import Part
from agent.interview.equipment import Equipment
from agent.interview.events import Instant
from agent.interview.unread import Ranges, read_until
from schemas.journal import Event, Refined


class Readings:
    """One call's readings by the larger model."""

    def __init__(self, equipment: Equipment, now: Callable[[], Instant]) -> None:
        self._with = equipment
        self._now = now

    async def refine(self, answer_id: str, ranges: Ranges) -> None:
        """Read a finished answer once more and keep the outcome.

        Raises FileNotFoundError where audio is missing, and what the recogniser raises.
        """
        reading = await self._with.second_reader.read(
            self._with.journal, ranges, hint=self._with.terms
        )
        self._with.journal.append(
            Refined(
                **self._now(),
                answer_id=answer_id,
                text=reading.text,
                words=reading.words,
                engine=reading.engine,
                voiced=reading.voiced,
            )
        )

    async def unheard(self, facts: Sequence[Event]) -> Part | None:
        """What was said just before a crash and not read by then; None where nothing was.

        Raises FileNotFoundError where audio is missing, and what the recogniser raises.
        """
        start_s, end_s = read_until(facts), self._with.recorder.position_s
        if end_s <= start_s:
            return None
        return await self._with.second_reader.read_unheard(
            self._with.journal, start_s, end_s, hint=self._with.terms
        )
