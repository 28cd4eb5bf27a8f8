"""Puts RTP packets back in order without delaying a clean link.

A packet that comes in order leaves at once. Behind a gap, packets are held until the missing one
comes or until `HOLD` of them wait: so reordering is repaired, a loss costs at most `HOLD` packet
times once, and nothing is ever delayed for good. Pure: no clock, no I/O.
"""

from dataclasses import dataclass

HOLD = 3
"""Packets that may wait for a missing one: 60 ms at 20 ms a packet."""

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
    """Orders packets by sequence number; holds at most `hold` of them."""

    def __init__(self, hold: int = HOLD) -> None:
        if hold < 1:
            raise ValueError("hold must be at least 1")
        self._hold = hold
        self._next: int | None = None
        self._held: dict[int, Packet] = {}
        self._stray: int | None = None
        self.lost = 0
        """Packets given up on so far."""
        self.late = 0
        """Packets that came after they were given up on, or twice."""

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
            self.late += 1
            return []
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

    def _restart(self, packet: Packet) -> list[Released]:
        # One packet from far away may be a stray of an old stream; two in a row are a new one.
        stray, self._stray = self._stray, packet.sequence
        if stray is None or not 0 < _distance(stray, packet.sequence) <= self._hold:
            self.late += 1
            return []
        released = self.flush()
        self._stray = None
        return released + self._release(packet, restarted=True)

    def _release(self, packet: Packet, lost: int = 0, restarted: bool = False) -> list[Released]:
        self.lost += lost
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
