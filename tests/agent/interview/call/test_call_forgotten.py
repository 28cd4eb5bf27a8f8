"""A call whose owner is deleted ends at once, and leaves nothing."""

import asyncio

from agent.calls import HEARTBEAT_S
from schemas import room
from tests.agent.interview.call.process import CALL, LONG, Process


async def test_a_live_call_ends_and_its_record_goes(process: Process) -> None:
    candidate = await process.begin()
    await candidate.say(LONG)
    process.api.down = True
    await process.calls.forget([CALL])
    assert list(process.folder.iterdir()) == [], "also what was not delivered"
    assert candidate.room.gone
    await asyncio.sleep(HEARTBEAT_S * 3)
    assert list(process.folder.iterdir()) == []


async def test_the_place_is_free_again(process: Process) -> None:
    await process.begin()
    await process.calls.forget([CALL])
    again = await process.join()
    assert await again.sees(room.State)


async def test_a_call_that_is_being_put_away(process: Process) -> None:
    candidate = await process.begin()
    process.api.down = True
    candidate.send(room.EndInterview())
    await candidate.sees(room.Ended)
    await process.calls.forget([CALL])
    await asyncio.sleep(HEARTBEAT_S * 10)
    assert list(process.folder.iterdir()) == []


async def test_an_api_that_knows_it_no_longer_says_so_by_the_next_heartbeat(
    process: Process,
) -> None:
    candidate = await process.begin()
    process.api.deleted.add(CALL)
    await candidate.say(LONG)
    await asyncio.sleep(HEARTBEAT_S * 2)
    assert list(process.folder.iterdir()) == []
    assert candidate.room.gone


async def test_one_that_runs_elsewhere_or_nowhere(process: Process) -> None:
    record = process.folder / "c-9"
    (record / "audio").mkdir(parents=True)
    (record / "journal.jsonl").write_text("")
    await process.calls.forget(["c-9", "c-10"])
    assert list(process.folder.iterdir()) == []
