"""Ogg files of Opus packets (RFC 3533, RFC 7845), taken apart and put together as they are.

Packets are copied, never decoded, so that cutting and joining recordings costs nothing and loses
nothing.
"""

import struct
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, zip_longest

from agent.opus import PACKET

_HEADER = struct.Struct("<4sBBqIIIB")
"""Of a page: mark, version, flags, granule, serial, number, checksum, lacing values."""
_CONTINUED, _FIRST, _LAST = 1, 2, 4
_LACING_MAX = 255
_PAGE_PACKETS = 50
"""Packets in a page: 1 s, as far as a player reads to find its place."""

_REVERSED = bytes(int(f"{byte:08b}"[::-1], 2) for byte in range(256))


@dataclass(frozen=True, slots=True)
class OggTrack:
    """One stream of mono Opus packets of 20 ms each.

    rate: Hz of what was encoded, for information. pre_skip: ticks at 48 kHz that a player drops
    at the beginning. ticks: how many of the rest it plays; None for all.
    """

    rate: int
    pre_skip: int
    packets: Sequence[bytes]
    ticks: int | None = None


def write_ogg(tracks: Sequence[OggTrack]) -> bytes:
    """One file with these tracks, numbered from 0."""
    pages = [list(_pages(serial, track)) for serial, track in enumerate(tracks)]
    # All first pages lead, then all comments, then sound side by side.
    return b"".join(page for row in zip_longest(*pages, fillvalue=b"") for page in row)


def read_ogg(data: bytes) -> list[OggTrack]:
    """The tracks of a file, in order. Raises ValueError if it is damaged or not Ogg/Opus."""
    packets: dict[int, list[bytes]] = {}
    partial: dict[int, bytes] = {}
    last: dict[int, int] = {}
    for flags, granule, serial, parts, open_end in _read_pages(data):
        stream = packets.setdefault(serial, [])
        if flags & _CONTINUED and parts:
            parts[0] = partial.pop(serial, b"") + parts[0]
        if open_end:
            partial[serial] = parts.pop()
        stream += parts
        last[serial] = granule
    return [_track(stream, last[serial]) for serial, stream in packets.items()]


def _track(stream: Sequence[bytes], last_granule: int) -> OggTrack:
    if len(stream) < 2 or stream[0][:8] != b"OpusHead" or len(stream[0]) < 19:
        raise ValueError("not an Opus stream")
    pre_skip, rate = struct.unpack_from("<HI", stream[0], 10)
    return OggTrack(rate, pre_skip, stream[2:], max(0, last_granule - pre_skip))


def _pages(serial: int, track: OggTrack) -> Iterator[bytes]:
    head = struct.pack("<8sBBHIhB", b"OpusHead", 1, 1, track.pre_skip, track.rate, 0, 0)
    vendor = b"MockMate"
    tags = struct.pack("<8sI", b"OpusTags", len(vendor)) + vendor + bytes(4)
    yield _page(serial, 0, _FIRST, 0, [head])
    yield _page(serial, 1, 0, 0, [tags])
    count = len(track.packets)
    for number, start in enumerate(range(0, count, _PAGE_PACKETS), 2):
        end = min(start + _PAGE_PACKETS, count)
        granule = end * PACKET
        if end == count and track.ticks is not None:
            granule = min(granule, track.pre_skip + track.ticks)
        flags = _LAST if end == count else 0
        yield _page(serial, number, flags, granule, track.packets[start:end])


def _page(serial: int, number: int, flags: int, granule: int, packets: Sequence[bytes]) -> bytes:
    lacing = bytes(
        chain.from_iterable(
            [255] * (len(packet) // 255) + [len(packet) % 255] for packet in packets
        )
    )
    if len(lacing) > _LACING_MAX:
        raise ValueError("packets too large for one page")
    body = lacing + b"".join(packets)

    def header(checksum: int) -> bytes:
        return _HEADER.pack(b"OggS", 0, flags, granule, serial, number, checksum, len(lacing))

    return header(_checksum(header(0) + body)) + body


def _read_pages(data: bytes) -> Iterator[tuple[int, int, int, list[bytes], bool]]:
    """Flags, granule, serial, packets (the last one unfinished if so said) of each page."""
    at = 0
    while at < len(data):
        if len(data) < at + _HEADER.size or data[at : at + 4] != b"OggS":
            raise ValueError("not an Ogg page")
        _, _, flags, granule, serial, _, checksum, count = _HEADER.unpack_from(data, at)
        begin = at + _HEADER.size
        lacing = data[begin : begin + count]
        end = begin + count + sum(lacing)
        blank = data[at : at + 22] + bytes(4) + data[at + 26 : end]
        if end > len(data) or _checksum(blank) != checksum:
            raise ValueError("a damaged Ogg page")
        position = begin + count
        packets: list[bytes] = []
        size = 0
        for length in lacing:
            size += length
            if length < 255:
                packets.append(data[position : position + size])
                position, size = position + size, 0
        open_end = bool(lacing) and lacing[-1] == 255
        if open_end:
            packets.append(data[position:end])
        yield flags, granule, serial, packets, open_end
        at = end


def _checksum(data: bytes) -> int:
    """Ogg's CRC: zlib's polynomial with the bits the other way round, from zero."""
    crc = zlib.crc32(data.translate(_REVERSED), 0xFFFFFFFF) ^ 0xFFFFFFFF
    return int(f"{crc:032b}"[::-1], 2)
