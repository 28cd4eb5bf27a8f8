"""A line that is silent is asked, and an answer counts for a while."""

import asyncio

from agent.rooms.peer.line import EVERY_S, PROVEN_FOR_S, RENEWED_AFTER_S, Line


class Other:
    """The other end, which answers at once or not, and counts how often it was asked."""

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
    assert line.answered_at == other.now
    other.now += PROVEN_FOR_S
    other.there = False
    assert not line.alive()
    await asyncio.sleep(0)
    assert not line.alive()
    await line.close()


async def test_an_answer_is_renewed_before_it_is_too_old() -> None:
    other = Other()
    line = Line(other.ask, lambda: other.now)
    line.alive()
    await asyncio.sleep(0)
    other.now += RENEWED_AFTER_S
    assert line.alive()
    await asyncio.sleep(0)
    assert other.asked == 2
    other.now += PROVEN_FOR_S - 0.01
    assert line.alive()
    await line.close()


async def test_it_is_asked_again_while_a_question_is_open_and_not_too_often() -> None:
    asked: list[asyncio.Future[bool]] = []
    now = 10.0

    def ask() -> asyncio.Future[bool]:
        asked.append(asyncio.get_running_loop().create_future())
        return asked[-1]

    line = Line(ask, lambda: now)
    for _ in range(5):
        line.alive()
    await asyncio.sleep(0)
    assert len(asked) == 1
    now += EVERY_S
    line.alive()
    await asyncio.sleep(0)
    assert len(asked) == 2
    asked[0].set_result(True)
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    assert line.alive()
    await line.close()
    assert asked[1].cancelled()
