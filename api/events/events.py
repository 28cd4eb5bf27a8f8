"""From who publishes an event to every client of the person it is for."""

import asyncio
from collections import deque
from collections.abc import AsyncIterator, Generator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from typing import Final

from sqlalchemy.ext.asyncio import AsyncSession

from api.database import after_commit
from api.errors import TooMany
from api.events.ports import Relay, Sent
from schemas.events import ServerEvent

STREAMS_PER_PERSON: Final = 8
WAITING: Final = 64
"""Events that may wait for a slow client; it is then let go, and asks again from where it was."""

REMEMBERED: Final = 10_000
"""Events of all people that can be sent again to a client that was away."""

RETRY_S: Final = 30


@dataclass(slots=True, eq=False)
class Subscription:
    """One client's events. It ends when its client is too slow, or when the server stops."""

    waiting: asyncio.Queue[Sent | None] = field(
        default_factory=lambda: asyncio.Queue[Sent | None](WAITING + 1)
    )

    def put(self, event: Sent) -> None:
        """One more, or the end where too many wait."""
        if self.waiting.qsize() < WAITING:
            self.waiting.put_nowait(event)
        else:
            self.end()

    def end(self) -> None:
        """No more after those that wait."""
        if not self.waiting.full():
            self.waiting.put_nowait(None)

    async def events(self, life_s: float) -> AsyncIterator[Sent]:
        """One after the other, for `life_s` seconds at most."""
        end = asyncio.get_running_loop().call_later(life_s, self.end)
        try:
            while (event := await self.waiting.get()) is not None:
                yield event
        finally:
            end.cancel()


class Events:
    """Publishes events, and hands them to the clients that listen in this process."""

    def __init__(self, relay: Relay) -> None:
        self._relay = relay
        self._listening: dict[str, set[Subscription]] = {}
        self._past: deque[tuple[str, Sent]] = deque(maxlen=REMEMBERED)

    async def start(self) -> None:
        """Begin to hear what other processes publish."""
        await self._relay.start(self._deliver)

    async def publish(self, user_id: str, event: ServerEvent) -> None:
        """Tell this person's clients. What the event says must be committed by now."""
        await self._relay.send(user_id, event.type, event.model_dump_json())

    def publish_after(self, db: AsyncSession, user_id: str, event: ServerEvent) -> None:
        """Tell this person's clients once the transaction of `db` is committed."""
        after_commit(db, partial(self.publish, user_id, event))

    @contextmanager
    def subscribe(self, user_id: str, *, last_id: str | None) -> Generator[Subscription]:
        """This person's events from now on, and those after `last_id` that are remembered.

        Raises TooMany where too many clients of this person listen.
        """
        mine = self._listening.setdefault(user_id, set())
        if len(mine) >= STREAMS_PER_PERSON:
            raise TooMany(
                f"You have {STREAMS_PER_PERSON} event streams open. Close one first.",
                retry_after_s=RETRY_S,
            )
        subscription = Subscription()
        for event in self._since(user_id, last_id):
            subscription.put(event)
        mine.add(subscription)
        try:
            yield subscription
        finally:
            mine.discard(subscription)
            if not mine:
                self._listening.pop(user_id, None)

    def end_streams(self) -> None:
        """Let every client go: the server stops."""
        for mine in self._listening.values():
            for subscription in mine:
                subscription.end()

    async def aclose(self) -> None:
        """Hear no more."""
        await self._relay.aclose()

    def _deliver(self, user_id: str, event: Sent) -> None:
        self._past.append((user_id, event))
        for subscription in self._listening.get(user_id, ()):
            subscription.put(event)

    def _since(self, user_id: str, last_id: str | None) -> list[Sent]:
        if last_id is None:
            return []
        after = _place(last_id)
        mine = (event for whose, event in self._past if whose == user_id)
        return [event for event in mine if _place(event.id) > after]


def _place(event_id: str) -> tuple[int, int]:
    milliseconds, _, number = event_id.partition("-")
    return int(milliseconds), int(number)
