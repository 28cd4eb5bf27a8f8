"""One client behind a peer connection."""

import asyncio
import logging
from collections.abc import AsyncIterator, Callable, Coroutine
from typing import Literal

from aiortc import RTCDataChannel, RTCIceParameters, RTCPeerConnection, RTCRtpSender
from livekit.agents.voice import io

from agent.rooms.peer.events_channel import EventsChannel
from agent.rooms.peer.internals import answers, unfinished_bytes
from agent.rooms.peer.line import Line
from agent.rooms.peer.liveness import until_client_quiet
from agent.rooms.peer.reports import follow_loss
from agent.rooms.peer.settings import IceSettings
from agent.rooms.peer.sound import Sound
from agent.rooms.port import Departure

_UNFINISHED_MAX = 512 * 1024
"""Bytes of messages that may have begun and not ended."""
_CHECK_S = 0.5

_logger = logging.getLogger(__name__)


class PeerRoom:
    """Implements `port.Room`. Made by `answer_offer`; belongs to the running event loop."""

    def __init__(
        self,
        connection: RTCPeerConnection,
        sender: RTCRtpSender,
        sound: Sound,
        *,
        typing_only: bool,
        ice: IceSettings,
        clock: Callable[[], float],
    ) -> None:
        self._connection = connection
        self._sender = sender
        self._sound = sound
        self._typing_only = typing_only
        self._ice = ice
        self._clock = clock
        self._line = Line(lambda: answers(sender.transport.transport), clock)
        self._events = EventsChannel(self._lose)
        self._connected = asyncio.Event()
        self._departure: asyncio.Future[Departure] = asyncio.get_running_loop().create_future()
        self._closing = False
        self._hung_up: asyncio.Task[None] | None = None
        connection.on("datachannel", self._on_channel)
        connection.on("connectionstatechange", self._on_state)
        self._tasks = [
            self._spawn(self._hold_audio()),
            self._spawn(self._watch()),
            self._spawn(self._bound_messages()),
            self._spawn(self._prepare_for_loss()),
        ]

    @property
    def transport(self) -> Literal["peer", "livekit"]:
        """Which kind of room this is."""
        return "peer"

    @property
    def typing_only(self) -> bool:
        """True where the client sends no audio. Its silence is fed all the same."""
        return self._typing_only

    @property
    def audio_input(self) -> io.AudioInput:
        """The microphone; time begins once the client is connected."""
        return self._sound.input

    @property
    def audio_output(self) -> io.AudioOutput:
        """The speaker; it plays once the client is connected."""
        return self._sound.output

    def send(self, message: str) -> None:
        """Queue a message, at most 15 KiB (else ValueError)."""
        self._events.send(message)

    def messages(self) -> AsyncIterator[str | bytes]:
        """What the client sends, as it came, in order; ends when the client is gone."""
        return self._events.messages()

    async def opened(self) -> None:
        """Return once messages can reach the client. Raises ConnectionError if it left before."""
        await self._events.opened()

    async def departed(self) -> Departure:
        """Wait for the client to be gone."""
        return await asyncio.shield(self._departure)

    async def close(self) -> None:
        """Send what is queued (at most 1 s), hang up, and leave nothing behind. Idempotent."""
        if not self._closing and not self._departure.done():
            self._closing = True
            await self._events.finish()
            self._depart("closed", "hung up")
        await self.departed()
        if self._hung_up is not None:
            await asyncio.shield(self._hung_up)

    async def _hold_audio(self) -> None:
        await self._connected.wait()
        await self._sound.run(lambda: self._typing_only or self._line.alive())

    async def _watch(self) -> None:
        try:
            async with asyncio.timeout(self._ice.connect_s):
                await self._connected.wait()
                await self._events.opened()
        except TimeoutError:
            self._lose(f"did not connect within {self._ice.connect_s:g} s")
            return
        except ConnectionError:
            return  # It left meanwhile, which is known already.
        await until_client_quiet(
            self._sender, self._line, limit_s=self._ice.quiet_s, clock=self._clock
        )
        self._lose(f"sent nothing for {self._ice.quiet_s:g} s")

    async def _prepare_for_loss(self) -> None:
        await self._connected.wait()
        sound = self._sound
        await follow_loss(self._sender, lambda: sound.reception, sound.track.expect_loss)

    async def _bound_messages(self) -> None:
        await self._connected.wait()
        sctp = self._connection.sctp
        if sctp is None:
            raise RuntimeError("an offer without a data channel was let in")
        while True:
            await asyncio.sleep(_CHECK_S)
            if unfinished_bytes(sctp) > _UNFINISHED_MAX:
                self._lose("sent messages that do not end")
                return

    def _on_channel(self, channel: RTCDataChannel) -> None:
        self._events.offered(channel)

    def _on_state(self) -> None:
        state = self._connection.connectionState
        if state == "connected":
            self._connected.set()
        elif state in ("failed", "closed"):
            self._lose(f"its connection {state}")

    def _lose(self, detail: str) -> None:
        if not self._closing:
            self._depart("lost", detail)

    def _depart(self, reason: Literal["lost", "closed"], detail: str) -> None:
        if self._departure.done():
            return
        self._departure.set_result(Departure(reason, detail, self._sound.reception))
        self._events.leave()
        self._sound.leave()
        self._hung_up = asyncio.get_running_loop().create_task(self._hang_up())

    async def _hang_up(self) -> None:
        for task in self._tasks:
            task.cancel()
        await asyncio.wait(self._tasks)
        await self._line.close()
        ice = self._sender.transport.transport
        if ice.state != "checking":
            await self._connection.close()
            return
        # aiortc's own task looks for a path until a moment after the close; this waits with it.
        ends = asyncio.get_running_loop().create_task(ice.start(RTCIceParameters()))
        await asyncio.sleep(0)
        await self._connection.close()
        await ends

    def _spawn(self, work: Coroutine[None, None, None]) -> asyncio.Task[None]:
        task = asyncio.get_running_loop().create_task(work)
        task.add_done_callback(self._on_task_done)
        return task

    def _on_task_done(self, task: asyncio.Task[None]) -> None:
        if task.cancelled() or (error := task.exception()) is None:
            return
        _logger.error("a peer room failed", exc_info=error)
        self._lose("the room failed")
