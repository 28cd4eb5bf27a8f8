"""The recording of a call: both sides, in chunks that can be joined and cut without decoding.

Each chunk is an Ogg/Opus file with two tracks of exactly `AUDIO_CHUNK_S`: 0 the candidate alone,
1 both sides mixed. The encoders run on across chunks, so packets joined play without a gap.
"""

import asyncio
import logging
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from agent.ogg import OggTrack, read_ogg, write_ogg
from agent.opus import CLOCK, PACKET, OpusDecoder, OpusEncoder, Resampler, Samples
from schemas.journal import AUDIO_CHUNK_S

_CANDIDATE_RATE = 16_000
_BOTH_RATE = 24_000
_CANDIDATE_BYTES = int(2 * _CANDIDATE_RATE * AUDIO_CHUNK_S)
_BOTH_BYTES = int(2 * _BOTH_RATE * AUDIO_CHUNK_S)
_APART_MAX = 5
"""Chunks that one side may be ahead; then silence stands in for the other."""

_PRE_ROLL = 2
"""Packets decoded before the first that is heard, for the decoder to settle. RFC 7845 asks for 4;
browsers count them into the duration that they show, and answers begin in a pause anyway."""

Track = Literal["candidate", "both"]
_TRACKS: tuple[Track, Track] = ("candidate", "both")

_logger = logging.getLogger(__name__)


class Recorder:
    """Implements `rooms.port.Listener`. Make it in the event loop whose call it records.

    on_chunk: gets (n, file) in the event loop, in order, each within moments of its last sample.
    first_chunk: where a call that goes on continues.
    """

    def __init__(self, on_chunk: Callable[[int, bytes], None], *, first_chunk: int = 0) -> None:
        self._on_chunk = on_chunk
        self._next = first_chunk
        self._candidate = bytearray()
        self._interviewer = bytearray()
        self._encoder = ChunkEncoder()
        # A thread of its own: the models' work must not hold up what a crash would lose.
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="recording")
        self._full: asyncio.Queue[tuple[int, bytes, bytes] | None] = asyncio.Queue()
        self._writing = asyncio.get_running_loop().create_task(self._write())
        self._writing.add_done_callback(_report)
        self._closed = False

    @property
    def position_s(self) -> float:
        """The call's clock: where the candidate's next sample comes to lie, in seconds."""
        return self._next * AUDIO_CHUNK_S + len(self._candidate) / (2 * _CANDIDATE_RATE)

    def candidate(self, pcm: bytes) -> None:
        """The candidate's next samples: 16 kHz mono, 16 bit."""
        if not self._closed:
            self._candidate += pcm
            self._cut()

    def interviewer(self, pcm: bytes) -> None:
        """What is played to the candidate meanwhile: 24 kHz mono, 16 bit."""
        if not self._closed:
            self._interviewer += pcm
            self._cut()

    async def aclose(self) -> None:
        """Fill the last chunk up with silence and hand it over. Idempotent."""
        if not self._closed:
            while self._candidate or self._interviewer:
                self._hand_over()
            self._closed = True
            self._full.put_nowait(None)
        try:
            await asyncio.shield(self._writing)
        finally:
            self._thread.shutdown(wait=False)

    def _cut(self) -> None:
        chunks = len(self._candidate) / _CANDIDATE_BYTES, len(self._interviewer) / _BOTH_BYTES
        if min(chunks) >= 1 or max(chunks) >= _APART_MAX:
            self._hand_over()

    def _hand_over(self) -> None:
        candidate, self._candidate = _split(self._candidate, _CANDIDATE_BYTES)
        interviewer, self._interviewer = _split(self._interviewer, _BOTH_BYTES)
        self._full.put_nowait((self._next, candidate, interviewer))
        self._next += 1

    async def _write(self) -> None:
        loop = asyncio.get_running_loop()
        while chunk := await self._full.get():
            n, candidate, interviewer = chunk
            data = await loop.run_in_executor(
                self._thread, self._encoder.encode, candidate, interviewer
            )
            self._on_chunk(n, data)


