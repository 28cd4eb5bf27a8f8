"""What is done to a voice: drawn out, put into a room, with noise."""

from typing import cast

import numpy as np
from numpy.typing import NDArray

_FRAME_S = 0.03
_SEEK_S = 0.012
_DIRECT_TO_ECHO_DB = 6.0


def drawn_out(
    samples: NDArray[np.float32], rate: int, length_s: float, glide_semitones: float
) -> NDArray[np.float32]:
    """The sound at another length, its pitch and formants gliding by so much to the end.

    By overlapping frames that are taken where they fit the ones before (WSOLA), so that its
    periods stay whole and only the steady part grows.
    """
    wanted = int(length_s * rate)
    size, seek = int(_FRAME_S * rate), int(_SEEK_S * rate)
    hop = size // 2
    padded = np.pad(samples, (0, size + seek))
    window = np.hanning(size + 1)[:size].astype(np.float32)
    out = np.zeros(wanted + 2 * size, np.float32)
    at = 0
    for start in range(0, wanted, hop):
        due = _place(start, wanted, len(samples), hop)
        if start:
            follows = padded[at + hop : at + hop + size]
            near = range(max(0, due - seek), min(len(samples) - 1, due + seek) + 1, 4)
            at = max(near, key=lambda place: float(follows @ padded[place : place + len(follows)]))
        out[start : start + size] += window * padded[at : at + size]
    return _glide(out[:wanted], glide_semitones)


def in_a_room(
    samples: NDArray[np.float32], rate: int, noise_dbfs: float, echo_s: float, seed: int
) -> NDArray[np.float32]:
    """With an echo that fades by 60 dB in `echo_s`, and noise that falls with frequency."""
    rng = np.random.default_rng(seed)
    if echo_s:
        length = int(echo_s * rate)
        fading = 10.0 ** (-3.0 * np.arange(length) / length)
        echo = rng.normal(0.0, 1.0, length) * fading
        echo[: int(0.002 * rate)] = 0.0
        echo *= 10 ** (-_DIRECT_TO_ECHO_DB / 20) / np.sqrt(np.sum(echo**2))
        total = len(samples) + length
        heard = np.fft.irfft(np.fft.rfft(samples, total) * np.fft.rfft(echo, total), total)
        samples = samples + heard[: len(samples)].astype(np.float32)
    spectrum = np.fft.rfft(rng.normal(0.0, 1.0, len(samples)))
    spectrum /= np.sqrt(np.maximum(np.fft.rfftfreq(len(samples), 1 / rate), 100.0))
    noise = np.fft.irfft(spectrum, len(samples))
    noise *= 10 ** (noise_dbfs / 20) / np.sqrt(np.mean(noise**2))
    return np.clip(samples + noise, -1.0, 1.0).astype(np.float32)


def _place(start: int, wanted: int, length: int, hop: int) -> int:
    """Where in a sound of `length` the frame comes from that begins at `start` of `wanted`.

    The first and the last fifth go at their own speed: an onset is not drawn out, and neither is
    the end.
    """
    edge = min(length // 5, wanted // 3)
    if start < edge:
        return start
    if start > wanted - edge:
        return length - (wanted - start)
    share = (start - edge) / max(hop, wanted - 2 * edge)
    return int(edge + share * (length - 2 * edge))


def _glide(samples: NDArray[np.float32], semitones: float) -> NDArray[np.float32]:
    steps = np.exp2(np.linspace(0.0, semitones, len(samples)) / 12.0)
    places = np.cumsum(steps)
    places *= (len(samples) - 1) / places[-1]
    glided = cast("NDArray[np.float64]", np.interp(places, np.arange(len(samples)), samples))
    return glided.astype(np.float32)
