"""Puts RTP packets back in order without delaying a clean link.

A packet that comes in order leaves at once. Behind a gap, packets are held until the missing one
comes or until so many of them wait as the line has lately reordered: one where it keeps the order,
so that a loss costs one packet time, in which its copy comes, and at most `HOLD`. Nothing is ever
delayed for good. Pure: no clock, no I/O.
"""

from collections import deque
from dataclasses import dataclass

HOLD = 3
"""Packets that may wait for a missing one: 60 ms at 20 ms a packet."""

_FORGET = 500
"""After so many packets in order (10 s), one less may wait."""

_REMEMBER = 64
"""Packets that were given up on last: one of these that comes after all was reordered."""

RESTART = 500
"""A jump of more packets than this is a new stream, not a loss (10 s at 20 ms a packet)."""

_SEQUENCE = 1 << 16


@dataclass(frozen=True, slots=True)
class Packet:
    """One audio packet. `timestamp` is RTP's: 48 kHz ticks, modulo 2**32."""

    sequence: int
    timestamp: int
    payload: bytes


@dataclass(frozen=True, slots=True)
class Released:
    """A packet whose turn has come. `lost`: how many before it never came in time.

    restarted: the stream began anew, so its timestamp says nothing about the time since the last.
    """

    packet: Packet
    lost: int
    restarted: bool


class JitterBuffer:
    """Orders packets by sequence number; holds at most `most` of them."""

    def __init__(self, most: int = HOLD) -> None:
        if most < 1:
            raise ValueError("at least one must be held to see a gap")
        self._most = most
        self._hold = 1
        self._orderly = 0
        self._given_up: deque[int] = deque(maxlen=_REMEMBER)
        self._next: int | None = None
        self._held: dict[int, Packet] = {}
        self._stray: int | None = None
        self.lost = 0
        """Packets given up on so far."""
        self.late = 0
        """Of these, packets that came after all."""
        self.useless = 0
        """Packets that came twice, or from far away."""

    def push(self, packet: Packet) -> list[Released]:
        """Take a packet as it came; return those whose turn it is, in order."""
        if self._next is None:
            self._next = packet.sequence
            return self._release(packet, restarted=True)
        ahead = _distance(self._next, packet.sequence)
        if abs(ahead) > RESTART:
            return self._restart(packet)
        self._stray = None
        if ahead < 0 or packet.sequence in self._held:
            self._too_late(packet.sequence, -ahead)
            return []
        self._orderly += 1
        if self._orderly >= _FORGET and self._hold > 1:
            self._hold, self._orderly = self._hold - 1, 0
        if ahead == 0:
            return [*self._release(packet), *self._in_order()]
        self._held[packet.sequence] = packet
        return self._give_up() if len(self._held) >= self._hold else []

    def flush(self) -> list[Released]:
        """Give up on what is missing and return all that is held: nothing else is coming soon."""
        released: list[Released] = []
        while self._held:
            released += self._give_up()
        return released

    def _too_late(self, sequence: int, behind: int) -> None:
        if sequence not in self._given_up:
            self.useless += 1
        else:
            self.late += 1
            self._given_up.remove(sequence)
            # It would have been in time, had those that overtook it and one more been held.
            self._hold = min(self._most, max(self._hold, behind + len(self._held)))
            self._orderly = 0

    def _restart(self, packet: Packet) -> list[Released]:
        # One packet from far away may be a stray of an old stream; two in a row are a new one.
        stray, self._stray = self._stray, packet.sequence
        if stray is None or not 0 < _distance(stray, packet.sequence) <= HOLD:
            self.useless += 1
            return []
        released = self.flush()
        self._stray = None
        return released + self._release(packet, restarted=True)

    def _release(self, packet: Packet, lost: int = 0, restarted: bool = False) -> list[Released]:
        self.lost += lost
        if self._next is not None:
            missing = range(max(0, lost - _REMEMBER), lost)
            self._given_up.extend((self._next + n) % _SEQUENCE for n in missing)
        self._next = (packet.sequence + 1) % _SEQUENCE
        return [Released(packet, lost, restarted)]

    def _in_order(self) -> list[Released]:
        released: list[Released] = []
        while self._next is not None and (packet := self._held.pop(self._next, None)):
            released += self._release(packet)
        return released

    def _give_up(self) -> list[Released]:
        """Skip to the oldest packet held."""
        start = self._next
        if start is None:
            raise RuntimeError("nothing can be held before the first packet")
        oldest = min(self._held, key=lambda sequence: _distance(start, sequence))
        first = self._release(self._held.pop(oldest), lost=_distance(start, oldest))
        return first + self._in_order()


def _distance(origin: int, sequence: int) -> int:
    """How far `sequence` lies after `origin`, wrapped to -32768..32767."""
    return (sequence - origin + _SEQUENCE // 2) % _SEQUENCE - _SEQUENCE // 2
