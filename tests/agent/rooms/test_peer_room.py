"""The peer room, with a real WebRTC client on this machine."""

import asyncio
import gc
from collections.abc import AsyncIterator

import pytest
from aiortc import rtcsctptransport

from agent.rooms.peer import IceSettings, PeerRoom, answer_offer
from agent.rooms.peer.jitter import JitterBuffer
from tests.agent.rooms.contract import Heard, Join, Joined, RoomContract, soon
from tests.agent.rooms.leaks import open_sockets, threads
from tests.agent.rooms.peer_client import PeerClient

ICE = IceSettings(connect_s=5.0, quiet_s=2.0)


async def let_in(client: PeerClient, listener: Heard | None = None) -> PeerRoom:
    room, answer = await answer_offer(await client.offer(), listener=listener, ice=ICE)
    await client.accept(answer)
    return room


@pytest.fixture
async def join() -> AsyncIterator[Join]:
    joined: list[tuple[PeerRoom, PeerClient]] = []

    async def let_one_in(*, typing_only: bool = False) -> Joined:
        client, listener = PeerClient.make(typing_only=typing_only), Heard()
        room = await let_in(client, listener)
        joined.append((room, client))
        return Joined(room, client, listener, gone_within_s=6.0)

    yield let_one_in
    for room, client in joined:
        await room.close()
        await client.leave()


class TestPeerRoom(RoomContract):
    """The contract."""


async def test_twenty_calls_leave_nothing_behind() -> None:
    async def call() -> None:
        client = PeerClient.make()
        room = await let_in(client)
        await soon(room.opened())
        await room.close()
        await client.leave()

    await call()
    gc.collect()
    before = open_sockets(), threads(), len(asyncio.all_tasks())
    for _ in range(20):
        await call()
    gc.collect()
    assert (open_sockets(), threads(), len(asyncio.all_tasks())) == before
    assert not [thing for thing in gc.get_objects() if isinstance(thing, JitterBuffer)]


async def test_who_never_connects_has_departed() -> None:
    client = PeerClient.make()
    offer = await client.offer()
    await client.leave()
    room, _ = await answer_offer(offer, listener=None, ice=IceSettings(connect_s=0.3))
    departure = await soon(room.departed())
    assert departure.reason == "lost"
    assert "did not connect" in departure.detail
    with pytest.raises(ConnectionError):
        await soon(room.opened())
    await room.close()


async def test_closing_before_the_client_connects_is_clean() -> None:
    client = PeerClient.make()
    room, _ = await answer_offer(await client.offer(), listener=None, ice=ICE)
    room.send("never read")
    await room.close()
    with pytest.raises(ConnectionError):
        await soon(room.opened())
    await client.leave()


async def test_messages_are_handed_up_as_they_came_up_to_64_kib(join: Join) -> None:
    joined = await join()
    await soon(joined.client.open())
    sent: list[str | bytes] = ["", "not json", b"\x00\xff", "x" * 65_536]
    for message in sent:
        joined.client.send(message)
    received = joined.room.messages()
    assert [await anext(received) for _ in sent] == sent


async def test_a_longer_message_ends_the_call(join: Join) -> None:
    joined = await join()
    await soon(joined.client.open())
    joined.client.send("x" * 65_537)
    assert "64 KiB" in (await soon(joined.room.departed())).detail


async def test_a_client_that_floods_is_cut_off(join: Join) -> None:
    joined = await join()
    await soon(joined.client.open())
    for _ in range(1100):
        joined.client.send("again")
    assert "faster" in (await soon(joined.room.departed())).detail


async def test_a_message_without_end_does_not_fill_the_memory(
    join: Join, monkeypatch: pytest.MonkeyPatch
) -> None:
    joined = await join()
    await soon(joined.client.open())
    monkeypatch.setattr(rtcsctptransport, "SCTP_DATA_LAST_FRAG", 0)
    for _ in range(4):
        joined.client.send("x" * 200_000)
    assert "do not end" in (await soon(joined.room.departed())).detail


async def test_messages_do_not_pile_up_for_a_client_that_never_opens() -> None:
    client = PeerClient.make()
    room, _ = await answer_offer(await client.offer(), listener=None, ice=ICE)
    for _ in range(1100):
        room.send("hello?")
    assert (await soon(room.departed())).reason == "lost"
    await room.close()
    await client.leave()


async def test_other_channels_are_closed_and_change_nothing(join: Join) -> None:
    joined = await join()
    client = joined.client
    assert isinstance(client, PeerClient)
    await soon(client.open())
    others = [client.open_channel("other"), client.open_channel("events")]
    for other in others:
        await other
    client.send("still here")
    assert await anext(joined.room.messages()) == "still here"


async def test_closing_the_channel_is_a_departure(join: Join) -> None:
    joined = await join()
    client = joined.client
    assert isinstance(client, PeerClient)
    await soon(client.open())
    client.close_channel()
    assert "channel" in (await soon(joined.room.departed())).detail


async def test_a_client_that_neither_speaks_nor_writes_is_not_missed(join: Join) -> None:
    joined = await join(typing_only=True)
    await soon(joined.room.opened())
    with pytest.raises(TimeoutError):
        async with asyncio.timeout(2 * ICE.quiet_s):
            await soon(joined.room.departed())
