"""What carries events between the processes of one installation."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Sent:
    """An event on its way; `data` is the event as JSON. Ids grow: milliseconds and a number."""

    id: str
    type: str
    data: str


Deliver = Callable[[str, Sent], None]
"""Takes whose event it is, and the event."""


class Relay(Protocol):
    """Carries every event to every process, this one included."""

    async def start(self, deliver: Deliver) -> None:
        """Begin to deliver, the newest of what was sent before included."""
        ...

    async def send(self, user_id: str, type_: str, data: str) -> None:
        """Carry an event. Never raises for a carrier that is down: events are only hints."""
        ...

    async def aclose(self) -> None:
        """Deliver no more."""
        ...
