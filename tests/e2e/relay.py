"""A network between browser and server that a test can cut: UDP goes through this process."""

import asyncio
import json
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final

from playwright.async_api import Page, Route

Address = tuple[str, int]

_CANDIDATE: Final = re.compile(
    r"^a=candidate:\S+ 1 udp \d+ (\d+\.\d+\.\d+\.\d+) (\d+) typ host.*\r\n", re.I | re.M
)
_ANY_CANDIDATE: Final = re.compile(r"^a=candidate:.*\r\n", re.M)
OFFERS: Final = re.compile(r"/api/calls/[^/]+/offer$")


class _Socket(asyncio.DatagramProtocol):
    def __init__(self, receive: Callable[[bytes, Address], None]) -> None:
        self._receive = receive

    def datagram_received(self, data: bytes, addr: Address) -> None:
        self._receive(data, addr)


@dataclass
class Network:
    """All media of a page's calls; `cut` while nothing gets through, in either direction."""

    cut: bool = False
    _sockets: list[asyncio.DatagramTransport] = field(
        default_factory=list[asyncio.DatagramTransport]
    )

    async def lies_under(self, page: Page) -> None:
        """Let the page's calls go through this network from here on."""
        await page.route(OFFERS, self._offer)

    def close(self) -> None:
        """Take it away."""
        for socket in self._sockets:
            socket.close()

    async def _offer(self, route: Route) -> None:
        """The server learns no way to the browser but this network, nor the browser another one."""
        body = json.loads(route.request.post_data or "")
        body["sdp"] = _ANY_CANDIDATE.sub("", body["sdp"])
        response = await route.fetch(post_data=json.dumps(body))
        if not response.ok:
            await route.fulfill(response=response)
            return
        answer = await response.json()
        answer["sdp"] = await self._through_here(answer["sdp"])
        await route.fulfill(response=response, json=answer)

    async def _through_here(self, sdp: str) -> str:
        found = _CANDIDATE.search(sdp)
        assert found is not None, sdp
        host, port = found[1], int(found[2])
        here = await self._relay((host, port))
        line = f"a=candidate:1 1 udp 2130706431 {host} {here} typ host\r\n"
        return sdp[: found.start()] + line + _ANY_CANDIDATE.sub("", sdp[found.end() :])

    async def _relay(self, server: Address) -> int:
        """Open a port that stands for the server, with a socket behind it for each client."""
        behind: dict[Address, asyncio.DatagramTransport] = {}

        async def connect(client: Address) -> asyncio.DatagramTransport:
            def back(data: bytes, _server: Address) -> None:
                if not self.cut:
                    front.sendto(data, client)

            return await self._open(back, server[0])

        def forth(data: bytes, client: Address) -> None:
            if self.cut:
                return
            if client in behind:
                behind[client].sendto(data, server)
            elif client not in opening:
                task = asyncio.create_task(connect(client))
                opening[client] = task
                task.add_done_callback(lambda done: behind.update({client: done.result()}))

        opening: dict[Address, asyncio.Task[asyncio.DatagramTransport]] = {}
        front = await self._open(forth, server[0])
        return int(front.get_extra_info("sockname")[1])

    async def _open(
        self, receive: Callable[[bytes, Address], None], host: str
    ) -> asyncio.DatagramTransport:
        loop = asyncio.get_running_loop()
        transport, _ = await loop.create_datagram_endpoint(
            lambda: _Socket(receive), local_addr=(host, 0)
        )
        self._sockets.append(transport)
        return transport
