"""When a client is taken for gone."""

import pytest

from agent.rooms.peer import liveness
from agent.rooms.peer.line import Line
from agent.rooms.peer.liveness import until_quiet


class Client:
    """A client on a clock that moves by `step` at each check."""

    def __init__(self, counts: list[int], *, answers: int = 0, step: float = 0.001) -> None:
        self.counts = counts
        self.checks = 0
        self.answers = answers
        """How many of its first checks it answers in."""
        self.step = step
        # On a clock of its own, on which it may be asked at every check.
        self.line = Line(self._ask, lambda: float(self.checks))

    async def received(self) -> int:
        self.checks += 1
        return self.counts[min(self.checks, len(self.counts)) - 1]

    async def _ask(self) -> bool:
        return self.checks < self.answers

    def clock(self) -> float:
        return self.checks * self.step


@pytest.fixture(autouse=True)
def _fast(monkeypatch: pytest.MonkeyPatch) -> None:  # pyright: ignore[reportUnusedFunction]
    monkeypatch.setattr(liveness, "_CHECK_S", 0.001)
    monkeypatch.setattr(liveness, "_ASK_AFTER_S", 0.002)


async def gone_after(client: Client) -> int:
    """Checks until the client was taken for gone, at a limit of 5 checks."""
    await until_quiet(client.received, client.line, limit_s=0.0049, clock=client.clock)
    await client.line.close()
    return client.checks


async def test_a_quiet_client_is_gone_after_the_limit() -> None:
    assert await gone_after(Client([7])) in (6, 7)


async def test_packets_start_the_count_anew() -> None:
    assert await gone_after(Client([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])) in (15, 16)


async def test_an_answer_starts_the_count_anew() -> None:
    assert 50 <= await gone_after(Client([7], answers=50)) < 60


async def test_our_own_standstill_is_not_the_clients_silence() -> None:
    assert await gone_after(Client([7], step=60.0)) >= 3
