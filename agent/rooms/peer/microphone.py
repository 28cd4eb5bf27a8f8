"""The candidate's sound: RTP packets as they come in, frames of 20 ms that keep time out.

Three clocks meet here: the client's (RTP timestamps), the network's (arrival) and ours. Samples
out count our time, because positions in the recording, captions and pauses are all measured in
them: what was lost is mended, what was not sent becomes silence, and a stall's late burst is let
through, but may only run ahead of our clock for a bounded time. While the line itself is dead
time stands still: nobody knows whether the candidate is silent, and a pause must not end what they
are saying.
"""

from collections.abc import Callable

import numpy as np

from agent.opus import CLOCK, Samples
from agent.rooms.peer.arrival import Arrivals
from agent.rooms.peer.jitter import JitterBuffer, Packet, Released
from agent.rooms.peer.mending import Mender
from agent.rooms.port import Reception

RATE = 16_000
"""Hz, of what comes out."""

FRAME = RATE // 50
"""Samples in a frame of 20 ms."""

_STALL_S = 0.3
"""So long may nothing arrive before time stands still, unless the line is known to be alive."""
_DRIFT_S = 0.1
"""So far may we be ahead of or behind our clock before quiet frames are dropped or doubled."""
_AHEAD_MAX_S = 2.0
"""So far ahead of our clock may a late burst of speech bring us; what goes beyond is dropped."""
_QUIET_LEVEL = 200
"""A frame whose samples all stay under this (of 32768) can be dropped or doubled unheard."""


class Microphone:
    """Turns packets into frames. Times are seconds on one monotonic clock, passed in.

    on_frame: gets each frame, 320 samples of 16-bit PCM at 16 kHz, in order.
    line_alive: asked while nothing arrives; whether the other end is known to be there.
    """

    def __init__(
        self, on_frame: Callable[[bytes], None], line_alive: Callable[[], bool], now: float
    ) -> None:
        self._on_frame = on_frame
        self._line_alive = line_alive
        self._began = now
        self._arrived = now
        self._jitter = JitterBuffer()
        self._arrivals = Arrivals()
        self._mender = Mender(RATE)
        self._rest: Samples = np.zeros(0, np.int16)
        self._frames = 0
        self._next_timestamp: int | None = None
        self._stood_in = 0
        self._packets = 0

    @property
    def reception(self) -> Reception:
        """What came so far, and what stood in for the rest."""
        mended = self._mender.mended
        return Reception(
            packets=self._packets,
            lost=self._jitter.lost,
            late=self._jitter.late,
            recovered_s=mended.recovered / RATE,
            concealed_s=mended.concealed / RATE,
            jitter_s=self._arrivals.jitter_s,
        )

    def packet(self, packet: Packet, now: float) -> None:
        """Take a packet that arrived at `now`."""
        self._arrived = now
        self._packets += 1
        self._arrivals.packet(packet.timestamp, now)
        for released in self._jitter.push(packet):
            self._play(released, now)

    def tick(self, now: float, stalled_s: float = 0.0) -> None:
        """Stand in for what did not come. Call every 20 ms.

        stalled_s: how late this call is; packets of that time are still unread, not missing.
        """
        self._arrived += stalled_s
        if now - self._arrived < self._arrivals.patience_s:
            return
        for released in self._jitter.flush():
            self._play(released, now)
        if not self._line_alive() and now - self._arrived >= _STALL_S:
            self._began += max(0.0, self._behind(now))
            return
        while self._behind(now) >= FRAME / RATE:
            self._stood_in += FRAME
            self._emit(self._mender.stand_in(FRAME), now)

    def _play(self, released: Released, now: float) -> None:
        packet = released.packet
        if self._behind(now) < -_AHEAD_MAX_S:
            return
        missing = 0 if released.restarted else self._missing(packet.timestamp)
        # A hole in the client's time is filled, but not ahead of our own, save by a packet's copy.
        # In whole frames, or every frame after would wait for the next packet's samples.
        room = max(self._behind(now) * RATE, FRAME if released.lost else 0)
        missing = round(min(missing, room) / FRAME) * FRAME
        if missing > 0:
            bridged = self._mender.bridge(missing, packet.payload) if released.lost else None
            self._emit(self._mender.silence(missing) if bridged is None else bridged, now)
        self._stood_in = 0
        sound = self._mender.play(packet.payload)
        self._next_timestamp = packet.timestamp + len(sound) * CLOCK // RATE
        self._emit(sound, now)

    def _missing(self, timestamp: int) -> int:
        """Samples between the last packet and this one that nothing stands in for yet."""
        if self._next_timestamp is None:
            return 0
        ticks = (timestamp - self._next_timestamp + (1 << 31)) % (1 << 32) - (1 << 31)
        return ticks * RATE // CLOCK - self._stood_in

    def _behind(self, now: float) -> float:
        """Seconds that our clock is ahead of the samples that went out."""
        return now - self._began - (self._frames * FRAME + len(self._rest)) / RATE

    def _emit(self, samples: Samples, now: float) -> None:
        self._rest = np.concatenate((self._rest, samples))
        while len(self._rest) >= FRAME:
            frame, rest = self._rest[:FRAME], self._rest[FRAME:]
            behind = self._behind(now)
            quiet = abs(behind) > _DRIFT_S and _is_quiet(frame)
            self._rest = rest
            if quiet and behind < 0:
                continue
            for _ in range(2 if quiet else 1):
                self._frames += 1
                self._on_frame(frame.tobytes())


def _is_quiet(frame: Samples) -> bool:
    return bool(frame.max() < _QUIET_LEVEL and frame.min() > -_QUIET_LEVEL)
