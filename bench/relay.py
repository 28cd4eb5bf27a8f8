"""A network between a client and the server: all of a call's UDP goes through this process.

It stands in the server's answer in place of the server's own address, and the offer loses its
candidates, so that neither side knows another way. Each client has a socket of its own towards
the server. What becomes of a packet is decided by `bench.weather`.
"""

import asyncio
import json
import re
from collections.abc import AsyncGenerator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Final

from playwright.async_api import Page, Route

from bench.weather import FAIR, Lane, Weather

Address = tuple[str, int]

_CANDIDATE: Final = re.compile(
    r"^a=candidate:\S+ 1 udp \d+ (\d+\.\d+\.\d+\.\d+) (\d+) typ host.*\r\n", re.I | re.M
)
_ANY_CANDIDATE: Final = re.compile(r"^a=candidate:.*\r\n", re.M)
_SIGNALLING: Final = re.compile(r"/api/(interviews/[^/]+/join|calls/[^/]+/offer)$")
_REPEAT_S: Final = 0.2
"""So long TCP waits before it sends again what was not answered; then twice as long each time."""


class NoWayThrough(Exception):
    """The answer has no address that the network could stand for."""


class _Socket(asyncio.DatagramProtocol):
    def __init__(self, receive: Callable[[bytes, Address], None]) -> None:
        self._receive = receive

    def datagram_received(self, data: bytes, addr: Address) -> None:
        self._receive(data, addr)


@dataclass
class Network:
    """The media of any number of calls. `cut`: while true nothing gets through either way.

    up: from client to server. passed, lost: packets, both ways together.
    """

    up: Weather = FAIR
    down: Weather = FAIR
    seed: int = 0
    cut: bool = False
    passed: int = 0
    lost: int = 0
    _relays: list["_Relay"] = field(default_factory=list["_Relay"])

    async def lies_under(self, page: Page) -> None:
        """Let the page's calls, and the requests that begin them, go through this from here on."""
        await page.route(_SIGNALLING, self._on_request)

    async def answer(self, sdp: str) -> str:
        """The server's answer, with this network in place of the server. Raises NoWayThrough."""
        found = _CANDIDATE.search(sdp)
        if found is None:
            raise NoWayThrough(sdp)
        host, port = found[1], int(found[2])
        relay = _Relay(self, (host, port), len(self._relays))
        self._relays.append(relay)
        line = f"a=candidate:1 1 udp 2130706431 {host} {await relay.open()} typ host\r\n"
        return sdp[: found.start()] + line + _ANY_CANDIDATE.sub("", sdp[found.end() :])

    async def move(self) -> None:
        """Give every client another address, as a change from one wireless network does."""
        for relay in self._relays:
            await relay.move()

    def close(self) -> None:
        """Take it away."""
        for relay in self._relays:
            relay.close()

    def carry(self, lane: Lane, data: bytes, send: Callable[[bytes], None]) -> None:
        """Hand a packet on when its time has come, or never."""
        loop = asyncio.get_running_loop()
        now = loop.time()
        arrives = lane.fate(now)
        if self.cut or arrives is None:
            self.lost += 1
            return
        self.passed += 1
        if arrives == now:
            send(data)
        else:
            loop.call_at(arrives, send, data)

    async def _on_request(self, route: Route) -> None:
        wait = _REPEAT_S
        while self.cut:
            await asyncio.sleep(wait)
            wait *= 2
        if route.request.url.endswith("/offer"):
            await self._on_offer(route)
        else:
            await route.continue_()

    async def _on_offer(self, route: Route) -> None:
        body = json.loads(route.request.post_data or "")
        body["sdp"] = offer_without_candidates(body["sdp"])
        response = await route.fetch(post_data=json.dumps(body))
        if not response.ok:
            await route.fulfill(response=response)
            return
        answer = await response.json()
        answer["sdp"] = await self.answer(answer["sdp"])
        await route.fulfill(response=response, json=answer)


def offer_without_candidates(sdp: str) -> str:
    """The client's offer, from which the server learns no way to it."""
    return _ANY_CANDIDATE.sub("", sdp)


@asynccontextmanager
async def network(
    up: Weather = FAIR, down: Weather = FAIR, *, seed: int = 0
) -> AsyncGenerator[Network, None]:
    """A network until the block ends."""
    made = Network(up, down, seed)
    try:
        yield made
    finally:
        made.close()


class _Relay:
    """One port that stands for one server, with a socket behind it for each client."""

    def __init__(self, over: Network, server: Address, number: int) -> None:
        self._network = over
        self._server = server
        self._number = number
        self._front: asyncio.DatagramTransport | None = None
        self._behind: dict[Address, asyncio.DatagramTransport] = {}
        self._opening: dict[Address, asyncio.Task[None]] = {}
        self._up = Lane(over.up, f"{over.seed} {number} up")
        self._down = Lane(over.down, f"{over.seed} {number} down")

    async def open(self) -> int:
        """Listen on a free port; which one."""
        self._front = await self._bind(self._forth)
        return int(self._front.get_extra_info("sockname")[1])

    async def move(self) -> None:
        """Another socket behind for each client; the old ones are deaf."""
        for client, old in list(self._behind.items()):
            await self._connect(client)
            old.close()

    def close(self) -> None:
        """Close all sockets."""
        for task in self._opening.values():
            task.cancel()
        for transport in (self._front, *self._behind.values()):
            if transport is not None:
                transport.close()

    def _forth(self, data: bytes, client: Address) -> None:
        behind = self._behind.get(client)
        if behind is not None:
            self._network.carry(
                self._up, data, lambda packet: self._send(behind, packet, self._server)
            )
        elif client not in self._opening:
            # Its first packet is lost with this; ICE sends it again.
            self._opening[client] = asyncio.create_task(self._connect(client))

    async def _connect(self, client: Address) -> None:
        def back(data: bytes, _server: Address) -> None:
            front = self._front
            if front is not None:
                self._network.carry(
                    self._down, data, lambda packet: self._send(front, packet, client)
                )

        self._behind[client] = await self._bind(back)

    def _send(self, transport: asyncio.DatagramTransport, data: bytes, to: Address) -> None:
        if not transport.is_closing() and not self._network.cut:
            transport.sendto(data, to)

    async def _bind(self, receive: Callable[[bytes, Address], None]) -> asyncio.DatagramTransport:
        transport, _ = await asyncio.get_running_loop().create_datagram_endpoint(
            lambda: _Socket(receive), local_addr=(self._server[0], 0)
        )
        return transport
