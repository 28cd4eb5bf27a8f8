"""The moments of kills: seeded, and one in every interview."""

import random

from tests.kills.trap import SPOKEN, TYPED, Kill, Trap, draw_kills


def test_a_seed_draws_the_same_kills_and_the_last_at_the_end() -> None:
    first, again = (draw_kills(random.Random(3), (*TYPED, *SPOKEN), 5) for _ in range(2))
    assert first == again
    assert len(first) == 5
    assert first[-1].event == "completed"
    assert first != draw_kills(random.Random(4), (*TYPED, *SPOKEN), 5)


async def test_a_trap_springs_after_its_event_came_often_enough() -> None:
    trap = Trap(Kill("saved", 2, 0.0, None))
    trap.notice("saved")
    trap.notice("asked")
    assert not trap.due
    trap.notice("saved")
    assert trap.due
    await trap.springs()


async def test_a_trap_springs_at_the_end_where_its_event_never_came() -> None:
    trap = Trap(Kill("speaking", 2, 0.0, None))
    trap.notice("completed")
    await trap.springs()