class ChunkEncoder:
    """Encodes chunk after chunk of one call."""

    def __init__(self) -> None:
        self._candidate = OpusEncoder(_CANDIDATE_RATE, 24_000)
        self._both = OpusEncoder(_BOTH_RATE, 32_000)
        self._resample = Resampler(_CANDIDATE_RATE, _BOTH_RATE)

    def encode(self, candidate: bytes, interviewer: bytes) -> bytes:
        """The file of one chunk, from 16 kHz and 24 kHz mono samples of `AUDIO_CHUNK_S` each."""
        voice = np.frombuffer(candidate, np.int16)
        played = np.frombuffer(interviewer, np.int16)
        both = self._resample(voice).astype(np.int32) + played
        mixed = np.clip(both, -32768, 32767).astype(np.int16)
        return write_ogg(
            [
                _track(self._candidate, _CANDIDATE_RATE, voice),
                _track(self._both, _BOTH_RATE, mixed),
            ]
        )


def cut(
    chunks: Iterable[bytes], track: Track, ranges: Sequence[tuple[float, float]] | None
) -> bytes:
    """One Ogg/Opus file of a track of a call, from its chunks in order, from the first on.

    ranges: stretches (from, to) in seconds, ascending, joined in the file; None for all. The
    file's beginning and end are exact to the sample, joins within it to 20 ms.
    Raises ValueError for ranges that do not ascend, or with nothing in them.
    """
    tracks = [read_ogg(chunk)[_TRACKS.index(track)] for chunk in chunks]
    packets = [packet for part in tracks for packet in part.packets]
    if not packets:
        raise ValueError("there is no audio")
    delay, total = tracks[0].pre_skip, len(packets) * PACKET
    spans = [_span(r, delay, total) for r in ranges or [(0.0, total / CLOCK)]]
    if any(a[1] > b[0] for a, b in pairwise(spans)):
        raise ValueError("ranges must ascend")
    begin = spans[0][0]
    first = max(0, begin // PACKET - _PRE_ROLL)
    kept: list[bytes] = []
    for index, (start, end) in enumerate(spans):
        from_packet = first if index == 0 else round(start / PACKET)
        is_last = index == len(spans) - 1
        to_packet = -(-end // PACKET) if is_last else round(end / PACKET)
        kept += packets[from_packet:to_packet]
    pre_skip = begin - first * PACKET
    trimmed = -spans[-1][1] % PACKET
    ticks = len(kept) * PACKET - pre_skip - trimmed
    return write_ogg([OggTrack(tracks[0].rate, pre_skip, kept, ticks)])


def decoded(file: bytes, rate: int) -> NDArray[np.float32]:
    """The sound of a file with one track: mono, at `rate` Hz, -1..1.

    Raises ValueError if it is damaged or not Ogg/Opus.
    """
    (track,) = read_ogg(file)
    decoder = OpusDecoder(rate)
    samples = np.concatenate([decoder.decode(packet) for packet in track.packets])
    begin = track.pre_skip * rate // CLOCK
    end = None if track.ticks is None else begin + track.ticks * rate // CLOCK
    return samples[begin:end].astype(np.float32) / 32768.0


def _span(stretch: tuple[float, float], delay: int, total: int) -> tuple[int, int]:
    """Where a stretch of the call lies in what the decoder gives, in ticks."""
    start, end = (round(seconds * CLOCK) + delay for seconds in stretch)
    if stretch[0] < 0 or not start < min(end, total):
        raise ValueError(f"no audio from {stretch[0]:g} to {stretch[1]:g} s")
    return start, min(end, total)


def _track(encoder: OpusEncoder, rate: int, samples: Samples) -> OggTrack:
    packets = [encoder.encode(part) for part in samples.reshape(-1, rate // 50)]
    return OggTrack(rate, encoder.delay, packets)


def _split(buffer: bytearray, size: int) -> tuple[bytes, bytearray]:
    """The first `size` bytes, filled up with silence, and the rest."""
    return bytes(buffer[:size]).ljust(size, b"\0"), buffer[size:]


def _report(writing: asyncio.Task[None]) -> None:
    if not writing.cancelled() and (error := writing.exception()) is not None:
        _logger.error("the recording stopped", exc_info=error)
