"""libopus as a call uses it; fails when PyAV's wheel no longer brings what is relied on."""

import ctypes
import random
from pathlib import Path

import av
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from agent import libopus
from agent.libopus import CallDecoder, CallEncoder, OpusMissing, candidates, load
from agent.opus import OpusDecoder, Samples

RATE = 24_000
OUT = 16_000
FRAME = OUT // 50


def vowel(seconds: float) -> Samples:
    """A gliding voice at 24 kHz."""
    times = np.arange(round(seconds * RATE)) / RATE
    phase = 2 * np.pi * np.cumsum(130 + 25 * np.sin(4 * np.pi * times)) / RATE
    harmonics = np.arange(1, 20)[:, None]
    return (6_000 * np.sum(np.sin(harmonics * phase) / harmonics, axis=0)).astype(np.int16)


def packets(expected_loss: int) -> list[bytes]:
    """0.3 s of it."""
    encoder = CallEncoder(RATE, 32_000)
    encoder.expect_loss(expected_loss)
    return [encoder.encode(part) for part in vowel(0.3).reshape(-1, RATE // 50)]


def likeness(one: Samples, other: Samples) -> float:
    return float(np.corrcoef(one.astype(float), other.astype(float))[0, 1])


def test_the_wheel_of_pyav_brings_the_library() -> None:
    first = Path(next(candidates()))
    assert Path(av.__file__).parent.parent in first.parents
    version = load().opus_get_version_string
    version.restype = ctypes.c_char_p
    assert version().startswith(b"libopus 1.")


@pytest.mark.parametrize(
    "path",
    [
        "av.libs/libopus-114e2b1a.so.0.11.1",
        "av.libs/libopus-0-4369edc456631a3cc933d7918747e5d2.dll",
        "av/.dylibs/libopus.0.dylib",
    ],
)
def test_it_is_found_where_wheels_put_it(
    path: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    library = tmp_path / path
    library.parent.mkdir(parents=True)
    library.touch()
    monkeypatch.setattr(av, "__file__", str(tmp_path / "av" / "__init__.py"))
    assert next(candidates()) == str(library)


def test_without_it_the_error_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(libopus, "candidates", lambda: iter(["/nowhere/libopus.so"]))
    load.cache_clear()
    with pytest.raises(OpusMissing, match="install PyAV from its wheel, or libopus"):
        CallDecoder(OUT)
    with pytest.raises(OpusMissing):
        CallEncoder(RATE, 32_000)


def test_a_packet_decodes_as_by_pyav() -> None:
    ours, theirs = CallDecoder(OUT), OpusDecoder(OUT)
    sound = [(ours.decode(packet), theirs.decode(packet)) for packet in packets(0)]
    assert [len(one) for one, _ in sound] == [FRAME] * len(sound)
    mine, reference = (np.concatenate(side) for side in zip(*sound, strict=True))
    # PyAV's goes through a resampler, which comes some samples later.
    assert max(likeness(mine[100:-100], np.roll(reference, -n)[100:-100]) for n in range(40)) > 0.9


def test_copies_are_carried_only_where_loss_is_expected() -> None:
    decoder = CallDecoder(OUT)
    assert not any(decoder.carries_copy(packet) for packet in packets(0))
    assert all(decoder.carries_copy(packet) for packet in packets(10)[1:])


def test_a_copy_sounds_like_the_packet_that_was_lost() -> None:
    sent = packets(10)
    whole, lossy = CallDecoder(OUT), CallDecoder(OUT)
    said = [whole.decode(packet) for packet in sent]
    for packet in sent[:8]:
        lossy.decode(packet)
    assert likeness(lossy.recover(sent[9], FRAME), said[8]) > 0.8


def test_what_is_made_up_goes_on_from_what_was_said() -> None:
    decoder = CallDecoder(OUT)
    last = [decoder.decode(packet) for packet in packets(0)[:8]][-1]
    made_up = decoder.conceal(FRAME)
    assert len(made_up) == FRAME
    assert np.abs(made_up.astype(int)).mean() > 0.3 * np.abs(last.astype(int)).mean()


def test_loss_can_come_to_be_expected_in_the_middle() -> None:
    encoder, decoder = CallEncoder(RATE, 32_000), CallDecoder(OUT)
    parts = vowel(0.6).reshape(-1, RATE // 50)
    before = [encoder.encode(part) for part in parts[:10]]
    encoder.expect_loss(10)
    during = [encoder.encode(part) for part in parts[10:20]]
    encoder.expect_loss(0)
    # The change itself takes a packet.
    _, *after = [encoder.encode(part) for part in parts[20:]]
    carried = [
        any(decoder.carries_copy(packet) for packet in those) for those in (before, during, after)
    ]
    assert carried == [False, True, False]


def test_another_length_than_20_ms_is_refused() -> None:
    with pytest.raises(ValueError, match="not 20 ms"):
        CallEncoder(RATE, 32_000).encode(np.zeros(479, np.int16))


def test_a_rate_that_opus_does_not_know_is_refused() -> None:
    with pytest.raises(ValueError, match="44100"):
        CallDecoder(44_100)
    with pytest.raises(ValueError, match="44100"):
        CallEncoder(44_100, 32_000)


@given(st.binary(max_size=1500), st.binary(max_size=1500))
def test_any_bytes_at_all_are_survived(payload: bytes, following: bytes) -> None:
    decoder = CallDecoder(OUT)
    assert len(decoder.decode(payload)) <= OUT * 0.12
    assert len(decoder.recover(following, FRAME)) in (0, FRAME)
    assert decoder.carries_copy(payload) in (True, False)
    assert len(decoder.conceal(FRAME)) == FRAME


def test_damaged_speech_is_survived() -> None:
    rng = random.Random(7)
    decoder = CallDecoder(OUT)
    for packet in packets(10) * 20:
        damaged = bytearray(packet)
        for _ in range(3):
            damaged[rng.randrange(len(damaged))] = rng.randrange(256)
        assert len(decoder.decode(bytes(damaged))) <= OUT * 0.12
        assert len(decoder.recover(bytes(damaged), FRAME)) in (0, FRAME)
