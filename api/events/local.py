"""Events within this process."""

from api.clock import Clock
from api.events.ports import Deliver, Sent


class LocalRelay:
    """Delivers at once."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._deliver: Deliver | None = None
        self._last = (0, 0)

    async def start(self, deliver: Deliver) -> None:
        """Nothing was sent before: what this process knew ended with it."""
        self._deliver = deliver

    async def send(self, user_id: str, type_: str, data: str) -> None:
        """Deliver."""
        now = int(self._clock().timestamp() * 1000)
        milliseconds, number = self._last
        self._last = (now, 0) if now > milliseconds else (milliseconds, number + 1)
        if self._deliver is not None:
            self._deliver(user_id, Sent(f"{self._last[0]}-{self._last[1]}", type_, data))

    async def aclose(self) -> None:
        """Deliver no more."""
        self._deliver = None
