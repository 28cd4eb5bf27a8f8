"""A line that is silent is asked, and an answer counts for a while."""

import asyncio

from agent.rooms.peer.line import PROVEN_FOR_S, Line


class Other:
    """The other end, which answers or not, and counts how often it was asked."""

    def __init__(self) -> None:
        self.there = True
        self.asked = 0
        self.now = 10.0

    async def ask(self) -> bool:
        self.asked += 1
        return self.there


async def test_an_answer_proves_the_line_for_a_while() -> None:
    other = Other()
    line = Line(other.ask, lambda: other.now)
    assert not line.alive()
    await asyncio.sleep(0)
    assert line.alive()
    other.now += PROVEN_FOR_S
    other.there = False
    assert not line.alive()
    await asyncio.sleep(0)
    assert not line.alive()
    await line.close()


async def test_it_is_asked_once_at_a_time() -> None:
    other = Other()
    line = Line(other.ask, lambda: other.now)
    for _ in range(5):
        line.alive()
    await asyncio.sleep(0)
    assert other.asked == 1
    await line.close()
