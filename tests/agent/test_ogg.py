"""Ogg files: what is written is read again, and other readers agree."""

import io

import av
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from agent.ogg import OggTrack, read_ogg, write_ogg
from agent.opus import OpusEncoder


def packets(count: int, rate: int = 16_000) -> list[bytes]:
    encoder = OpusEncoder(rate, 24_000)
    noise = np.random.default_rng(1).normal(0, 2000, (count, rate // 50)).astype(np.int16)
    return [encoder.encode(part) for part in noise]


def checksum(page: bytes) -> int:
    """The checksum as the specification gives it, bit by bit."""
    crc = 0
    for byte in page:
        crc ^= byte << 24
        for _ in range(8):
            crc = (crc << 1 ^ (0x04C11DB7 if crc & 1 << 31 else 0)) & 0xFFFFFFFF
    return crc


@given(
    st.lists(
        st.lists(st.binary(min_size=1, max_size=1275), min_size=1, max_size=30),
        min_size=1,
        max_size=3,
    )
)
def test_what_is_written_is_read_again(streams: list[list[bytes]]) -> None:
    tracks = [OggTrack(16_000, 312, stream) for stream in streams]
    read = read_ogg(write_ogg(tracks))
    assert [list(track.packets) for track in read] == streams
    assert all((track.rate, track.pre_skip) == (16_000, 312) for track in read)


@pytest.mark.parametrize("count", [1, 25, 50, 51, 300])
def test_other_readers_see_the_length_that_was_meant(count: int) -> None:
    data = write_ogg([OggTrack(16_000, 312, packets(count), count * 960 - 312 - 100)])
    with av.open(io.BytesIO(data), "r") as file:
        samples = sum(frame.samples for frame in file.decode(audio=0))
    assert samples == count * 960 - 312 - 100


def test_both_tracks_are_there_for_other_readers() -> None:
    data = write_ogg([OggTrack(16_000, 312, packets(60)), OggTrack(24_000, 312, packets(60))])
    with av.open(io.BytesIO(data), "r") as file:
        assert [stream.name for stream in file.streams.audio] == ["opus", "opus"]


@pytest.mark.parametrize(
    "data",
    [b"RIFF....WAVE", b"OggS", b"OggS" + bytes(40), bytes(100)],
    ids=["wav", "cut", "0", "1"],
)
def test_what_is_not_ogg_is_refused(data: bytes) -> None:
    with pytest.raises(ValueError, match="Ogg"):
        read_ogg(data)


def test_damage_is_noticed_wherever_it_is() -> None:
    good = write_ogg([OggTrack(16_000, 312, packets(5))])
    for at in range(0, len(good), 7):
        bad = good[:at] + bytes([good[at] ^ 0x10]) + good[at + 1 :]
        with pytest.raises(ValueError, match="Ogg"):
            read_ogg(bad)


def test_another_codec_is_refused() -> None:
    head = bytearray(write_ogg([OggTrack(16_000, 312, packets(1))]))
    head[28:36] = b"NopeHead"
    head[22:26] = bytes(4)
    head[22:26] = checksum(bytes(head[: 28 + 19])).to_bytes(4, "little")
    with pytest.raises(ValueError, match="Opus"):
        read_ogg(bytes(head))
