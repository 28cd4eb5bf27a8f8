"""Numbers what is sent to the clients of a call, also across processes.

Numbers grow by one, and no two messages of a call have the same. So that a process that goes on
after a crash knows which may have been used, the journal says how far they may go, well before
they do. The gap that this leaves lies before a `state`, which begins every join's count.
"""

from collections.abc import Callable, Sequence
from typing import Final

from agent.interview.events import Instant
from agent.journal import Journal
from schemas import room
from schemas.journal import Event, Numbered

BLOCK: Final = 1000
"""Numbers that one fact sets aside."""
AHEAD: Final = 200
"""Numbers left when the next are set aside: more than go out before the API knows of it."""


class Outbox:
    """One call's messages. facts: the journal of the call so far."""

    def __init__(
        self, journal: Journal, now: Callable[[], Instant], facts: Sequence[Event]
    ) -> None:
        self._journal = journal
        self._now = now
        self._until = max((fact.until for fact in facts if isinstance(fact, Numbered)), default=0)
        self._last = self._until

    def stamp(self, message: room.AgentMessage) -> str:
        """The message as it is sent."""
        if self._last + AHEAD >= self._until:
            self._until = self._last + BLOCK
            self._journal.append(Numbered(**self._now(), until=self._until))
        self._last += 1
        return message.model_copy(update={"seq": self._last}).model_dump_json()
