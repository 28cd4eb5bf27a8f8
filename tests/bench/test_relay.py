"""The network that stands between client and server, with real sockets."""

import asyncio

import pytest

from bench.relay import Address, Network, NoWayThrough, network, offer_without_candidates
from bench.weather import FAIR, Lane, Weather

ANSWER = (
    "v=0\r\n"
    "a=candidate:9 1 udp 2130706431 127.0.0.1 {port} typ host\r\n"
    "a=candidate:8 1 udp 2130706431 192.0.2.1 5 typ host\r\n"
    "a=end-of-candidates\r\n"
)


class End(asyncio.DatagramProtocol):
    """A socket that keeps what it was sent, and from where."""

    def __init__(self) -> None:
        self.got: asyncio.Queue[tuple[bytes, Address]] = asyncio.Queue()
        self.transport: asyncio.DatagramTransport | None = None

    @classmethod
    async def open(cls) -> "End":
        loop = asyncio.get_running_loop()
        transport, end = await loop.create_datagram_endpoint(cls, local_addr=("127.0.0.1", 0))
        end.transport = transport
        return end

    @property
    def port(self) -> int:
        assert self.transport is not None
        return int(self.transport.get_extra_info("sockname")[1])

    def datagram_received(self, data: bytes, addr: Address) -> None:
        self.got.put_nowait((data, addr))

    def send(self, data: bytes, port: int) -> None:
        assert self.transport is not None
        self.transport.sendto(data, ("127.0.0.1", port))

    async def next(self) -> tuple[bytes, Address]:
        async with asyncio.timeout(30):
            return await self.got.get()

    def close(self) -> None:
        assert self.transport is not None
        self.transport.close()


class Call:
    """A client and a server, connected through a network."""

    def __init__(self, client: End, server: End, port: int, behind: Address) -> None:
        self.client, self.server, self.port, self.behind = client, server, port, behind

    @classmethod
    async def open(cls, over: Network) -> "Call":
        client, server = await End.open(), await End.open()
        sdp = await over.answer(ANSWER.format(port=server.port))
        assert sdp.count("a=candidate") == 1
        port = int(sdp.split("127.0.0.1 ")[1].split()[0])
        # The first packet opens the way and may be lost with it.
        while server.got.empty():
            client.send(b"hello", port)
            await asyncio.sleep(0.01)
        _, behind = await server.next()
        return cls(client, server, port, behind)

    def close(self) -> None:
        self.client.close()
        self.server.close()


async def test_packets_pass_both_ways_from_an_address_of_their_own() -> None:
    async with network() as over:
        call = await Call.open(over)
        assert call.behind[1] not in (call.client.port, call.port)
        call.server.send(b"back", call.behind[1])
        assert await call.client.next() == (b"back", ("127.0.0.1", call.port))
        call.close()


async def test_nothing_passes_while_it_is_cut() -> None:
    async with network() as over:
        arrived: list[bytes] = []
        lane = Lane(FAIR, "7")
        over.cut = True
        over.carry(lane, b"unheard", arrived.append)
        over.cut = False
        over.carry(lane, b"heard", arrived.append)
        assert arrived == [b"heard"]
        assert (over.passed, over.lost) == (1, 1)


async def test_delayed_packets_arrive_later() -> None:
    async with network(down=Weather(delay_s=0.2)) as over:
        call = await Call.open(over)
        clock = asyncio.get_running_loop().time
        sent = clock()
        call.server.send(b"slow", call.behind[1])
        await call.client.next()
        assert clock() - sent >= 0.2
        call.close()


async def test_a_client_that_moves_comes_from_another_address() -> None:
    async with network() as over:
        call = await Call.open(over)
        await over.move()
        while not call.server.got.empty():
            call.server.got.get_nowait()
        call.client.send(b"moved", call.port)
        data, behind = await call.server.next()
        assert data in (b"moved", b"hello")
        assert behind != call.behind
        call.close()


async def test_an_answer_without_an_address_is_refused() -> None:
    async with network() as over:
        with pytest.raises(NoWayThrough):
            await over.answer("v=0\r\n")


def test_an_offer_gives_no_way_away() -> None:
    assert "candidate:" not in offer_without_candidates(ANSWER.format(port=1))
