"""Both sides of a call as a page recorded them, on one sample clock."""

import base64
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

RATE: Final = 48_000


class TapeTorn(Exception):
    """The recorder missed samples: nothing measured on this tape would be true."""


@dataclass(frozen=True, slots=True)
class Tape:
    """int16 mono at 48 kHz, the two sides equally long. `start` is the first sample's frame.

    missed: samples that the browser did not run the recorder for; they are silent on the tape.
    """

    start: int
    near: NDArray[np.int16]
    far: NDArray[np.int16]
    missed: int = 0

    @property
    def end(self) -> int:
        """One past the last frame."""
        return self.start + len(self.near)

    def part(self, from_frame: int, to_frame: int) -> "Tape":
        """What lies between two frames, as far as it was recorded."""
        a, b = (max(0, frame - self.start) for frame in (from_frame, to_frame))
        return Tape(self.start + a, self.near[a:b], self.far[a:b])

    def then(self, after: "Tape") -> "Tape":
        """Both as one. Raises TapeTorn where they do not meet."""
        if not len(self.near):
            return after
        if not len(after.near):
            return self
        if after.start != self.end:
            raise TapeTorn(f"{after.start - self.end} samples are missing at {self.end}.")
        near = np.concatenate((self.near, after.near))
        far = np.concatenate((self.far, after.far))
        return Tape(self.start, near, far, self.missed + after.missed)


def read_tape(drained: dict[str, Any]) -> Tape:
    """A piece as the page hands it out. Raises TapeTorn."""
    if not drained["whole"]:
        raise TapeTorn("The recorder's blocks do not follow each other.")
    near, far = (
        np.frombuffer(base64.b64decode(drained[side]), dtype="<i2") for side in ("near", "far")
    )
    return Tape(
        int(drained["frame"]), near.astype(np.int16), far.astype(np.int16), int(drained["missed"])
    )


def write_samples(samples: NDArray[np.int16]) -> str:
    """Samples as the page takes them."""
    return base64.b64encode(samples.astype("<i2").tobytes()).decode()
