"""libopus itself: what a call over a bad network needs of it and PyAV does not hand out.

That is: the copy of the packet before that a packet carries (in-band FEC), sound made up for what
never came (concealment), and an encoder that can be told in mid-call how much is being lost. The
library is the one inside PyAV's wheel, on Linux, macOS and Windows; where PyAV was built against
the system's, it is that one. Without either no call can be held, and `OpusMissing` says so at the
start.

Calls hold the interpreter: they take 0.02 to 0.2 ms, and to get the interpreter back among busy
threads takes longer.
"""

import ctypes
import ctypes.util
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Final

import av
import numpy as np

from agent.opus import Samples

_PACKET_MAX: Final = 1275
"""Bytes of the longest packet of 20 ms (RFC 6716, 3.4)."""
_LONGEST_S: Final = 0.12
"""Seconds in the longest packet (RFC 6716, 2.1.4)."""
_APPLICATION_AUDIO: Final = 2049
_SET_BIT_RATE: Final = 4002
_SET_COMPLEXITY: Final = 4010
_SET_INBAND_FEC: Final = 4012
_SET_LOSS_PERCENT: Final = 4014

_FUNCTIONS: Final[dict[str, tuple[type | None, list[type]]]] = {
    "opus_decoder_create": (
        ctypes.c_void_p,
        [ctypes.c_int32, ctypes.c_int, ctypes.POINTER(ctypes.c_int)],
    ),
    "opus_decoder_destroy": (None, [ctypes.c_void_p]),
    "opus_decode": (
        ctypes.c_int,
        [
            ctypes.c_void_p,
            ctypes.c_char_p,
            ctypes.c_int32,
            ctypes.c_void_p,
            ctypes.c_int,
            ctypes.c_int,
        ],
    ),
    "opus_packet_has_lbrr": (ctypes.c_int, [ctypes.c_char_p, ctypes.c_int32]),
    "opus_encoder_create": (
        ctypes.c_void_p,
        [ctypes.c_int32, ctypes.c_int, ctypes.c_int, ctypes.POINTER(ctypes.c_int)],
    ),
    "opus_encoder_destroy": (None, [ctypes.c_void_p]),
    # What follows is variadic, which ctypes takes from there being more arguments than types.
    "opus_encoder_ctl": (ctypes.c_int, [ctypes.c_void_p, ctypes.c_int]),
    "opus_encode": (
        ctypes.c_int32,
        [ctypes.c_void_p, ctypes.c_void_p, ctypes.c_int, ctypes.c_char_p, ctypes.c_int32],
    ),
}


class OpusMissing(Exception):
    """No libopus of 1.4 or later was found."""


def candidates() -> Iterator[str]:
    """Where libopus may lie, the likeliest first."""
    package = Path(av.__file__).parent
    for folder in (package.parent / "av.libs", package / ".dylibs"):
        yield from (str(path) for path in sorted(folder.glob("libopus*")))
    named = ctypes.util.find_library("opus")
    if named is not None:
        yield named


@cache
def load() -> ctypes.PyDLL:
    """The library, its functions typed. Raises OpusMissing."""
    for name in candidates():
        try:
            library = ctypes.PyDLL(name)
            for function, (result, arguments) in _FUNCTIONS.items():
                getattr(library, function).restype = result
                getattr(library, function).argtypes = arguments
        except (OSError, AttributeError):
            continue
        return library
    raise OpusMissing(
        "libopus 1.4 or later was found neither in PyAV's wheel nor on this system:"
        " install PyAV from its wheel, or libopus."
    )


class CallDecoder:
    """Decodes one stream to mono samples at `rate` Hz, and makes up for what is missing of it.

    Call in the order of the stream. Raises OpusMissing when it is made.
    """

    def __init__(self, rate: int) -> None:
        self._library = load()
        error = ctypes.c_int()
        self._state = ctypes.c_void_p(
            self._library.opus_decoder_create(rate, 1, ctypes.byref(error))
        )
        if error.value:
            raise ValueError(f"no decoder for {rate} Hz")
        self._out = np.zeros(round(rate * _LONGEST_S), np.int16)

    def __del__(self) -> None:
        if hasattr(self, "_state"):
            self._library.opus_decoder_destroy(self._state)

    def decode(self, payload: bytes) -> Samples:
        """The samples of one packet; none if it is empty or damaged."""
        if not payload:
            # libopus would make up sound.
            return np.zeros(0, np.int16)
        return self._run(payload, len(self._out), fec=False)

    def recover(self, following: bytes, count: int) -> Samples:
        """`count` samples of the packet before `following`, from the copy that this one carries.

        Where it carries none they are made up. None if it is damaged.
        """
        return self._run(following, count, fec=True)

    def conceal(self, count: int) -> Samples:
        """`count` samples that go on from what came last: made up. At most 0.12 s, in 2.5 ms."""
        return self._run(None, count, fec=False)

    def carries_copy(self, payload: bytes) -> bool:
        """Whether a packet carries a copy of the one before."""
        return bool(payload) and self._library.opus_packet_has_lbrr(payload, len(payload)) == 1

    def _run(self, payload: bytes | None, count: int, *, fec: bool) -> Samples:
        size = 0 if payload is None else len(payload)
        out = self._out.ctypes.data
        got: int = self._library.opus_decode(self._state, payload, size, out, count, int(fec))
        return self._out[: max(0, got)].copy()


class CallEncoder:
    """Encodes speech for one stream, one packet for each 20 ms.

    As `agent.opus.OpusEncoder` does, and like it at complexity 5, until something is lost: then
    each packet carries a coarse copy of the one before, which costs quality and four times the
    work (0.06 and 0.25 ms a packet). Raises OpusMissing when it is made.
    """

    def __init__(self, rate: int, bit_rate: int) -> None:
        """rate: of the samples, 16,000 or 24,000 Hz. bit_rate: bits a second, on average."""
        self._library = load()
        error = ctypes.c_int()
        self._state = ctypes.c_void_p(
            self._library.opus_encoder_create(rate, 1, _APPLICATION_AUDIO, ctypes.byref(error))
        )
        if error.value:
            raise ValueError(f"no encoder for {rate} Hz")
        self._frame = rate // 50
        self._out = ctypes.create_string_buffer(_PACKET_MAX)
        self._set(_SET_BIT_RATE, bit_rate)
        self._set(_SET_COMPLEXITY, 5)

    def __del__(self) -> None:
        if hasattr(self, "_state"):
            self._library.opus_encoder_destroy(self._state)

    def expect_loss(self, percent: int) -> None:
        """From the next packet on, be ready for so much loss, 0 to 100 %; 0: carry no copies."""
        self._set(_SET_INBAND_FEC, int(percent > 0))
        self._set(_SET_LOSS_PERCENT, percent)

    def encode(self, samples: Samples) -> bytes:
        """One packet from 20 ms of samples. Raises ValueError for another length."""
        if len(samples) != self._frame:
            raise ValueError(f"{len(samples)} samples are not 20 ms")
        pcm = np.ascontiguousarray(samples, np.int16)
        size: int = self._library.opus_encode(
            self._state, pcm.ctypes.data, self._frame, self._out, _PACKET_MAX
        )
        if size < 0:
            raise RuntimeError(f"libopus could not encode: error {size}")
        return self._out.raw[:size]

    def _set(self, what: int, value: int) -> None:
        if self._library.opus_encoder_ctl(self._state, what, ctypes.c_int(value)):
            raise ValueError(f"libopus does not take {value} for {what}")
