"""Turns a stream's packets into unbroken sound: what never came is recovered, else made up.

In this order: the coarse copy that the next packet carries (in-band FEC), then sound that goes on
from the last (concealment) and fades away within 100 ms, then silence. Pure but for the codec.
"""

from dataclasses import dataclass

import numpy as np

from agent.libopus import CallDecoder
from agent.opus import Samples
from agent.rooms.peer.splice import Splice

_HOLDS_S = 0.06
"""So long made-up sound keeps its loudness: a syllable may still go on."""
_FADED_S = 0.1
"""So long after the last real sound it is silent: longer it would drone."""


@dataclass(slots=True)
class Mended:
    """Samples that stood in for real ones. recovered: from copies. concealed: made up."""

    recovered: int = 0
    concealed: int = 0


class Mender:
    """One stream's decoder. Feed in order. Raises OpusMissing when it is made."""

    def __init__(self, rate: int) -> None:
        self._decoder = CallDecoder(rate)
        self._splice = Splice(rate)
        self._frame = rate // 50
        self._gain = np.concatenate(
            (
                np.ones(round(rate * _HOLDS_S), np.float32),
                np.linspace(1.0, 0.0, round(rate * (_FADED_S - _HOLDS_S)), dtype=np.float32),
            )
        )
        self._made_up = len(self._gain)
        """Samples made up since the last real one; there is nothing to go on from at first."""
        self.mended = Mended()

    def play(self, payload: bytes) -> Samples:
        """The samples of a packet; those of a damaged one are made up."""
        sound = self._decoder.decode(payload)
        if len(sound):
            return self._real(sound)
        return self.stand_in(self._frame) if payload else sound

    def bridge(self, count: int, following: bytes) -> Samples:
        """`count` samples, 20 ms or more, that were lost before the packet `following`."""
        if not self._decoder.carries_copy(following):
            return self.stand_in(count)
        before = self.stand_in(count - self._frame)
        copy = self._decoder.recover(following, self._frame)
        if len(copy) < self._frame:
            return np.concatenate((before, self.stand_in(self._frame)))
        self.mended.recovered += self._frame
        return np.concatenate((before, self._real(copy)))

    def stand_in(self, count: int) -> Samples:
        """`count` samples for what did not come."""
        parts = [np.zeros(0, np.int16)]
        while count and self._made_up < len(self._gain):
            # The decoder makes up 20 ms at a time; a rest that is shorter is a rest of that.
            made = self._decoder.conceal(self._frame)[:count]
            gain = self._gain[self._made_up : self._made_up + len(made)]
            faded = np.zeros(len(made), np.int16)
            faded[: len(gain)] = made[: len(gain)] * gain
            parts.append(self._splice.sound(faded))
            self._made_up += len(made)
            self.mended.concealed += len(made)
            count -= len(made)
        return np.concatenate((*parts, self.silence(count)))

    def silence(self, count: int) -> Samples:
        """`count` samples of silence, in which nothing was said."""
        self._made_up = len(self._gain) if count else self._made_up
        return self._splice.silence(count)

    def _real(self, sound: Samples) -> Samples:
        self._made_up = 0
        return self._splice.sound(sound)
