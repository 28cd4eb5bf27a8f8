"""The recording of real speech: chunks, cuts and joins compared with what was said."""

import asyncio
import io
import time

import av
import numpy as np
import pytest

from agent.ogg import read_ogg
from agent.opus import Resampler, Samples
from agent.recording import ChunkEncoder, Recorder, cut
from schemas.journal import AUDIO_CHUNK_S
from tests.fixtures.speech import SAMPLE_RATE, synthesize_candidate

CANDIDATE = "I led the move of our payment service, and then we measured for three weeks."
INTERVIEWER = "Thanks. Let us go deeper on that. What would you have done differently?"


def decode(source: str | io.BytesIO, rate: int) -> Samples:
    resampler = av.AudioResampler(format="s16", layout="mono", rate=rate)
    parts: list[Samples] = []
    with av.open(source, "r") as file:
        for frame in [*file.decode(audio=0), None]:
            if frame is not None:
                frame.pts = None
            parts += [part.to_ndarray()[0].astype(np.int16) for part in resampler.resample(frame)]
    return np.concatenate(parts)


def said(text: str, rate: int) -> Samples:
    """Four seconds of somebody saying this."""
    samples = synthesize_candidate(text)[: 4 * SAMPLE_RATE]
    whole = np.pad(samples, (0, 4 * SAMPLE_RATE - len(samples)))
    return Resampler(SAMPLE_RATE, rate)(whole)


@pytest.fixture(scope="module")
def speech() -> tuple[Samples, Samples]:
    """Four seconds of each side, 16 and 24 kHz."""
    return said(CANDIDATE, 16_000), said(INTERVIEWER, 24_000)


@pytest.fixture(scope="module")
def chunks(speech: tuple[Samples, Samples]) -> list[bytes]:
    encoder = ChunkEncoder()
    candidate, interviewer = speech
    return [
        encoder.encode(a.tobytes(), b.tobytes())
        for a, b in zip(candidate.reshape(8, -1), interviewer.reshape(8, -1), strict=True)
    ]


def likeness(heard: Samples, meant: Samples) -> float:
    """Correlation of two stretches, sample by sample: also says that none is out of place."""
    n = min(len(heard), len(meant))
    return float(np.corrcoef(heard[:n], meant[:n])[0, 1])


def test_all_of_it_is_there_and_in_its_place(
    chunks: list[bytes], speech: tuple[Samples, Samples]
) -> None:
    heard = decode(io.BytesIO(cut(chunks, "candidate", None)), 16_000)
    assert len(heard) == pytest.approx(4 * 16_000, abs=0.007 * 16_000)
    assert likeness(heard, speech[0]) > 0.97


@pytest.mark.parametrize("stretch", [(0.0, 0.5), (0.333, 1.777), (1.0, 4.0), (2.51, 2.6)])
def test_a_cut_is_exact(
    chunks: list[bytes], speech: tuple[Samples, Samples], stretch: tuple[float, float]
) -> None:
    start, end = (round(at * 16_000) for at in stretch)
    heard = decode(io.BytesIO(cut(chunks, "candidate", [stretch])), 16_000)
    assert len(heard) == pytest.approx(end - start, abs=0.007 * 16_000)
    assert likeness(heard, speech[0][start:end]) > 0.9


def test_stretches_are_joined_without_a_gap_or_a_click(
    chunks: list[bytes], speech: tuple[Samples, Samples]
) -> None:
    heard = decode(io.BytesIO(cut(chunks, "candidate", [(0.5, 1.5), (2.0, 3.5)])), 16_000)
    meant = np.concatenate([speech[0][8_000:24_000], speech[0][32_000:56_000]])
    assert len(heard) == pytest.approx(len(meant), abs=0.021 * 16_000)
    assert likeness(heard[:16_000], meant[:16_000]) > 0.97
    assert np.abs(np.diff(heard.astype(int))).max() < 1.3 * np.abs(np.diff(meant.astype(int))).max()


