"""Calls of several processes: one call is in one process, and goes on in another when that ends."""

import asyncio
from collections.abc import Iterable
from contextlib import AsyncExitStack
from pathlib import Path

import pytest

from agent.calls import Standing
from agent.rooms.errors import NoPlace
from api.calls.processes.rooms import ProcessRooms
from tests.api.engines import humming_engines


class Scripted:
    """A process that lets everybody in whom it has a place for, when it may."""

    number = 1
    pid = 0

    def __init__(self, places: int = 2) -> None:
        self.engines = humming_engines()
        self.places = places
        self.taken: set[str] = set()
        self.waiting: set[str] = set()
        self.forgotten: set[str] = set()
        self.may_answer = asyncio.Event()
        self.may_answer.set()

    async def standing(self) -> Standing:
        await asyncio.sleep(0)
        held = frozenset(self.taken | self.waiting)
        return Standing(frozenset(self.taken), held, self.places)

    async def answer(self, *, call_id: str, interview_id: str, offer_sdp: str) -> str:
        await self.may_answer.wait()
        if len(self.taken | {call_id}) > self.places:
            raise NoPlace(30)
        self.waiting.discard(call_id)
        self.taken.add(call_id)
        return f"answer to {offer_sdp}"

    async def take_up(self, call_id: str) -> None:
        self.waiting.add(call_id)

    async def forget(self, call_ids: Iterable[str]) -> None:
        self.forgotten.update(call_ids)


@pytest.fixture
def own() -> Scripted:
    return Scripted()


@pytest.fixture
def rooms(own: Scripted, tmp_path: Path) -> ProcessRooms:
    return ProcessRooms(own, tmp_path, AsyncExitStack())


async def join(rooms: ProcessRooms, call_id: str) -> str:
    return await rooms.answer(call_id=call_id, interview_id="i", offer_sdp="offer")


def leave_record(folder: Path, call_id: str) -> None:
    (folder / call_id).mkdir()
    (folder / call_id / "journal.jsonl").touch()


async def test_calls_are_shared_out_and_the_own_process_comes_last(
    rooms: ProcessRooms, own: Scripted
) -> None:
    other = Scripted()
    rooms.add(other)
    for number in range(4):
        assert await join(rooms, f"c{number}") == "answer to offer"
    assert (other.taken, own.taken) == ({"c0", "c2"}, {"c1", "c3"})


async def test_a_call_stays_where_it_is(rooms: ProcessRooms, own: Scripted) -> None:
    await join(rooms, "c0")
    rooms.add(other := Scripted())
    await join(rooms, "c0")
    assert (other.taken, own.taken) == (set(), {"c0"})


async def test_one_call_joined_twice_at_once_is_in_one_process(
    rooms: ProcessRooms, own: Scripted
) -> None:
    rooms.add(other := Scripted())
    other.may_answer.clear()
    joining = asyncio.gather(join(rooms, "c0"), join(rooms, "c0"))
    other.may_answer.set()
    await joining
    assert (other.taken, own.taken) == ({"c0"}, set())


async def test_who_comes_in_at_once_is_shared_out(rooms: ProcessRooms, own: Scripted) -> None:
    rooms.add(other := Scripted(places=1))
    own.places = 1
    await asyncio.gather(join(rooms, "c0"), join(rooms, "c1"))
    assert len(other.taken) == len(own.taken) == 1


async def test_when_all_are_full_it_says_so_early(rooms: ProcessRooms, own: Scripted) -> None:
    rooms.add(other := Scripted(places=1))
    own.places = 1
    assert await rooms.has_place("c2")
    await join(rooms, "c0")
    await join(rooms, "c1")
    assert not await rooms.has_place("c2")
    assert await rooms.has_place("c0")
    with pytest.raises(NoPlace):
        await join(rooms, "c2")
    rooms.remove(other)
    assert not await rooms.has_place("c0")


async def test_calls_of_a_process_that_ended_are_shared_out(
    rooms: ProcessRooms, own: Scripted, tmp_path: Path
) -> None:
    rooms.add(gone := Scripted())
    rooms.add(other := Scripted())
    for number in range(3):
        await join(rooms, f"c{number}")
        leave_record(tmp_path, f"c{number}")
    leave_record(tmp_path, "c9")
    rooms.remove(gone)
    await rooms.take_up_left()
    assert other.waiting | own.waiting == {"c9", *gone.taken}
    assert other.waiting.isdisjoint(own.waiting)
    for call_id in gone.taken:
        await join(rooms, call_id)
    assert other.taken | own.taken == {"c0", "c1", "c2"}


async def test_each_process_forgets_what_it_has_and_the_own_one_the_rest(
    rooms: ProcessRooms, own: Scripted
) -> None:
    rooms.add(other := Scripted())
    await join(rooms, "c0")
    await rooms.forget(["c0", "c1"])
    assert (other.forgotten, own.forgotten) == ({"c0"}, {"c1"})