def test_both_sides_are_mixed(chunks: list[bytes], speech: tuple[Samples, Samples]) -> None:
    heard = decode(io.BytesIO(cut(chunks, "both", None)), 24_000).astype(float)
    candidate = np.repeat(speech[0], 3)[::2][: len(heard)].astype(float)
    interviewer = speech[1][: len(heard)].astype(float)

    def loudness(samples: np.ndarray) -> np.ndarray:
        count = len(samples) // 480
        return np.sqrt((samples[: count * 480].reshape(count, 480) ** 2).mean(axis=1))

    together = np.sqrt(loudness(candidate) ** 2 + loudness(interviewer) ** 2)
    assert np.corrcoef(loudness(heard), together)[0, 1] > 0.95


def test_a_chunk_is_a_file_of_its_own(chunks: list[bytes]) -> None:
    for chunk in chunks:
        assert [len(track.packets) for track in read_ogg(chunk)] == [25, 25]
        with av.open(io.BytesIO(chunk), "r") as file:
            assert len(file.streams.audio) == 2


@pytest.mark.parametrize(
    "ranges", [[(1.0, 1.0)], [(2.0, 1.0)], [(-1.0, 1.0)], [(4.5, 5.0)], [(0.0, 2.0), (1.0, 3.0)]]
)
def test_ranges_that_make_no_sense_are_refused(
    chunks: list[bytes], ranges: list[tuple[float, float]]
) -> None:
    with pytest.raises(ValueError, match=r"no audio|ascend"):
        cut(chunks, "candidate", ranges)


def test_no_chunks_are_no_audio() -> None:
    with pytest.raises(ValueError, match="no audio"):
        cut([], "both", None)


def test_encoding_a_chunk_is_quick(speech: tuple[Samples, Samples]) -> None:
    """Once a half second in a thread of its own; a bound against a blunder, not a benchmark."""
    encoder = ChunkEncoder()
    began = time.process_time()
    for at in range(8):
        encoder.encode(
            speech[0][at * 8_000 :][:8_000].tobytes(), speech[1][at * 12_000 :][:12_000].tobytes()
        )
    assert (time.process_time() - began) / 8 < 0.1


class Kept:
    """What the recorder handed over."""

    def __init__(self) -> None:
        self.chunks: list[tuple[int, bytes]] = []
        self.two = asyncio.Event()

    def __call__(self, n: int, data: bytes) -> None:
        self.chunks.append((n, data))
        if len(self.chunks) == 2:
            self.two.set()


async def test_a_recorder_hands_over_each_half_second() -> None:
    kept = Kept()
    recorder = Recorder(kept, first_chunk=7)
    assert recorder.position_s == 7 * AUDIO_CHUNK_S
    for _ in range(60):
        recorder.candidate(bytes(640))
        recorder.interviewer(bytes(960))
    assert recorder.position_s == pytest.approx(7 * AUDIO_CHUNK_S + 1.2)
    async with asyncio.timeout(5):
        await kept.two.wait()
    await recorder.aclose()
    assert [n for n, _ in kept.chunks] == [7, 8, 9]
    assert all(len(read_ogg(data)[0].packets) == 25 for _, data in kept.chunks)
    recorder.candidate(bytes(640))
    recorder.interviewer(bytes(960))
    await recorder.aclose()
    assert len(kept.chunks) == 3


async def test_one_side_alone_is_recorded_beside_silence() -> None:
    kept = Kept()
    recorder = Recorder(kept)
    for _ in range(25 * 6):
        recorder.candidate(bytes(640))
    assert recorder.position_s == pytest.approx(3.0)
    await recorder.aclose()
    assert [n for n, _ in kept.chunks] == list(range(6))


async def test_a_recorder_that_heard_nothing_writes_nothing() -> None:
    kept = Kept()
    await Recorder(kept).aclose()
    assert kept.chunks == []


async def test_a_fault_in_keeping_a_chunk_is_reported(caplog: pytest.LogCaptureFixture) -> None:
    def fail(n: int, data: bytes) -> None:
        raise OSError(f"no space for chunk {n} of {len(data)} bytes")

    recorder = Recorder(fail)
    for _ in range(25):
        recorder.candidate(bytes(640))
        recorder.interviewer(bytes(960))
    with pytest.raises(OSError, match="no space for chunk 0"):
        await recorder.aclose()
    assert "the recording stopped" in caplog.text
